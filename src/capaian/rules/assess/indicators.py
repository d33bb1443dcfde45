"""Indicators: computed in dependency order, period by period, and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.domain.assessment import IndicatorResult, PeriodResult
from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.value import Result, Unavailable
from capaian.rules.agreements import target_in_force
from capaian.rules.assess.actuals import IndicatorScope, PriorScope, find_actual, recompute
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.comparisons import compare_plan_end, compare_prior, past_years
from capaian.rules.assess.components import prior_ratio, regency_ratio
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.peers import Standards, compare_references
from capaian.rules.assess.period_results import judge_period
from capaian.rules.dependencies import computing_order
from capaian.rules.spans import parts_until


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
    scope = IndicatorScope(basis, period, ratios, judged)
    for indicator in order:
        actual = find_actual(desk, indicator, period, scope)
        found = target_in_force(desk.facts, indicator, basis.lines.get(indicator.code), period)
        judged[indicator.code] = judge_period(desk, indicator, period, found, actual)
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
