"""Reading a CSV part by its declaration: records with their place, and every problem on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, Generic, TypeVar

from capaian.domain.issue import Place
from capaian.dossier.cells import ABSENT, MAX_CELL, MAX_KEY, Absence, Filling, Reading, read_value
from capaian.dossier.names import Places
from capaian.dossier.personal import find_personal_number
from capaian.dossier.reading.csv_rows import CsvRow, read_rows
from capaian.dossier.tables.declaration import Column, ColumnNeed, Table
from capaian.dossier.tables.kinds import DECIMAL, TEXT, UNIT, Kind

T = TypeVar("T")

_MAX_GUESSED = 50
_WRONG_SEPARATORS = (";", "\t", "|")
# 2 of 2,8; -1.234 of -1.234,5
_HEAD_OF_FIGURE = re.compile(r"-?[0-9][0-9.]*\Z")


@dataclass(slots=True)
class _CsvColumn:
    """A column that is being read."""

    column: Column
    kind: Kind
    longest: int
    """Letters that a value may have."""
    read: dict[str, object] = field(default_factory=dict)
    """Texts met before, with their values: most cells of a long table repeat a few names and periods."""
    lines: dict[str, list[int]] = field(default_factory=dict)
    """Lines on which a text is, where the values are names."""
    is_named: bool = field(init=False)
    """Whether its values are names."""
    may_be_empty: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_named = bool(self.column.defines or self.column.refers_to)
        self.may_be_empty = self.column.need is not ColumnNeed.REQUIRED


class _OpenTable(Generic[T]):
    """A table that is being read."""

    def __init__(self, table: Table[T], columns: Sequence[Column | None], width: int) -> None:
        """Begin before the first row.

        Args:
            table: Its declaration.
            columns: By position; `None` for a column that is not read.
            width: Cells of the header with the empty ones at its end, as table programs add them to all rows.
        """
        self.table = table
        self.columns = columns
        self.width = width
        self.lanes = [_open_lane(column, table.key) for column in columns]
        self.filling = Filling(table.columns)
        self.has_parents = any(column.is_parent for column in table.columns)
        self.seen: dict[tuple[object, ...], Any] = {}
        """First record of each key."""
        self.beside_words = tuple(
            (column, beside, position)
            for position, (column, beside) in enumerate(pairwise(columns))
            if column and beside and column.kind == DECIMAL and beside.kind in (TEXT, UNIT)
        )
        """Columns of figures left of one of words, with that one and their position."""


def _open_lane(column: Column | None, key: Sequence[str]) -> _CsvColumn | None:
    if column is None or not isinstance(column.kind, Kind):
        return None
    return _CsvColumn(column, column.kind, MAX_KEY if column.name in key else MAX_CELL)


def read_table(table: Table[T], text: str, reading: Reading) -> tuple[T, ...]:
    """Read all rows of a table; a row with a problem in a required cell is left out.

    Where the first row is no header the rows mean nothing, so that they are not read at all.
    """
    rows = read_rows(table.file, text, reading)
    header = next(rows, None)
    if header is None:
        reading.log.add("empty_file", Place(table.file))
        return ()
    columns = read_header(table, header, reading)
    if not any(columns):
        return ()
    opened = _OpenTable(table, columns, len(header.cells))
    records = tuple(
        record for row in rows if not isinstance(record := _read_record(opened, row, reading), Absence)
    )
    _note_names(opened, reading)
    return records


def _note_names(opened: _OpenTable[Any], reading: Reading) -> None:
    """Note what the rows define and refer to: a name once, with the lines on which it is."""
    for lane in opened.lanes:
        if lane is not None:
            for text, lines in lane.lines.items():
                places = Places(opened.table.file, lane.column.name, lines)
                reading.note_names(lane.column, lane.read[text], places)


def read_header(table: Table[Any], header: CsvRow, reading: Reading) -> list[Column | None]:
    """Match the first row with the declared columns."""
    names = _drop_empty_ends([name.strip() for name in header.cells])
    known = {column.name: column for column in table.columns}
    place = Place(table.file, header.line)
    if not _is_header(names, known):
        _report_no_header(names, known, place, reading)
        return []
    columns = [_take_column(known, names, position, place, reading) for position in range(len(names))]
    for column in table.columns:
        if column.need is not ColumnNeed.OPTIONAL and column.name not in names:
            place = Place(table.file, header.line, column.name)
            reading.log.add("missing_column", place, title=column.title)
    return columns


def _is_header(names: Sequence[str], known: Iterable[str]) -> bool:
    """Say whether any name is that of a column, or nearly; all in one cell are separated by another sign."""
    if len(names) == 1 and any(sign in names[0] for sign in _WRONG_SEPARATORS):
        return False
    return any(get_close_matches(name.casefold(), known) for name in names[:_MAX_GUESSED])


def _report_no_header(names: Sequence[str], known: Iterable[str], place: Place, reading: Reading) -> None:
    """Say why no cell of the first row is a name of a column: another separator, or no header at all."""
    text = ",".join(names)
    if find_personal_number(text) is not None:
        reading.log.add("personal_number", place)
    elif any(sign in text for sign in _WRONG_SEPARATORS) or text.startswith("sep="):
        reading.log.add("wrong_separator", place)
    else:
        reading.log.add("no_header", place, text, columns=", ".join(known))


def _drop_empty_ends(cells: Sequence[str], keep: int = 0) -> list[str]:
    """Leave out empty cells at the end, as table programs add them, but not the first `keep`."""
    length = len(cells)
    while length > keep and not cells[length - 1].strip():
        length -= 1
    return [*cells[:length]]


def _take_column(
    known: Mapping[str, Column], names: Sequence[str], position: int, header: Place, reading: Reading
) -> Column | None:
    name = names[position]
    place = Place(header.file, header.row, name)
    if find_personal_number(name) is not None:
        reading.log.add("personal_number", header)
        return None
    if not name:
        reading.log.add("unnamed_column", header, number=str(position + 1))
        return None
    if name not in known:
        reading.log.add("unknown_column", place, name, among=known)
        return None
    if name in names[:position]:
        reading.log.add("duplicate_column", place, name)
        return None
    return known[name]


def _read_record(opened: _OpenTable[T], row: CsvRow, reading: Reading) -> T | Absence:
    file = opened.table.file
    cells = row.cells
    if len(cells) > len(opened.columns):
        cells = _drop_empty_ends(cells, keep=len(opened.columns))
    if len(cells) != len(opened.columns) or _has_moved(opened, row):
        _report_count(opened, row, len(cells), reading)
        return ABSENT
    _report_cut_numbers(opened, row, reading)
    values = _read_cells(opened, row.line, cells, reading)
    fields = opened.filling.fields(values)
    if fields is None:
        return ABSENT
    place = Place(file, row.line)
    record = opened.table.record(**fields, place=place)
    if _is_repeated(opened, values, place, record, reading):
        return ABSENT
    if opened.has_parents:
        reading.link_parents(file, opened.table.columns, values, place)
    return record


def _has_moved(opened: _OpenTable[Any], row: CsvRow) -> bool:
    """Say whether a row longer than the header may have been moved by a comma within a figure.

    Empty cells behind a row are a habit of table programs; behind digits side by side they are what a
    decimal comma pushed out: `2,8,,` for `2.8,,`.
    """
    return len(row.cells) > opened.width and any(_cut_figures(opened, row))


def _report_count(opened: _OpenTable[Any], row: CsvRow, filled: int, reading: Reading) -> None:
    expected = len(opened.columns)
    place = Place(opened.table.file, row.line)
    if filled < expected:
        reading.log.add("cell_count", place, found=str(filled), expected=str(expected))
        return
    found = str(filled if filled > expected else len(row.cells))
    cut = " atau ".join(_cut_figures(opened, row))
    hint = f" Mungkin satu bilangan yang terpotong: {cut}." if cut else ""
    reading.log.add("too_many_cells", place, found=found, expected=str(expected), hint=hint)


def _cut_figures(opened: _OpenTable[Any], row: CsvRow) -> Iterator[str]:
    """Yield what may be one figure cut at a comma: digits in a column of figures, and digits beside them."""
    for column, left, right in zip(opened.columns, row.cells, row.cells[1:], strict=False):
        is_figure = column is not None and isinstance(column.kind, Kind) and column.kind.is_number
        if is_figure and _HEAD_OF_FIGURE.match(left.strip()) and _is_digits(right):
            yield f"{left.strip()},{right.strip()}"


def _report_cut_numbers(opened: _OpenTable[Any], row: CsvRow, reading: Reading) -> None:
    """Report a figure beside words that are nothing but digits: `2,8` falls apart into 2 and 8."""
    for column, beside, position in opened.beside_words:
        left, right = (cell.strip() for cell in row.cells[position : position + 2])
        if _is_digits(left) and _is_digits(right):
            place = Place(opened.table.file, row.line, column.name)
            words = {"beside": beside.name, "digits": right, "whole": f"{left}.{right}"}
            reading.log.add("cut_number", place, left, **words)


def _is_digits(cell: str) -> bool:
    return cell.strip().isdecimal()


def _read_cells(
    opened: _OpenTable[Any], line: int, cells: Sequence[str], reading: Reading
) -> dict[str, object]:
    """Return the values of a row by column, without absent and refused ones."""
    values: dict[str, object] = {}
    for lane, cell in zip(opened.lanes, cells, strict=True):
        if lane is None or (not cell and lane.may_be_empty):
            continue
        value = lane.read.get(cell, ABSENT)
        if value is ABSENT:
            value = _read_cell(opened, lane, cell, line, reading)
        if value is not ABSENT:
            values[lane.column.name] = value
            if lane.is_named:
                lane.lines.setdefault(cell, []).append(line)
    return values


def _read_cell(opened: _OpenTable[Any], lane: _CsvColumn, cell: str, line: int, reading: Reading) -> object:
    """Read a text that was not met in its column before, or that has no value."""
    place = Place(opened.table.file, line, lane.column.name)
    if find_personal_number(cell) is not None:
        reading.log.add("personal_number", place)
    elif text := cell.strip():
        value = read_value(lane.kind, text, place, reading.log, lane.longest)
        if value is not ABSENT:
            lane.read[cell] = value
        return value
    elif lane.column.need is ColumnNeed.REQUIRED:
        reading.log.add("missing_value", place, title=lane.column.title)
    return ABSENT


def _is_repeated(
    opened: _OpenTable[T], values: Mapping[str, object], place: Place, record: T, reading: Reading
) -> bool:
    """Report a row whose key was there before: the same row again, or another value for one fact."""
    table = opened.table
    earlier = opened.seen.setdefault(tuple(map(values.get, table.key)), record)
    if earlier is record:
        return False
    line = str(earlier.place.row)
    if replace(earlier, place=place) == record:
        reading.log.add("duplicate_row", place, first=line)
        return True
    words = [str(part) for name in table.key if (part := values.get(name)) is not None]
    subject = ":".join(["two_values", table.field, *words])
    reading.log.add("two_values", place, None, subject, first=line, key=", ".join(words))
    return True
