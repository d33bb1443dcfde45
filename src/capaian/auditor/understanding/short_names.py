"""Rows by the few words or letters that running text names them with: `KIA`, `akta kelahiran`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from capaian.auditor.understanding.figures import words_of

_SHORT: Final = re.compile(r"\b[A-Z]{2,8}\b")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_LEFT_OUT: Final = frozenset(("dan", "yang", "atas", "di", "dari", "untuk", "pada", "dengan", "terhadap"))
"""Words of which no letter goes into a short name."""
_SAYS: Final = frozenset(
    [
        *("nilai", "cakupan", "persentase", "capaian", "realisasi", "indeks", "angka", "tingkat", "sebesar"),
        *("mencapai", "memperoleh", "adalah", "tercatat", "meraih", "mendapat", "mendapatkan", "berada"),
        *("masih", "harus", "perlu", "telah", "sudah", "hanya", "baru", "juga", "sedangkan", "sementara"),
    ]
)
"""Words beside a name that are not its own."""


def find_row(words: str, labels: Sequence[str]) -> int | None:
    """Return the place of the one label that words name; none where several fit, or none does.

    Examples:
        >>> labels = ["Cakupan Kartu Identitas Anak", "Cakupan akta kelahiran", "Cakupan akta kematian"]
        >>> find_row("sedangkan KIA", labels), find_row("akta kelahiran", labels), find_row("akta", labels)
        (0, 1, None)
    """
    short = frozenset(_SHORT.findall(words))
    own = words_of(words) - _SAYS - {name.casefold() for name in short}
    if not own and not short:
        return None
    found = [place for place, label in enumerate(labels) if _is_named(label, own, short)]
    return found[0] if len(found) == 1 else None


def _is_named(label: str, own: frozenset[str], short: frozenset[str]) -> bool:
    return own <= words_of(label) and all(_bears(label, name) for name in short)


@lru_cache(maxsize=8192)
def _bears(label: str, short: str) -> bool:
    """Whether a label has a short name as a word of its own, or as the first letters of its words."""
    if re.search(rf"\b{short}\b", label):
        return True
    first = "".join(word[0] for word in _WORDS.findall(label) if word.casefold() not in _LEFT_OUT)
    return len(short) > 2 and short.casefold() in first.casefold()
