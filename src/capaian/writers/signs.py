"""Signs that the vendored faces lack: found before a paper is typeset, where the words still have a file."""

from __future__ import annotations

from functools import cache

from fontTools.ttLib import TTFont

from capaian.writers.theme import SANS_REGULAR, SERIF_REGULAR, font_path

_DRAWN_BY_ITSELF = frozenset("\t\n\r\u00ad\u200b\u2060\ufeff")
"""Breaks and joints: no face needs a picture for them."""


def missing_signs(text: str) -> tuple[str, ...]:
    """Return the signs of a text that neither the serif nor the sans can draw, each once, in order.

    Examples:
        >>> missing_signs("Cakupan 99,53% ✓")
        ()
        >>> missing_signs("漢字, 漢")
        ('漢', '字')
    """
    return tuple(dict.fromkeys(sign for sign in text if sign not in _drawable()))


@cache
def _drawable() -> frozenset[str]:
    codes: set[int] = set()
    for face in (SANS_REGULAR, SERIF_REGULAR):
        with TTFont(font_path(face), lazy=True) as font:
            codes.update(font.getBestCmap())
    return frozenset(map(chr, codes)) | _DRAWN_BY_ITSELF
