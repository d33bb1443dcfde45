"""`capaian intake`: December's sheet with parts of the year as columns goes on with those that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.area_layouts import NAMES
from tests.intake.parted_year import HALVES, QUARTERS, SUM, TITLE, answers, figure, sheet, stored

from capaian.domain.period import MONTHS


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return uncounted_balangan(tmp_path)


@pytest.mark.parametrize("total", ["", SUM])
@pytest.mark.parametrize(
    ("parts", "letter", "until"), [(QUARTERS, "Q{}", 3), (HALVES, "S{}", 1), (MONTHS, "M{:02}", 9)]
)
def test_parts_that_were_corrected_and_the_last_ones_are_stored(
    parts: Sequence[str], letter: str, until: int, total: str, dossier: Path
) -> None:
    confirm(dossier, sheet(parts, until, {}, total), *answers(parts, total))
    wanted = {f"2023-{letter.format(n + 1)}": figure(1, n) for n in range(until)}
    assert stored(dossier) == wanted
    confirm(dossier, sheet(parts, len(parts), {(1, 0): 27}, total))
    wanted |= {f"2023-{letter.format(n + 1)}": figure(1, n) for n in range(until, len(parts))}
    assert stored(dossier) == wanted | {f"2023-{letter.format(1)}": 27}


def test_it_is_no_question_and_each_part_that_changes_is_shown(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 3, {}, SUM), *answers(QUARTERS, SUM))
    done = bring(dossier, sheet(QUARTERS, 4, {(1, 0): 27}, SUM), "--yes")
    assert done.code == 0, done.says
    assert f"63.11.02 Halong akta-mati.issued 2023-Q1 {figure(1, 0)} 27" in flat(done)


def test_a_year_of_which_no_part_is_kept_is_stored_alone(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 4, {}, SUM), *answers(QUARTERS, SUM))
    assert stored(dossier) == {"2023": sum(figure(1, n) for n in range(4))}
    confirm(dossier, sheet(QUARTERS, 4, {(1, 1): 30}, SUM))
    assert stored(dossier) == {"2023": sum(figure(1, n) for n in (0, 2, 3)) + 30}


def test_a_year_that_is_kept_beside_its_parts_is_corrected_with_them(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 3, {}), *answers(QUARTERS))
    rows: Rows = [[TITLE], [], ["KECAMATAN", "Akta Kematian Terbit"], *([name, 130] for name in NAMES)]
    confirm(dossier, rows)
    assert stored(dossier)["2023"] == 130
    confirm(dossier, sheet(QUARTERS, 4, {(1, 1): 30}))
    quarters = {1: figure(1, 0), 2: 30, 3: figure(1, 2), 4: figure(1, 3)}
    assert stored(dossier) == {f"2023-Q{n}": one for n, one in quarters.items()} | {
        "2023": sum(quarters.values())
    }


def test_quarters_that_are_kept_are_made_of_the_months_of_a_sheet(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 2, {}), *answers(QUARTERS))
    confirm(dossier, sheet(MONTHS, 12, {}), *answers(MONTHS))
    assert stored(dossier) == {
        f"2023-Q{n + 1}": sum(figure(1, month) for month in range(3 * n, 3 * n + 3)) for n in range(4)
    }


def test_quarters_of_a_sheet_are_stored_beside_months_that_are_kept(dossier: Path) -> None:
    confirm(dossier, sheet(MONTHS, 3, {}), *answers(MONTHS))
    confirm(dossier, sheet(QUARTERS, 4, {}), *answers(QUARTERS))
    assert stored(dossier) == {
        **{f"2023-M{n + 1:02}": figure(1, n) for n in range(3)},
        **{f"2023-Q{n + 1}": figure(1, n) for n in range(4)},
    }


@pytest.mark.parametrize(("parts", "letter"), [(QUARTERS[:3], "Q3"), (MONTHS[:7], "M07")])
def test_a_part_that_those_kept_do_not_cover_is_stored_itself(
    parts: Sequence[str], letter: str, dossier: Path
) -> None:
    confirm(dossier, sheet(HALVES, 1, {}), *answers(HALVES))
    confirm(dossier, sheet(parts, len(parts), {}), *answers(parts))
    first = sum(figure(1, n) for n in range(len(parts) - 1))
    assert stored(dossier) == {"2023-S1": first, f"2023-{letter}": figure(1, len(parts) - 1)}


def test_a_sum_that_the_parts_do_not_make_is_told(dossier: Path) -> None:
    confirm(dossier, sheet(QUARTERS, 3, {}, SUM), *answers(QUARTERS, SUM))
    rows = sheet(QUARTERS, 4, {}, SUM)
    rows[4][-1] = 200
    done = bring(dossier, rows, "--yes")
    assert done.code == 10
    assert "200" in flat(done)


@pytest.mark.parametrize(("year", "is_told"), [(0, False), (-1, True)])
def test_a_year_below_its_half_and_a_month_is_told(year: int, is_told: bool, dossier: Path) -> None:
    confirm(dossier, sheet(HALVES, 1, {}), *answers(HALVES))
    confirm(dossier, sheet(MONTHS[:7], 7, {}), *answers(MONTHS[:7]))
    total = sum(figure(1, n) for n in range(7))
    figures = [total + year if n == 1 else 3 * total for n, _ in enumerate(NAMES)]
    heads: Rows = [["KECAMATAN", "Akta Kematian Terbit"]]
    body: Rows = [[*row] for row in zip(NAMES, figures, strict=True)]
    shown = flat(bring(dossier, [[TITLE], [], *heads, *body]))
    words = f"tertulis {total + year}, padahal jumlah semester dan bulan yang sudah ada saja {total}."
    assert (words in shown) == is_told, shown


@pytest.mark.parametrize(("more", "code"), [(0, 2), (1, 0)])
def test_a_year_that_leaves_nothing_for_its_last_months(more: int, code: int, dossier: Path) -> None:
    confirm(dossier, sheet(HALVES, 1, {}), *answers(HALVES))
    confirm(dossier, sheet(MONTHS[:7], 7, {}), *answers(MONTHS[:7]))
    heads: Rows = [["KECAMATAN", "Akta Kematian Terbit"]]
    body: Rows = [[name, sum(figure(row, n) for n in range(7))] for row, name in enumerate(NAMES)]
    confirm(dossier, [[TITLE], [], *heads, *([name, int(str(told)) + 40] for name, told in body)])
    body[0][1] = int(str(body[0][1])) + 50 * more
    body[1:] = [[name, int(str(told)) + 39 * more] for name, told in body[1:]]
    done = bring(dossier, [[TITLE], [], *heads, *body], "--yes")
    assert done.code == code, done.says
    is_told = "angka" in flat(done) and "mungkin bagian akhirnya belum termasuk" in flat(done)
    assert is_told == ("mengganti 8 dari 8 angka yang tersimpan" in flat(done)) == (code == 2)
