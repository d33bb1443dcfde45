"""How wide words are: advance widths of the vendored faces, read once per process."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from typing import Final

from capaian.writers.theme import FONT_FOLDER, Face

UNITS_PER_EM: Final = 1_000
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


def signs_of(face: Face) -> frozenset[str]:
    """Return the signs that a face has; others fall back to a face of the reader."""
    return frozenset(map(chr, _advances(face)))


def _advances(face: Face) -> dict[int, float]:
    """Advance width of each character in em."""
    return _widths()[face.file_stem]


@cache
def _widths() -> dict[str, dict[int, float]]:
    """Advance widths of all faces, in thousandths of an em as `docs/make_fonts.py` writes them."""
    text = (FONT_FOLDER.parent / "face_widths.csv").read_text(encoding="utf-8")
    (_, *stems), *rows = csv.reader(text.splitlines())
    return {
        stem: {int(row[0], 16): int(row[place]) / UNITS_PER_EM for row in rows if row[place]}
        for place, stem in enumerate(stems, 1)
    }
