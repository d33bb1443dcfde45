"""Days as people write them: `31/12/2023`, `31 Desember 2023`, `Juli 2023`;
in dossiers `2023-12-31`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from capaian.domain.period import DIGITS_OF_A_YEAR, month_of
from capaian.dossier.tables.kinds import Kind

_KINDS: Final = frozenset({"day", "partial_date", "mark"})
# 31/12/2023, 31-12-2023, 31.12.2023
_DAY: Final = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
# 2023-1-5, 2023/01/05: nobody writes the day behind the year
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})")
# 07/2023, 7-2023
_MONTH: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
# 31 Desember 2023, Juli 2023, 31 Des. 2023, 31-Des-2023, 31-Des-23
_DAY_IN_WORDS: Final = re.compile(
    r"(?:([0-9]{1,2})[\s-]+)?([A-Za-z]+)\.?[\s-]+([0-9]{4}|[0-9]{2})"
)


def holds_days(kind: Kind) -> bool:
    """Say whether cells of a kind hold days, whole or as far as they are known."""
    return kind.name in _KINDS


def written_day(text: str) -> str:
    """Return a day or a month as a dossier has it; another text, and a day that is none,
    as they are.

    Examples:
        >>> written_day("12/07/2025"), written_day("12 Juli 2025"), written_day("Juli 2025")
        ('2025-07-12', '2025-07-12', '2025-07')
        >>> written_day("07-2025"), written_day("7/2025"), written_day("13-2025")
        ('2025-07', '2025-07', '13-2025')
        >>> written_day("31/02/2025"), written_day("2025-07-12"), written_day("07/13/2025")
        ('31/02/2025', '2025-07-12', '07/13/2025')
        >>> (written_day("2026-1-5"), written_day("9-Des-25"), written_day("Juli 25"),
        ...     written_day("1/2/26"))
        ('2026-01-05', '2025-12-09', 'Juli 25', '1/2/26')
    """
    plain = text.strip()
    return _read(plain) or plain


def _read(text: str) -> str | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _iso(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY.fullmatch(text):
        return _iso(int(found[4]), int(found[3]), int(found[1]))
    if found := _MONTH.fullmatch(text):
        return (_iso(int(found[2]), int(found[1]), 1) or text)[: len("2024-01")]
    found = _DAY_IN_WORDS.fullmatch(text)
    month = month_of(found[2]) if found else None
    if found is None or month is None or (len(found[3]) < DIGITS_OF_A_YEAR and not found[1]):
        return None
    year = found[3] if len(found[3]) > 2 else f"20{found[3]}"
    return _iso(int(year), month, int(found[1])) if found[1] else f"{year}-{month:02}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
