"""Tables as JSON: each cell with the column it stands in, so that the template need not count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.documents.tree import Align, Cell, Glyph, HeadCell, Row, RowKind, Table
from capaian.writers.columns import Fit, fit_columns
from capaian.writers.pdf.inlines import Json, encode_inlines
from capaian.writers.row_heights import divide_merges, estimated_lines, outgrows_page, row_heights
from capaian.writers.table_shape import is_tree, place_cells, split_footnote_sign
from capaian.writers.theme import BANDS, band_look

_KEPT_LINES: Final = 22
"""A table of at most so many lines may be kept whole; so many fit on every page, also a landscape one."""
_SHORT_LINES: Final = 8
"""A table of at most so many lines is never broken: the room that it leaves is small."""


def encode_table(table: Table) -> Json:
    """Return a table; rules, fills and type sizes are the template's affair."""
    fit = fit_columns(table)
    table = divide_merges(table, fit)
    rows = place_cells([row.cells for row in table.rows], len(table.columns))
    lines = estimated_lines(table, fit)
    return {
        "kind": "table",
        "id": table.id,
        "label": table.label,
        "caption": encode_inlines(table.caption),
        "columns": [
            {"align": column.align.value, "width": round(width, 3)}
            for column, width in zip(table.columns, fit.widths, strict=True)
        ],
        "side": round(fit.setting.side, 3),
        "small": fit.is_small,
        "head": _head(table),
        "column_numbers": list(table.column_numbers),
        "rows": [
            {**_row(table, row, starts), "free": free, "breaks": breaks}
            for row, starts, free, breaks in zip(
                table.rows, rows, _free_rows(table.rows), _breaking_rows(table, fit), strict=True
            )
        ],
        "tree": is_tree(table),
        "keep": lines <= _KEPT_LINES,
        "short": lines <= _SHORT_LINES,
        "source": encode_inlines(table.source),
        "notes": [encode_inlines(note) for note in table.notes],
        "width": table.width.value,
    }


def _free_rows(rows: Sequence[Row]) -> list[bool]:
    """Return for each row whether no cell reaches into it from above, so that a page may begin with it."""
    reach, free = 0, []
    for place, row in enumerate(rows):
        free.append(reach <= place)
        reach = max([reach, *(place + cell.rows for cell in row.cells)])
    return free


def _breaking_rows(table: Table, fit: Fit) -> list[bool]:
    """Return for each row whether pages may break inside: it, or one that its cells span, is so high."""
    high = [outgrows_page(height, table) for height in row_heights(table, fit)]
    return [
        any(high[place : max([place + 1, *(place + cell.rows for cell in row.cells)])])
        for place, row in enumerate(table.rows)
    ]


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
        "align": Align.LEFT.value if cell.columns > 1 else table.columns[start].align.value,
        "indent": row.level if indented else 0,
        "band": _band(cell),
        "bar": cell.bar,
    }


def _content(cell: Cell, align: Align) -> list[str | Json]:
    content, sign = split_footnote_sign(cell.content) if align is Align.RIGHT else (cell.content, "")
    encoded = encode_inlines(content)
    return [*encoded, {"kind": "hanging", "text": sign}] if sign else encoded


def _band(cell: Cell) -> Json | None:
    """The look of the cell's band; its sign only where the content has none."""
    if cell.band is None:
        return None
    signs = [part.sign for part in cell.content if isinstance(part, Glyph) and part.band]
    look = band_look(cell.band, signs[0] if signs else None)
    return {"look": BANDS.index(look), "sign": None if signs else look.sign}
