"""Parts of long words that still tell what is wrong in them."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

ELLIPSIS: Final = "…"
"""Stands for the words that are left out."""
_WORDS_BEFORE: Final = 3
"""Words before the first that differs, which tell where it stands."""


def shorten(words: str, most: int) -> str:
    """Return the first of many words; nothing ends within brackets.

    Examples:
        >>> shorten("73 di tempat 75 pada Tabel 2.1 (halaman 13)", 40)
        '73 di tempat 75 pada Tabel 2.1 …'
    """
    if len(words) <= most:
        return words
    kept = words[:most].rsplit(" ", 1)[0]
    opened = kept.rfind("(")
    kept = kept[:opened] if opened > kept.rfind(")") and opened > 0 else kept
    return f"{kept.rstrip(' ,;')} {ELLIPSIS}"


def shorten_to_difference(words: str, other: str, most: int) -> str:
    """Return words; where they are long, from shortly before the first that differs from others.

    Examples:
        >>> shorten_to_difference("kinerja tahun 2031", "kinerja tahun 2030", 40)
        'kinerja tahun 2031'
        >>> shorten_to_difference("dibandingkan capaian tahun 2031 dengan tahun 2031",
        ...     "dibandingkan capaian tahun 2031 dengan tahun 2030", 30)
        '… 2031 dengan tahun 2031'
        >>> shorten_to_difference("ikan asin yang dijual di pasar ikan", "ikan segar", 20)
        'ikan asin yang dijual di pasar ikan'
    """
    parts = words.split(" ")
    pairs = zip(parts, other.split(" "), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if len(words) <= most or len(" ".join(parts[: alike + 1])) <= most:
        return words
    return " ".join((ELLIPSIS, *parts[max(0, alike - _WORDS_BEFORE) :]))
