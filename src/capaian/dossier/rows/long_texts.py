"""Texts longer than a cell of a workbook may be, cut into parts that make the text again."""

from __future__ import annotations

from collections.abc import Iterator

UNITS = 32_000
"""Sixteen-bit units of one part; a cell may have 32,767, and a sign beyond the first plane counts twice."""
_FAR = 0xFFFF
_SEARCHED = 200
"""Letters before the end of a part among which a good place to cut is looked for."""


def split_text(text: str, units: int = UNITS) -> tuple[str, ...]:
    """Return a text in parts of at most so many sixteen-bit units; a short one is its only part.

    No sign is cut in two. Where it can be helped no part begins or ends with a space, which programs and
    people take away without noticing.

    Raises:
        ValueError: if a part could not hold every sign.

    Examples:
        >>> split_text("satu dua", 5)
        ('sat', 'u dua')
        >>> split_text("")
        ('',)
    """
    if units < 2:
        raise ValueError(units)
    return tuple(_parts(text, units)) or ("",)


def count_units(text: str) -> int:
    """Return the sixteen-bit units of a text, as table programs count its length.

    Examples:
        >>> count_units("é😀")
        3
    """
    return len(text) + sum(ord(sign) > _FAR for sign in text)


def _parts(text: str, units: int) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = _find_cut(text, start, _fill(text, start, units))
        yield text[start:end]
        start = end


def _fill(text: str, start: int, units: int) -> int:
    """Return the end of the longest part that begins at a place."""
    end = min(start + units, len(text))
    while count_units(text[start:end]) > units:
        end -= -(-(count_units(text[start:end]) - units) // 2)
    return end


def _find_cut(text: str, start: int, end: int) -> int:
    """Return a place at or before an end where no space stands on either side."""
    if end == len(text):
        return end
    for cut in range(end, max(start, end - _SEARCHED), -1):
        if not text[cut - 1].isspace() and not text[cut].isspace():
            return cut
    return end
