"""The part of a line that a finding quotes: what is wrong, with the words around it."""

from __future__ import annotations

import re
from typing import Final

CUT: Final = "…"
_LETTERS: Final = 240
_BEFORE: Final = 140


def quote_line(text: str, printed: str, most: int = _LETTERS) -> str:
    """Return a line, or the words around what is wrong where the line is long.

    Args:
        text: The line, cells of a row parted by tabs.
        printed: What is wrong in it, as printed.
        most: Letters of the longest line that is quoted whole.

    Examples:
        >>> quote_line("dari 2 sasaran", "2")
        'dari 2 sasaran'
        >>> quote_line("satu dua tiga empat lima enam", "lima", most=18)
        '…empat lima enam'
    """
    if len(text) <= most:
        return text
    found = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(printed)}(?!\w|[.,]\d)", text) if printed else None
    place = found.start() if found is not None else 0
    before = _BEFORE * most // _LETTERS
    start = _word_start(text, max(0, place - before), place)
    end = _word_end(text, place + len(printed), start + most)
    head = CUT if start else ""
    tail = CUT if end < len(text) else ""
    return f"{head}{text[start:end].strip()}{tail}"


def _word_start(text: str, first: int, last: int) -> int:
    """The first beginning of a word within two places; the first place where no word begins."""
    return next((n for n in range(first, last) if n == 0 or text[n - 1].isspace()), first)


def _word_end(text: str, first: int, last: int) -> int:
    """The last end of a word within two places; the last place where no word ends."""
    if last >= len(text):
        return len(text)
    return next((n for n in range(last, first, -1) if text[n].isspace()), max(first, last))
