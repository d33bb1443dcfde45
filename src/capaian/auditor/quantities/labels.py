"""What a row or a clause is about: its words without endings, and how alike two of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from capaian.auditor.printed.known_words import values_of_words

_STOP_WORDS: Final = frozenset(values_of_words("stop"))
"""Words that say nothing of what a row is about, or only which column is meant."""
_PREFIXES: Final = ("meng", "mem", "men", "peng", "pem", "pen", "ter", "ber", "di")
_ENDINGS: Final = ("nya", "kan", "an", "i")
MIN_STEM: Final = 4
"""Letters that are left of a word; `ikan` ends in no `kan`."""
MIN_WORDS_OF_NAME: Final = 2
"""Of a name that one thing has, and no usual one such as `Jumlah`."""
MIN_WORDS_FOR_PART: Final = 3
"""Words that a label must have to be known within a longer one."""
MEAN: Final = re.compile(r"rata\s*-?\s*rata", re.IGNORECASE)
_TOTAL: Final = re.compile(rf"\W*(?:jumlah|total|{MEAN.pattern})\b", re.IGNORECASE)
_GRAND: Final = re.compile(r"\W*(?:grand\s+)?total\b", re.IGNORECASE)
"""Unlike `jumlah` it begins the name of no thing."""
_OF_TOTALS: Final = frozenset(
    {"seluruh", "semua", "akhir", "rata", "kegiat", "belanja", "sasaran"}
)
"""Stems of what a total is said to be of."""
_TIER_WORD: Final = re.compile(r"\b(sub\s*kegiatan|kegiatan|program)\b", re.IGNORECASE)
_TIER: Final = re.compile(
    rf"\W*(?:[IVXL\d]+(?:\.\d+)*[.)]?\s+)?{_TIER_WORD.pattern}", re.IGNORECASE
)
_ROMAN: Final = "ivxl"
"""Letters of numerals."""
_WORD: Final = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True)
class RowLabel:
    """What a row is about."""

    text: str
    context: str = ""
    """The words of other columns, and of the row that a point of a list belongs to."""
    code: str = ""
    """The number or letter before it: `1.1`."""

    @cached_property
    def tier(self) -> str:
        """`program`, `kegiatan` or `sub kegiatan` where its words begin so:
        they may share their names.
        """
        match = _TIER.match(self.text)
        return " ".join(match[1].lower().split()) if match else ""

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its words without prefixes and endings."""
        return stems_of(self.text)

    @cached_property
    def _stems_around(self) -> frozenset[str]:
        return stems_of(self.context)

    @cached_property
    def names_total(self) -> bool:
        """Whether it names no thing but a total or mean of others.

        Examples:
            >>> [RowLabel(text).names_total
            ...     for text in ("Jumlah seluruhnya", "Rata-rata", "Jumlah penduduk")]
            [True, True, False]
        """
        if _TOTAL.match(self.text) is None:
            return False
        own = self.stems - _OF_TOTALS
        return not own or (_GRAND.match(self.text) is not None and len(own) < 2)

    def likeness(self, other: RowLabel) -> float:
        """Return how alike two labels are: 1 with the same words,
        more where the context agrees.
        """
        own = likeness(self.stems, other.stems)
        around = likeness(self._stems_around, other._stems_around)
        return own + 0.1 * around + 0.1 * (self.text.casefold() == other.text.casefold())


def tiers_in(text: str) -> frozenset[str]:
    """Return the levels of a plan that a text names, as `RowLabel.tier` does."""
    return frozenset(" ".join(word.lower().split()) for word in _TIER_WORD.findall(text))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word without a prefix and an ending.

    Examples:
        >>> stem("Pemeliharaan"), stem("meningkatnya"), stem("ikan")
        ('elihara', 'ingkat', 'ikan')
    """
    bare = word.lower()
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and len(bare) - len(prefix) >= MIN_STEM:
            bare = bare.removeprefix(prefix)
            break
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= MIN_STEM:
            return bare.removesuffix(ending)
    return bare


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that say what it is about."""
    words = {*_WORD.findall(text.lower())} - _STOP_WORDS
    return frozenset(stem(word) for word in words if word.strip(_ROMAN))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how many words two sets share: of all,
    or nearly of the smaller where it is long enough.
    """
    common = len(one & other)
    if not common:
        return 0
    of_all = common / (len(one) + len(other) - common)
    shorter = min(len(one), len(other))
    is_comparable = shorter >= MIN_WORDS_FOR_PART and 2 * shorter >= max(len(one), len(other))
    return max(of_all, 0.9 * common / shorter) if is_comparable else of_all
