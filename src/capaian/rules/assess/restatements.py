"""A closed year computed once more, with what is told otherwise of it now: what its indicators come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, localcontext

from capaian.domain.assessment import ComponentResult
from capaian.domain.identifiers import ComponentCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import Known, Reason, Unavailable
from capaian.rules.arithmetic import ARITHMETIC
from capaian.rules.assess.assessment import assess_components, compute_basis, find_scale
from capaian.rules.assess.context import AssessContext, record
from capaian.rules.assess.indicators import IndicatorResults, judge_all
from capaian.rules.facts import Facts
from capaian.rules.work_plan import WorkPlan

Ratios = Mapping[ComponentCode, Decimal | None]
"""Ratios of components that are no longer those of their counts; `None`: withdrawn."""


def recompute_restated(closed: OfficeYear, rule_set: RuleSet, ratios: Ratios) -> IndicatorResults:
    """Return the results of the indicators of a year by their own formulas and policies.

    Args:
        closed: The year; rows that are told otherwise now stand in it as they are told.
        rule_set: The law in force.
        ratios: Restated ratios of components; all others follow from their counts.

    Raises:
        CycleError: for formulas that rest on each other.
        FormulaError: for a formula that cannot be read.
    """
    period = Period.year_of(closed.year)
    with localcontext(ARITHMETIC):
        desk = AssessContext(Facts(closed), rule_set, period, find_scale(closed, rule_set, period))
        basis, _ = compute_basis(desk, WorkPlan(closed), assess_components(desk))
        components = [_restate(desk, component, ratios) for component in basis.components]
        return judge_all(replace(basis, components=components))[period]


def _restate(desk: AssessContext, component: ComponentResult, ratios: Ratios) -> ComponentResult:
    if component.code not in ratios:
        return component
    told = ratios[component.code]
    shown = component.ratio.decimals if isinstance(component.ratio, Known) else None
    value = Unavailable(Reason.NOT_IN_SOURCE) if told is None else told
    unit = desk.office_year.component_by_code[component.code].unit
    return replace(component, ratio=record(desk, component.name, value, unit, None, shown))
