"""Measures of trees of boxes: letters, columns, heights, and the parts that each fill a page.

Who composes a paper divides large trees by these measures, and writers draw by the same. All are CSS
pixels. How wide letters of the sans of drawings are stands beside this module, in thousandths of the
size of the type: regular, semibold, and the signs that are so wide. A test holds them against the faces
that writers draw with.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from capaian.documents.tree import PROPOSED_WORD, Box, LinkKind, Width

UNKNOWN: Final = 500
"""Of a sign that the list lacks."""
_KEPT_WORDS: Final = 16_384


def words_width(words: str, size: float, *, is_bold: bool) -> float:
    """Return how wide words are, in the unit of the size.

    Examples:
        >>> words_width("Cakupan", 10, is_bold=False)
        37.2
    """
    return _thousandths(words, is_bold) * size / 1000


@lru_cache(maxsize=_KEPT_WORDS)
def _thousandths(words: str, is_bold: bool) -> int:
    widths = _BOLD if is_bold else _REGULAR
    return sum(widths.get(sign, UNKNOWN) for sign in words)


def _read_letters() -> tuple[tuple[int, int, str], ...]:
    """Read widths from the table beside this module: of all signs of a row in regular and in semibold."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple((int(row["regular"]), int(row["semibold"]), row["signs"]) for row in rows)


LETTERS: Final = _read_letters()
_REGULAR: Final = {sign: regular for regular, _, signs in LETTERS for sign in signs}
_BOLD: Final = {sign: bold for _, bold, signs in LETTERS for sign in signs}


ACROSS: Final = {Width.TEXT: 472, Width.FULL: 623, Width.LANDSCAPE: 956}
"""Width of a drawing."""
DOWN: Final = {Width.TEXT: 850, Width.FULL: 850, Width.LANDSCAPE: 600}
"""Room for a drawing on a page beside its caption; what is higher is scaled."""
LINK: Final = 40
"""For the links between two levels."""
TEXT_SIZE: Final = 12
LINE: Final = 15
PADDING: Final = 7
GAP: Final = 8
"""Between boxes below each other."""
EDGE: Final = 2
"""Around the whole: pictures are cut to whole pixels, outlines must not be."""
LEGEND: Final = 26
"""For what the lines mean, below the boxes."""
_NARROWEST: Final = 100
_LONGEST_WORD: Final = 170
_WIDEST: Final = 320
_HALVINGS: Final = 60


def column_widths(root: Box, across: float) -> tuple[float, ...]:
    """Return the width of the boxes of each level.

    Each level gets what its longest word needs, and levels with many words get what is left, so that
    the whole becomes as low as it can be. A root without title is no level.

    Examples:
        >>> column_widths(Box("Sasaran", children=(Box("Program" * 9),)), 500)
        (140.0, 320)
    """
    levels = list(_levels(root))
    room = min(across - LINK * (len(levels) - 1), _WIDEST * len(levels))
    least = [_least(level) for level in levels]
    if sum(least) >= room:
        return tuple(round(width * room / sum(least), 2) for width in least)
    return tuple(round(width, 2) for width in _fill([_load(level) for level in levels], least, room))


def _levels(root: Box) -> Iterator[tuple[Box, ...]]:
    level = (root,) if root.title else root.children
    while level:
        yield level
        level = tuple(child for box in level for child in box.children)


def _load(level: tuple[Box, ...]) -> int:
    """Letters of a level."""
    return max(1, sum(len(text) for box in level for text in (box.title, box.note, *box.lines)))


def _least(level: tuple[Box, ...]) -> float:
    """What the longest word of a level needs; a word of many letters is cut."""
    titles = (word for box in level for word in box.title.split())
    others = (word for box in level for text in (box.note, *box.lines) for word in text.split())
    words = max(
        max((words_width(word, TEXT_SIZE, is_bold=True) for word in titles), default=0),
        max((words_width(word, TEXT_SIZE, is_bold=False) for word in others), default=0),
    )
    return min(max(words + 2 * PADDING + 1, _NARROWEST), _LONGEST_WORD)


def _fill(loads: list[int], least: list[float], room: float) -> list[float]:
    """Widths in proportion to the loads, none below its least, none above the widest."""

    def at(share: float) -> list[float]:
        return [min(max(load * share, low), _WIDEST) for load, low in zip(loads, least, strict=True)]

    lower, upper = 0.0, room
    for _ in range(_HALVINGS):
        middle = (lower + upper) / 2
        if sum(at(middle)) > room:
            upper = middle
        else:
            lower = middle
    return at(lower)


# --- heights -------------------------------------------------------------------------------


def tree_height(root: Box, width: Width) -> float:
    """Return how high a tree is drawn, with the legend that kinds of links and proposals need."""
    columns = column_widths(root, ACROSS[width] - 2 * EDGE)
    height = _height(root, columns, 0 if root.title else -1) + 2 * EDGE
    return height + (LEGEND if _needs_legend(root) else 0)


def _height(box: Box, columns: tuple[float, ...], level: int) -> float:
    own = _lines(box, columns[level] - 2 * PADDING) * LINE + 2 * PADDING if level >= 0 else 0.0
    below = [_height(child, columns, level + 1) for child in box.children]
    return max(own, sum(below) + GAP * max(0, len(below) - 1))


def _lines(box: Box, room: float) -> int:
    texts = (box.note, *box.lines, PROPOSED_WORD if box.proposed else "")
    return _count(box.title, room, True) + sum(_count(text, room, False) for text in texts)


@lru_cache(maxsize=4096)
def _count(text: str, room: float, is_bold: bool) -> int:
    return sum(1 for _ in wrap(text, room, lambda words: words_width(words, TEXT_SIZE, is_bold=is_bold)))


def _needs_legend(root: Box) -> bool:
    below = [box for child in root.children for box in _walk(child)]
    return any(box.proposed or box.link is not LinkKind.PLAIN for box in below)


def _walk(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from _walk(child)


def wrap(text: str, room: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Yield the lines of a text; a word that is wider than the room is cut."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and measure(longer) > room:
            yield line
            longer = word
        while measure(longer) > room and len(longer) > 1:
            fits = _letters_that_fit(longer, room, measure)
            yield longer[:fits]
            longer = longer[fits:]
        line = longer
    if line:
        yield line


def _letters_that_fit(word: str, room: float, measure: Callable[[str], float]) -> int:
    fits = (count for count in range(len(word) - 1, 1, -1) if measure(word[:count]) <= room)
    return next(fits, 1)


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


BoxPath = tuple[int, ...]


def _leaves(box: Box, path: BoxPath = ()) -> tuple[BoxPath, ...]:
    """Where each box without boxes below it stands: its place among its siblings on each level."""
    if not box.children:
        return (path,)
    return tuple(leaf for n, child in enumerate(box.children) for leaf in _leaves(child, (*path, n)))


def _depths(leaves: tuple[BoxPath, ...]) -> tuple[int, ...]:
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
