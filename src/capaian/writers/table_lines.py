"""How long a table is, before it is set: what decides whether it is kept on one page."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from capaian.documents.tree import Table
from capaian.writers.columns import Fit, cell_lines
from capaian.writers.letters import width_of
from capaian.writers.table_shape import place_cells
from capaian.writers.theme import SANS_REGULAR

_RAGGED: Final = 1.08
"""Lines end before the edge, as words are not broken."""


def estimated_lines(table: Table, fit: Fit) -> int:
    """Return about how many lines the body of a table takes."""
    return sum(max([1, *(lines for lines, _ in cells)]) for cells in _cells_in_lines(table, fit))


def row_lines(table: Table, fit: Fit) -> list[int]:
    """Return about how many lines each row takes; merged cells share theirs out among their rows."""
    return [max([1, *(ceil(lines / rows) for lines, rows in cells)]) for cells in _cells_in_lines(table, fit)]


def _cells_in_lines(table: Table, fit: Fit) -> Iterator[list[tuple[int, int]]]:
    """Lines of each cell, and the rows that it spans, row by row."""
    widths, setting = fit.widths, fit.setting
    starts = place_cells([row.cells for row in table.rows], len(table.columns))
    for row, columns in zip(table.rows, starts, strict=True):
        cells = []
        for cell, start in zip(row.cells, columns, strict=True):
            room = sum(widths[start : start + cell.columns]) - 2 * setting.side
            points = [width_of(line, SANS_REGULAR, setting.text.size) for line in cell_lines(cell.content)]
            cells.append((sum(max(1, ceil(line * _RAGGED / room)) for line in points), cell.rows))
        yield cells
