"""Lengths of WordprocessingML: twips on the page, half-points of type, eighths of rules, EMU of pictures."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from capaian.documents.tree import Width
from capaian.writers import theme
from capaian.writers.letters import width_of
from capaian.writers.theme import Face

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BLANKS: Final = re.compile(r"[\t\n\r]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL: Final = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def escape(text: str) -> str:
    """Return `text` for element content or a double-quoted attribute.

    Line ends and tabs become blanks, because in Word they would be layout; signs that XML cannot
    hold at all are dropped.

    Examples:
        >>> escape('a < b & "c"')
        'a &lt; b &amp; &quot;c&quot;'
    """
    if not _SPECIAL.search(text):
        return text
    clean = _FORBIDDEN.sub("", _BLANKS.sub(" ", text))
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def root(tag: str, content: str, *prefixes: str) -> str:
    """Return a whole part: declaration, root element with its namespaces, content."""
    spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    return f"{DECLARATION}<{tag}{spaces}>{content}</{tag}>"


EMU_PER_MM: Final = 36_000
EMU_PER_PIXEL: Final = 9_525
"""At 96 CSS pixels to the inch."""


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def line_twips(points: float) -> int:
    """Return a line distance or space in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return a type size in half-points, the finest step that Word knows."""
    return round(points * 2)


def rule_eighths(points: float) -> int:
    """Return the thickness of a rule in eighths of a point; Word draws nothing thinner than two."""
    return max(2, round(points * 8))


MARGIN_COLUMN: Final = twips(theme.MARGIN_COLUMN_MM)
TEXT_LEFT: Final = twips(theme.MARGIN_COLUMN_MM + theme.COLUMN_GAP_MM)
"""Where the text column begins, from the left margin: the hanging indent of look and feel."""
TEXT_WIDTH: Final = twips(theme.TEXT_COLUMN_MM)
FULL_WIDTH: Final = TEXT_LEFT + TEXT_WIDTH
COLUMN_GAP: Final = twips(6)
HALF_WIDTH: Final = (FULL_WIDTH - COLUMN_GAP) // 2
"""One of two columns of a page."""
LANDSCAPE_WIDTH: Final = twips(theme.LANDSCAPE_MM)


def block_left(width: Width) -> int:
    """Return the indent of a table or picture of this width."""
    return TEXT_LEFT if width is Width.TEXT else 0


def block_width(width: Width) -> int:
    """Return how wide a table or picture of this width is, in twips."""
    return {Width.TEXT: TEXT_WIDTH, Width.FULL: FULL_WIDTH, Width.LANDSCAPE: LANDSCAPE_WIDTH}[width]


def shares(total: int, parts: tuple[int, ...]) -> tuple[int, ...]:
    """Split `total` in proportion to `parts`; the results add up exactly.

    Examples:
        >>> shares(100, (1, 1, 1))
        (33, 34, 33)
    """
    whole = sum(parts) or 1
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + max(part, 0))
    edges = [(2 * total * end + whole) // (2 * whole) for end in ends]
    return tuple(right - left for left, right in pairwise(edges))


_SLACK = 1.02
"""The measured line is given two per cent more, because programs round widths."""


def balanced_width(title: str, face: Face, points: float, room: float) -> float:
    """Return the narrowest line in points that needs no more lines than `room` does."""
    words = title.split()
    blank = width_of(" ", face, points)
    widths = [width_of(word, face, points) for word in words]
    needed = _count_lines(widths, blank, room)
    narrow, wide = max(widths, default=room), room
    while needed > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if _count_lines(widths, blank, middle) <= needed else (middle, wide)
    return min(room, wide * _SLACK)


def _count_lines(widths: list[float], blank: float, room: float) -> int:
    lines, used = 1, 0.0
    for width in widths:
        if used and used + blank + width > room:
            lines, used = lines + 1, width
        else:
            used += (blank if used else 0) + width
    return lines
