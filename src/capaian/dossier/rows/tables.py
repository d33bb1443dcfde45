"""Rows of a sheet as the CSV part that they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Final

from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.value import is_register_source
from capaian.dossier.cells import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.csv_rows import MAX_ROWS, write_rows
from capaian.dossier.reading.table_records import TableRecords, report_missing_columns
from capaian.dossier.rows.flat_rows import FlatRow, open_table
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import ColumnNeed, Nature, Table
from capaian.dossier.tables.kinds import Kind, canonical_text


@dataclass(frozen=True, eq=False)
class MadeTable:
    """A CSV part as its rows say it, and where they lie in it; its text is written for who takes it out."""

    table: Table[Any]
    base: str
    """Its text before."""
    heads: Sequence[str] = ()
    cells: Sequence[Sequence[str]] = ()
    """Of each row below the heads, as they are written."""
    problems: ClassVar[tuple[RowProblem, ...]] = ()
    """None: the rows of a table belong to nothing."""

    @cached_property
    def text(self) -> str:
        """The file; empty where no row is left."""
        return write_rows(self.heads, self.cells) if self.cells else self.base

    @cached_property
    def lines(self) -> Sequence[int]:
        """The line that each row begins on, from 1: texts may run over several."""
        lines, line = [], 2
        for cells in self.cells:
            lines.append(line)
            line += 1 + "".join(cells).count("\n")
        return lines

    def records(self, reading: Reading) -> tuple[Any, ...]:
        """Read its rows, as the reader of its text would."""
        if not 0 < len(self.cells) <= MAX_ROWS:
            return read_table(self.table, self.text, reading)
        report_missing_columns(self.table, self.heads, 1, reading)
        columns = {column.name: column for column in self.table.columns}
        records = TableRecords(self.table, [columns[name] for name in self.heads], reading)
        for line, cells in zip(self.lines, self.cells, strict=True):
            if "".join(cells).strip():
                records.add(line, cells)
        return records.finish()

    def find(self, place: Place, _: str | None = None) -> Origin | None:
        """Return the cell of a line and column; none of the head."""
        if place.row is None or not self.lines or place.row < self.lines[0]:
            return None
        return Origin(place.file, bisect_right(self.lines, place.row) - 1, place.column or "")


def make_table(table: Table[Any], base: str, rows: Sequence[FlatRow]) -> MadeTable:
    """Return a part with the rows of its sheet.

    A figure that is the same stays as it was written, `1.50` and not `1.5`; a column that the sheet does not
    have stays as it is.

    Args:
        table: The part.
        base: Its text before; empty for a new part.
        rows: Rows of the sheet; cells by the names of columns.
    """
    header, before = _read_base(table, base) if len(base) <= _MAX_KEPT_LENGTH else _base_of(table, base)
    if not rows:
        return MadeTable(table, "" if before else base)
    kinds = {column.name: column.kind for column in table.columns if isinstance(column.kind, Kind)}
    made = []
    for row in rows:
        cells = {name: canonical_text(kind, row.cells.get(name, "")) for name, kind in kinds.items()}
        for name, text in before.get(_key_of(table, cells), {}).items():
            if name in kinds and cells[name] != text and _stays(kinds[name], name, row, text):
                cells[name] = text
        made.append(cells)
    kept = [
        column.name
        for column in table.columns
        if column.name in header
        or any(cells[column.name] for cells in made)
        or not (header or column.need is ColumnNeed.OPTIONAL)
    ]
    return MadeTable(table, base, kept, [[cells[name] for name in kept] for cells in made])


_Base = tuple[Sequence[str], Mapping[tuple[str, ...], Mapping[str, str]]]


def _base_of(table: Table[Any], text: str) -> _Base:
    """Return the heads of a part, and the cells of its rows by their keys."""
    heads, rows = open_table(text)
    return heads, {_key_of(table, row.cells): row.cells for row in rows}


_MAX_KEPT_LENGTH: Final = 500_000
"""Signs of a text whose rows are remembered; that of an ordinary part has fewer."""
_read_base = lru_cache(32)(_base_of)
"""The same, remembered: a text stays while rows that are written over it change."""


def record_cells(table: Table[Any], record: object) -> dict[str, str]:
    """Return the cells of a record that has a single value for each column of its table."""
    values = {column.name: getattr(record, column.target) for column in table.columns}
    return {
        name: "" if value is None else plain(value) if isinstance(value, Decimal) else str(value)
        for name, value in values.items()
    }


def drop_file_source(
    sheet: str, before: Mapping[str, str], typed: Mapping[str, str], sources: Iterable[FlatRow]
) -> Mapping[str, str]:
    """Return what is typed into a row; its source goes where its figures are not of that file any more.

    A file is a source with a SHA-256. Whoever types another source beside the figure has said whence it is;
    registers write their sources themselves.

    Args:
        sheet: Whose row it is.
        before: Its texts by the ids of columns.
        typed: Those that are written into it.
        sources: Rows of `sources.yaml#sources`.
    """
    table, source = BY_FILE.get(sheet), before.get("source", "")
    if not isinstance(table, Table) or not source or typed.get("source", source) != source:
        return typed
    files = {row.cells.get("id") for row in sources if row.cells.get("sha256")}
    if source not in files or is_register_source(source):
        return typed
    names = {*table.columns_of(Nature.MEASURED, Nature.PLANNED), *table.key} & {*typed}
    kinds = {column.name: column.kind for column in table.columns}
    for name in names:
        kind, texts = kinds[name], (before.get(name, ""), typed[name])
        if not (kind.is_same(*texts) if isinstance(kind, Kind) else texts[0] == texts[1]):
            return {**typed, "source": ""}
    return typed


def _key_of(table: Table[Any], cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in table.key)


def _stays(kind: Kind, name: str, row: FlatRow, text: str) -> bool:
    """Say whether the text of before stays: the row has no such cell, or the same figure."""
    is_figure = kind.name == "decimal" and bool(text)
    return name not in row.cells or (is_figure and kind.is_same(text, row.cells[name]))
