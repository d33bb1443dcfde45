"""Heads and rows that say what something is held against: `Selisih dengan Provinsi`, `Jarak dari Target`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from capaian.auditor.understanding.vocabulary import without_brackets

_COMPARED: Final = re.compile(
    r"^(?:nilai\s+)?(?:selisih|perbedaan|beda|gap|jarak|deviasi|kesenjangan|sisa)\b(?P<other>.*)",
    re.IGNORECASE,
)
_MORE_OR_LESS: Final = re.compile(
    r"\b(?:lebih|bertambah|surplus)\W+(?:kurang|berkurang|defisit)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d{4}")
_LINKS: Final = frozenset(
    ("antara", "dan", "dari", "dengan", "terhadap", "thd", "thdp", "atas", "poin", "persen", "tingkat")
) | {"angka", "nilai", "capaian", "realisasi", "kinerja"}
"""What stands between a difference and what it is held against, or is said of every figure."""

_MEAN: Final = "rata"


def compared_with(head: str) -> frozenset[str]:
    """Return the words for what a difference is held against; none if it is no such difference.

    Examples:
        >>> sorted(compared_with("Selisih terhadap Angka Provinsi (poin)"))
        ['provinsi']
        >>> compared_with("Selisih")
        frozenset()
    """
    said = _COMPARED.match(without_brackets(head).strip())
    words = frozenset(_words(said["other"])) if said else frozenset()
    return words - {_MEAN} or words


def is_compared_with(head: str, names: Iterable[str]) -> bool:
    """Say whether a difference is held against a thing of one of these names.

    Examples:
        >>> is_compared_with("Selisih dengan Provinsi", ["Kabupaten", "Rata-rata Provinsi"])
        True
        >>> is_compared_with("Selisih dengan Provinsi", ["Kabupaten", "Nasional"])
        False
    """
    said = compared_with(head)
    return bool(said) and any(said <= {*_words(name)} for name in names)


def is_distance(head: str, names: Iterable[str]) -> bool:
    """Say whether a difference may be told by its size, less or more: it is of both, or from another thing.

    Examples:
        >>> is_distance("Lebih/(Kurang)", []), is_distance("Kenaikan", ["2023", "2024"])
        (True, False)
    """
    return bool(_MORE_OR_LESS.search(head)) or is_compared_with(head, names)


def _words(text: str) -> list[str]:
    return [word for word in map(str.casefold, _WORD.findall(text)) if word not in _LINKS]
