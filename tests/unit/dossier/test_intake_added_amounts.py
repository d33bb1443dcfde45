"""Spending in several columns: their sum is proposed where a column holds it, made where the user says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import balangan, codes, desk, means, proposed, taken, values

from capaian.dossier.intake.desk import Desk

CODES = ("2.12.01.2.01.0001", "2.12.02.2.01.0002", "2.12.03.2.01.0001")
BUDGET = 90_000_000


def rows(
    *columns: tuple[str, int], title: str = "LAPORAN KEUANGAN TAHUN 2023"
) -> list[list[str | int | None]]:
    """A table of three sub-activities; each column begins with a figure that grows by one."""
    lines: list[list[str | int | None]] = [
        [code, "Pelayanan", BUDGET, *(figure + n for _, figure in columns)] for n, code in enumerate(CODES)
    ]
    return [[title], [], ["KODE", "SUB KEGIATAN", "ANGGARAN", *(head for head, _ in columns)], *lines]


def spent(at: Desk, cells: Sequence[Sequence[str | int | None]]) -> list[str]:
    found = values(taken(cells, at), "period", "kind", "actual")
    return [actual for period, kind, actual in found if (period, kind) == ("2023", "all")]


PARTS = ("REALISASI TUNAI", 11_000_000), ("REALISASI NONTUNAI", 43_000_000)


def test_parts_that_the_user_names_are_added_up() -> None:
    at = desk(means={head: "actual" for head, _ in PARTS})
    assert spent(at, rows(*PARTS)) == ["54000000", "54000002", "54000004"]
    assert codes(at) == []


def test_the_doubt_about_one_part_says_how_to_take_both() -> None:
    at = desk()
    proposed(rows(*PARTS), at)
    (doubt,) = at.doubts
    assert doubt.words.endswith('--means "REALISASI TUNAI=actual" --means "REALISASI NONTUNAI=actual"')


@pytest.mark.parametrize(("more", "found"), [(0, []), (700_000, ["beside_differs"])])
def test_what_is_left_of_the_budget_is_held_against_all_parts(more: int, found: list[str]) -> None:
    cells = rows(*PARTS, ("SISA", 0))
    for row in range(3, 6):
        cells[row][5] = BUDGET - sum(int(figure or 0) for figure in cells[row][3:5])
    cells[4][5] = int(cells[4][5] or 0) + more
    at = desk(means={head: "actual" for head, _ in PARTS})
    taken(cells, at)
    assert codes(at) == found


@pytest.mark.parametrize("whole", ["JUMLAH", "TOTAL BELANJA", "SELURUHNYA"])
def test_a_part_beside_the_whole_is_not_added(whole: str) -> None:
    both = {PARTS[0][0]: "actual", PARTS[1][0]: "actual", whole: "actual"}
    cells = rows(*PARTS, (whole, 54_000_000))
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk(means=both)
    taken(cells, at)
    assert "amount_twice" in codes(at)


@pytest.mark.parametrize("whole", ["JUMLAH", "TOTAL"])
def test_the_column_that_sums_up_all_parts_is_proposed(whole: str) -> None:
    cells = rows(*PARTS, (whole, 54_000_000))
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk()
    assert means(proposed(cells, at)) == {"ANGGARAN": "revised", whole: "actual"}
    assert at.doubts == []


def test_a_column_that_is_no_sum_of_the_parts_is_not_proposed() -> None:
    at = desk()
    assert "JUMLAH" not in means(proposed(rows(*PARTS, ("JUMLAH", 60_000_000)), at))
    assert [doubt.text for doubt in at.doubts] == ["REALISASI TUNAI"]


UNTIL = ("LS S.D. BULAN INI", 11_000_000), ("GU S.D. BULAN INI", 43_000_000)


def test_a_sum_without_a_time_has_that_of_its_parts() -> None:
    cells = rows(*UNTIL, ("JUMLAH SPJ", 0), title="SPJ BENDAHARA BULAN DESEMBER 2023")
    for row in range(3, 6):
        cells[row][-1] = sum(int(figure or 0) for figure in cells[row][3:5])
    at = desk(balangan())
    assert spent(at, cells) == ["54000000", "54000002", "54000004"]
    assert at.doubts == []


def test_a_sum_without_a_time_that_is_none_of_the_parts_is_not_taken() -> None:
    cells = rows(*UNTIL, ("JUMLAH SPJ", 70_000_000), title="SPJ BENDAHARA BULAN DESEMBER 2023")
    at = desk()
    proposed(cells, at)
    assert at.doubts
