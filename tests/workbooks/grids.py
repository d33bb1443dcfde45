"""Workbooks as tests change them: sheets as rows of cells,
written anew by another library than the reader.

What comes out is a workbook as any table program saves it: the hidden row and the hidden sheet are
there, looks and drop-down lists are not.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bad_input.spoiling import BASE
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.identity import BESIDE_MARK, is_derived, read_mark
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.write.book import export_book, write_template

COUNTS, AREAS, SURVEY, OUTPUTS = "counts.csv", "areas.csv", "survey.csv", "outputs.csv"
INDICATORS, TARGETS = "plan.yaml#indicators", "plan.yaml#indicators/targets"
BASE_SHEET = "=asal"


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was last worked out; of `None` there is none."""

    text: str
    value: object = 0


@dataclass(frozen=True)
class Shown:
    """A value with the format that it is shown in."""

    value: object
    format: str


@dataclass(frozen=True)
class Struck:
    """A text or figure that is struck out."""

    value: object


@dataclass
class Grid:
    name: str
    rows: list[list[object]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column, from 1."""
    is_hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)

    def column(self, name: str) -> int:
        """Return the place of a column by its id or title, from 0."""
        for row in self.rows[:2]:
            if name in row:
                return row.index(name)
        raise LookupError(name)

    def put(self, row: int, name: str, value: object) -> None:
        """Put a value into a cell by its row, from 1, and its column by id or title."""
        while len(self.rows) < row:
            self.rows.append([])
        place, cells = self.column(name), self.rows[row - 1]
        cells += [None] * (place + 1 - len(cells))
        cells[place] = value

    def get(self, row: int, name: str) -> object:
        """Return the value of a cell."""
        return self.rows[row - 1][self.column(name)]

    def at(self, row: int, column: int) -> object:
        """Return the value of a cell by its numbers, from 1."""
        cells = self.rows[row - 1] if row <= len(self.rows) else []
        return cells[column - 1] if column <= len(cells) else None

    def add(self, **cells: object) -> int:
        """Add a row with cells by the ids of columns, dots written as two lines;
        return its number.
        """
        row = len(self.rows) + 1
        for name, value in cells.items():
            self.put(row, name.replace("__", "."), value)
        return row

    def move_column(self, name: str, place: int) -> None:
        """Move a column with all its cells to a place, from 0."""
        old = self.column(name)
        for row in self.rows:
            row += [None] * (old + 1 - len(row))
            row.insert(place, row.pop(old))

    def drop_column(self, name: str) -> None:
        place = self.column(name)
        for row in self.rows:
            del row[place : place + 1]


Grids = dict[str, Grid]
"""Sheets by their ids; those that are none of ours by any name."""
Change = Callable[[Grids], None]


def grids_of(content: bytes, *, with_empty: bool = False) -> Grids:
    """Return the sheets of a workbook that are read back,
    those without rows only if they are wanted.

    Names beside codes are left out, as in workbooks that were written before there were any.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "buku.xlsx"
        file.write_bytes(content)
        book = read_book(file)
    found: Grids = {}
    for sheet in book.sheets:
        mark = read_mark(str(sheet.rows[0][0]))
        assert mark is not None
        if mark[1] == BASE_SHEET or not is_derived(mark[1]):
            rows: list[list[object]] = [list(row) for row in sheet.rows]
            beside = {
                place for place, cell in enumerate(rows[0]) if str(cell).endswith(BESIDE_MARK)
            }
            rows = [
                [cell for place, cell in enumerate(row) if place not in beside] for row in rows
            ]
            if with_empty or len(rows) > 2 or mark[1] == BASE_SHEET:
                found[mark[1]] = Grid(sheet.name, rows, is_hidden=not sheet.is_visible)
    return found


@cache
def _base_book() -> bytes:
    return export_book(canonical_folder(BASE)[0])


@cache
def _template() -> bytes:
    return write_template()


@cache
def _base_grids() -> Grids:
    return grids_of(_base_book())


def base_grids() -> Grids:
    """Return the sheets of the small valid dossier that hold anything."""
    return deepcopy(_base_grids())


def template_grids() -> Grids:
    return grids_of(_template(), with_empty=True)


def write_grids(grids: Grids) -> bytes:
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, options)
    for grid in grids.values():
        sheet = book.add_worksheet(grid.name)
        _write_grid(book, sheet, grid)
    book.close()
    return stream.getvalue()


def _write_grid(book: Workbook, sheet: Worksheet, grid: Grid) -> None:
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            _write_cell(book, sheet, row, column, value)
    for first_row, first_column, last_row, last_column in grid.merged:
        value = grid.at(first_row, first_column)
        sheet.merge_range(first_row - 1, first_column - 1, last_row - 1, last_column - 1, "")
        _write_cell(book, sheet, first_row - 1, first_column - 1, value)
    for row in grid.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for column in grid.hidden_columns:
        sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    if grid.is_hidden:
        sheet.hide()


def _write_cell(book: Workbook, sheet: Worksheet, row: int, column: int, value: object) -> None:
    match value:
        case None:
            return
        case Formula():
            sheet.write_formula(row, column, value.text, None, value.value)
        case Shown():
            look = book.add_format({"num_format": value.format})
            _write_shown(sheet, row, column, value.value, look)
        case Struck():
            sheet.write(row, column, value.value, book.add_format({"font_strikeout": True}))
        case str():
            sheet.write_string(row, column, value)
        case bool():
            sheet.write_boolean(row, column, value)
        case Decimal() | int():
            sheet.write_number(row, column, value)
        case _:
            _write_shown(
                sheet, row, column, value, book.add_format({"num_format": _format_of(value)})
            )


def _format_of(value: object) -> str:
    return "hh:mm" if isinstance(value, time | timedelta) else "dd/mm/yyyy"


def _write_shown(sheet: Worksheet, row: int, column: int, value: object, look: object) -> None:
    if isinstance(value, date | datetime | time | timedelta):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def changed_book(folder: Path, *changes: Change, grids: Grids | None = None) -> Path:
    """Write the workbook of the small valid dossier with changes, and return the file."""
    found = base_grids() if grids is None else grids
    for change in changes:
        change(found)
    file = folder / "buku.xlsx"
    file.write_bytes(write_grids(found))
    return file


def put(sheet: str, row: int, column: str, value: object) -> Change:
    return lambda grids: grids[sheet].put(row, column, value)


def add(sheet: str, **cells: object) -> Change:
    def change(grids: Grids) -> None:
        grids[sheet].add(**cells)

    return change


def drop(sheet: str, row: int) -> Change:
    def change(grids: Grids) -> None:
        del grids[sheet].rows[row - 1]

    return change


def insert(sheet: str, row: int, *cells: object) -> Change:
    """Return the change that inserts a row above one."""
    return lambda grids: grids[sheet].rows.insert(row - 1, [*cells])


def swap(sheet: str, row: int, other: int) -> Change:
    def change(grids: Grids) -> None:
        rows = grids[sheet].rows
        rows[row - 1], rows[other - 1] = rows[other - 1], rows[row - 1]

    return change


def together(*changes: Change) -> Change:
    def change(grids: Grids) -> None:
        for one in changes:
            one(grids)

    return change


def merge(sheet: str, *cells: int) -> Change:
    """Return the change that merges cells: first row, first column, last row, last column."""
    first_row, first_column, last_row, last_column = cells
    return lambda grids: grids[sheet].merged.append(
        (first_row, first_column, last_row, last_column)
    )
