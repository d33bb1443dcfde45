"""Rows of villages below each kecamatan, or of men and women: they add up to it, and are not taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import RowSum, figures_of, settle_row
from capaian.dossier.intake.sums import Figures, Reader, settle_sum
from capaian.dossier.intake.total_words import is_total

_LEAST: Final = 2
"""Areas that their rows below must add up to."""
_NAMES: Final = 4
"""First columns, one of which names the area."""
_FIRST: Final = 100
"""Rows among which an area must stand."""


def with_rows_below(table: ForeignTable, book: AreaBook) -> ForeignTable:
    """Return a table with the rows of its areas and totals alone, where those below them add up to them.

    In most areas that have such rows they must do so in a column; else the table stays as it is.
    """
    below = {area: rows for area, rows in _groups(table, book).items() if rows}
    if len(below) < _LEAST:
        return table
    several = {area: rows for area, rows in below.items() if len(rows) > 1}  # one alone may be the same twice
    rights = [sum(_adds_up(table, head, *group) for group in several.items()) for head in table.heads]
    most = max(rights, default=0)
    if most < _LEAST or most * 3 < len(several) * 2:
        return table
    left = {row for rows in below.values() for row in rows}
    kept = tuple(row for row in table.rows if row not in left)
    return replace(table, rows=kept, below=below)


def settle_below(
    desk: Desk, reader: Reader, row: int, heads: Sequence[Head], sums: Sequence[RowSum], figures: Figures
) -> dict[str, Decimal | None]:
    """Hold the figures of an area against the rows below it; return what is taken for them."""
    settled = {**figures}
    table = reader.table
    rows = table.below.get(row, ())
    parts = {below: settle_row(desk, reader, below, sums, reader.row(below, heads)) for below in rows}
    for head in heads if parts else ():
        stated = figures.get(head.name)
        if stated is not None and all(head.name in part for part in parts.values()):
            # What cannot be read is told already; an empty cell or a dash adds nothing.
            cells = {(below, head.column): part[head.name] or Decimal(0) for below, part in parts.items()}
            desk.note_sum((row, head.column), stated, cells)
            settled[head.name] = settle_sum(desk, table, row, head, stated, [*cells.values()])
    return settled


def _groups(table: ForeignTable, book: AreaBook) -> Mapping[int, tuple[int, ...]]:
    """Return the rows with figures below each area, until the next one or a total.

    A village may have the name of a kecamatan above it.
    """
    exactly = cache(book.sure)
    found: dict[int, list[int]] = {}
    codes: set[str] = set()
    below: list[int] | None = None
    for place, row in enumerate(table.rows):
        if place == _FIRST and not found:
            return {}
        texts = [text for head in table.heads[:_NAMES] if (text := table.text(row, head))]
        code = next((code for text in texts if (code := exactly(text)) is not None), None)
        if code is not None and code not in codes:
            codes.add(code)
            found[row] = below = []
        elif below is not None and any(map(is_total, texts)):
            below = None
        elif below is not None and any(is_figure(table.value(row, head)) for head in table.heads):
            below.append(row)
    return {row: tuple(rows) for row, rows in found.items()}


def _adds_up(table: ForeignTable, head: Head, area: int, rows: Sequence[int]) -> bool:
    stated = figures_of(table, area, (head,), Kind.COUNT)
    parts = [figures_of(table, row, (head,), Kind.COUNT) for row in rows]
    known = [part[0] for part in parts if part]
    return bool(stated and stated[0] and known) and sum(known, Decimal(0)) == stated[0]
