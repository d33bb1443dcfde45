"""Actuals of indicators: computed by their formula, or as the office reports them."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.policy import Step
from capaian.domain.value import CellValue, Reason, Result, Unavailable
from capaian.domain.work import Output
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Row,
    combine_rows,
    read_rows,
    record,
    settled_rows,
)
from capaian.rules.assess.period_results import name_of
from capaian.rules.assess.scopes import PriorScope
from capaian.rules.dependencies import formula_of
from capaian.rules.formula.evaluate import Quantity, Resolver, evaluate
from capaian.rules.formula.tree import Expression
from capaian.rules.spans import is_within

PROPOSED_FORMULA = " (rumus usulan)"
IGNORED_IN_MEANS = frozenset({Reason.NO_EVENTS, Reason.NOT_APPLICABLE})
"""A part that does not apply is left out of a mean; one that is missing makes it unavailable."""


def find_actual(desk: AssessContext, indicator: Indicator, period: Period, scope: Resolver) -> CellValue:
    """Return the actual of an indicator in a period."""
    if not indicator.holds_in(period):
        gap = Unavailable(Reason.NOT_APPLICABLE, note="definisi indikator tidak berlaku pada periode ini")
        return record(desk, _subject(indicator, period), gap, indicator.unit, None)
    expression = formula_of(indicator)
    if expression is not None:
        return _compute(desk, indicator, expression, (period, scope))
    return report_actual(desk, indicator, period)


def report_actual(desk: AssessContext, indicator: Indicator, period: Period) -> CellValue:
    """Return what was reported directly: a figure of one or several periods, or words."""
    rows = desk.facts.indicator_outputs.get(indicator.code, ())
    in_words = [row for row in rows if row.actual is None and row.text and is_within(row.period, period)]
    if in_words:
        latest = max(in_words, key=lambda row: row.period.end)
        reference = desk.facts.reference(latest.place, latest.source)
        return desk.log.stated(_subject(indicator, period), latest.text, latest.met, reference)
    reported = settled_rows(_rows(desk, rows), period)
    return combine_rows(desk, _label(indicator), reported, indicator.aggregation, period)


def recompute(desk: AssessContext, indicator: Indicator, scope: PriorScope) -> Result | None:
    """Return the actual of an earlier year from that year's data; `None` where it has none."""
    expression = formula_of(indicator)
    if expression is None:
        rows = desk.facts.indicator_outputs.get(indicator.code, ())
        if not any(row.actual is not None and is_within(row.period, scope.period) for row in rows):
            return None
        return combine_rows(desk, _label(indicator), _rows(desk, rows), indicator.aggregation, scope.period)
    if not scope.covers(expression):
        return None
    return _compute(desk, indicator, expression, (scope.period, scope))


def _compute(
    desk: AssessContext, indicator: Indicator, expression: Expression, within: tuple[Period, Resolver]
) -> Result:
    period, scope = within
    quantity = Quantity(
        subject=_subject(indicator, period),
        unit=indicator.unit,
        rounding=desk.rounding(Step.ACTUAL, indicator.decimals),
        ignored=IGNORED_IN_MEANS,
        remark=PROPOSED_FORMULA if indicator.formula_proposed else "",
    )
    return evaluate(expression, scope, desk.log, quantity, desk.facts.names)


def _rows(desk: AssessContext, rows: Sequence[Output]) -> tuple[Row, ...]:
    return read_rows(desk, rows, lambda row: row.actual, Reason.NOT_REPORTED)


def _label(indicator: Indicator) -> Label:
    return Label(f"Realisasi {name_of(indicator)}", indicator.unit, indicator.decimals, Step.ACTUAL)


def _subject(indicator: Indicator, period: Period) -> str:
    return f"Realisasi {name_of(indicator)}, {period.label}"
