"""Dates of which only the year, or year and month, may be known."""

from __future__ import annotations

import re
from datetime import date

from capaian.domain.period import Period, PeriodKind

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def span_of(mark: str) -> tuple[date, date]:
    """Return the first and last day that a partial date may mean.

    Raises:
        ValueError: for a day or month that does not exist, and a year that no period has.

    Examples:
        >>> [day.isoformat() for day in span_of("2024-02")]
        ['2024-02-01', '2024-02-29']
    """
    year, *rest = (int(part) for part in mark.split("-"))
    period = Period(year, PeriodKind.MONTH, rest[0]) if rest else Period.year_of(year)
    if len(rest) == 2:
        day = date(year, *rest)
        return day, day
    return period.start, period.end


def last_day(words: str) -> date | None:
    """Return the last day that a date, a month or a year may mean; nothing for other words.

    Examples:
        >>> last_day("2023-02"), last_day("selama 5 tahun"), last_day("2023-13")
        (datetime.date(2023, 2, 28), None, None)
    """
    try:
        return span_of(words)[1] if _DATE.fullmatch(words) else None
    except ValueError:
        return None
