"""A percentage that is held against the figures of its row, or total, and is not theirs is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, Decimal

import pytest
from tests.intake.aggregate import kecamatan
from tests.intake.desks import Cells, balangan
from tests.intake.readings import Sheet, reading_of

from capaian.dossier.spreadsheets.model import CellValue
from capaian.rulebook import load_rulebook

NAMES = tuple(kecamatan().values())
CODES = tuple(kecamatan())
ELIGIBLE = tuple(6_000 + 731 * n for n in range(8))
HOLDERS = tuple(5_900 + 689 * n for n in range(8))


def share(n: int, places: int = 2) -> Decimal:
    return round(Decimal(100 * HOLDERS[n]) / ELIGIBLE[n], places)


def sheet(
    changes: Mapping[int, CellValue] | None = None, head: str = "%", holders: Sequence[int] = ()
) -> Cells:
    """A table of cards, of which some rows tell another percentage, or have other holders."""
    shares: dict[int, CellValue] = {**{n: share(n) for n in range(8)}, **(changes or {})}
    had = [*holders, *HOLDERS[len(holders) :]]
    lines = [(n + 1, name, ELIGIBLE[n], had[n], shares[n]) for n, name in enumerate(NAMES)]
    heads = ("NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM", head)
    return [("KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023",), (), heads, *lines]


def shapes(cells: Cells) -> list[str]:
    return [shape for shape in reading_of(Sheet(cells)).shapes if "di sebelahnya" in shape]


def test_shares_of_their_figures_are_ordinary() -> None:
    assert shapes(sheet()) == []


@pytest.mark.parametrize("rows", [[0], [3, 7], [1, 2, 3]])
def test_rows_that_contradict_themselves_are_named(rows: Sequence[int]) -> None:
    (shape,) = shapes(sheet(dict.fromkeys(rows, Decimal("42.5"))))
    assert all(f"{CODES[n]} (baris {4 + n})" in shape for n in rows)
    assert "cocok di baris lain" in shape


def test_a_figure_that_lost_a_thousand_contradicts_its_share() -> None:
    (shape,) = shapes(sheet(holders=[HOLDERS[0] - 1_000]))
    assert f"{CODES[0]} (baris 4)" in shape


@pytest.mark.parametrize("places", [0, 1, 3])
def test_shares_may_be_rounded_in_any_way(places: int) -> None:
    step = Decimal(1).scaleb(-places)
    rounded = {n: share(n, places) for n in range(8)}
    down = {n: share(n, 9).quantize(step, ROUND_DOWN) for n in range(8)}
    assert shapes(sheet(rounded)) == shapes(sheet(down)) == []


def test_a_share_of_something_else_in_all_rows_is_no_contradiction() -> None:
    assert shapes(sheet({n: Decimal(31 + n) for n in range(8)})) == []


def test_where_all_have_one_no_row_proves_what_the_column_tells() -> None:
    changes: dict[int, CellValue] = dict.fromkeys(range(8), 100) | {2: Decimal("97.5")}
    assert shapes(sheet(changes, holders=ELIGIBLE)) == []


def total(stated: CellValue, *, lacking: int = 0) -> Cells:
    """The row of all areas with a percentage of its own."""
    return [("JUMLAH", None, sum(ELIGIBLE) - lacking, sum(HOLDERS), stated)]


def test_a_total_is_held_against_its_percentage_as_rows_are() -> None:
    right = round(Decimal(100 * sum(HOLDERS)) / sum(ELIGIBLE), 2)
    assert shapes([*sheet(), *total(right)]) == shapes([*sheet(), *total(None)]) == []
    (shape,) = shapes([*sheet(), *total(right - 9)])
    assert "JUMLAH (baris 12)" in shape
    (shape,) = shapes([*sheet({3: Decimal("42.5")}), *total(right - 9)])
    assert f"{CODES[3]} (baris 7), JUMLAH (baris 12)" in shape


def test_a_total_may_tell_the_mean_of_its_percentages() -> None:
    mean = sum((share(n) for n in range(8)), Decimal(0)) / 8
    assert shapes([*sheet(), *total(round(mean, 1))]) == []


def test_a_row_that_is_no_sum_of_the_others_tells_nothing() -> None:
    assert shapes([*sheet(), *total(Decimal("42.5"), lacking=10)]) == []


def test_a_total_that_has_no_name_is_told_as_one() -> None:
    ((_, *figures),) = total(Decimal("42.5"))
    (shape,) = shapes([*sheet(), (None, *figures)])
    assert "jumlah (baris 12)" in shape


def test_progress_of_the_work_is_no_share_of_money() -> None:
    nodes = [one.code for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]
    lines = [
        (code, "Belanja", 10_000_000 + 77_000 * n, 5_000_000 + 41_000 * n, progress)
        for n, code in enumerate([code for code in nodes if len(code.split(".")) == 6][:5])
        for progress in [100 if n == 0 else round(Decimal(500_000 + 4_100 * n) / (10_000 + 77 * n), 2)]
    ]
    for head, is_told in (("FISIK (%)", False), ("%", True)):
        heads = ("KODE", "URAIAN", "PAGU", "REALISASI", head)
        cells: Cells = [("REALISASI BELANJA TAHUN 2023",), (), heads, *lines]
        found = reading_of(Sheet(cells), balangan()).shapes
        assert any("di sebelahnya" in shape for shape in found) is is_told


def test_the_same_rows_are_the_same_reading_whatever_their_figures() -> None:
    first, second = (
        reading_of(Sheet(sheet({3: figure}))).digest for figure in (Decimal("42.5"), Decimal("43.5"))
    )
    other = reading_of(Sheet(sheet({4: Decimal("42.5")}))).digest
    assert first == second != other


def test_a_total_may_be_off_by_its_rounding_or_a_part_of_one() -> None:
    right = round(Decimal(100 * sum(HOLDERS)) / sum(ELIGIBLE), 2)
    for stated in (right + Decimal("0.01"), right - Decimal("0.01"), round(right / 100, 2), right / 100):
        assert shapes([*sheet(), *total(stated)]) == [], stated


@pytest.mark.parametrize("off", ["0.05", "-0.3", "9"])
def test_a_total_farther_off_is_told(off: str) -> None:
    right = round(Decimal(100 * sum(HOLDERS)) / sum(ELIGIBLE), 2)
    (shape,) = shapes([*sheet(), *total(right + Decimal(off))])
    assert "JUMLAH (baris 12)" in shape
    (shape,) = shapes([*sheet(), *total(round((right + 9) / 100, 2))])
    assert "JUMLAH (baris 12)" in shape
