"""What differs between two titles of one thing: a unit, or a word that the report uses nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Final

from capaian.auditor.printed.document import PrintedDocument

_WORD: Final = re.compile(r"[^\W\d_]+|%")
_UNITS: Final = frozenset(
    [
        "%",
        "persen",
        "rupiah",
        "rp",
        "ribu",
        "ribuan",
        "juta",
        "jutaan",
        "miliar",
        "milyar",
        "jiwa",
        "orang",
        "hari",
        "jam",
        "menit",
        "bulan",
        "km",
        "ha",
        "ton",
        "kg",
        "keping",
        "dokumen",
        "lembar",
        "unit",
        "poin",
    ]
)
_SHORTEST: Final = 5
"""Letters of a word that names a field, such as `pasien`."""
_USUAL: Final = 3
_LIKE: Final = 0.75
"""Words so much alike are one word, misspelt."""


class TitleWords:
    """The words of a report, to tell which of two titles has one that does not belong there."""

    def __init__(self, document: PrintedDocument) -> None:
        """Keep the report; its words are counted when two titles differ."""
        self._document = document

    @cached_property
    def _times(self) -> Counter[str]:
        lines = (line.text.casefold() for line in self._document.lines)
        return Counter(word for text in lines for word in _WORD.findall(text))

    def foreign_in(self, one: str, other: str) -> str:
        """Return the word that stands in one of two titles alone, in place of a usual one; or nothing."""
        pair = _changed(one, other)
        if pair is None:
            return ""
        rare, usual = sorted(pair, key=lambda word: self._times[word])
        is_foreign = self._times[rare] == 1 and self._times[usual] >= _USUAL and len(rare) >= _SHORTEST
        is_slip = SequenceMatcher(None, rare, usual, autojunk=False).ratio() >= _LIKE
        return rare if is_foreign and not is_slip else ""


@lru_cache(maxsize=4)
def title_words_of(document: PrintedDocument) -> TitleWords:
    """Return the words of a report, counted once for all its lists."""
    return TitleWords(document)


def differ_in_units(one: str, other: str) -> bool:
    """Say whether two titles give one thing in two units.

    Examples:
        >>> differ_in_units("Belanja (juta rupiah)", "Belanja (ribu rupiah)")
        True
        >>> differ_in_units("Belanja Tahun 2040", "Belanja Tahun 2041")
        False
    """
    pair = _changed(one, other)
    return pair is not None and _UNITS.issuperset(pair)


def _changed(one: str, other: str) -> tuple[str, str] | None:
    """Return the word of each title that stands in place of another one, if the titles differ in no more."""
    first, second = (_WORD.findall(title.casefold()) for title in (one, other))
    if len(first) != len(second) or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return None
    pairs = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return pairs[0] if len(pairs) == 1 else None
