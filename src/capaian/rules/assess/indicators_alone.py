"""Indicators alone: whether their targets of a period are met, without all that is compared and told."""

from __future__ import annotations

from decimal import localcontext

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.rules.arithmetic import ARITHMETIC
from capaian.rules.assess.assessment import compute_basis, open_context
from capaian.rules.assess.indicators import IndicatorResults, judge_as_of
from capaian.rules.work_plan import WorkPlan


def assess_indicators(
    office_year: OfficeYear, rule_set: RuleSet, as_of: Period | None = None
) -> IndicatorResults:
    """Return the results of all indicators as of a period, by their codes.

    The figures are those of `assess`; the steps are numbered otherwise.

    Args:
        office_year: the facts, without errors.
        rule_set: the law in force.
        as_of: the year of the facts, or a part of it; the whole year if not given.

    Raises:
        CycleError: for formulas that rest on each other.
        FormulaError: for a formula that cannot be read.
        ValueError: for a period of another year.
    """
    desk = open_context(office_year, rule_set, as_of)
    with localcontext(ARITHMETIC):
        basis, _ = compute_basis(desk, WorkPlan(office_year), components=())
        return judge_as_of(basis)
