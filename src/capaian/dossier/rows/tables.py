"""Rows of a sheet as the CSV part that they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from capaian.dossier.cells import Reading
from capaian.dossier.csv_blocks import Block, read_blocks
from capaian.dossier.csv_writer import write_columns
from capaian.dossier.rows.flat_rows import FlatRow, names_of, texts_of
from capaian.dossier.rows.yaml_values import is_same
from capaian.dossier.tables.declaration import Column, Need, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError

Cells = Mapping[str, str]


@dataclass(frozen=True)
class MadeTable:
    """A CSV part, and where its rows stand in it."""

    text: str
    """Empty where no row is left."""
    lines: Sequence[int] = ()
    """The line that each row begins on, from 1."""


def make_table(table: Table[object], base: str, rows: Sequence[FlatRow]) -> MadeTable:
    """Return a part with the rows of its sheet.

    A figure that is the same stays as it was written, `1.50` and not `1.5`; a column that the sheet has not
    stays as it is.

    Args:
        table: The part.
        base: Its text before; empty for a new part.
        rows: Rows of the sheet; cells by the names of columns.
    """
    old = _Old(table, base)
    if not rows:
        return MadeTable("" if old.rows else base)
    lanes = {column.name: _Lane(column.kind) for column in table.columns if isinstance(column.kind, Kind)}
    made = {name: [*map(lane.__getitem__, texts_of(rows, name))] for name, lane in lanes.items()}
    written = _write(table, old, made)
    different = old.different(written.text, len(rows))
    keys = [*zip(*(made[name] for name in table.key), strict=True)] if different else []
    known = [index for index in different if keys[index] in old.by_key]
    for index in known:
        cells = {name: made[name][index] for name in rows[index].cells if name in made}
        for name, text in old.completed(cells, old.by_key[keys[index]]).items():
            made[name][index] = text
    return _write(table, old, made) if known else written


def _write(table: Table[object], old: _Old, made: Mapping[str, Sequence[str]]) -> MadeTable:
    """Return the part with the columns that it has or needs, from texts by column."""
    kept = [column.name for column in table.columns if _is_kept(column, old, made[column.name])]
    columns = {name: made[name] for name in kept}
    text = write_columns(columns)
    return MadeTable(text, _lines(columns, text))


def _is_kept(column: Column, old: _Old, texts: Sequence[str]) -> bool:
    """Say whether a file has a column: it had it before, or needs it, or it is filled."""
    is_new = not old.names and column.need is not Need.OPTIONAL
    return column.name in old.names or is_new or any(texts)


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


class _Lane(dict[str, str]):
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


class _Old:
    """The rows of a part before."""

    def __init__(self, table: Table[object], text: str) -> None:
        self._table = table
        self._text = text
        head = next(chain.from_iterable(block.cells for block in self._blocks()), [])
        self.names = names_of(head)
        self._kinds = {
            column.name: column.kind
            for column in table.columns
            if isinstance(column.kind, Kind) and column.kind.name == "decimal"
        }

    def _blocks(self) -> Iterator[Block]:
        return read_blocks(self._table.file, self._text, Reading())

    @cached_property
    def rows(self) -> set[tuple[str, ...]]:
        """The rows: only needed once one is another."""
        return {tuple(cells) for block in islice(self._blocks(), 1, None) for cells in block.cells}

    def different(self, text: str, count: int) -> Sequence[int]:
        """Return the numbers of rows, from 0, of a text with so many that may not have been there before.

        Mostly all lines of a hundred thousand were there, or none at all, which needs no look into their
        cells; where texts run over several lines all rows are looked at.
        """
        if text == self._text or "\n" not in self._text.strip():
            return ()
        head, *lines = text.removesuffix("\n").split("\n")
        before = self._text.split("\n")
        has_texts = '"' in self._text and any(line.count('"') % 2 for line in before)
        if has_texts or len(lines) != count or head not in before[:1]:
            return range(count)
        known = {*before}
        return [index for index, line in enumerate(lines) if line not in known]

    @cached_property
    def by_key(self) -> Mapping[tuple[str, ...], Cells]:
        """The rows by their keys: only needed once a row is another."""
        rows = (dict(zip(self.names, cells, strict=False)) for cells in self.rows)
        return {tuple(row.get(name, "") for name in self._table.key): row for row in rows}

    def completed(self, cells: Cells, before: Cells) -> Cells:
        """Return a row with what it had before where it has nothing of its own to say."""
        if tuple([cells.get(name, "") for name in self.names]) in self.rows:
            return cells
        same = {
            name: before[name]
            for name, kind in self._kinds.items()
            if name in cells and before.get(name) and is_same(kind, before[name], cells[name])
        }
        return {**before, **cells, **same}
