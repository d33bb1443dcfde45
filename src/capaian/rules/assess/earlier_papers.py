"""What papers of earlier years state, with the closing that a restated figure corrects."""

from __future__ import annotations

from decimal import Decimal

from capaian.domain.policy import Step
from capaian.domain.value import PERCENT, Reason, Result, Unavailable
from capaian.domain.work import HistoryValue, RestatedColumn
from capaian.rules.assess.steps import Desk, record, typed_decimals


def stated_achievement(desk: Desk, subject: str, row: HistoryValue) -> Result:
    """Record an achievement that an earlier paper prints without its target."""
    value = Unavailable(Reason.NOT_IN_SOURCE) if row.achievement is None else row.achievement
    reference = desk.facts.prior_reference(row, RestatedColumn.ACHIEVEMENT)
    return record(desk, subject, value, PERCENT, reference)


def approved_achievement(desk: Desk, subject: str, row: HistoryValue, approved: Decimal) -> Result:
    """Record the achievement that the closing of that year has, traced to that closing."""
    closing = desk.facts.closing_since(row.period.year)
    decimals = desk.rounding(Step.ACHIEVEMENT).decimals
    return record(desk, subject, approved, PERCENT, closing, max(decimals, typed_decimals(approved)))


def prior_actual(desk: Desk, subject: str, row: HistoryValue, decimals: int | None) -> Result:
    """Record what an earlier paper says was reached."""
    return _history_value(desk, subject, row, (RestatedColumn.ACTUAL, row.actual), decimals)


def prior_target(desk: Desk, subject: str, row: HistoryValue, decimals: int | None) -> Result:
    """Record the target of an earlier paper."""
    return _history_value(desk, subject, row, (RestatedColumn.TARGET, row.target), decimals)


def _history_value(
    desk: Desk,
    subject: str,
    row: HistoryValue,
    figure: tuple[RestatedColumn, Decimal | None],
    decimals: int | None,
) -> Result:
    column, value = figure
    stated = Unavailable(Reason.NOT_IN_SOURCE) if value is None else value
    reference = desk.facts.prior_reference(row, column)
    return record(desk, subject, stated, row.scale, reference, decimals)
