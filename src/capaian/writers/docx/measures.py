"""Lengths of WordprocessingML: twips on the page, half-points of type, eighths of rules, EMU of pictures."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capaian.documents.tree import Width
from capaian.writers import theme

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
