"""Large trees in parts that each fill a page: few of them, siblings together where that costs no page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from capaian.documents.tree import Box, Width
from capaian.documents.tree_columns import DOWN, tree_height

_SHRINK: Final = 0.92
"""Share of its size at which a part may be drawn to hold one box more: 8.3 points instead of 9."""
_BELOW_TITLE: Final = {Width.TEXT: 740, Width.FULL: 740, Width.LANDSCAPE: 500}
"""The first drawing shares its page with a title."""
_LEAST_FULL: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Shares of a page that must be full before a cut may look for a better place."""


def divide(root: Box, width: Width, *, is_first: bool = False) -> tuple[Box, ...]:
    """Return parts of a tree that each fit a page; every part repeats the boxes that lead to it.

    Args:
        root: the tree; without title, several trees, which share pages where they are small.
        width: that of the drawings.
        is_first: whether the first part shares its page with a title.
    """
    leaves = _leaves(root)
    pages = _Pages(root, width, _BELOW_TITLE[width] if is_first else DOWN[width] / _SHRINK, _depths(leaves))
    fewest = pages.cuts(_LEAST_FULL[-1])
    tries = (pages.cuts(share) for share in _LEAST_FULL)
    cuts = next(cuts for cuts in tries if len(cuts) == len(fewest))
    return tuple(_alone(_keep(root, start, end)) for start, end in pairwise((0, *cuts)))


Path = tuple[int, ...]


def _leaves(box: Box, path: Path = ()) -> tuple[Path, ...]:
    """Where each box without boxes below it stands: its place among its siblings on each level."""
    if not box.children:
        return (path,)
    return tuple(leaf for n, child in enumerate(box.children) for leaf in _leaves(child, (*path, n)))


def _depths(leaves: tuple[Path, ...]) -> tuple[int, ...]:
    """How many boxes two leaves in a row share: what a cut between them would have to repeat."""
    return tuple(
        next(n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other)
        for before, after in pairwise(leaves)
    )


@dataclass(frozen=True, slots=True)
class _Pages:
    """A tree and the room for its parts."""

    root: Box
    width: Width
    first_room: float
    depths: tuple[int, ...]
    """For each cut between two leaves."""

    def cuts(self, least_full: float) -> tuple[int, ...]:
        """Return where each page ends: the number of leaves up to there."""
        found: list[int] = []
        count = len(self.depths) + 1
        while not found or found[-1] < count:
            start = found[-1] if found else 0
            room = DOWN[self.width] / _SHRINK if found else self.first_room
            found.append(self._end(start, room, least_full))
        return tuple(found)

    def _end(self, start: int, room: float, least_full: float) -> int:
        """The end of the page that begins with a leaf: where least is torn, then where most fits."""
        fitting: dict[int, float] = {}
        for end in range(start + 1, len(self.depths) + 2):
            fitting[end] = tree_height(_alone(_keep(self.root, start, end)), self.width)
            if fitting[end] > room and end > start + 1:
                del fitting[end]
                break
        last = max(fitting)
        if last > len(self.depths):
            return last
        full = [end for end, height in fitting.items() if height >= room * least_full]
        return min(full or [last], key=lambda end: (self.depths[end - 1], -end))


def _keep(root: Box, start: int, end: int) -> Box:
    """The tree with the leaves of a range and the boxes that lead to them."""
    kept = _kept(root, start, end)
    return root if kept is None else kept


def _kept(box: Box, start: int, end: int) -> Box | None:
    if not box.children:
        return box if start <= 0 < end else None
    below: list[Box] = []
    for child in box.children:
        size = len(_leaves(child))
        if start < size and end > 0:
            kept = _kept(child, start, end)
            below += [] if kept is None else [kept]
        start, end = start - size, end - size
    return replace(box, children=tuple(below)) if below else None


def _alone(root: Box) -> Box:
    """A single tree needs no root without title above it."""
    return root.children[0] if not root.title and len(root.children) == 1 else root
