"""The one reader of rows into records: of a CSV part, or of a sheet whose cells are those of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Any, Generic, TypeVar

from capaian.domain.issue import Place
from capaian.dossier.cells import ABSENT, MAX_CELL, MAX_KEY, Filling, Reading, read_value
from capaian.dossier.names import Places
from capaian.dossier.personal import find_personal_number
from capaian.dossier.tables.declaration import Column, ColumnNeed, Table
from capaian.dossier.tables.kinds import DECIMAL, TEXT, UNIT, Kind

T = TypeVar("T")


@dataclass(slots=True)
class _RecordColumn:
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


def _open_lane(column: Column | None, key: Sequence[str]) -> _RecordColumn | None:
    if column is None or not isinstance(column.kind, Kind):
        return None
    return _RecordColumn(column, column.kind, MAX_KEY if column.name in key else MAX_CELL)


def report_missing_columns(table: Table[Any], names: Collection[str], line: int, reading: Reading) -> None:
    """Report the needed columns that the head of a table, on a line, does not name."""
    for column in table.columns:
        if column.need is not ColumnNeed.OPTIONAL and column.name not in names:
            reading.log.add("missing_column", Place(table.file, line, column.name), title=column.title)


@cache
def _filling_of(table: Table[Any]) -> Filling:
    return Filling(table.columns)


class TableRecords(Generic[T]):
    """The records of a table, read row by row; a row with a problem in a required cell is left out."""

    def __init__(self, table: Table[T], columns: Sequence[Column | None], reading: Reading) -> None:
        """Begin before the first row.

        Args:
            table: Its declaration.
            columns: By position; `None` for a column that is not read.
            reading: What is gathered.
        """
        self._table = table
        self._reading = reading
        self._lanes = [_open_lane(column, table.key) for column in columns]
        self._filling = _filling_of(table)
        self._has_parents = any(column.is_parent for column in table.columns)
        self._seen: dict[tuple[object, ...], Any] = {}
        """First record of each key."""
        self._beside_words = tuple(
            (column, beside, position)
            for position, (column, beside) in enumerate(pairwise(columns))
            if column and beside and column.kind == DECIMAL and beside.kind in (TEXT, UNIT)
        )
        """Columns of figures left of one of words, with that one and their position."""
        self._records: list[T] = []

    def add(self, line: int, cells: Sequence[str]) -> None:
        """Read a row that begins on a line of its file; it has a cell for each column."""
        self._report_cut_numbers(line, cells)
        values = self._read_cells(line, cells)
        fields = self._filling.fields(values)
        if fields is None:
            return
        place = Place(self._table.file, line)
        record = self._table.record(**fields, place=place)
        if self._is_repeated(values, place, record):
            return
        if self._has_parents:
            self._reading.link_parents(self._table.file, self._table.columns, values, place)
        self._records.append(record)

    def finish(self) -> tuple[T, ...]:
        """Return the records, and note what they define and refer to: a name once, with all its lines."""
        for lane in self._lanes:
            if lane is not None:
                for text, lines in lane.lines.items():
                    places = Places(self._table.file, lane.column.name, lines)
                    self._reading.note_names(lane.column, lane.read[text], places)
        return tuple(self._records)

    def _report_cut_numbers(self, line: int, cells: Sequence[str]) -> None:
        """Report a figure beside words that are nothing but digits: `2,8` falls apart into 2 and 8."""
        for column, beside, position in self._beside_words:
            left, right = (cell.strip() for cell in cells[position : position + 2])
            if left.isdecimal() and right.isdecimal():
                place = Place(self._table.file, line, column.name)
                words = {"beside": beside.name, "digits": right, "whole": f"{left}.{right}"}
                self._reading.log.add("cut_number", place, left, **words)

    def _read_cells(self, line: int, cells: Sequence[str]) -> dict[str, object]:
        """Return the values of a row by column, without absent and refused ones."""
        values: dict[str, object] = {}
        for lane, cell in zip(self._lanes, cells, strict=True):
            if lane is None or (not cell and lane.may_be_empty):
                continue
            value = lane.read.get(cell, ABSENT)
            if value is ABSENT:
                value = self._read_cell(lane, cell, line)
            if value is not ABSENT:
                values[lane.column.name] = value
                if lane.is_named:
                    lane.lines.setdefault(cell, []).append(line)
        return values

    def _read_cell(self, lane: _RecordColumn, cell: str, line: int) -> object:
        """Read a text that was not met in its column before, or that has no value."""
        place = Place(self._table.file, line, lane.column.name)
        if find_personal_number(cell) is not None:
            self._reading.log.add("personal_number", place)
        elif text := cell.strip():
            value = read_value(lane.kind, text, place, self._reading.log, lane.longest)
            if value is not ABSENT:
                lane.read[cell] = value
            return value
        elif lane.column.need is ColumnNeed.REQUIRED:
            self._reading.log.add("missing_value", place, title=lane.column.title)
        return ABSENT

    def _is_repeated(self, values: Mapping[str, object], place: Place, record: T) -> bool:
        """Report a row whose key was there before: the same row again, or another value for one fact."""
        earlier = self._seen.setdefault(tuple(map(values.get, self._table.key)), record)
        if earlier is record:
            return False
        line = str(earlier.place.row)
        if replace(earlier, place=place) == record:
            self._reading.log.add("duplicate_row", place, first=line)
            return True
        words = [str(part) for name in self._table.key if (part := values.get(name)) is not None]
        subject = ":".join(["two_values", self._table.field, *words])
        self._reading.log.add("two_values", place, None, subject, first=line, key=", ".join(words))
        return True
