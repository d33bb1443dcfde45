"""Even lines for display titles: office programs fill the first line and leave a single word over."""

from __future__ import annotations

from capaian.writers.letters import width_of
from capaian.writers.theme import Face

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
