"""Months of a year that words tell together: `semester II`, `sampai dengan Triwulan III`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import read_count
from capaian.auditor.understanding.periods import periods_of, with_quarters
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.period import MONTHS

_MONTHS: Final = tuple(map(str.casefold, MONTHS))
_MARKS: Final = ("i", "ii", "iii", "iv")
_QUARTER: Final = r"triwulan\s+(?:iv|iii|ii|i)\b"
_UNTIL: Final = r"(?:sampai(?:\s+dengan)?|hingga|s\.?\s?/?d\b\.?|[-\u2013])"
_SPAN: Final = re.compile(
    rf"(?:\b(?:sejak|mulai|dari)\s+)?{_QUARTER}\s*{_UNTIL}\s*(?:dengan\s+)?(?:triwulan\s+)?(?:iv|iii|ii|i)\b",
    re.IGNORECASE,
)
_SO_FAR: Final = re.compile(rf"\b{_UNTIL}\s+(?:(?:akhir|dengan)\s+)*{_QUARTER}", re.IGNORECASE)
_LIST: Final = re.compile(
    rf"{_QUARTER}(?:\s*(?:,|,?\s*\b(?:dan|serta)\b)\s*(?:triwulan\s+)?(?:iv|iii|ii|i)\b)*", re.IGNORECASE
)
_MARK: Final = re.compile(r"\b(?:iv|iii|ii|i)\b", re.IGNORECASE)
_SEMESTER: Final = re.compile(
    r"\b(?:semester|paruh)\s+(?:tahun\s+)?(?:ke-?\s*)?(?P<mark>ii|i|[12]|pertama|kedua|awal|akhir)\b"
    r"|\bsemester\s+(?:ke-?\s*)?(?P<bare>ii|i)\b",
    re.IGNORECASE,
)
_SECOND: Final = frozenset(("ii", "2", "kedua", "akhir"))
_FIRST_OF: Final = re.compile(
    r"\b(?P<count>dua|tiga|2|3)\s+(?:[(]\w+[)]\s+)?triwulan\s+(?:(?P<first>pertama|awal)|terakhir)\b",
    re.IGNORECASE,
)
_QUARTERS: Final = 4
_LENGTH: Final = 3
"""Months of a quarter."""


@dataclass(frozen=True, slots=True)
class MonthsTold:
    """Months that a text tells."""

    months: frozenset[int]
    are_together: bool
    """Whether its words put several parts of a year together."""
    rest: str
    """The text without these words."""


def months_told(text: str) -> MonthsTold:
    """Return the months that a text tells by semesters and quarters; none where it tells none.

    Examples:
        >>> sorted(months_told("pada semester II mencapai").months)
        [7, 8, 9, 10, 11, 12]
        >>> told = months_told("sampai dengan TW III terkumpul")
        >>> (len(told.months), told.are_together, told.rest.split())
        (9, True, ['terkumpul'])
        >>> told = months_told("pada TW I dan TW II")
        >>> (sorted(told.months), told.are_together)
        ([1, 2, 3, 4, 5, 6], False)
    """
    months, are_together = frozenset[int](), False
    for pattern in (_FIRST_OF, _SEMESTER, _SPAN, _SO_FAR, _LIST):
        text = text if pattern is _FIRST_OF else with_quarters(text)
        for match in pattern.finditer(text):
            months |= _months(pattern, match)
            are_together |= pattern is not _LIST
        text = pattern.sub(" ", text)
    return MonthsTold(months, are_together, text)


def _months(pattern: re.Pattern[str], match: re.Match[str]) -> frozenset[int]:
    if pattern is _FIRST_OF:
        count = int(read_count(match["count"].casefold()) or 0)
        own = range(1, count + 1) if match["first"] else range(_QUARTERS + 1 - count, _QUARTERS + 1)
        return _of_quarters(own)
    if pattern is _SEMESTER:
        is_second = (match["mark"] or match["bare"]).casefold() in _SECOND
        return frozenset(range(7, 13) if is_second else range(1, 7))
    marks = [_MARKS.index(mark.casefold()) + 1 for mark in _MARK.findall(match[0])]
    if pattern is _SO_FAR:
        return _of_quarters(range(1, marks[-1] + 1))
    return _of_quarters(range(marks[0], marks[-1] + 1) if pattern is _SPAN else marks)


def _of_quarters(quarters: Sequence[int]) -> frozenset[int]:
    return frozenset(_LENGTH * (each - 1) + place for each in quarters for place in range(1, _LENGTH + 1))


def _named(name: str) -> frozenset[int]:
    """Return the months of a quarter or of a month by its name; none of anything else."""
    own = with_quarters(name).casefold().strip()
    if own in _MONTHS:
        return frozenset((_MONTHS.index(own) + 1,))
    quarter = re.fullmatch(_QUARTER, own)
    return _of_quarters([_MARKS.index(own.split()[-1]) + 1]) if quarter else frozenset()


def columns_of_months(table: UnderstoodTable, months: frozenset[int]) -> Sequence[Column]:
    """Return the columns of a table that make up some months, and no other month; none if they do not."""
    periods = periods_of(table)
    parts = zip(periods.names, periods.columns, strict=True) if periods else ()
    found = [(own, column) for name, column in parts if (own := _named(name)) and own <= months]
    return [column for _, column in found] if _make(months, [own for own, _ in found]) else ()


def rows_of_months(rows: Sequence[UnderstoodRow], months: frozenset[int]) -> Sequence[int]:
    """Return the places of the rows that make up some months, and no other month; none if they do not."""
    parts = ((place, _named(row.label)) for place, row in enumerate(rows))
    found = [(place, own) for place, own in parts if own and own <= months]
    return [place for place, _ in found] if _make(months, [own for _, own in found]) else ()


def _make(months: frozenset[int], parts: Sequence[frozenset[int]]) -> bool:
    """Whether parts are all of some months, each once."""
    return bool(months) and sorted(month for own in parts for month in own) == sorted(months)
