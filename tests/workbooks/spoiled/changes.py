"""What people do to a workbook, as files of cases name it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from tests.workbooks.grids import (
    Change,
    Formula,
    Grid,
    Grids,
    Shown,
    Struck,
    add,
    drop,
    insert,
    merge,
    put,
    swap,
    together,
)


def move_column(sheet: str, column: str, place: int) -> Change:
    """Let a whole column stand elsewhere."""
    return lambda grids: grids[sheet].move_column(column, place)


def move_seen_column(sheet: str, column: str, place: int) -> Change:
    """Move what is seen of a column: the hidden row above stays as it was."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        ids = [*grid.rows[0]]
        grid.move_column(column, place)
        grid.rows[0] = ids

    return change


def drop_column(sheet: str, column: str) -> Change:
    return lambda grids: grids[sheet].drop_column(column)


def drop_sheet(sheet: str) -> Change:
    def change(grids: Grids) -> None:
        del grids[sheet]

    return change


def rename_sheet(sheet: str, name: str) -> Change:
    def change(grids: Grids) -> None:
        grids[sheet].name = name

    return change


def copy_sheet(sheet: str) -> Change:
    """Leave a copy of a sheet in the workbook."""

    def change(grids: Grids) -> None:
        grids["salinan"] = deepcopy(grids[sheet])
        grids["salinan"].name = f"{grids[sheet].name} (2)"

    return change


def own_sheet(*cells: object) -> Change:
    """Add a sheet of the office's own."""

    def change(grids: Grids) -> None:
        grids["coretan"] = Grid("Coretan", [[*cells]])

    return change


def hide(sheet: str, rows: list[int], columns: list[int]) -> Change:
    def change(grids: Grids) -> None:
        grids[sheet].hidden_rows, grids[sheet].hidden_columns = rows, columns

    return change


def sort(sheet: str, column: str) -> Change:
    """Sort the rows below the titles."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        place = grid.column(column)
        width = max(map(len, grid.rows))
        rows = [row + [None] * (width - len(row)) for row in grid.rows[2:]]
        grid.rows[2:] = sorted(rows, key=lambda row: str(row[place] or ""))

    return change


def empty(sheet: str) -> Change:
    """Delete all rows of data."""

    def change(grids: Grids) -> None:
        del grids[sheet].rows[2:]

    return change


def paste_hidden_row(sheet: str, source: str) -> Change:
    """Paste the hidden row of one sheet over that of another."""

    def change(grids: Grids) -> None:
        grids[sheet].rows[0] = [*grids[source].rows[0]]

    return change


def put_next_to(sheet: str, row: int, value: object) -> Change:
    """Return the change that types something beside a table, a column left free."""

    def change(grids: Grids) -> None:
        width = max(map(len, grids[sheet].rows)) + 1
        cells = grids[sheet].rows[row - 1]
        cells += [None] * (width - len(cells)) + [value]

    return change


def insert_column(sheet: str, place: int, *cells: object) -> Change:
    """Insert a column with cells from above."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        for number, row in enumerate(grid.rows):
            row += [None] * (place - len(row))
            row.insert(place, cells[number] if number < len(cells) else None)

    return change


def cut_row(sheet: str, row: int) -> Change:
    """Lose the last cell of a row."""

    def change(grids: Grids) -> None:
        grids[sheet].rows[row - 1].pop()

    return change


def write_at(sheet: str, row: int, place: int, text: object) -> Change:
    """Write into a cell by its place in the row, from 1."""

    def change(grids: Grids) -> None:
        grids[sheet].rows[row - 1][place - 1] = text

    return change


def repeat_row(sheet: str, row: int) -> Change:
    """Copy a row below the others."""
    return lambda grids: grids[sheet].rows.append([*grids[sheet].rows[row - 1]])


def move_row(sheet: str, row: int, to: int) -> Change:
    """Let a row stand elsewhere."""
    return lambda grids: grids[sheet].rows.insert(to - 1, grids[sheet].rows.pop(row - 1))


_CHANGES: Mapping[str, Callable[..., Change]] = {
    change.__name__: change
    for change in (
        *(
            add,
            cut_row,
            copy_sheet,
            drop,
            drop_column,
            drop_sheet,
            empty,
            hide,
            insert,
            insert_column,
            merge,
        ),
        *(move_column, move_row, move_seen_column, own_sheet, paste_hidden_row, put, put_next_to),
        *(rename_sheet, repeat_row, sort, swap, write_at),
    )
}


def read_change(steps: list[dict[str, list[Any]]]) -> Change:
    """Return the change that steps name: each what is done, with its arguments;
    a map adds cells by name.
    """
    return together(*(_step(name, given) for step in steps for name, given in step.items()))


def _step(name: str, given: list[Any]) -> Change:
    cells = given[-1] if name == "add" else {}
    values = [read_cell(value) for value in (given[:-1] if name == "add" else given)]
    return _CHANGES[name](*values, **{column: read_cell(value) for column, value in cells.items()})


def read_cell(value: object) -> object:
    """Return what a cell holds: a map says how it is shown, struck out or worked out."""
    match value:
        case float():
            return Decimal(str(value))
        case {"formula": str(text), "value": result}:
            return Formula(text, read_cell(result))
        case {"shown": shown, "format": str(look)}:
            return Shown(read_cell(shown), look)
        case {"struck": struck}:
            return Struck(struck)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"hours": int(hours)}:
            return timedelta(hours=hours)
    return value
