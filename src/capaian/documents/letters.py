"""How wide words are: advance widths of the vendored faces, read once per process."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

WIDTHS_FILE: Final = Path(__file__).with_name("face_widths.csv")
"""As `docs/make_fonts.py` writes it: a row for each sign, a column for each face."""
UNITS_PER_EM: Final = 1_000
_KEPT_WORDS: Final = 16_384
_UNKNOWN_SIGN: Final = 500
"""Thousandths of an em of a sign that the face lacks."""


def words_width(words: str, face: str, size: float) -> float:
    """Return how wide words are in a face, in the unit of the size;
    a sign that it lacks counts half of it.

    Pairs are not brought closer (kerning), so what is set is never wider by more than a hair.

    Examples:
        >>> words_width("Cakupan", "LaporanSans-Regular", 10)
        37.2
    """
    return _thousandths(words, face) * size / UNITS_PER_EM


@lru_cache(maxsize=_KEPT_WORDS)
def _thousandths(words: str, face: str) -> int:
    widths = letter_widths(face)
    return sum(widths.get(ord(sign), _UNKNOWN_SIGN) for sign in words)


def letter_widths(face: str) -> Mapping[int, int]:
    """Return the width of each sign that a face has, in thousandths of an em, by its code."""
    return _widths()[face]


@cache
def _widths() -> Mapping[str, Mapping[int, int]]:
    (_, *faces), *rows = csv.reader(WIDTHS_FILE.read_text(encoding="utf-8").splitlines())
    return {
        face: {int(row[0], 16): int(row[place]) for row in rows if row[place]}
        for place, face in enumerate(faces, 1)
    }
