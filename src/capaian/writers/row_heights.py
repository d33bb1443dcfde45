"""How high rows become as writers set them; merged cells higher than a page are divided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from capaian.documents.tree import Cell, Row, Sparkline, Table, Text, Width
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
    """Return about how many lines each row takes;
    merged cells share theirs out among their rows.
    """
    return [
        max([1, *(ceil(lines / rows) for lines, rows in cells)])
        for cells in _cells_in_lines(table, fit)
    ]


def _cells_in_lines(table: Table, fit: Fit) -> Iterator[list[tuple[int, int]]]:
    """Lines of each cell, and the rows that it spans, row by row."""
    widths, setting = fit.widths, fit.setting
    starts = place_cells([row.cells for row in table.rows], len(table.columns))
    for row, columns in zip(table.rows, starts, strict=True):
        cells = []
        for cell, start in zip(row.cells, columns, strict=True):
            room = max(1.0, sum(widths[start : start + cell.columns]) - 2 * setting.side)
            points = [
                width_of(line, SANS_REGULAR, setting.text.size)
                for line in cell_lines(cell.content)
            ]
            drawn = sum(isinstance(part, Sparkline) for part in cell.content)
            cells.append(
                (drawn + sum(max(1, ceil(line * _RAGGED / room)) for line in points), cell.rows)
            )
        yield cells


CONTINUED: Final = " (lanjutan)"
_PAGES: Final = {Width.TEXT: 620.0, Width.FULL: 620.0, Width.LANDSCAPE: 380.0}
"""Points for the rows of a table on a page of its own, below its head."""
_FULL_PAGE_SHARE: Final = 0.9
"""Share of a page that rows tied together may take."""
_PIECE: Final = 0.34
"""Share of a page that a piece takes: what it leaves empty on the page before is no more."""
_LOW_PAGE_SHARE: Final = 0.6
"""Share of a page up to which a row moves to the next page rather than being broken."""
_ROW_PADDING: Final = 7.3
_SIGNS_OF_WORDS: Final = 8
"""So short an entry is a number or a code: it is repeated as it is."""


def divide_merges(table: Table, fit: Fit) -> Table:
    """Return the table with merged cells that no page could hold divided into several."""
    if all(cell.rows == 1 for row in table.rows for cell in row.cells):
        return table
    heights = row_heights(table, fit)
    cuts = frozenset(
        cut for group in tied_rows(table.rows) for cut in _cuts(group, table, heights)
    )
    return replace(table, rows=tuple(_cut_rows(table, cuts))) if cuts else table


def row_heights(table: Table, fit: Fit) -> list[float]:
    """Return about how high each row is, in points."""
    return [lines * fit.setting.text.line + _ROW_PADDING for lines in row_lines(table, fit)]


def page_share(table: Table, fit: Fit) -> float:
    """Return about how many pages the rows of a table fill."""
    return sum(row_heights(table, fit)) / _PAGES[table.width]


def outgrows_page(height: float, table: Table) -> bool:
    """Return whether a row is so high that it must be broken itself."""
    return height > _PAGES[table.width] * _LOW_PAGE_SHARE


def tied_rows(rows: Sequence[Row]) -> Iterator[range]:
    """Yield the rows that merged cells tie together;
    one that no cell reaches into or out of is alone.
    """
    start, reach = 0, 0
    for place, row in enumerate(rows):
        if place >= reach and place > start:
            yield range(start, place)
            start = place
        reach = max([reach, *(place + cell.rows for cell in row.cells)])
    if rows:
        yield range(start, len(rows))


def _cuts(group: range, table: Table, heights: Sequence[float]) -> Iterator[int]:
    """Rows of a long group that begin a piece."""
    page = _PAGES[table.width]
    if sum(heights[group.start : group.stop]) <= page * _FULL_PAGE_SHARE:
        return
    used = 0.0
    for place in group:
        if used and used + heights[place] > page * _PIECE:
            yield place
            used = 0.0
        used += heights[place]


def _cut_rows(table: Table, cuts: frozenset[int]) -> Iterator[Row]:
    """Rows with their merged cells ended at each cut and begun anew below it."""
    starts = place_cells([row.cells for row in table.rows], len(table.columns))
    begun: dict[int, list[tuple[int, Cell]]] = {}
    for place, (row, columns) in enumerate(zip(table.rows, starts, strict=True)):
        own = begun.pop(place, [])
        for column, cell in zip(columns, row.cells, strict=True):
            first, *later = _pieces(place, cell, cuts)
            own.append((column, first[1]))
            for at, piece in later:
                begun.setdefault(at, []).append((column, piece))
        yield replace(row, cells=tuple(cell for _, cell in sorted(own, key=lambda pair: pair[0])))


def _pieces(place: int, cell: Cell, cuts: frozenset[int]) -> list[tuple[int, Cell]]:
    """The cell, or its parts with the rows that they begin in."""
    inner = sorted(cut for cut in cuts if place < cut < place + cell.rows)
    bounds = pairwise((place, *inner, place + cell.rows))
    return [
        (start, replace(cell if start == place else _continued(cell), rows=end - start))
        for start, end in bounds
    ]


def _continued(cell: Cell) -> Cell:
    words = "".join(part.text for part in cell.content if isinstance(part, Text))
    is_named = len(words) > _SIGNS_OF_WORDS
    return replace(cell, content=(*cell.content, Text(CONTINUED))) if is_named else cell
