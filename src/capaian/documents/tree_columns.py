"""Measures of a tree drawn from left to right: widths of its levels, lines of its boxes, its height.

Who composes a paper divides large trees by these measures, and writers draw by the same. All are
CSS pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from capaian.documents.letter_widths import words_width
from capaian.documents.tree import PROPOSED_WORD, Box, LinkKind, Width

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
