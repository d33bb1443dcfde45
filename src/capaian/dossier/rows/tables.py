"""Rows of a sheet as the CSV part that they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.dossier.reading.csv_rows import write_rows
from capaian.dossier.rows.flat_rows import FlatRow, header_of, table_rows
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables.declaration import ColumnNeed, Table
from capaian.dossier.tables.kinds import Kind, canonical_text


@dataclass(frozen=True)
class MadeTable:
    """A CSV part, and where its rows lie in it."""

    text: str
    """Empty where no row is left."""
    lines: Sequence[int] = ()
    """The line that each row begins on, from 1."""
    problems: ClassVar[tuple[RowProblem, ...]] = ()
    """None: the rows of a table belong to nothing."""

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
    header, old = header_of(base), table_rows(base)
    if not rows:
        return MadeTable("" if old else base)
    kinds = {column.name: column.kind for column in table.columns if isinstance(column.kind, Kind)}
    before = {_key_of(table, row.cells): row.cells for row in old}
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
    texts = [[cells[name] for name in kept] for cells in made]
    text = write_rows(kept, texts)
    return MadeTable(text, _lines(texts, text))


def record_cells(table: Table[Any], record: object) -> dict[str, str]:
    """Return the cells of a record that has a single value for each column of its table."""
    values = {column.name: getattr(record, column.target) for column in table.columns}
    return {
        name: "" if value is None else plain(value) if isinstance(value, Decimal) else str(value)
        for name, value in values.items()
    }


def _key_of(table: Table[Any], cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in table.key)


def _stays(kind: Kind, name: str, row: FlatRow, text: str) -> bool:
    """Say whether the text of before stays: the row has no such cell, or the same figure."""
    is_figure = kind.name == "decimal" and bool(text)
    return name not in row.cells or (is_figure and kind.is_same(text, row.cells[name]))


def _lines(rows: Sequence[Sequence[str]], text: str) -> Sequence[int]:
    """Return the lines that rows begin on: texts may run over several."""
    if text.count("\n") == len(rows) + 1:
        return range(2, len(rows) + 2)
    lines, line = [], 2
    for cells in rows:
        lines.append(line)
        line += 1 + sum(cell.count("\n") for cell in cells)
    return lines
