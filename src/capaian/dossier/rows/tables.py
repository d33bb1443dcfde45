"""Rows of a sheet as the CSV part that they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from capaian.dossier.reading.csv_writer import write_columns
from capaian.dossier.rows.flat_rows import FlatRow, RowsByColumn, table_rows, texts_of
from capaian.dossier.rows.yaml_values import is_same
from capaian.dossier.tables.declaration import Need, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError


@dataclass(frozen=True)
class MadeTable:
    """A CSV part, and where its rows lie in it."""

    text: str
    """Empty where no row is left."""
    lines: Sequence[int] = ()
    """The line that each row begins on, from 1."""


def make_table(table: Table[object], base: str, rows: Sequence[FlatRow]) -> MadeTable:
    """Return a part with the rows of its sheet.

    A figure that is the same stays as it was written, `1.50` and not `1.5`; a column that the sheet does not
    have stays as it is.

    Args:
        table: The part.
        base: Its text before; empty for a new part.
        rows: Rows of the sheet; cells by the names of columns.
    """
    old = table_rows(base)
    if not rows:
        return MadeTable("" if len(old) else base)
    forms = {column.name: _OneForm(column.kind) for column in table.columns if isinstance(column.kind, Kind)}
    made = {name: [*map(form.__getitem__, texts_of(rows, name))] for name, form in forms.items()}
    if len(old):
        _restore(table, old, rows, made)
    kept = [
        column.name
        for column in table.columns
        if column.name in old.columns
        or any(made[column.name])
        or not (old.columns or column.need is Need.OPTIONAL)
    ]
    columns = {name: made[name] for name in kept}
    text = write_columns(columns)
    return MadeTable(text, _lines(columns, text))


class _OneForm(dict[str, str]):
    """Texts of a column in their one form; each is worked out once, for most cells repeat a few of them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, text: str) -> str:
        """Work a text out; one that cannot be read stays as it is, for the reader to tell."""
        try:
            self[text] = self._kind.write_cell(self._kind.read_cell(text))
        except RejectedValueError:
            self[text] = text
        return self[text]


def _restore(
    table: Table[object], old: RowsByColumn, rows: Sequence[FlatRow], made: Mapping[str, list[str]]
) -> None:
    """Put the texts of before into rows of the same keys, where these say nothing else."""
    keys = zip(*(texts_of(old, name) for name in table.key), strict=True)
    places = {key: place for place, key in enumerate(keys)}
    found = [places.get(key) for key in zip(*(made[name] for name in table.key), strict=True)]
    for column in table.columns:
        name, kind = column.name, column.kind
        if name not in old.columns or not isinstance(kind, Kind):
            continue
        before, texts = old.columns[name], made[name]
        lacking = _lacking(rows, name)
        for at, place in enumerate(found):
            if place is None or texts[at] == before[place]:
                continue
            is_figure = kind.name == "decimal" and bool(before[place])
            if lacking[at] or (is_figure and is_same(kind, before[place], texts[at])):
                texts[at] = before[place]


def _lacking(rows: Sequence[FlatRow], name: str) -> Sequence[bool]:
    """Return for each row whether it has no cell of a column."""
    if isinstance(rows, RowsByColumn):
        return [name not in rows.columns] * len(rows)
    return [name not in row.cells for row in rows]


def _lines(columns: Mapping[str, Sequence[str]], text: str) -> Sequence[int]:
    """Return the lines that rows begin on: texts may run over several."""
    count = max(map(len, columns.values()), default=0)
    if text.count("\n") == count + 1:
        return range(2, count + 2)
    lines, line = [], 2
    for cells in zip(*columns.values(), strict=True):
        lines.append(line)
        line += 1 + sum(cell.count("\n") for cell in cells)
    return lines
