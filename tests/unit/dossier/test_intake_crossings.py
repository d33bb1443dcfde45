"""A wrong cell at which sums cross: told once and there, and what is declared is what is used."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from tests.intake.desks import KTP, Cells, changed, codes, desk, said, taken, values
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_row_sums import Row, by_quarter, plain
from tests.unit.dossier.test_intake_sides import ONE

from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import find_crossings
from capaian.dossier.intake.desk import Desk, Sum
from capaian.dossier.spreadsheets.model import column_letters

WRONG_BY = 90


def by_sex() -> list[Row]:
    """All kecamatan with men, women and both."""
    rows: list[Row] = [["KEPEMILIKAN KTP-EL TAHUN 2023"], ["No", "Kecamatan", "Wajib KTP"]]
    rows.append([None, None, "L", "P", "Jumlah"])
    men = 0
    for number, name, both, _ in (row for row in KTP[3:-1] if len(row) == 4):
        assert isinstance(both, int)
        men += both // 2
        rows.append([number, name, both // 2, both - both // 2, both])
    return [*rows, [None, "JUMLAH", men, 96472 - men, 96472]]


BOOKS: dict[str, tuple[Cells, range, range]] = {
    "kecamatan": (by_sex(), range(4, 13), range(3, 6)),
    "months by quarter": (by_quarter(), range(3, 6), range(4, 21)),
    "months beside what was planned": (plain(has_total=True), range(4, 7), range(5, 28, 2)),
}
SPOILED = [
    (name, row, column) for name, (_, rows, columns) in BOOKS.items() for row in rows for column in columns
][::2]


def at_book(name: str, **asked: object) -> Desk:
    return desk(None if name.startswith("kecamatan") else office(), **asked)


def outcome(found: Taken) -> list[tuple[str, ...]]:
    return values(found, "measure", "area", "node", "kind", "period", "value", "original", "actual")


@cache
def right_outcome(name: str) -> list[tuple[str, ...]]:
    """What a book says without a wrong figure."""
    return outcome(taken(BOOKS[name][0], at_book(name)))


def spoil(name: str, row: int, column: int) -> tuple[list[list[object]], int]:
    cells = BOOKS[name][0]
    right = cells[row - 1][column - 1]
    assert isinstance(right, int)
    return changed((row, column, right + WRONG_BY), rows=cells), right


@pytest.mark.parametrize("name", BOOKS)
def test_sound_books_have_no_wrong_figure(name: str) -> None:
    at = at_book(name)
    taken(BOOKS[name][0], at)
    assert codes(at) == []


@pytest.mark.parametrize(("name", "row", "column"), SPOILED)
def test_any_wrong_cell_is_told_once_and_there(name: str, row: int, column: int) -> None:
    cells, right = spoil(name, row, column)
    at = at_book(name)
    taken(cells, at)  # type: ignore[arg-type]  # cells
    told = [(where.split(" (")[0], words) for where, words in said(at) if "selisih" in words]
    assert [where for where, _ in told] == [f"{row} {column_letters(column)}"]
    assert f" {right:,} (selisih {WRONG_BY})".replace(",", ".") in told[0][1]


@pytest.mark.parametrize(("name", "row", "column"), SPOILED)
def test_what_is_declared_to_be_used_is_used(name: str, row: int, column: int) -> None:
    cells, right = spoil(name, row, column)
    at = at_book(name, accepts_totals=True)
    found = taken(cells, at)  # type: ignore[arg-type]  # cells
    ((where, printed, used),) = [
        (total.place, total.stated.replace(".", ""), total.summed.replace(".", "")) for total in at.accepted
    ]
    assert (where.row, (where.column or "").split()[0]) == (row, column_letters(column))
    assert (printed, used) == (str(right + WRONG_BY), str(right))
    assert outcome(found) == right_outcome(name)


def test_two_wrong_cells_are_told_each_at_its_place() -> None:
    at = desk()
    taken(changed((5, 3, 7000), (12, 4, 48000), rows=by_sex()), at)  # type: ignore[arg-type]  # cells
    assert [where.split(" (")[0] for where, _ in said(at)] == ["5 C", "12 D"]


def test_a_wrong_row_below_a_right_sum_is_told_as_before() -> None:
    """The row adds up, so nobody can tell which of its figures is wrong."""
    at = desk()
    taken(changed((5, 2, 7401), (5, 4, 14844), rows=ONE), at)  # type: ignore[arg-type]  # cells
    assert [issue.code for issue in at.log.finish(()) if issue.code != "area_absent"] == ["total_lacks_areas"]


def summed(total: int, stated: int, **parts: int) -> Sum:
    """A sum of cells in row 1, called by their columns: `c2=5`."""
    cells = {(1, int(name[1:])): Decimal(value) for name, value in parts.items()}
    return Sum((1, total), Decimal(stated), cells)


def test_a_cell_of_two_wrong_sums_makes_both_right() -> None:
    (one,) = find_crossings([summed(9, 10, c1=4, c2=5), summed(8, 10, c2=5, c3=4)])
    assert (one.cell, one.stated, one.right, len(one.sums)) == ((1, 2), 5, 6, 2)


def test_one_wrong_sum_has_no_crossing() -> None:
    assert [*find_crossings([summed(9, 10, c1=4, c2=5)])] == []


def test_a_cell_that_would_have_to_be_two_things_is_none() -> None:
    assert [*find_crossings([summed(9, 10, c1=4, c2=5), summed(8, 11, c2=5, c3=4)])] == []


def test_a_cell_of_a_right_sum_is_right() -> None:
    sums = [summed(9, 10, c1=4, c2=5), summed(8, 10, c2=5, c3=4), summed(7, 7, c2=5, c4=2)]
    assert [*find_crossings(sums)] == []


def test_two_cells_that_may_both_be_wrong_are_left_alone() -> None:
    sums = [summed(9, 10, c1=4, c2=5), summed(8, 10, c1=4, c2=5)]
    assert [*find_crossings(sums)] == []
