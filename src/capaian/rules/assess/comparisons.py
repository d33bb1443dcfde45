"""What an indicator is compared with: the year before, past years, the end of the plan, other regencies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from capaian.domain.assessment import (
    IndicatorResult,
    PastYear,
    PeriodResult,
    PlanEndComparison,
    PriorComparison,
)
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Aggregation
from capaian.domain.value import PERCENT, CellValue, Reason, Result, Unavailable
from capaian.domain.work import HistoryValue, RestatedColumn
from capaian.rules.agreements import TargetInForce
from capaian.rules.assess.actuals import PriorScope, recompute
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.components import CountedComponent
from capaian.rules.assess.context import AssessContext, Label, Recipe, finest_decimals
from capaian.rules.assess.history import (
    approved_achievement,
    prior_figure,
    stated_or_computed,
    trend_between,
    trend_of,
)
from capaian.rules.assess.peers import Standards, compare_references
from capaian.rules.assess.period_results import (
    Pair,
    as_result,
    make_pair,
    name_of,
    pair_with_plan,
    record_target,
    unit_of_gap,
)
from capaian.rules.assess.progress.plan import follow_plan, indicator_track
from capaian.rules.comparison import growth
from capaian.rules.strategic_plan import rows_of_indicator

_NO_TARGET = Unavailable(Reason.NO_TARGET)

Recompute = Callable[[Indicator, Period], Result | None]
"""Gives an actual of an earlier year by today's formula; `None` where the formula has no data for it."""


def compare_prior(
    desk: AssessContext, indicator: Indicator, current: PeriodResult, recompute: Recompute
) -> PriorComparison:
    """Return this year against the year before.

    The earlier actual is what that year's paper states, where it is on the same scale; else today's
    formula on that year's data; else there is no comparison. Its achievement comes from that paper's own
    actual and target, on that paper's scale.
    """
    period = current.period.previous_year()
    row = desk.facts.history.get((indicator.code, period))
    actual = earlier_actual(desk, indicator, period, row, recompute)
    target, achievement = earlier_achievement(desk, indicator, period, row, actual)
    change = _change(desk, indicator, period, current.actual, actual)
    return PriorComparison(
        period=period,
        actual=actual,
        target=target,
        achievement=achievement,
        change=change,
        growth=_growth(desk, indicator, period, current.actual, actual),
        trend=trend_of(desk, change),
        achievement_trend=trend_between(desk, current.achievement, achievement),
    )


def compare_plan_end(
    desk: AssessContext, indicator: Indicator, actual: CellValue
) -> PlanEndComparison | None:
    """Return this year against the target of the plan's last year; `None` without a strategic plan."""
    plan = desk.office_year.strategic_plan
    if plan is None:
        return None
    period = Period.year_of(plan.last_year)
    if indicator.aggregation is Aggregation.SUM:
        return _compare_sum(desk, indicator, period, actual)
    pair = _pair_with_end(desk, indicator, period, actual)
    subject = f"Capaian {name_of(indicator)} terhadap target akhir Renstra {plan.last_year}"
    gap = _gap_to_end(desk, indicator, (as_result(actual), as_result(pair.target, pair.is_same_unit)))
    return PlanEndComparison(period, pair.target, pair.achieve(subject), gap)


def _pair_with_end(desk: AssessContext, indicator: Indicator, period: Period, actual: CellValue) -> Pair:
    """Return the actual beside the plan's last target: of `plan.yaml`, else of the row of `renstra.csv`."""
    rows = (row for row in rows_of_indicator(desk.facts, indicator) if row.period == period)
    row = next((row for row in rows if row.target is not None), None)
    if period.year in indicator.plan_targets or row is None:
        return pair_with_plan(desk, indicator, period, actual)
    reference = desk.facts.reference(row.place, row.source)
    return make_pair(desk, indicator, period, TargetInForce(TargetValue(row.target), reference, None), actual)


def _compare_sum(
    desk: AssessContext, indicator: Indicator, period: Period, actual: CellValue
) -> PlanEndComparison:
    """What adds up over the years is held against the plan as forms E.81 and T-C.29 do: sum against sum."""
    track = indicator_track(desk, indicator)
    if not track.targets:
        target = record_target(desk, indicator, None, period)
        return PlanEndComparison(period, target, _NO_TARGET, _NO_TARGET)
    plan = follow_plan(track, _NO_TARGET, actual)
    return PlanEndComparison(
        period, plan.target, plan.share, _gap_to_end(desk, indicator, (plan.to_date, plan.target))
    )


def _gap_to_end(desk: AssessContext, indicator: Indicator, pair: tuple[Result, Result]) -> Result:
    label = Label(f"Selisih {name_of(indicator)} terhadap akhir Renstra", unit_of_gap(indicator.unit))
    return desk.subtract(label, ("Realisasi", "Target akhir"), pair)


def earlier_actual(
    desk: AssessContext, indicator: Indicator, period: Period, row: HistoryValue | None, recompute: Recompute
) -> Result:
    """Return an actual of an earlier year: as its paper states it, else by today's formula."""
    subject = f"Realisasi {name_of(indicator)}, {period.label}"
    scale = indicator.unit, indicator.decimals
    return stated_or_computed(desk, subject, row, scale, lambda: recompute(indicator, period))


def earlier_achievement(
    desk: AssessContext, indicator: Indicator, period: Period, row: HistoryValue | None, actual: Result
) -> tuple[CellValue, Result]:
    """Return the target of an earlier year and its achievement, by that year's own figures.

    Of a closed year it is the approved one, also where today's rules come to another.
    """
    subject = f"Capaian {name_of(indicator)}, {period.label}"
    target_subject = f"Target {name_of(indicator)}, {period.label}"
    if row is not None and row.target is not None:
        target = prior_figure(desk, target_subject, row, RestatedColumn.TARGET)
        own = actual
        if row.actual is not None and row.scale != indicator.unit:
            name = f"Realisasi {name_of(indicator)}, {period.label} (skala tahun itu)"
            own = prior_figure(desk, name, row, RestatedColumn.ACTUAL)
        is_same_unit = row.actual is not None or row.scale == indicator.unit
        pair = Pair(desk, indicator, target, own, TargetValue(row.target), is_same_unit)
        approved = desk.office_year.approved.get((row.subject, row.period))
        if approved is not None and pair.computed_today() != approved:
            return target, approved_achievement(desk, subject, row, approved)
        return target, pair.achieve(subject)
    if row is not None and row.achievement is not None:
        target = prior_figure(desk, target_subject, row, RestatedColumn.TARGET)
        return target, prior_figure(desk, subject, row, RestatedColumn.ACHIEVEMENT)
    pair = pair_with_plan(desk, indicator, period, actual)
    return pair.target, pair.achieve(subject)


def _change(
    desk: AssessContext, indicator: Indicator, period: Period, current: CellValue, prior: Result
) -> Result:
    decimals = finest_decimals((current, prior))
    subject = f"Perubahan {name_of(indicator)} dari {period.label}"
    label = Label(subject, unit_of_gap(indicator.unit), decimals)
    return desk.subtract(label, ("Realisasi", period.label), (as_result(current), prior))


def _growth(
    desk: AssessContext, indicator: Indicator, period: Period, current: CellValue, prior: Result
) -> Result:
    label = Label(f"Pertumbuhan {name_of(indicator)} dari {period.label}", PERCENT)
    recipe = Recipe(label, "100 × ({0} − {1}) ÷ {1}", ("Realisasi", period.label))
    return desk.derive(recipe, (as_result(current), prior), growth)


def past_years(desk: AssessContext, indicator: Indicator) -> Iterator[PastYear]:
    """Yield the years of the plan before last year that a paper states, latest first.

    Unlike last year they are never recomputed: the formulas of the dossier are tied to this year's data
    and last year's. A year without a row is left out.
    """
    plan = desk.office_year.strategic_plan
    first = desk.as_of.year if plan is None else plan.first_year
    period = desk.as_of.previous_year().previous_year()
    while period.year >= first:
        row = desk.facts.history.get((indicator.code, period))
        if row is not None:
            actual = earlier_actual(desk, indicator, period, row, _not_recomputed)
            _, achievement = earlier_achievement(desk, indicator, period, row, actual)
            yield PastYear(period, actual, achievement)
        period = period.previous_year()


def _not_recomputed(indicator: Indicator, period: Period) -> Result | None:
    return None


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
        components = desk.office_year.components
        ratios = {each.code: CountedComponent(desk, each).prior_ratio(period) for each in components}
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
