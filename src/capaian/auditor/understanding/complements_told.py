"""Figures of what is not so, or of all but what is named: `yang belum diimunisasi`, `selain perawat`."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from capaian.auditor.understanding.word_forms import are_forms_of_one

ALL_BUT: Final = re.compile(r"\b(?:selain|kecuali|di\s?luar)\b", re.IGNORECASE)
NOT_SO: Final = re.compile(
    r"\b(?:belum|tidak|bukan|tanpa)\b"
    r"(?!\s+(?:mencapai|tercapai|memenuhi|terpenuhi|melampaui|melebihi|sampai|lebih|kurang|hanya|sebesar)\b)",
    re.IGNORECASE,
)
"""What is not so; `belum mencapai target 86,00` tells the target itself."""
_LEFT_OVER: Final = frozenset(("selisih", "sisa", "kekurangan"))
"""Heads of columns that print what is not so, whatever word a sentence has for that."""
_NEXT: Final = re.compile(r"\s+([^\W\d_]+)")
_REACHES: Final = {ALL_BUT: re.compile(r"[.;\d]"), NOT_SO: re.compile(r"[.;,\d]")}
"""Marks behind which such a word speaks of a figure no more."""


def tells_complement(before: str, known: Set[str]) -> bool:
    """Say whether a figure is of all but what words before it name, which a table does not print by itself.

    Args:
        before: The words before the figure.
        known: The words by which the table calls what it prints.

    Examples:
        >>> tells_complement("Selain perawat terdapat ", {"perawat", "kontrak"})
        True
        >>> tells_complement("Balita yang belum diimunisasi sebanyak ", {"belum", "diimunisasi"})
        False
        >>> tells_complement("Realisasi belum mencapai target ", {"target"})
        False
        >>> tells_complement("Kolam yang belum panen ", {"selisih"})
        False
        >>> tells_complement("Bus yang tidak diuji sebanyak ", {"tidak", "lulus"})
        True
    """
    for words, end in _REACHES.items():
        for found in words.finditer(before):
            if not end.search(before, found.end()):
                return known.isdisjoint((*_of_it(found[0], before, found.end(), known), *_LEFT_OVER))
    return False


def _of_it(word: str, before: str, end: int, known: Set[str]) -> tuple[str, ...]:
    """Return a word that denies, if a table has what it denies: `tidak diuji` is not its `Tidak Lulus`."""
    denied = _NEXT.match(before, end)
    is_other = denied is not None and not any(are_forms_of_one(denied[1].casefold(), own) for own in known)
    return () if is_other else (word.casefold(),)
