"""Titles of sections and tables: which of them are of the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_ALIKE: Final = 0.8
"""From here on two titles are of one thing."""
_SHORTENED: Final = (
    (re.compile(r"\bkab\.?(?=\s)", re.IGNORECASE), "kabupaten"),
    (re.compile(r"\bprov\.?(?=\s)", re.IGNORECASE), "provinsi"),
    (re.compile(r"\bkec\.?(?=\s)", re.IGNORECASE), "kecamatan"),
    (re.compile(r"\bs\s?/\s?d\b|\bs\.d\.?", re.IGNORECASE), "sampai dengan"),
    (re.compile(r"^\s*(?:tabel|grafik|gambar)\s+", re.IGNORECASE), ""),
)


@lru_cache(maxsize=8192)
def letters_of(title: str) -> str:
    """Return the letters and digits of a title, usual abbreviations written out.

    Examples:
        >>> letters_of("Tabel Kinerja Kab. Melati") == letters_of("Kinerja Kabupaten Melati")
        True
    """
    for pattern, words in _SHORTENED:
        title = pattern.sub(words, title)
    return re.sub(r"[^0-9a-z]", "", title.casefold())


def are_alike(one: str, other: str, least: float = _ALIKE) -> bool:
    """Say whether two titles are of one thing, be it misspelt.

    Examples:
        >>> are_alike("Perjanjian Kinerja Kota Melati", "Perjanjian Kinerja Kota Mlati")
        True
        >>> are_alike("Perjanjian Kinerja", "Realisasi Anggaran")
        False
    """
    first, second = letters_of(one), letters_of(other)
    if not first or not second:
        return False
    if first == second:
        return True
    if 2 * min(len(first), len(second)) / (len(first) + len(second)) < least:
        return False  # one is too short, whatever its letters
    return _letters_shared(first, second) >= least and likeness(one, other) >= least


def _letters_shared(first: str, second: str) -> float:
    """Return how alike two titles are at most: by their letters, in whatever order they stand."""
    shared = sum(min(times, second.count(letter)) for letter, times in _times_of(first).items())
    return 2 * shared / (len(first) + len(second))


@lru_cache(maxsize=1024)
def _times_of(letters: str) -> Mapping[str, int]:
    return Counter(letters)


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, 1 for the same letters.

    Examples:
        >>> likeness("Perjanjian Kinerja", "perjanjian kinerja")
        1.0
    """
    return SequenceMatcher(None, letters_of(one), letters_of(other), autojunk=False).ratio()


def is_cut(one: str, other: str) -> bool:
    """Say whether one title is the beginning of the other, as where only its first line was listed.

    Examples:
        >>> is_cut("Realisasi Anggaran", "Realisasi Anggaran Tahun 2024")
        True
    """
    short, long = sorted((letters_of(one), letters_of(other)), key=len)
    return bool(short) and long.startswith(short)
