"""How the width of a tree drawn from left to right is shared out among its levels.

Who composes a paper divides large trees by the height that follows, and writers draw by the same
widths.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.documents.tree import Box, Width

ACROSS: Final = {Width.TEXT: 472, Width.FULL: 623, Width.LANDSCAPE: 956}
"""CSS pixels of a drawing."""
LINK: Final = 44
"""CSS pixels for the links between two levels."""
_NARROWEST: Final = 124
"""A long word of the language still fits."""
_WIDEST: Final = 320


def column_widths(root: Box, across: float) -> tuple[float, ...]:
    """Return the width of the boxes of each level, in CSS pixels.

    Levels with many words get more, so that the whole becomes as low as it can be. A root without
    title is no level.

    Examples:
        >>> column_widths(Box("Sasaran", children=(Box("Program" * 9),)), 500)
        (144.8, 311.2)
    """
    loads = list(_loads(root))
    room = min(across - LINK * (len(loads) - 1), _WIDEST * len(loads))
    least = min(_NARROWEST, room / len(loads))
    free = room - least * len(loads)
    return tuple(round(least + free * load / sum(loads), 2) for load in loads)


def _loads(root: Box) -> Iterator[int]:
    """Letters of each level."""
    level = (root,) if root.title else root.children
    while level:
        yield max(1, sum(len(text) for box in level for text in (box.title, box.note, *box.lines)))
        level = tuple(child for box in level for child in box.children)
