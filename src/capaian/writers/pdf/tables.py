"""Tables as JSON: each cell with the column it stands in, so that the template need not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from capaian.documents.tree import Align, Cell, Glyph, HeadCell, LineBreak, Row, RowKind, Table, Text, Width
from capaian.writers.pdf.inlines import Json, encode_inlines
from capaian.writers.theme import BANDS, band_look

_KEPT_LINES: Final = 22
"""A table of at most so many lines is never broken; so many fit on every page, also a landscape one."""
_LETTERS: Final = {Width.TEXT: 85, Width.FULL: 112, Width.LANDSCAPE: 172}
"""Letters of table text in one line of a table's width."""
_FOOTNOTE_SIGNS: Final = frozenset({"*", "†", "‡"})


def encode_table(table: Table) -> Json:
    """Return a table; rules, fills and type sizes are the template's affair."""
    rows = list(place_cells([row.cells for row in table.rows], len(table.columns)))
    return {
        "kind": "table",
        "id": table.id,
        "label": table.label,
        "caption": encode_inlines(table.caption),
        "columns": [{"align": column.align.value, "width": column.width} for column in table.columns],
        "head": _head(table),
        "column_numbers": list(table.column_numbers),
        "rows": [_row(table, row, starts) for row, starts in zip(table.rows, rows, strict=True)],
        "tree": table.indent_column is not None,
        "final": table.final,
        "keep": estimated_lines(table) <= _KEPT_LINES,
        "source": encode_inlines(table.source),
        "notes": [encode_inlines(note) for note in table.notes],
        "width": table.width.value,
    }


def estimated_lines(table: Table) -> int:
    """Return about how many lines the body of a table takes."""
    shares = sum(column.width for column in table.columns)
    starts = place_cells([row.cells for row in table.rows], len(table.columns))
    total = 0
    for row, columns in zip(table.rows, starts, strict=True):
        lines = [1]
        for cell, start in zip(row.cells, columns, strict=True):
            share = sum(column.width for column in table.columns[start : start + cell.columns])
            letters = sum(len(getattr(part, "text", "")) for part in cell.content)
            breaks = sum(isinstance(part, LineBreak) for part in cell.content)
            lines.append(ceil(letters * shares / (_LETTERS[table.width] * share)) + breaks)
        total += max(lines)
    return total


def place_cells(rows: Sequence[Sequence[HeadCell | Cell]], columns: int) -> Iterator[tuple[int, ...]]:
    """Yield, row by row, the column in which each cell begins, minding cells that span rows."""
    covered: dict[int, int] = {}
    for cells in rows:
        free = [column for column in range(columns) if not covered.get(column)]
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        starts = []
        for cell in cells:
            starts.append(free[0])
            taken, free = free[: cell.columns], free[cell.columns :]
            covered |= {column: cell.rows - 1 for column in taken if cell.rows > 1}
        yield tuple(starts)


def _head(table: Table) -> list[list[Json]]:
    rows = place_cells(table.head, len(table.columns))
    return [
        [_head_cell(cell, start, table) for cell, start in zip(cells, starts, strict=True)]
        for cells, starts in zip(table.head, rows, strict=True)
    ]


def _head_cell(cell: HeadCell, start: int, table: Table) -> Json:
    spanning = cell.columns > 1
    return {
        "text": cell.text,
        "unit": cell.unit,
        "columns": cell.columns,
        "rows": cell.rows,
        "column": start,
        "align": Align.CENTER.value if spanning else table.columns[start].align.value,
    }


def _row(table: Table, row: Row, starts: Sequence[int]) -> Json:
    cells = [_cell(table, row, cell, start) for cell, start in zip(row.cells, starts, strict=True)]
    return {"kind": row.kind.value, "level": row.level, "emphasis": row.emphasis, "cells": cells}


def _cell(table: Table, row: Row, cell: Cell, start: int) -> Json:
    indented = start == table.indent_column and row.kind is RowKind.ITEM
    return {
        "content": _content(cell, table.columns[start].align),
        "columns": cell.columns,
        "rows": cell.rows,
        "column": start,
        "align": table.columns[start].align.value,
        "indent": row.level if indented else 0,
        "band": _band(cell),
        "bar": cell.bar,
    }


def _content(cell: Cell, align: Align) -> list[str | Json]:
    """A footnote sign after a right-aligned figure hangs, so that the commas stay in line."""
    last = cell.content[-1] if cell.content else None
    if align is Align.RIGHT and isinstance(last, Text) and last.text in _FOOTNOTE_SIGNS:
        return [*encode_inlines(cell.content[:-1]), {"kind": "hanging", "text": last.text}]
    return encode_inlines(cell.content)


def _band(cell: Cell) -> Json | None:
    """The look of the cell's band; its sign only where the content has none."""
    if cell.band is None:
        return None
    signs = [part.sign for part in cell.content if isinstance(part, Glyph) and part.band]
    look = band_look(cell.band, signs[0] if signs else None)
    return {"look": BANDS.index(look), "sign": None if signs else look.sign}
