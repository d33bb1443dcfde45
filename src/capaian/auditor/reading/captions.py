"""Captions: the numbered titles above tables."""

from __future__ import annotations

import re
from typing import Final

_CAPTION: Final = re.compile(
    r"\W*tabe[l1]\.?\s*(?:\d|[IVXL]+\b)(?![\d.]*,\s+[^\W\d])", re.IGNORECASE
)
_CONTINUED: Final = re.compile(
    r"\b(?:lanjutan|sambungan)\s+tabe[l1]\b|\btabe[l1]\b.*\((?:lanjutan|sambungan)\)",
    re.IGNORECASE,
)
_IN_SENTENCE: Final = re.compile(r"[.;]\s*$")
"""How a sentence ends that only speaks of a table."""
MAX_CAPTION_LENGTH: Final = 300


def is_caption(text: str) -> bool:
    """Say whether a line is the title of a table, or begins one.

    Examples:
        >>> (is_caption("Tabel 3. 10 Cakupan KTP-el"), is_caption("Tabel LI.2"),
        ...     is_caption("Tabel 3.6, nomor"))
        (True, True, False)
    """
    return _CAPTION.match(text) is not None and not _IN_SENTENCE.search(text)


def says_continued(above: str) -> bool:
    """Say whether the text above a table calls it the rest of the one before.

    Examples:
        >>> (says_continued("Lanjutan Tabel 3.22"), says_continued("Tabel 3.22 (lanjutan)"),
        ...     says_continued(""))
        (True, True, False)
    """
    return _CONTINUED.search(above) is not None


def find_caption(above: str) -> str:
    """Return the caption in the text above a table: its last one,
    with the lines that continue it.
    """
    lines = above.split("\n")
    starts = [at for at, line in enumerate(lines) if is_caption(line)]
    return " ".join(lines[starts[-1] :])[:MAX_CAPTION_LENGTH] if starts else ""
