"""Rows that no line parts: one for each line of figures, with the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.auditor.document.grids import CellRow, GridCell, has_list_mark, is_figure
from capaian.auditor.document.open_grids import MIN_FIGURE_COLUMNS
from capaian.auditor.document.ruled_cells import cluster
from capaian.auditor.document.text_rows import WordRow, read_word_rows

MIN_SHARE_OF_FIGURE_LINES: Final = 0.6
"""Part of the lines of a cell that are figures where it holds one for each row."""
MAX_OFFSET_HEIGHTS: Final = 0.8
"""Heights of a line by which a word may stand off the figure that it belongs to."""


@dataclass(frozen=True, slots=True)
class _LinedCell:
    column: int
    cell: GridCell
    rows: Sequence[WordRow]

    @property
    def lists_figures(self) -> bool:
        """Whether it holds a figure for each of several rows."""
        count = sum(is_figure(row.text) for row in self.rows)
        return (
            len(self.rows) > 1
            and "\n" in self.cell.text
            and count >= max(2, MIN_SHARE_OF_FIGURE_LINES * len(self.rows))
        )


def part_row(row: CellRow) -> list[CellRow]:
    """Return a row as the rows that its lines of figures make;
    itself where it has no two such columns.
    """
    cells = [
        _LinedCell(at, cell, read_word_rows(cell.words))
        for at, cell in enumerate(row)
        if cell is not None and cell.words
    ]
    listing = [cell for cell in cells if cell.lists_figures]
    if len(listing) < MIN_FIGURE_COLUMNS:
        return [row]
    height = listing[0].rows[0].height
    starts = _starts(cells, listing, height)
    found: list[list[GridCell | None]] = [[None] * len(row) for _ in starts]
    for cell in cells:
        for line in cell.rows:
            place = found[_row_at(line.middle, starts, height)]
            part = replace(cell.cell, text=line.text, words=tuple(line.words))
            here = place[cell.column]
            place[cell.column] = part if here is None else here.join(part)
    return [tuple(each) for each in found]


def _starts(
    cells: Sequence[_LinedCell], listing: Sequence[_LinedCell], height: float
) -> list[float]:
    """Return the heights where rows begin: at figures, and where a list goes on without one."""
    figures = [line.middle for cell in listing for line in cell.rows if is_figure(line.text)]
    starts = cluster(figures, 0.7 * height)
    worded = [cell for cell in cells if cell not in listing and not cell.cell.is_figure]
    longest = max(worded, key=lambda cell: len(cell.rows), default=None)
    for line in longest.rows if longest else ():
        if has_list_mark(line.text) and all(
            abs(at - line.middle) > MAX_OFFSET_HEIGHTS * height for at in starts
        ):
            starts.append(line.middle)
    return sorted(starts)


def _row_at(middle: float, starts: Sequence[float], height: float) -> int:
    """Return the row beside a line, else the last one that begins above it."""
    nearest = min(range(len(starts)), key=lambda at: abs(starts[at] - middle))
    if abs(starts[nearest] - middle) <= MAX_OFFSET_HEIGHTS * height:
        return nearest
    return max((at for at, start in enumerate(starts) if start <= middle), default=0)
