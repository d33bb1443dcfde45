"""Which periods make up the value of a longer one: events add up, stocks keep the last."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cache

from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit

_PARTS = (PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH)


def find_spans(
    available: Collection[Period],
    how: Aggregation,
    period: Period,
    without: Collection[Period] = (),
) -> tuple[Period, ...]:
    """Return the periods whose values make that of `period`, counted from the start of its year.

    A period that is needed but not available is returned all the same: the caller says that it is
    missing.

    Args:
        available: periods that have a row.
        how: `LAST` takes the latest up to the end of `period`; anything else needs all parts of
            the year.
        period: the period asked for.
        without: parts of the year that have no value and need none.

    Examples:
        >>> quarters = [Period.parse("2023-Q1"), Period.parse("2023-Q2")]
        >>> [str(part) for part in find_spans(quarters, Aggregation.SUM, Period.parse("2023-Q2"))]
        ['2023-Q1', '2023-Q2']
        >>> [str(part) for part in find_spans(quarters, Aggregation.LAST, Period.parse("2023"))]
        ['2023-Q2']
        >>> mixed = [*quarters, Period.parse("2023-M07")]
        >>> [str(part) for part in find_spans(mixed, Aggregation.SUM, Period.parse("2023-M07"))]
        ['2023-Q1', '2023-Q2', '2023-M07']
    """
    if how is Aggregation.LAST:
        return _latest(available, period)
    if period.kind is PeriodKind.YEAR and period in available:
        return (period,)
    tilings = [_tile(kind, period) for kind in _PARTS]
    ways = [tiles for tiles in tilings if any(part in available for part in tiles)]
    settled = {*available, *without}
    found = next((tiles for tiles in ways if settled.issuperset(tiles)), ())
    if not found and available and how is not Aggregation.MEAN:
        # a mean of periods of several lengths would weigh their days unlike
        found = _join_lengths(settled, period)
    return tuple(part for part in found or next(iter(ways), ()) if part not in without)


def _join_lengths(available: Collection[Period], period: Period) -> tuple[Period, ...]:
    """Return periods of several lengths that follow one another until the end;
    none where one lacks.
    """
    found, month = list[Period](), 1
    parts = [row for row in available if row.kind in _PARTS and is_within(row, period)]
    while month <= period.last_month:
        fits = [row for row in parts if row.first_month == month]
        if not fits:
            return ()
        found.append(max(fits, key=lambda row: row.last_month))
        month = found[-1].last_month + 1
    return tuple(found)


def earlier_state(
    available: Collection[Period], how: Aggregation, period: Period
) -> Period | None:
    """Return the period whose stock stands for that of a later end;
    `None` where the end has its own.

    Examples:
        >>> june = [Period.parse("2023-Q2")]
        >>> str(earlier_state(june, Aggregation.LAST, Period.parse("2023")))
        '2023-Q2'
        >>> earlier_state(june, Aggregation.LAST, Period.parse("2023-S1"))
    """
    state = stock_state(available, how, period)
    return state if state is not None and state.end < period.end else None


def stock_state(available: Collection[Period], how: Aggregation, period: Period) -> Period | None:
    """Return the period whose stock is that of the end asked for;
    `None` for events and for the unknown.
    """
    return (
        next(iter(find_spans(available, how, period)), None) if how is Aggregation.LAST else None
    )


def way_of_counts(declared: Aggregation | None) -> Aggregation:
    """Return how the periods of a count combine under its component's way,
    which may be one for ratios.

    Examples:
        >>> way_of_counts(Aggregation.LAST).value, way_of_counts(Aggregation.RATIO_OF_SUMS).value
        ('last', 'sum')
    """
    return declared if declared in (Aggregation.LAST, Aggregation.MEAN) else Aggregation.SUM


def parts_until(period: Period) -> tuple[Period, ...]:
    """Return the semesters, quarters and months of the year that are over when `period` is.

    Examples:
        >>> [str(part) for part in parts_until(Period.parse("2023-Q2"))][:4]
        ['2023-S1', '2023-Q1', '2023-M01', '2023-M02']
    """
    return tuple(
        part
        for kind in _PARTS
        for part in Period.year_of(period.year).parts(kind)
        if is_within(part, period) and part != period
    )


@cache
def parts_before(period: Period) -> tuple[Period, ...]:
    """Return the part of a year just before one, and that of the year before;
    of a year the one before.

    Examples:
        >>> [str(part) for part in parts_before(Period.parse("2023-Q1"))]
        ['2022-Q4', '2022-Q1']
        >>> [str(part) for part in parts_before(Period.parse("2023"))]
        ['2022']
    """
    year_ago = period.previous_year()
    if period.kind is PeriodKind.YEAR:
        return (year_ago,)
    if period.ordinal > 1:
        return Period(period.year, period.kind, period.ordinal - 1), year_ago
    return Period.year_of(year_ago.year).parts(period.kind)[-1], year_ago


def is_within(row: Period, period: Period) -> bool:
    """Say whether a row's period lies in the year of another one and is over when that one is."""
    return row.year == period.year and row.last_month <= period.last_month


def _latest(available: Collection[Period], period: Period) -> tuple[Period, ...]:
    if period in available:
        return (period,)
    over = [row for row in available if is_within(row, period)]
    # of two that end on one day the longer says more about the year
    return (max(over, key=lambda row: (row.last_month, row.kind.months)),) if over else ()


@cache
def _tile(kind: PeriodKind, period: Period) -> tuple[Period, ...]:
    """Return the parts of the year that end with a period; none where no part does."""
    tiles = tuple(
        part for part in Period.year_of(period.year).parts(kind) if is_within(part, period)
    )
    return tiles if tiles and tiles[-1].last_month == period.last_month else ()


_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def span_of(mark: str) -> tuple[date, date]:
    """Return the first and last day that a partial date may mean.

    Raises `ValueError` for a day or month that does not exist, and a year that no period has.

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


LEVELS = frozenset({PERCENT, INDEX, SCALE_4})


def combines_by(unit: Unit, declared: Aggregation | None = None) -> Aggregation:
    """Return how periods combine: as declared, else by the unit.

    Examples:
        >>> combines_by(Unit("dokumen")).value, combines_by(PERCENT).value
        ('sum', 'last')
        >>> combines_by(Unit("dokumen"), Aggregation.LAST).value
        'last'
    """
    return declared or (Aggregation.LAST if unit in LEVELS else Aggregation.SUM)
