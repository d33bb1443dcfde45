"""Numbers that are times: `202406`, `2024.06`, `20240630`, and `45473`, a day as table programs count."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from capaian.domain.period import MONTHS

_YEAR: Final = "(?P<year>(?:19|20|21)[0-9]{2})"
_MONTH: Final = "(?P<month>0[1-9]|1[0-2])"
_BOUND: Final = r"(?<![0-9.,/-])"
_ENDED: Final = r"(?![0-9]|[.,/-][0-9])"
_WAYS: Final = (
    re.compile(rf"{_BOUND}{_YEAR}{_MONTH}(?P<day>0[1-9]|[12][0-9]|3[01]){_ENDED}"),
    re.compile(rf"{_BOUND}{_YEAR}[./]?{_MONTH}{_ENDED}"),
)
_FIRST_DAY: Final = date(1899, 12, 30)
"""Nought of the days that table programs count, from March 1900 on."""
_DIGITS_OF_DAY: Final = 5
_YEARS: Final = 5
"""How far from the year of a table a counted day is one."""


def spelt_times(text: str) -> str:
    """Return a text in which months that are numbers stand in words.

    Examples:
        >>> spelt_times("Periode 202406"), spelt_times("2024.12"), spelt_times("Surat 120240601")
        ('Periode juni 2024', 'desember 2024', 'Surat 120240601')
    """
    for way in _WAYS:
        text = way.sub(_spelt, text)
    return text


def _spelt(found: re.Match[str]) -> str:
    month = MONTHS[int(found["month"]) - 1].lower()
    day = found.groupdict().get("day")
    return f"{int(day)} {month} {found['year']}" if day else f"{month} {found['year']}"


def time_of_number(text: str, year: int) -> str:
    """Return the time that a number alone is, in words; empty: it is none.

    Examples:
        >>> time_of_number("45657", 2024), time_of_number("202406", 2024), time_of_number("12336", 2024)
        ('31 desember 2024', 'juni 2024', '')
    """
    spelt = spelt_times(text)
    if spelt != text:
        return spelt
    day = counted_day(text, year)
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1].lower()} {day.year}"


def counted_day(text: str, year: int) -> date | None:
    """Return the day near a year that a number counts, as table programs do; `None`: it is none."""
    if not (text.isascii() and text.isdigit() and len(text) == _DIGITS_OF_DAY):
        return None
    day = _FIRST_DAY + timedelta(days=int(text))
    return day if abs(day.year - year) <= _YEARS else None
