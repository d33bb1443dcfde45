"""Periods as titles and heads tell them: `Semester II Tahun 2023`, `per 31 Desember 2023`, `Jan`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.dossier.intake.words import fold

_YEAR: Final = re.compile(r"\b(19[0-9]{2}|2[01][0-9]{2})\b")
_ORDINALS: Final[Mapping[str, int]] = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEMESTER: Final = re.compile(r"\b(?:semester|smt)\s*(ii|i|1|2)\b")
_QUARTER: Final = re.compile(r"\b(?:triwulan|tribulan|tw|kuartal)\s*(iii|ii|iv|i|[1-4])\b")
_SHORT: Final = 3
_SPELLINGS: Final[Mapping[str, int]] = {
    "pebruari": 2,
    "peb": 2,
    "nopember": 11,
    "nop": 11,
    "agt": 8,
    "ags": 8,
}
_MONTHS: Final[Mapping[str, int]] = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:_SHORT].casefold(): number for number, name in enumerate(MONTHS, 1)},
    "agust": 8,
    "sept": 9,
    **_SPELLINGS,
}


def find_period(titles: Iterable[str]) -> Period | None:
    """Return the period that titles tell; the longest of what is told of one year.

    Examples:
        >>> str(find_period(["Data Agregat Semester II Tahun 2023"])), str(find_period(["per 30 Juni 2024"]))
        ('2023-S2', '2024-M06')
        >>> find_period(["Kepemilikan KTP-el"]) is None
        True
    """
    folded = [fold(title) for title in titles]
    year = next((int(found[1]) for text in folded if (found := _YEAR.search(text))), None)
    if year is None:
        return None
    for pattern, kind in ((_SEMESTER, PeriodKind.SEMESTER), (_QUARTER, PeriodKind.QUARTER)):
        ordinal = next((_ORDINALS[found[1]] for text in folded if (found := pattern.search(text))), None)
        if ordinal is not None:
            return Period(year, kind, ordinal)
    dated = [text for text in folded if _YEAR.search(text) or len(text.split()) <= _SHORT]
    months = {month for text in dated for word in text.split() if (month := month_of(word))}
    return Period(year, PeriodKind.MONTH, months.pop()) if len(months) == 1 else Period.year_of(year)


def month_of(text: str) -> int | None:
    """Return the month that a word names.

    Examples:
        >>> month_of("Januari"), month_of("Nop."), month_of("Jumlah")
        (1, 11, None)
    """
    return _MONTHS.get(fold(text))


def ends_year(period: Period) -> bool:
    """Say whether a period ends with its year, so that what it ends with is what the year ends with."""
    return period.end == Period.year_of(period.year).end
