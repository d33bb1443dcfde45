"""Figures of what is not so, or of all but what is named: `yang belum diimunisasi`, `selain perawat`."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

ALL_BUT: Final = re.compile(r"\b(?:selain|kecuali|di\s?luar)\b", re.IGNORECASE)
NOT_SO: Final = re.compile(
    r"\b(?:belum|tidak|bukan|tanpa)\b"
    r"(?!\s+(?:mencapai|tercapai|memenuhi|terpenuhi|melampaui|melebihi|sampai|lebih|kurang|hanya|sebesar)\b)",
    re.IGNORECASE,
)
"""What is not so; `belum mencapai target 86,00` tells the target itself."""
_LEFT_OVER: Final = frozenset(("selisih", "sisa", "kekurangan"))
"""Heads of columns that print what is not so, whatever word a sentence has for that."""
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
    """
    for words, end in _REACHES.items():
        for found in words.finditer(before):
            if not end.search(before, found.end()):
                return known.isdisjoint((found[0].casefold(), *_LEFT_OVER))
    return False
