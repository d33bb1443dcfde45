"""Tables that tell a code once, above or beside the first of its months: it is of those that follow too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from capaian.dossier.intake.accounts import Line, read_codes
from capaian.dossier.intake.code_columns import code_columns
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.long_rows import PartColumn, part_of, parts_column
from capaian.dossier.spreadsheets.model import CellValue

_Words = Mapping[int, CellValue]
"""Codes and names by their columns."""


def with_codes_below(table: ForeignTable) -> ForeignTable:
    """Return a table in which each part of the year has the code that stands at or above the first of them.

    So do cells that are merged over them. The months go on from row to row; words, a total, or months that
    begin anew end them, since nobody can tell whose those are.
    """
    column = parts_column(table)
    if column is None:
        return table
    rows = [*table.grid.rows]
    for row, words in _completed(table, column):
        rows[row - 1] = tuple(words.get(place, cell) for place, cell in enumerate(rows[row - 1], start=1))
    return replace(table, grid=replace(table.grid, rows=tuple(rows)))


def _completed(table: ForeignTable, column: PartColumn) -> Iterator[tuple[int, _Words]]:
    """Yield the rows that lack their code, with the words that belong there."""
    heads = [head.column for head in code_columns(table) if head != column.head]
    carried: _Words = {}
    last = 0
    for row in table.rows:
        words = {place: value for place in heads if _is_word(value := table.grid.value(row, place))}
        told = part_of(table.value(row, column.head), column.head, column.kind)
        ordinal = 0 if told is None else told[1]
        if read_codes(str(value) for value in words.values()) != Line(()):
            carried = words
        elif ordinal > last and words.items() <= carried.items():
            yield row, carried
        else:
            carried = {}
        last = ordinal


def _is_word(value: CellValue) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not is_figure(value)
