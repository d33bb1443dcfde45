"""Cells of a row that span columns, where tags do not tell how many: they go where they stand on the page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

_OFF_CENTRE: Final = 0.1
"""What a point costs between the middle of words and of the columns they span, beside one outside of them."""
_SKIPPED: Final = 1.0
"""What a column costs that no cell spans: one reaches into it from above."""
_WIDER: Final = 2.0
"""What each further column of a cell without words costs."""


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a cell reaches on the page, so far as that is known."""

    left: float
    right: float
    is_box: bool = False
    """Whether lines are drawn there; else the words alone are known."""


def spread_cells(
    cells: Sequence[Extent | None],
    known: Sequence[tuple[Sequence[Extent | None], Sequence[int]]],
    width: int,
    taken: Container[int] = (),
) -> list[int]:
    """Return for each cell of a row the first column that it spans.

    Args:
        cells: Where its cells stand; `None` for a cell without words.
        known: The same of rows whose cells span one column each, with their columns.
        width: How many columns there are.
        taken: Columns into which a cell above reaches.

    Examples:
        >>> full = [Extent(0, 10), Extent(50, 60), Extent(100, 110), Extent(150, 160)]
        >>> spread_cells([Extent(2, 8), Extent(90, 130)], [(full, range(4))], 4)
        [0, 1]
    """
    columns = _columns(known, width, cells)
    free = [column for column in range(width) if column not in taken]
    if len(free) < len(cells):
        return [min(place, width - 1) for place in range(len(cells))]

    @cache
    def best(place: int, at: int) -> tuple[float, tuple[int, ...]]:
        """Return what cells from one on cost at least in free columns from one on, and where they begin."""
        left = len(free) - at
        if place == len(cells):
            return left * _SKIPPED, ()
        if left < len(cells) - place:
            return float("inf"), ()
        cost, starts = best(place, at + 1)
        found = [(cost + _SKIPPED, starts)]
        for span in range(1, left + 1):
            cost, starts = best(place + 1, at + span)
            spanned = [columns[column] for column in free[at : at + span]]
            found.append((cost + _cost(cells[place], spanned), (free[at], *starts)))
        return min(found)

    return [*best(0, 0)[1]]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: where its cells stand, and where it begins and ends, half way to those of its neighbours."""

    left: float
    right: float
    begins: float
    ends: float


def _cost(cell: Extent | None, columns: Sequence[_Column]) -> float:
    if cell is None:
        return _WIDER * (len(columns) - 1)
    first, last = columns[0], columns[-1]
    if cell.is_box:
        return abs(cell.left - first.left) + abs(cell.right - last.right)
    outside = max(first.begins - cell.left, 0) + max(cell.right - last.ends, 0)
    return outside + _OFF_CENTRE * abs(cell.left + cell.right - first.begins - last.ends) / 2


def _columns(
    known: Sequence[tuple[Sequence[Extent | None], Sequence[int]]],
    width: int,
    cells: Sequence[Extent | None],
) -> list[_Column]:
    """Return the columns of a table; those without words share the room that the others leave."""
    found: list[list[Extent]] = [[] for _ in range(width)]
    for extents, columns in known:
        for extent, column in zip(extents, columns, strict=True):
            if extent is not None:
                found[column].append(extent)
    everywhere = [extent for column in found for extent in column] + [cell for cell in cells if cell]
    start = min((extent.left for extent in everywhere), default=0.0)
    end = max((extent.right for extent in everywhere), default=0.0)
    settled: list[Extent] = []
    for place, own in enumerate(found):
        left = settled[-1].right if settled else start
        if own:
            settled.append(_around(own))
            continue
        after = next((later for later in range(place, width) if found[later]), width)
        right = max(_around(found[after]).left if after < width else end, left)
        settled.append(Extent(left, left + (right - left) / (after - place)))
    cuts = [(one.right + other.left) / 2 for one, other in pairwise(settled)]
    edges = pairwise([start, *cuts, end])
    return [_Column(box.left, box.right, *edge) for box, edge in zip(settled, edges, strict=True)]


def _around(extents: Iterable[Extent]) -> Extent:
    """Return where the cells of a column stand: as drawn, where lines are drawn."""
    boxes = [extent for extent in extents if extent.is_box] or [*extents]
    return Extent(min(box.left for box in boxes), max(box.right for box in boxes))
