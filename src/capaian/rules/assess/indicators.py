"""Indicators: computed in dependency order, period by period, and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from capaian.domain.assessment import (
    ComponentResult,
    IndicatorResult,
    PeriodResult,
    SurveyResult,
)
from capaian.domain.identifiers import ComponentCode, IndicatorCode, NodeId
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.value import Reason, Result, Unavailable
from capaian.domain.work import NodeKind, Resource
from capaian.rules.agreements import TargetLine, target_in_force
from capaian.rules.assess.comparisons import (
    Standards,
    compare_plan_end,
    compare_prior,
    compare_references,
    past_years,
)
from capaian.rules.assess.components import prior_ratio, regency_ratio
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.means import Achieved
from capaian.rules.assess.nodes import Holdings, Yield, node_mean, yields_of
from capaian.rules.assess.period_results import judge_period, name_of
from capaian.rules.assess.reported import find_actual, recompute
from capaian.rules.assess.scopes import Figures, IndicatorScope, PriorScope
from capaian.rules.dependencies import computing_order
from capaian.rules.facts import group
from capaian.rules.formula.functions import NOTHING_TO_MEASURE
from capaian.rules.formula.tree import Collection, Member, MemberField, Selector
from capaian.rules.spans import parts_until
from capaian.rules.work_plan import WorkPlan

_KINDS = {
    Collection.PROGRAMS: NodeKind.PROGRAM,
    Collection.ACTIVITIES: NodeKind.ACTIVITY,
    Collection.SUBACTIVITIES: NodeKind.SUBACTIVITY,
}

IndicatorResults = Mapping[IndicatorCode, PeriodResult]
"""Results of indicators in one period, by code."""


@dataclass(frozen=True)
class Basis:
    """What the indicators of an office rest on."""

    desk: AssessContext
    plan: WorkPlan
    holdings: Holdings
    components: Sequence[ComponentResult]
    surveys: Sequence[SurveyResult]
    lines: Mapping[IndicatorCode, TargetLine]


@dataclass(frozen=True, slots=True)
class Members:
    """The members of collections, as far as their indicators are computed."""

    basis: Basis
    period: Period
    judged: IndicatorResults

    def __call__(self, member: Member, selector: Selector) -> Sequence[Result]:
        """Return one figure per member; of parts of a year nothing is known."""
        if member.collection is Collection.INDICATORS:
            return self._indicators(selector.tier)
        nodes = self._nodes(member.collection, selector.tier)
        if self.period != self.basis.desk.as_of:
            return [Unavailable(Reason.NOT_REPORTED) for _ in nodes]
        if member.field is MemberField.ABSORPTION:
            return [self._absorption(node) for node in nodes]
        return [self._achievement(node) for node in nodes]

    def _indicators(self, tier: str | None) -> list[Result]:
        indicators = self.basis.desk.office_year.indicators
        codes = [i.code for i in indicators if tier in (None, i.tier) and i.code in self.judged]
        return [self.judged[code].achievement for code in codes]

    def _nodes(self, collection: Collection, tier: str | None) -> list[NodeId]:
        plan = self.basis.plan
        if collection is Collection.OBJECTIVES:
            objectives = plan.objective_by_id
            return [n for n in plan.purposes.order if n in objectives and tier in (None, objectives[n].tier)]
        return [node for node in plan.work.order if plan.node_by_id[node].kind is _KINDS[collection]]

    def _absorption(self, node: NodeId) -> Result:
        lines = self.basis.holdings.resources[node]
        money = (r.ratio for r in lines if r.resource is Resource.MONEY and r.kind == "all")
        return next(money, Unavailable(Reason.NOT_APPLICABLE))

    def _achievement(self, node: NodeId) -> Result:
        yields = yields_of(self.basis.holdings, yields_by(self.basis, self.judged), node)
        mean = node_mean(self.basis.desk, self.basis.plan, node, yields)
        if isinstance(mean, Unavailable) and yields and all(_is_unmeasured(found) for found in yields):
            return replace(mean, reason=Reason.NOT_APPLICABLE)
        return mean


def _is_unmeasured(found: Yield) -> bool:
    """Say whether nothing is to be measured: no target, or no such event."""
    achievement = found.achieved.achievement
    return isinstance(achievement, Unavailable) and achievement.reason in NOTHING_TO_MEASURE


@dataclass(frozen=True, slots=True)
class YieldsBy:
    """The indicators of nodes with their results in one period."""

    plan: WorkPlan
    judged: IndicatorResults
    names: Mapping[IndicatorCode, str]
    by_objective: Mapping[NodeId, tuple[IndicatorCode, ...]]

    def __call__(self, node: NodeId) -> Sequence[Yield]:
        """Return the indicators of an objective, or those that a node of the work plan names."""
        work = self.plan.node_by_id.get(node)
        codes = work.indicators if work is not None else self.by_objective.get(node, ())
        return [self._yield(code) for code in codes if code in self.judged]

    def _yield(self, code: IndicatorCode) -> Yield:
        result = self.judged[code]
        achieved = Achieved(self.names[code], result.achievement, result.status)
        return Yield(achieved, result.target, result.actual)


def yields_by(basis: Basis, judged: IndicatorResults) -> YieldsBy:
    """Return what measures the nodes, by the results of one period."""
    indicators = basis.desk.office_year.indicators
    by_objective = group(indicators, lambda indicator: indicator.objective)
    return YieldsBy(
        basis.plan,
        judged,
        {indicator.code: name_of(indicator) for indicator in indicators},
        {node: tuple(i.code for i in members) for node, members in by_objective.items()},
    )


def judge_all(basis: Basis) -> Mapping[Period, IndicatorResults]:
    """Return the results of all indicators: in the parts of the year, then in the period asked for."""
    desk = basis.desk
    order = computing_order(desk.office_year)
    current = {component.code: component.ratio for component in basis.components}
    judged: dict[Period, IndicatorResults] = {}
    for part in parts_with_data(basis):
        judged[part] = _judge_period(basis, part, _ratios_in(desk, part), order)
    judged[desk.as_of] = _judge_period(basis, desk.as_of, current, order)
    return judged


def judge_as_of(basis: Basis) -> IndicatorResults:
    """Return the results of all indicators in the period asked for alone."""
    desk = basis.desk
    return _judge_period(basis, desk.as_of, _ratios_in(desk, desk.as_of), computing_order(desk.office_year))


def _ratios_in(desk: AssessContext, period: Period) -> Mapping[ComponentCode, Result]:
    return {each.code: regency_ratio(desk, each, period) for each in desk.office_year.components}


def compare_indicators(
    basis: Basis, judged: Mapping[Period, IndicatorResults], standards: Standards
) -> tuple[IndicatorResult, ...]:
    """Return each indicator with everything it is compared with, in the order of the dossier."""
    prior = _scope_of(basis, basis.desk.as_of.previous_year())
    return tuple(
        _compare(
            basis.desk, indicator, _periods_of(judged, indicator.code, basis.desk.as_of), (prior, standards)
        )
        for indicator in basis.desk.office_year.indicators
    )


def parts_with_data(basis: Basis) -> Sequence[Period]:
    """Return the parts of the year of which anything was counted, reported, asked or promised."""
    targeted = {period for line in basis.lines.values() for period, _ in line.line.periods}
    concerned = basis.desk.facts.data_periods | targeted
    parts = [part for part in parts_until(basis.desk.as_of) if part in concerned]
    return sorted(parts, key=lambda part: (part.end, part.start))


def _judge_period(
    basis: Basis, period: Period, ratios: Mapping[ComponentCode, Result], order: Sequence[Indicator]
) -> IndicatorResults:
    desk = basis.desk
    judged: dict[IndicatorCode, PeriodResult] = {}
    figures: dict[IndicatorCode, Figures] = {}
    scope = IndicatorScope(desk, period, ratios, basis.surveys, figures, Members(basis, period, judged))
    for indicator in order:
        actual = find_actual(desk, indicator, period, scope)
        found = target_in_force(desk.facts, indicator, basis.lines.get(indicator.code), period)
        result = judge_period(desk, indicator, period, found, actual)
        judged[indicator.code] = result
        figures[indicator.code] = Figures(result.target, result.actual, result.achievement)
    return judged


def recompute_last_year(basis: Basis, indicator: Indicator) -> Result | None:
    """Return what today's formula makes of the whole of last year; `None` where its figures are not there."""
    year = Period.year_of(basis.desk.as_of.year - 1)
    return recompute(basis.desk, indicator, _scope_of(basis, year))


def _scope_of(basis: Basis, period: Period) -> PriorScope:
    """Return the figures of an earlier year; those of the period before are with the components already."""
    desk = basis.desk
    if period == desk.as_of.previous_year():
        ratios = {component.code: component.prior_ratio for component in basis.components}
    else:
        ratios = {one.code: prior_ratio(desk, one, period) for one in desk.office_year.components}
    return PriorScope(desk, period, ratios, basis.surveys)


def _periods_of(
    judged: Mapping[Period, IndicatorResults], code: IndicatorCode, as_of: Period
) -> tuple[PeriodResult, ...]:
    """Return the results of an indicator: parts of the year only where anything is known of them."""
    results = (results[code] for period, results in judged.items() if period != as_of)
    parts = [r for r in results if _is_known(r)]
    return (*parts, judged[as_of][code])


def _is_known(result: PeriodResult) -> bool:
    return not (isinstance(result.target, Unavailable) and isinstance(result.actual, Unavailable))


def _compare(
    desk: AssessContext,
    indicator: Indicator,
    periods: tuple[PeriodResult, ...],
    against: tuple[PriorScope, Standards],
) -> IndicatorResult:
    prior, standards = against
    current = periods[-1]
    return IndicatorResult(
        code=indicator.code,
        symbol=indicator.symbol,
        name=indicator.name,
        node=indicator.objective,
        tier=indicator.tier,
        unit=indicator.unit,
        value_type=indicator.value_type.value,
        is_key=indicator.is_key,
        periods=periods,
        prior=compare_prior(desk, indicator, current, lambda i, _: recompute(desk, i, prior)),
        plan_end=compare_plan_end(desk, indicator, current.actual),
        references=compare_references(desk, indicator, current.actual, standards),
        past=tuple(past_years(desk, indicator)),
    )
