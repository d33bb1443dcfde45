"""Figures of what is not so, or of all but what is named: `yang belum diimunisasi`, `selain perawat`."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

_ALL_BUT: Final = re.compile(r"\b(?P<word>selain|kecuali|di\s?luar)\b[^.;\d]*$", re.IGNORECASE)
_NOT: Final = re.compile(
    r"\b(?P<word>belum|tidak|bukan|tanpa)\s+"
    r"(?!mencapai|tercapai|memenuhi|terpenuhi|melampaui|melebihi|sampai|lebih|kurang|hanya|sebesar)[^.;,\d]*$",
    re.IGNORECASE,
)
"""Right before a figure of what is not so; `belum mencapai target 86,00` tells the target itself."""


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
    """
    told = _ALL_BUT.search(before) or _NOT.search(before)
    return told is not None and told["word"].casefold() not in known
