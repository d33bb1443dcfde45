"""From the cells of a page to the rows and columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.auditor.document.grids import CellRow, GridCell, PrintedPlace, TableGrid, is_figure
from capaian.auditor.document.heads import count_head_rows, heads_above, numbers_columns
from capaian.auditor.document.row_parts import part_row
from capaian.auditor.document.ruled_cells import RuledCell, cluster
from capaian.auditor.document.text_rows import text_of

MIN_CELL_POINTS: Final = 4.0
"""Points: what is narrower is the gap of a double line."""
SAME_TOP_POINTS: Final = 3.0
SAME_LEFT_POINTS: Final = 6.0
MIN_CELLS: Final = 4

Columns = Sequence[tuple[float, float]]
Cells = list[GridCell]


def build_grid(
    ruled: Sequence[RuledCell], place: PrintedPlace, head_end: float = 0
) -> TableGrid | None:
    """Return the table that cells make; `None` where they are too few for one."""
    cells = [_grid_cell(cell, place) for cell in ruled if _is_seen(cell)]
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) < MIN_CELLS:
        return None
    rows = rows_of(filled)
    count = sum(row[0].top < head_end for row in rows) or count_head_rows(rows)
    body = [row for row in rows[count:] if not numbers_columns(row)]
    if not body:
        return None
    columns = find_columns(cells, body)
    heads = heads_above(columns, rows[:count])
    lined = tuple(part for row in _in_columns(body, columns) for part in part_row(row))
    return TableGrid(heads, lined, place, last_page=place.page)


def _is_seen(cell: RuledCell) -> bool:
    return cell.right - cell.left > MIN_CELL_POINTS and cell.bottom - cell.top > MIN_CELL_POINTS


def _grid_cell(cell: RuledCell, place: PrintedPlace) -> GridCell:
    text = text_of(cell.words)
    return GridCell(text, place, cell.left, cell.right, cell.top, cell.bottom, tuple(cell.words))


def rows_of(cells: Sequence[GridCell]) -> list[Cells]:
    """Return cells in rows, by their upper edges, each row from the left."""
    tops = cluster([cell.top for cell in cells], SAME_TOP_POINTS)
    rows: dict[float, Cells] = {top: [] for top in tops}
    for cell in cells:
        rows[min(tops, key=lambda top: abs(top - cell.top))].append(cell)
    return [sorted(row, key=lambda cell: cell.left) for row in rows.values()]


def find_columns(cells: Sequence[GridCell], body: Sequence[Cells]) -> Columns:
    """Return the edges of the columns: those of the rows that have the most cells, blank ones too.

    A row with a merged cell has fewer, so that it alone does not tell the columns.
    """
    start = body[0][0].top - 2
    drawn = [cell for cell in cells if cell.top >= start]
    rows = [row for row in rows_of(drawn) if any(cell.text.strip() for cell in row)]
    widest = sorted(rows, key=len, reverse=True)[: max(1, len(rows) // 2)]
    lefts = cluster([cell.left for row in widest for cell in row], SAME_LEFT_POINTS)
    end = max(cell.right for cell in cells)
    return [*zip(lefts, [*lefts[1:], end], strict=True)]


def column_of(cell: GridCell, columns: Columns) -> int:
    """Return the column that a cell shares most width with."""
    return max(
        range(len(columns)),
        key=lambda at: min(cell.right, columns[at][1]) - max(cell.left, columns[at][0]),
    )


def _in_columns(body: Sequence[Cells], columns: Columns) -> list[CellRow]:
    """Return rows by columns; a cell of words that spans rows stands in each of them."""
    spanning: list[GridCell | None] = [None] * len(columns)
    rows = []
    for cells in body:
        row: list[GridCell | None] = [None] * len(columns)
        for cell in cells:
            at = column_of(cell, columns)
            here = row[at]
            row[at] = cell if here is None else here.join(cell)
        for at, cell_above in enumerate(spanning):
            if row[at] is None and cell_above is not None and _reaches(cell_above, cells[0]):
                row[at] = cell_above
        spanning = [
            here if here is not None else above for here, above in zip(row, spanning, strict=True)
        ]
        rows.append(tuple(row))
    return rows


def _reaches(cell: GridCell, below: GridCell) -> bool:
    return cell.bottom > below.top + MIN_CELL_POINTS and not is_figure(cell.text)
