"""Measures of trees of boxes: letters, columns, heights, and the parts that each fill a page.

Who composes a paper divides large trees by these measures, and writers draw by the same. All are
CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import Final

from capaian.documents import letters
from capaian.documents.tree import PROPOSED_WORD, Box, LinkKind, Width

_REGULAR, _BOLD = "LaporanSans-Regular", "LaporanSans-Semibold"
"""Faces of drawings."""


TEXT_SIZE: Final = 12
"""Of the words of drawings."""


def drawn_width(words: str, size: float = TEXT_SIZE, *, is_bold: bool = False) -> float:
    """Return how wide words are in a drawing, in the unit of the size."""
    return letters.words_width(words, _BOLD if is_bold else _REGULAR, size)


_TABLE_TEXT, _SMALL_TABLE_TEXT = 9, 8
_CELL_SIDES: Final = 7
_RAGGED: Final = 1.1
"""Lines end before the edge, as words are not broken."""


def lines_of(words: str, room: float, *, is_small: bool) -> int:
    """Return about how many lines words take in a cell of so many points; one at least.

    Examples:
        >>> lines_of("Cakupan kepemilikan akta", 60, is_small=True), lines_of("KK", 60,
        ...     is_small=True)
        (2, 1)
    """
    width = drawn_width(words, _SMALL_TABLE_TEXT if is_small else _TABLE_TEXT) * _RAGGED
    return max(1, ceil(width / max(room - _CELL_SIDES, 1)))


DRAWING_WIDTHS: Final = {Width.TEXT: 525, Width.FULL: 623, Width.LANDSCAPE: 956}
TABLE_ROOMS: Final = {width: pixels * 0.75 for width, pixels in DRAWING_WIDTHS.items()}
"""Points that the columns of a table share: as wide as drawings."""
DRAWING_HEIGHTS: Final = {Width.TEXT: 850, Width.FULL: 850, Width.LANDSCAPE: 600}
"""Room for a drawing on a page above its caption; what is higher is scaled."""
LINK_WIDTH: Final = 40
"""Between two levels."""
LINE_HEIGHT: Final = 15
BOX_PADDING: Final = 7
BOX_GAP: Final = 8
"""Between boxes below each other."""
OUTER_EDGE: Final = 2
"""Around the whole: pictures are cut to whole pixels, outlines must not be."""
LEGEND_HEIGHT: Final = 26
"""For what the lines mean, below the boxes."""
_MIN_WIDTH: Final = 100
_MAX_WORD_WIDTH: Final = 170
_MAX_WIDTH: Final = 320
_HALVINGS: Final = 60


def column_widths(root: Box, across: float) -> tuple[float, ...]:
    """Return the width of the boxes of each level.

    Each level gets what its longest word needs, and levels with many words get what is left, so
    that the whole becomes as low as it can be. A root without title is no level.

    Examples:
        >>> column_widths(Box("Sasaran", children=(Box("Program" * 9),)), 500)
        (140.0, 320)
    """
    levels = list(_levels(root))
    room = min(across - LINK_WIDTH * (len(levels) - 1), _MAX_WIDTH * len(levels))
    least = [_least(level) for level in levels]
    if sum(least) >= room:
        return tuple(round(width * room / sum(least), 2) for width in least)
    widest = [_MAX_WIDTH] * len(levels)
    return tuple(
        round(width, 2) for width in share_room(room, [*map(_load, levels)], least, widest)
    )


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
        max((drawn_width(word, is_bold=True) for word in titles), default=0),
        max((drawn_width(word) for word in others), default=0),
    )
    return min(max(words + 2 * BOX_PADDING + 1, _MIN_WIDTH), _MAX_WORD_WIDTH)


def share_room(
    room: float, shares: Sequence[float], least: Sequence[float], most: Sequence[float]
) -> tuple[float, ...]:
    """Return widths in proportion to `shares`, each between its least and its most,
    that fill the room.
    """

    def widths(unit: float) -> tuple[float, ...]:
        bounds = zip(shares, least, most, strict=True)
        return tuple(max(low, min(high, unit * share)) for share, low, high in bounds)

    lower, upper = 0.0, room
    for _ in range(_HALVINGS):
        middle = (lower + upper) / 2
        lower, upper = (middle, upper) if sum(widths(middle)) <= room else (lower, middle)
    return widths(lower)


# --- heights -------------------------------------------------------------------------------


def tree_height(root: Box, width: Width) -> float:
    """Return how high a tree is drawn, with the legend that kinds of links and proposals need."""
    columns = column_widths(root, DRAWING_WIDTHS[width] - 2 * OUTER_EDGE)
    height = _height(root, columns, 0 if root.title else -1) + 2 * OUTER_EDGE
    return height + (LEGEND_HEIGHT if _needs_legend(root) else 0)


def _height(box: Box, columns: tuple[float, ...], level: int) -> float:
    own = (
        _lines(box, columns[level] - 2 * BOX_PADDING) * LINE_HEIGHT + 2 * BOX_PADDING
        if level >= 0
        else 0.0
    )
    below = [_height(child, columns, level + 1) for child in box.children]
    return max(own, sum(below) + BOX_GAP * max(0, len(below) - 1))


def _lines(box: Box, room: float) -> int:
    texts = (box.note, *box.lines, PROPOSED_WORD if box.proposed else "")
    return _count(box.title, room, True) + sum(_count(text, room, False) for text in texts)


@lru_cache(maxsize=4096)
def _count(text: str, room: float, is_bold: bool) -> int:
    return sum(1 for _ in wrap(text, room, is_bold=is_bold))


def _needs_legend(root: Box) -> bool:
    below = [box for child in root.children for box in _walk(child)]
    return any(box.proposed or box.link is not LinkKind.PLAIN for box in below)


def _walk(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from _walk(child)


def wrap(text: str, room: float, *, is_bold: bool) -> Iterator[str]:
    """Yield the lines of a text as they are drawn; a word that is wider than the room is cut."""

    def is_wide(words: str) -> bool:
        return drawn_width(words, is_bold=is_bold) > room

    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and is_wide(longer):
            yield line
            longer = word
        while is_wide(longer) and len(longer) > 1:
            fits = next((n for n in range(len(longer) - 1, 1, -1) if not is_wide(longer[:n])), 1)
            yield longer[:fits]
            longer = longer[fits:]
        line = longer
    if line:
        yield line


_MIN_SCALE: Final = 0.92
"""Share of its size at which a part may be drawn to hold one box more: 8.3 points instead of 9."""
_FIRST_HEIGHTS: Final = {Width.TEXT: 740, Width.FULL: 740, Width.LANDSCAPE: 500}
"""The first drawing shares its page with a title."""
_MIN_FULL: Final = (0.5, 0.7, 1.0)
"""Shares of a page that must be full before a cut may look for a better place;
the first with least parts.
"""


def divide(root: Box, width: Width) -> tuple[Box, ...]:
    """Return parts of a tree that each fit a page; every part repeats the boxes that lead to it.

    Args:
        root: the tree; without title, several trees, which share pages where they are small.
        width: that of the drawings; the first shares its page with a title.
    """
    return min(
        (_divide(root, width, _FIRST_HEIGHTS[width], share) for share in _MIN_FULL), key=len
    )


def _divide(root: Box, width: Width, room: float, min_full: float) -> tuple[Box, ...]:
    rest, parts = _leaves(root), []
    while rest:
        count = _leaves_on_page(root, rest, width, room, min_full)
        parts.append(_part(root, rest[:count]))
        rest, room = rest[count:], DRAWING_HEIGHTS[width] / _MIN_SCALE
    return tuple(parts)


BoxPath = tuple[int, ...]


def _leaves(box: Box, path: BoxPath = ()) -> tuple[BoxPath, ...]:
    """Where each box without boxes below it stands: its place among its siblings on each level."""
    if not box.children:
        return (path,)
    return tuple(
        leaf for n, child in enumerate(box.children) for leaf in _leaves(child, (*path, n))
    )


def _leaves_on_page(
    root: Box, leaves: tuple[BoxPath, ...], width: Width, room: float, min_full: float
) -> int:
    """How many leaves the page takes: cut where least is torn, then where most fits;
    one at least.
    """
    heights: dict[int, float] = {}
    for count in range(1, len(leaves) + 1):
        height = tree_height(_part(root, leaves[:count]), width)
        if height > room and heights:
            break
        heights[count] = height
    if len(heights) == len(leaves):
        return len(leaves)
    full = [count for count, height in heights.items() if height >= room * min_full] or [
        max(heights)
    ]
    return min(full, key=lambda count: (_shared_depth(leaves[count - 1], leaves[count]), -count))


def _shared_depth(one: BoxPath, other: BoxPath) -> int:
    """How many boxes lead to both leaves: what a cut between them repeats."""
    return next(
        n for n, (left, right) in enumerate(zip(one, other, strict=False)) if left != right
    )


def _part(root: Box, leaves: tuple[BoxPath, ...]) -> Box:
    """The tree with some leaves and the boxes that lead to them;
    a single tree without an untitled root.
    """
    kept = _keep(root, leaves)
    return kept.children[0] if not kept.title and len(kept.children) == 1 else kept


def _keep(box: Box, leaves: tuple[BoxPath, ...]) -> Box:
    if not box.children:
        return box
    below = (
        (child, tuple(p[1:] for p in leaves if p[0] == n)) for n, child in enumerate(box.children)
    )
    return replace(box, children=tuple(_keep(child, own) for child, own in below if own))
