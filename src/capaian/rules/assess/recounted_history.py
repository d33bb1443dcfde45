"""What the counts of earlier years make of the figures that their papers state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext

from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import Known, Result
from capaian.domain.work import Count, HistoryValue
from capaian.rules.arithmetic import ARITHMETIC
from capaian.rules.assess.actuals import recompute
from capaian.rules.assess.components import counted_ratio
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.scopes import PriorScope
from capaian.rules.facts import Facts


def recount_history(
    office_year: OfficeYear, rule_set: RuleSet, period: Period
) -> Iterator[tuple[HistoryValue, Decimal]]:
    """Yield what papers state of a year beside what its counts make by today's formulas, on the same scale.

    What was counted only until a part of the year says nothing of all of it, and formulas that were others
    when the last year was closed say nothing of the years before.

    Raises:
        FormulaError: for a formula that cannot be read.
    """
    rows = [
        row for row in office_year.history if row.period == period and not row.name and row.actual is not None
    ]
    counted = replace(office_year, history=(), counts=_until_the_end(office_year, period))
    desk = AssessContext(Facts(counted), rule_set, Period.year_of(office_year.year), None)
    with localcontext(ARITHMETIC):
        scope = _scope_of(desk, period)
        for row in rows:
            made = None if row.subject in office_year.former_formulas else _made(desk, row, scope)
            if isinstance(made, Known) and made.unit == row.scale:
                yield row, made.value


def _until_the_end(office_year: OfficeYear, period: Period) -> tuple[Count, ...]:
    """Return the counts of measures that were counted until the end of a year."""
    rows = [row for row in office_year.counts if row.period.year == period.year]
    whole = {row.measure for row in rows if row.value is not None and row.period.ends_year}
    return tuple(row for row in rows if row.measure in whole)


def _scope_of(desk: AssessContext, period: Period) -> PriorScope:
    found = {one.code: counted_ratio(desk, one, period) for one in desk.office_year.components}
    ratios = {code: ratio for code, ratio in found.items() if ratio is not None}
    return PriorScope(desk, period, ratios, ())


def _made(desk: AssessContext, row: HistoryValue, scope: PriorScope) -> Result | None:
    ratio = scope.ratios.get(ComponentCode(row.subject))
    if ratio is not None:
        return ratio
    indicator = desk.office_year.indicator_by_code.get(IndicatorCode(row.subject))
    is_of_counts = indicator is not None and indicator.formula
    return recompute(desk, indicator, scope) if indicator is not None and is_of_counts else None
