"""Tables that go on over a page: their parts as one, the head that is printed again left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from capaian.auditor.document.grids import CellRow, TableGrid, has_list_mark

MIN_SHARE_OF_SAME_HEADS: Final = 0.6
"""Part of the columns whose heads must be the same: a scan or a changed line break alters some."""


def continues(first: TableGrid, second: TableGrid) -> bool:
    """Say whether the heads of a part allow it to go on with an earlier one: the same,
    or none at all.
    """
    if first.width != second.width:
        return False
    if not any(second.heads):
        return True
    same = sum(a == b for a, b in zip(first.heads, second.heads, strict=True))
    return same >= MIN_SHARE_OF_SAME_HEADS * first.width


def join_parts(first: TableGrid, second: TableGrid) -> TableGrid:
    """Return two parts as one table, a row that a page cuts in two joined.

    What was taken for a head in a part without one are its first rows of words; they are lost
    here, for no figure stands in them.
    """
    rows, more = first.rows, second.rows
    if rows and more and _continues_row(more[0]):
        rows, more = (*rows[:-1], _joined(rows[-1], more[0])), more[1:]
    return replace(first, rows=rows + more, last_page=second.last_page)


def _continues_row(row: CellRow) -> bool:
    """Whether a row has neither a figure nor a mark, and nothing in its first column."""
    filled = [cell for cell in row if cell is not None]
    return row[0] is None and not any(
        cell.is_figure or has_list_mark(cell.text) for cell in filled
    )


def _joined(row: CellRow, rest: CellRow) -> CellRow:
    return tuple(
        b if a is None else a if b is None else a.join(b) for a, b in zip(row, rest, strict=True)
    )
