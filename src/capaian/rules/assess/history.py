"""Earlier years: what their papers state, what a closing corrects, and whether a figure rose since."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from capaian.domain.policy import Step, Trend
from capaian.domain.value import PERCENT, Reason, Result, Unavailable, Unit
from capaian.domain.work import HistoryValue, RestatedColumn
from capaian.rules.assess.context import AssessContext, known_value, typed_decimals
from capaian.rules.comparison import judge_trend


def stated_achievement(desk: AssessContext, subject: str, row: HistoryValue) -> Result:
    """Record an achievement that an earlier paper prints without its target."""
    value = Unavailable(Reason.NOT_IN_SOURCE) if row.achievement is None else row.achievement
    reference = desk.facts.prior_reference(row, RestatedColumn.ACHIEVEMENT)
    return desk.record(subject, value, PERCENT, reference)


def approved_achievement(desk: AssessContext, subject: str, row: HistoryValue, approved: Decimal) -> Result:
    """Record the achievement that the closing of that year has, traced to that closing."""
    closing = desk.facts.closing_since(row.period.year)
    decimals = desk.rounding(Step.ACHIEVEMENT).decimals
    return desk.record(subject, approved, PERCENT, closing, max(decimals, typed_decimals(approved)))


def stated_or_computed(
    desk: AssessContext,
    subject: str,
    row: HistoryValue | None,
    scale: tuple[Unit, int | None],
    compute: Callable[[], Result | None],
) -> Result:
    """Return what an earlier year reached: as its paper states it on today's scale, else by its data.

    So it is for indicators and components alike: counts that come later change no figure that stands.

    Args:
        desk: The desk.
        subject: What the figure is about.
        row: What the paper of that year states; `None`: nothing.
        scale: Today's unit, and how many decimals are shown.
        compute: Gives what today's formula makes of the data of that year; `None` where it has none.
    """
    unit, decimals = scale
    if row is not None and row.actual is not None and row.scale == unit:
        return prior_actual(desk, subject, row, decimals)
    computed = compute()
    if computed is not None:
        return computed
    reason = Reason.NOT_COMPARABLE if row is not None and row.actual is not None else Reason.NOT_IN_SOURCE
    reference = desk.facts.reference(row.place, row.source) if row is not None else None
    return desk.record(subject, Unavailable(reason), unit, reference)


def prior_actual(desk: AssessContext, subject: str, row: HistoryValue, decimals: int | None) -> Result:
    """Record what an earlier paper says was reached."""
    return _history_value(desk, subject, row, (RestatedColumn.ACTUAL, row.actual), decimals)


def prior_target(desk: AssessContext, subject: str, row: HistoryValue, decimals: int | None) -> Result:
    """Record the target of an earlier paper."""
    return _history_value(desk, subject, row, (RestatedColumn.TARGET, row.target), decimals)


def _history_value(
    desk: AssessContext,
    subject: str,
    row: HistoryValue,
    figure: tuple[RestatedColumn, Decimal | None],
    decimals: int | None,
) -> Result:
    column, value = figure
    stated = Unavailable(Reason.NOT_IN_SOURCE) if value is None else value
    reference = desk.facts.prior_reference(row, column)
    return desk.record(subject, stated, row.scale, reference, decimals)


def trend_of(desk: AssessContext, change: Result) -> Trend | None:
    """Return the direction of a change under the declared tolerance."""
    value = known_value(change)
    return None if value is None else judge_trend(value, desk.policies.trend_tolerance)


def trend_between(desk: AssessContext, now: Result, before: Result) -> Trend | None:
    """Return the direction from one figure to another; `None` where one of them is not there."""
    current, earlier = known_value(now), known_value(before)
    if current is None or earlier is None:
        return None
    return judge_trend(current - earlier, desk.policies.trend_tolerance)
