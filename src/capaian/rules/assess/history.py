"""Earlier years: what their papers state, what a closing corrects, and whether a figure rose since."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from capaian.domain.numerals import typed_decimals
from capaian.domain.policy import Step, Trend
from capaian.domain.value import PERCENT, CellValue, Known, Reason, Result, Unit
from capaian.domain.work import HistoryValue, RestatedColumn
from capaian.rules.assess.context import AssessContext, Label
from capaian.rules.comparison import judge_trend


def prior_figure(
    desk: AssessContext, subject: str, row: HistoryValue, column: RestatedColumn, decimals: int | None = None
) -> Result:
    """Record what an earlier paper states: what was reached, the target, or its achievement."""
    stated = {
        RestatedColumn.ACTUAL: row.actual,
        RestatedColumn.TARGET: row.target,
        RestatedColumn.ACHIEVEMENT: row.achievement,
    }
    unit = PERCENT if column is RestatedColumn.ACHIEVEMENT else row.scale
    return desk.record(
        Label(subject, unit, decimals), stated[column], desk.facts.prior_reference(row, column)
    )


def approved_achievement(desk: AssessContext, subject: str, row: HistoryValue, approved: Decimal) -> Result:
    """Record the achievement that the closing of that year has, traced to that closing."""
    office = desk.rounding(Step.ACHIEVEMENT).decimals
    decimals = max(office, typed_decimals(approved, office))
    return desk.record(Label(subject, PERCENT, decimals), approved, desk.facts.closing_since(row.period.year))


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
        return prior_figure(desk, subject, row, RestatedColumn.ACTUAL, decimals)
    computed = compute()
    if computed is not None:
        return computed
    reason = Reason.NOT_COMPARABLE if row is not None and row.actual is not None else Reason.NOT_IN_SOURCE
    reference = desk.facts.reference(row.place, row.source) if row is not None else None
    return desk.record(Label(subject, unit), None, reference, reason)


def trend_between(
    desk: AssessContext, now: CellValue, before: Result, row: HistoryValue | None = None
) -> Trend | None:
    """Return the direction from one figure to another; `None` where one of them is not there.

    Args:
        desk: The desk.
        now: The later figure.
        before: The earlier one.
        row: What the paper of the earlier year states: it printed its figures with so many decimals.
    """
    if not isinstance(now, Known) or not isinstance(before, Known):
        return None
    is_of_paper = row is not None and row.actual == before.value
    decimals = desk.facts.paper_decimals.get(row.period) if row is not None and is_of_paper else None
    return judge_trend(now, before, desk.policies.trend_tolerance, decimals)
