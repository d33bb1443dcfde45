"""The values of the cells, as the reader gives them, in lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import groupby, islice
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from .clean_book import clean_book
from .gate import GatedBook, GatedSheet
from .limits import Limits
from .odd_cells import Looks, find_odd_cells, find_unreadable_cells
from .refusal import RefusedError, refuse
from .repeated_cells import find_repeated_cells

_ROWS_OF_LINE: Final = 1_000

Box = tuple[int, int, int, int]


def tell_book(book: GatedBook, limits: Limits) -> Iterator[str]:
    """Yield a line for each sheet, the lines of its rows (a number for empty ones), and the notes.

    Raises:
        RefusedError: The reader gives up.
    """
    try:
        reader = CalamineWorkbook.from_filelike(BytesIO(clean_book(book.parts, book.unpacking)))
    except CalamineError:
        raise refuse("book_broken", part="xl/workbook.xml") from None
    for index, sheet in enumerate(book.sheets):
        yield from _tell_sheet(reader, index, book, sheet, limits)
    yield json.dumps({"notes": book.notes, "said": book.said})


def _tell_sheet(
    reader: CalamineWorkbook, index: int, book: GatedBook, sheet: GatedSheet, limits: Limits
) -> Iterator[str]:
    looks = Looks(book.styles, sheet.conditional, book.marked, book.parts.is_worked_out_on_opening)
    odd = find_odd_cells(sheet.part.name, sheet.part.entry, book.unpacking, looks) if sheet.is_odd else ()
    cells = _open(reader, index, book, sheet) if sheet.has_values else None
    head = {
        "sheet": sheet.part.name,
        "is_visible": sheet.part.is_visible,
        "hidden": sheet.hidden,
        "hidden_rows": sheet.hidden_rows,
        "merged": [] if cells is None else _merged(sheet, cells, limits),
    }
    yield json.dumps(head)
    yield from odd
    if cells is not None:
        yield from _tell_rows(book, sheet, cells)


def _open(reader: CalamineWorkbook, index: int, book: GatedBook, sheet: GatedSheet) -> CalamineSheet:
    try:
        return reader.get_sheet_by_index(index)
    except CalamineError:
        raise _give_up(book, sheet) from None


def _give_up(book: GatedBook, sheet: GatedSheet) -> RefusedError:
    """Return what keeps the reader from a sheet: the cells, where they can be named."""
    entry = sheet.part.entry
    flaws = find_unreadable_cells(sheet.part.name, entry, book.unpacking)
    return RefusedError(flaws) if flaws else refuse("book_broken", part=entry.name)


def _merged(sheet: GatedSheet, cells: CalamineSheet, limits: Limits) -> list[Box]:
    """Return merged cells, cut to where there are values: a merged whole column is not a million cells.

    Raises:
        RefusedError: They lie over each other so often that filling them would never end.
    """
    end = cells.end
    if end is None:
        return []
    # Two corners, in any order: `G9:G3` is the same rectangle.
    corners = [[sorted(pair) for pair in zip(*ends, strict=True)] for ends in cells.merged_cell_ranges or ()]
    boxes = [
        (top + 1, left + 1, min(bottom, end[0]) + 1, min(right, end[1]) + 1)
        for (top, bottom), (left, right) in corners
        if top <= end[0] and left <= end[1]
    ]
    covered = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in boxes)
    # More than the whole rectangle is only covered by those that lie over each other.
    if covered > min(limits.cells, (end[0] + 1) * (end[1] + 1)):
        raise refuse("book_merged_too_much", sheet.part.name)
    return boxes


def _tell_rows(book: GatedBook, sheet: GatedSheet, cells: CalamineSheet) -> Iterator[str]:
    left = [None] * (cells.start[1] if cells.start else 0)
    nothing = [""] * cells.width
    filled = 0
    try:
        for rows in _in_lines(cells.iter_rows()):
            for is_empty, some in groupby(rows, nothing.__eq__) if nothing in rows else ((False, rows),):
                if is_empty:
                    yield _tell_empty(some)
                    continue
                own = [*some]
                trimmed, blanks = _trim(own, left)
                filled += len(own) * cells.width - blanks
                yield _tell_line(trimmed)
    except ValueError:
        raise _give_up(book, sheet) from None
    if filled != sheet.values and not sheet.is_odd:
        _refuse_repeated(book, sheet)


def _refuse_repeated(book: GatedBook, sheet: GatedSheet) -> None:
    """Refuse a sheet of whose values the reader lost some, where it has a cell twice."""
    if flaws := find_repeated_cells(sheet.part.name, sheet.part.entry, book.unpacking):
        raise RefusedError(flaws)


def _tell_empty(rows: Iterable[object]) -> str:
    """Return a line for rows without a value: a sheet may have a million of them."""
    return str(sum(1 for _ in rows))


def _tell_line(rows: Sequence[Sequence[object]]) -> str:
    return json.dumps(
        rows,
        default=_tell_other,
        allow_nan=False,
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _trim(rows: Sequence[Sequence[object]], left: Sequence[None]) -> tuple[Sequence[Sequence[object]], int]:
    """Return rows from column A on, and how many cells of theirs are blank.

    The reader leaves empty columns out, and fills the end with nothing. Rows that all reach the last column
    are looked at by columns, which is quicker.
    """
    columns = [*zip(*rows, strict=True)]
    blanks = [column.count("") for column in columns]
    if not columns or blanks[-1]:
        return [_trim_row(row, left) for row in rows], sum(blanks)
    outer = [[None] * len(rows)] * len(left)
    inner = (_blanked(column) if some else column for column, some in zip(columns, blanks, strict=True))
    return [*zip(*outer, *inner, strict=True)], sum(blanks)


def _blanked(cells: Sequence[object]) -> Sequence[object]:
    return [None if value == "" else value for value in cells]


def _trim_row(row: Sequence[object], left: Sequence[None]) -> Sequence[object]:
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    if not end:
        return ()
    return [*left, *_blanked(row[:end])]


def _in_lines(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    waiting = iter(rows)
    while line := list(islice(waiting, _ROWS_OF_LINE)):
        yield line


def _tell_other(value: object) -> dict[str, str | list[int]]:
    match value:
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case timedelta():
            return {"span": [value.days, value.seconds, value.microseconds]}
    raise TypeError(value)
