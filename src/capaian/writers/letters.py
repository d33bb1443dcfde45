"""How wide words are: advance widths of the vendored faces, read once per process."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from fontTools.ttLib import TTFont

from capaian.writers.theme import Face, font_path

_KEPT_WORDS: Final = 16_384
_UNKNOWN: Final = 0.5
"""Em of a sign that the face lacks."""


def width_of(words: str, face: Face, points: float) -> float:
    """Return how wide `words` are in points; a sign that the face lacks counts half its size.

    Pairs are not brought closer (kerning), so what is set is never wider by more than a hair.
    """
    return _em(words, face) * points


@lru_cache(maxsize=_KEPT_WORDS)
def _em(words: str, face: Face) -> float:
    advances = _advances(face)
    return sum(advances.get(ord(sign), _UNKNOWN) for sign in words)


@cache
def _advances(face: Face) -> dict[int, float]:
    """Advance width of each character in em."""
    with TTFont(font_path(face), lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
