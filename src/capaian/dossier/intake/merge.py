"""Rows of a foreign table put among those of the dossier: what is the same stays as it is, to the letter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from capaian.dossier.csv_writer import write_rows
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.kinds import COUNT, DECIMAL, Kind
from capaian.dossier.tables.rejection import RejectedValueError

SOURCE = "source"
Key = tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """What becomes of a table."""

    content: str
    is_changed: bool
    rows: tuple[FlatRow, ...]
    """The rows that came, as they are now."""
    places: tuple[int, ...]
    """The row of the sheet that each came from."""
    origins: Mapping[int, TakenRow] = field(default_factory=dict)
    """Lines of the file, from 1, that are new or changed, with what they came from."""

    @property
    def lines(self) -> Mapping[str, int]:
        """Rows of forms; a table has none."""
        return {}


class _Rows:
    """The rows of a file, found by their key."""

    def __init__(self, table: Table[Any], text: str | None) -> None:
        self._table = table
        self._kinds = {column.name: column.kind for column in table.columns}
        reader = csv.reader(io.StringIO(text or "", newline=""))
        self.header = next(reader, [column.name for column in table.columns])
        self.cells = [row for row in reader if row]
        self._lines = {self._key(dict(zip(self.header, row, strict=False))): row for row in self.cells}

    def _key(self, cells: Mapping[str, str]) -> Key:
        return tuple(self._canonical(name, cells.get(name, "")) for name in self._table.key)

    def _canonical(self, name: str, text: str) -> str:
        kind = self._kinds[name]
        try:
            return kind.write_cell(kind.read_cell(text)) if isinstance(kind, Kind) else text
        except RejectedValueError:
            return text

    def sources_left(self, taken: Iterable[TakenRow]) -> frozenset[str]:
        """Return the sources of rows that hold anything which rows that come do not tell anew."""
        told: dict[Key, set[str]] = {}
        for one in taken:
            told.setdefault(self._key(one.cells), set()).update(one.places)
        figures = [name for name in self.header if self._kinds.get(name) in (DECIMAL, COUNT)]
        return frozenset(
            self.get(row, SOURCE)
            for key, row in self._lines.items()
            if SOURCE in self.header
            and (key not in told or any(self.get(row, name) for name in figures if name not in told[key]))
        )

    def put(self, taken: TakenRow, source: str) -> bool:
        """Put a row in its place; say whether anything became another."""
        row = self._lines.get(self._key(taken.cells))
        is_new = row is None
        if row is None:
            row = [""] * len(self.header)
            self.cells.append(row)
            self._lines[self._key(taken.cells)] = row
        changed = [
            name
            for name, text in taken.cells.items()
            if is_new
            or (name not in self._table.key and name in taken.places and self._differs(row, name, text))
        ]
        for name in changed:
            self.set(row, name, taken.cells[name])
        if changed:
            self.set(row, SOURCE, source)
        return bool(changed)

    def _differs(self, row: Sequence[str], name: str, text: str) -> bool:
        """Say whether a figure is another one; noughts behind it make none."""
        return name not in self.header or self._value(name, self.get(row, name)) != self._value(name, text)

    def _value(self, name: str, text: str) -> object:
        kind = self._kinds[name]
        try:
            return kind.read_cell(text) if isinstance(kind, Kind) else text
        except RejectedValueError:
            return text

    def figures(self, cells: Mapping[str, str]) -> Mapping[str, Decimal]:
        """Return the figures that stand under the key of a row."""
        row = self._lines.get(self._key(cells))
        told = {} if row is None else {name: self._value(name, self.get(row, name)) for name in self.header}
        return {name: value for name, value in told.items() if isinstance(value, Decimal)}

    def get(self, row: Sequence[str], name: str) -> str:
        """Return a cell; short rows are told by the reader of dossiers."""
        place = self.header.index(name)
        return row[place] if place < len(row) else ""

    def set(self, row: list[str], name: str, text: str) -> None:
        """Set a cell; a column that the file left out is added."""
        if name not in self.header:
            self.header = [*self.header, name]
            for other in self.cells:
                other.append("")
        row[self.header.index(name)] = text

    def address(self, taken: TakenRow) -> int:
        """Return what tells a row from others that say the same."""
        return id(self._lines[self._key(taken.cells)])

    def flat(self, taken: TakenRow) -> FlatRow:
        """Return a row as it is now."""
        row = self._lines[self._key(taken.cells)]
        return FlatRow(dict(zip(self.header, row, strict=False)), 0)


def sources_left(table: Table[Any], text: str | None, taken: Iterable[TakenRow]) -> frozenset[str]:
    """Return the sources of which a table keeps a row, or a figure of one, that does not come anew."""
    return _Rows(table, text).sources_left(taken)


def figures_before(
    table: Table[Any], text: str | None, taken: Iterable[TakenRow]
) -> list[Mapping[str, Decimal]]:
    """Return the figures that a table has under the keys of rows that come: none of a new one."""
    rows = _Rows(table, text)
    return [rows.figures(one.cells) for one in taken]


def merge(
    table: Table[Any], text: str | None, taken: Iterable[TakenRow], sources: Mapping[str, str]
) -> Merged:
    """Return a table with the rows that came: equal ones as they were, others changed or added at the end.

    Nothing is ever removed.

    Args:
        table: Declaration of the table.
        text: The file as it is; `None`: there is none.
        taken: The rows that came.
        sources: Where they came from, by their sheets; noted only at rows that change.
    """
    rows = _Rows(table, text)
    changed = [row for row in taken if rows.put(row, sources[row.sheet])]
    numbers = {id(cells): line for line, cells in enumerate(rows.cells, 2)}
    origins = {numbers[rows.address(row)]: row for row in changed}
    content = write_rows(rows.header, rows.cells)
    flat = tuple(rows.flat(row) for row in changed)
    places = tuple(row.row for row in changed)
    return Merged(content, bool(changed), flat, places, origins)
