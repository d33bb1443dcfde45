"""Totals in many layouts: what is sound is silent, and any one wrong cell is told at its place.

A part that stands in no other sum than those of its column is told at these: nobody can tell which of the
parts it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from tests.intake.area_layouts import COLUMNS, LAYOUTS, Row, area_tables, figure_cells
from tests.intake.budget_layouts import NAMES, budget_tables, month_tables, shared_tables
from tests.intake.desks import balangan, desk, taken

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind
from capaian.dossier.spreadsheets.model import column_letters

WRONG_BY = 90
TABLES: dict[str, tuple[list[Row], int, int]] = {
    **{name: (rows, first, 3) for name, rows, first in area_tables()},
    **{f"budget: {name}": (rows, first, 3) for name, rows, first in (*budget_tables(), *shared_tables())},
    **{f"months: {name}": (rows, first, 4) for name, rows, first in month_tables()},
}
WORDS = "Jumlah JUMLAH Sub Wilayah Pindahan KABUPATEN Balangan Dapil T s.d. s/d Dip"
"""Beginnings of what totals of the layouts are called."""


@cache
def office() -> OfficeYear:
    """Balangan, with the sub-activities of the budgets."""
    known = balangan().nodes
    sample = next(node for node in known if node.kind is NodeKind.SUBACTIVITY)
    made = tuple(replace(sample, id=NodeId(code), code=code, name=name) for code, name in NAMES.items())
    return replace(balangan(), nodes=(*known, *made))


def told(rows: Sequence[Row]) -> list[str]:
    """Where errors of a table are, and warnings of its totals."""
    at = desk(office())
    taken(rows, at)
    found = [
        one for one in at.log.finish(()) if one.level is Level.ERROR or one.code.startswith(("total", "fig"))
    ]
    return [f"{one.place.row} {(one.place.column or '').split(' ')[0]}" for one in found]


def spoiled(rows: Sequence[Row], row: int, column: int) -> list[Row]:
    """A table with one wrong figure."""
    made = [[*cells] for cells in rows]
    right = made[row - 1][column - 1]
    assert isinstance(right, int)
    made[row - 1][column - 1] = right + WRONG_BY
    return made


def test_there_are_many_layouts() -> None:
    assert (len(TABLES), len(LAYOUTS) * len(COLUMNS)) == (199, 63)


@pytest.mark.parametrize("name", TABLES)
def test_sound_tables_are_silent(name: str) -> None:
    assert told(TABLES[name][0]) == []


def cells(kind: str, step: int) -> list[tuple[str, int, int]]:
    """Every so many of the cells of some tables."""
    found = [
        (name, *cell)
        for name, (rows, first, column) in TABLES.items()
        if kind in name
        for cell in figure_cells(rows, first, column)
    ]
    return found[::step]


def is_total(rows: Sequence[Row], row: int) -> bool:
    """Say whether a row of a layout adds up others, by what it is called."""
    return any(str(cell).startswith((*WORDS.split(),)) for cell in rows[row - 1][1:3])


@pytest.mark.parametrize(("name", "row", "column"), cells("sexes", 11))
def test_where_rows_and_columns_add_up_any_wrong_cell_is_told_once_and_there(
    name: str, row: int, column: int
) -> None:
    assert told(spoiled(TABLES[name][0], row, column)) == [f"{row} {column_letters(column)}"]


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [one for kind in (", two", ", year", ", months", "months: ") for one in cells(kind, 89)],
)
def test_any_wrong_total_is_told_at_its_cell_and_any_other_cell_in_its_column(
    name: str, row: int, column: int
) -> None:
    rows = TABLES[name][0]
    found = told(spoiled(rows, row, column))
    assert found
    if is_total(rows, row):
        assert found == [f"{row} {column_letters(column)}"]
