"""Stretches of a text whose digits name something and measure nothing: days, hours, telephones, posts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_HOUR: Final = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d.,]*\d)"
_TO: Final = r"\s*(?:-|\u2013|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|dan)\s*"
_KEPT: Final = 16
"""Texts whose stretches are kept: each number of a text asks for them."""
_DAY: Final = (
    r"(?<![\d.,/-])(?:[0-3]?\d([-./])[01]?\d\1(?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\d/-]|[.,]\d)"
)
"""12-08-2024, 12.08.2024, 2024-07-19."""
_THINGS: Final = (
    # pukul 08.00-15.30 | jam 08.15 sampai 15.45
    rf"\b(?:pukul|jam)\s+{_HOUR}(?:{_TO}{_HOUR})?",
    # 07.45 s.d. 16.15 WIB
    rf"(?<![\d.,]){_HOUR}(?:{_TO}{_HOUR})?\s*(?:WIB|WITA|WIT)\b",
    # 0812-3456-7890 | (0719) 21234 | +62 812 3456 7890
    r"(?<![\d.,])(?:\+62|\(0\d{2,3}\)|0\d{2,3})(?:[\s-]?\d{3,8}){1,3}(?!\d|[.,]\d)",
    # 8, 6, 1 and 3 digits behind NIP, of which the first two begin with a year
    r"(?<![\d.,])(?:19|20)\d{6}\s?(?:19|20)\d{4}\s?[12]\s?\d{3}(?!\d)",
    # Jalan Sudirman Km 5,5 | Blok C-14
    r"\b(?:jalan|jl\.?)\s[^,;]{0,60}?\bkm\.?\s*\d+(?:[.,]\d+)?",
    r"\bblok\s+[a-z]{1,2}[ /-]?\d+",
    # UUD NRI Tahun 1945
    r"\b(?:UUD|Undang-Undang Dasar)(?:\s+(?:NRI|Negara Republik Indonesia))?(?:\s+Tahun)?\s+1945\b",
)
_CALLED: Final = re.compile("|".join(_THINGS), re.IGNORECASE)
_DATED: Final = re.compile(_DAY)


def is_called(text: str, start: int) -> bool:
    """Say whether the digits at a place of a text are part of an hour, a telephone, a post or a law.

    Examples:
        >>> line = "Loket buka pukul 08.00-15.30 dan melayani 15.30 pemohon."
        >>> is_called(line, line.index("15.30")), is_called(line, line.rindex("15.30"))
        (True, False)
    """
    return _is_within(_CALLED, text, start)


def is_dated(text: str, start: int) -> bool:
    """Say whether the digits at a place of a text are part of a day that is written in digits.

    Examples:
        >>> is_dated("Rapat tanggal 12-08-2024.", 17)
        True
    """
    return _is_within(_DATED, text, start)


def _is_within(kind: re.Pattern[str], text: str, start: int) -> bool:
    return any(first <= start < last for first, last in _spans(kind, text))


@lru_cache(maxsize=_KEPT)
def _spans(kind: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in kind.finditer(text))
