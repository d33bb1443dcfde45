"""Forecast (perkiraan): the range in which the next figure of a series will likely lie,
or why none is given.

A method is as good as its error on the figures that are known: each one is predicted from those
before it. A forecast is no result. It stands on boards only, never in a paper.

Legal basis:
    none: no regulation asks for a forecast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.identifiers import TraceId, WordedEnum
from capaian.domain.numerals import round_half_up
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.value import PERCENT, Known, Reason, Trace, Unavailable, Unit
from capaian.rules.dependencies import former_formula
from capaian.rules.outcome import HUNDRED
from capaian.rules.tracelog import reachable

MIN_COMPARABLE_POINTS: Final = 3
"""Two give one difference, and nothing to test it on."""
MAX_BASE_MOVE_PERCENT: Final = Decimal(3)
"""A denominator that moves more between two points is another base: a cleaned register,
a new definition.
"""
_DECIMALS: Final = 2


class ForecastMethod(WordedEnum):
    """How the next figure follows from those before it."""

    LAST_DIFFERENCE = "last_difference", "selisih terakhir"
    """It goes on as it went between the last two."""
    MEAN_DIFFERENCE = "mean_difference", "rata-rata selisih"
    """It goes on as it went on average."""
    SAME_QUARTER = "same_quarter", "triwulan yang sama tahun lalu"
    """It changes as it did a year ago."""


class ForecastGap(WordedEnum):
    """Why no forecast is given."""

    FEW = "few", "kurang dari 3 titik yang dapat dibandingkan"
    DEFINITION = "definition", "definisi atau rumusnya berubah"
    BASE = "base", "penyebutnya berubah lebih dari 3 persen"
    SOURCE = "source", "sumber datanya berubah"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A figure of an indicator at the end of a period, and what it rests on."""

    period: Period
    value: Decimal
    definition: str = ""
    """The formula in force; points of another one do not compare."""
    source: str = ""
    """Kind of the source document; empty: the office's own closing, which compares with any."""
    bases: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def month(self) -> int:
        """Number of the month that the period ends with, counted through the years."""
        return _month_of(self.period)


def _month_of(period: Period) -> int:
    return period.year * PeriodKind.YEAR.months + period.last_month


@dataclass(frozen=True, slots=True)
class Forecast:
    """A range by one method, with the error that it made on the known figures."""

    method: ForecastMethod
    period: Period
    low: Decimal
    high: Decimal
    error: Decimal
    """The largest one of the tests."""
    tests: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecasts of an indicator, the best tested first, or why there is none."""

    points: tuple[SeriesPoint, ...]
    forecasts: tuple[Forecast, ...] = ()
    gap: ForecastGap | None = None


def forecast(points: Sequence[SeriesPoint], unit: Unit) -> Outlook:
    """Return the forecasts of the period after the last point.

    Examples:
        >>> ends = {"2025-Q1": "88.09", "2025-Q2": "89.19", "2025": "91.55"}
        >>> series = [SeriesPoint(Period.parse(end), Decimal(value))
        ...     for end, value in ends.items()]
        >>> best = forecast(series, PERCENT).forecasts[0]
        >>> best.method.words, str(best.error), best.tests
        ('selisih terakhir', '0.16', 1)
    """
    series = tuple(sorted(points, key=lambda point: point.month))
    gap = find_gap(series)
    if gap is not None:
        return Outlook(series, gap=gap)
    tried = [_forecast(method, series, unit) for method in ForecastMethod]
    made = sorted((each for each in tried if each is not None), key=lambda each: each.error)
    return Outlook(series, tuple(made), None if made else ForecastGap.FEW)


def find_gap(series: Sequence[SeriesPoint]) -> ForecastGap | None:
    """Return why points do not compare: the first reason that holds for two
    that follow each other.
    """
    if len(series) < MIN_COMPARABLE_POINTS:
        return ForecastGap.FEW
    pairs = [*pairwise(series)]
    if any(before.definition != after.definition for before, after in pairs):
        return ForecastGap.DEFINITION
    if any(find_moved_bases(before.bases, after.bases) for before, after in pairs):
        return ForecastGap.BASE
    sources = {point.source for point in series if point.source}
    return ForecastGap.SOURCE if len(sources) > 1 else None


def find_moved_bases(
    before: Mapping[str, Decimal], after: Mapping[str, Decimal]
) -> Mapping[str, Decimal]:
    """Return the denominators that moved more than may be, with by how many percent.

    Examples:
        >>> moved = find_moved_bases({"kia.eligible": Decimal(1000)},
        ...     {"kia.eligible": Decimal(1040)})
        >>> {name: str(percent) for name, percent in moved.items()}
        {'kia.eligible': '4'}
    """
    both = {name: (was, after[name]) for name, was in before.items() if was and name in after}
    moves = {name: HUNDRED * (now - was) / was for name, (was, now) in both.items()}
    return {name: move for name, move in moves.items() if abs(move) > MAX_BASE_MOVE_PERCENT}


def predict(method: ForecastMethod, points: Sequence[SeriesPoint], month: int) -> Decimal | None:
    """Return the figure at the end of a month, by those before;
    `None` where the method needs others.
    """
    last = points[-1]
    if method is ForecastMethod.SAME_QUARTER:
        by_month = {point.month: point.value for point in points}
        then, now = by_month.get(month - 12), by_month.get(last.month - 12)
        return None if then is None or now is None else last.value + then - now
    first = points[-2] if method is ForecastMethod.LAST_DIFFERENCE else points[0]
    return last.value + (last.value - first.value) * (month - last.month) / (
        last.month - first.month
    )


def _forecast(
    method: ForecastMethod, series: Sequence[SeriesPoint], unit: Unit
) -> Forecast | None:
    known = (
        (predict(method, series[:at], series[at].month), series[at])
        for at in range(2, len(series))
    )
    errors = [abs(own.value - predicted) for predicted, own in known if predicted is not None]
    period = next_period(series)
    value = predict(method, series, _month_of(period))
    if not errors or value is None:
        return None
    # a method that erred in nothing so far is no certainty: a range it stays
    margin = max(*errors, Decimal(1).scaleb(-_DECIMALS))
    low, high = (max(value + side, Decimal(0)) for side in (-margin, margin))
    if unit == PERCENT:
        low, high = min(low, HUNDRED), min(high, HUNDRED)
    low, high, error = (round_half_up(each, _DECIMALS) for each in (low, high, max(errors)))
    return Forecast(method, period, low, high, error, len(errors))


def next_period(series: Sequence[SeriesPoint]) -> Period:
    """Return the period to be forecast: the next quarter, or year where points are years apart."""
    last = series[-1].period
    step = min(after.month - before.month for before, after in pairwise(series))
    if step >= PeriodKind.YEAR.months:
        return Period.year_of(last.year + 1)
    year, month = (last.year + 1, 0) if last.ends_year else (last.year, last.last_month)
    return Period(year, PeriodKind.QUARTER, month // PeriodKind.QUARTER.months + 1)


Bases = Mapping[Period, Mapping[str, Decimal]]
"""Denominators of stocks at the ends of periods, by their codes."""


def series_of(
    facts: OfficeYear, assessment: Assessment, result: IndicatorResult, bases: Bases
) -> Outlook:
    """Return the known figures of an indicator, oldest first, as an outlook without forecasts.

    What adds up has one point a year; a stock that stands for a later end is no figure of that
    end.
    """
    indicator = facts.indicator_by_code[result.code]
    former = former_formula(facts, result.code)
    figures = [(each.period, each.actual) for each in result.past]
    figures += [(each.period, each.actual) for each in filter(None, [result.prior])]
    is_additive = indicator.aggregation is Aggregation.SUM
    parts = (e for e in result.periods if not is_additive or e.period.kind is PeriodKind.YEAR)
    figures += [(each.period, each.actual) for each in parts]
    found: dict[int, SeriesPoint] = {}
    gap: ForecastGap | None = None
    for period, value in figures:
        if isinstance(value, Unavailable) and value.reason is Reason.NOT_COMPARABLE:
            gap = ForecastGap.DEFINITION
        if not isinstance(value, Known) or assessment.traces[value.trace].state is not None:
            continue
        is_former = not indicator.holds_in(period) or bool(former and period.year < facts.year)
        source = _source_of(value.trace, assessment.traces)
        definition = former or "sebelumnya" if is_former else ""
        point = SeriesPoint(period, value.value, definition, source, bases.get(period, {}))
        found[point.month] = point
    return Outlook(tuple(found[month] for month in sorted(found)), gap=gap)


_OF_ONE_ISSUE: Final = re.compile(
    r"\b(?:[ivx]+|\d+|semester|triwulan|tahun|bulan)\b", re.IGNORECASE
)
"""What titles of the same kind of document differ in: `Data Agregat Semester II Tahun 2023`."""


def _source_of(root: TraceId, traces: Mapping[TraceId, Trace]) -> str:
    """Return the kinds of documents that a figure rests on;
    closings of the office are left out.
    """
    sources = filter(None, (traces[step].source for step in reachable((root,), traces)))
    titles = {source.title for source in sources if not source.file.startswith("closed/")}
    kinds = {" ".join(_OF_ONE_ISSUE.sub("", title).split()) for title in titles}
    return "; ".join(sorted(kinds - {""}))
