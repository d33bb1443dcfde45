"""What one indicator or component comes to: in each period, and in each kecamatan that is counted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import localcontext

from capaian.domain.assessment import AreaResult
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.rule_set import RuleSet
from capaian.domain.trace import Trace
from capaian.domain.value import CellValue
from capaian.rules.arithmetic import ARITHMETIC
from capaian.rules.assess.assessment import assess_components, compute_basis, find_scale
from capaian.rules.assess.components import relate_areas
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.indicators import judge_all, parts_with_data
from capaian.rules.facts import Facts
from capaian.rules.work_plan import WorkPlan


@dataclass(frozen=True, slots=True)
class PartResult:
    """A value of one period, and what it was computed from."""

    period: Period
    value: CellValue
    working: str
    """The formula with figures: `100 × 12.336 ÷ 12.394`; empty where nothing was computed."""
    inputs: tuple[Trace, ...]
    """The steps and counts that it rests on directly."""


@dataclass(frozen=True, slots=True)
class PartResults:
    """All values of one indicator or component."""

    periods: tuple[PartResult, ...]
    """Parts of the year of which anything was counted, reported, asked or promised, then the year."""
    areas: tuple[AreaResult, ...]
    """The kecamatan in the year as a whole; none for an indicator, and where only the regency is counted."""


def compute_part(office_year: OfficeYear, rule_set: RuleSet, part: Component | Indicator) -> PartResults:
    """Return what `assess` would make of one part of the plan, without all the rest.

    Args:
        office_year: The facts, without errors; the part is one of its plan.
        rule_set: The law in force.
        part: What is computed.

    Raises:
        CycleError: for formulas that rest on each other.
        FormulaError: for a formula that cannot be read.
    """
    period = Period.year_of(office_year.year)
    with localcontext(ARITHMETIC):
        desk = AssessContext(Facts(office_year), rule_set, period, find_scale(office_year, rule_set, period))
        basis, _ = compute_basis(desk, WorkPlan(office_year), assess_components(desk))
        if isinstance(part, Indicator):
            results = (judged[part.code] for judged in judge_all(basis).values())
            return PartResults(tuple(_yielded(desk, each.period, each.actual) for each in results), ())
        parts = (*parts_with_data(basis), period)
        results_of = {each: relate_areas(desk, part, each) for each in parts}
        ratios = (_yielded(desk, each, whole.ratio) for each, (whole, _) in results_of.items())
        return PartResults(tuple(ratios), results_of[period][1])


def _yielded(desk: AssessContext, period: Period, value: CellValue) -> PartResult:
    if value.trace is None:
        return PartResult(period, value, "", ())
    traces = desk.log.freeze()
    step = traces[value.trace]
    return PartResult(period, value, step.working, tuple(traces[each] for each in step.inputs))
