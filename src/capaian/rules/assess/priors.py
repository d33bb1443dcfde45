"""Comparisons in time: with the year before, and with the last year of the strategic plan."""

from __future__ import annotations

from collections.abc import Callable

from capaian.domain.assessment import PeriodResult
from capaian.domain.comparison import PlanEndComparison, PriorComparison
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Aggregation, Trend
from capaian.domain.trace import SourceReference
from capaian.domain.value import PERCENT, CellValue, Reason, Result, Unavailable
from capaian.domain.work import HistoryValue
from capaian.rules.agreements import TargetInForce
from capaian.rules.assess.combine import Label, subtract
from capaian.rules.assess.context import (
    AssessContext,
    Recipe,
    derive,
    finest_decimals,
    known_value,
    shown_decimals,
)
from capaian.rules.assess.earlier_papers import (
    approved_achievement,
    prior_actual,
    prior_target,
    stated_achievement,
    stated_or_computed,
)
from capaian.rules.assess.period_results import Pair, achieve, achievement_now, as_result, unit_of_gap
from capaian.rules.assess.plan_progress import follow_plan
from capaian.rules.assess.plan_tracks import indicator_track
from capaian.rules.assess.targets import name_of, record_target, target_unit
from capaian.rules.compare import growth
from capaian.rules.plan_rows import rows_of_indicator
from capaian.rules.trend import judge_trend

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
    found = _end_target(desk, indicator, period)
    stated = None if found is None else found.target
    target = record_target(desk, indicator, found, period)
    is_same_unit = stated is None or target_unit(indicator, stated) == indicator.unit
    pair = Pair(target, actual, stated or TargetValue(None), is_same_unit)
    subject = f"Capaian {name_of(indicator)} terhadap target akhir Renstra {plan.last_year}"
    gap = _gap_to_end(desk, indicator, (as_result(actual), as_result(target, is_same_unit)))
    return PlanEndComparison(period, target, achieve(desk, indicator, subject, pair), gap)


def _end_target(desk: AssessContext, indicator: Indicator, period: Period) -> TargetInForce | None:
    """The target of the plan's last year: of `plan.yaml`, else of the row of `renstra.csv` that names it."""
    stated = indicator.plan_targets.get(period.year)
    if stated is not None:
        return TargetInForce(stated, _planned_at(desk, indicator, period), None)
    rows = (row for row in rows_of_indicator(desk.facts, indicator) if row.period == period)
    row = next((row for row in rows if row.target is not None), None)
    if row is None:
        return None
    return TargetInForce(TargetValue(row.target), desk.facts.reference(row.place, row.source), None)


def _planned_at(desk: AssessContext, indicator: Indicator, period: Period) -> SourceReference:
    return desk.facts.plan_reference(indicator.place, indicator.code, period.year)


def _compare_sum(
    desk: AssessContext, indicator: Indicator, period: Period, actual: CellValue
) -> PlanEndComparison:
    """What adds up over the years is held against the plan as forms E.81 and T-C.29 do: sum against sum."""
    track = indicator_track(desk, indicator)
    if not track.targets:
        target = record_target(desk, indicator, None, period)
        return PlanEndComparison(period, target, _NO_TARGET, _NO_TARGET)
    plan = follow_plan(desk, track, _NO_TARGET, actual)
    return PlanEndComparison(
        period, plan.target, plan.share, _gap_to_end(desk, indicator, (plan.to_date, plan.target))
    )


def _gap_to_end(desk: AssessContext, indicator: Indicator, pair: tuple[Result, Result]) -> Result:
    label = Label(f"Selisih {name_of(indicator)} terhadap akhir Renstra", unit_of_gap(indicator.unit))
    return subtract(desk, label, ("Realisasi", "Target akhir"), pair)


def trend_of(desk: AssessContext, change: Result) -> Trend | None:
    """Return the direction of a change under the declared tolerance."""
    value = known_value(change)
    return None if value is None else judge_trend(value, desk.policies.trend_tolerance)


def trend_between(desk: AssessContext, now: Result, before: Result) -> Trend | None:
    """Return the direction from one figure to another; `None` where one of them is not there."""
    current, earlier = known_value(now), known_value(before)
    if current is None or earlier is None:
        return None
    return judge_trend(current - earlier, desk.policies.trend_tolerance)


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
    if row is not None and row.target is not None:
        shown = shown_decimals(desk, row.scale, row.target)
        target = prior_target(desk, f"Target {name_of(indicator)}, {period.label}", row, shown)
        own = actual
        if row.actual is not None and row.scale != indicator.unit:
            name = f"Realisasi {name_of(indicator)}, {period.label} (skala tahun itu)"
            own = prior_actual(desk, name, row, shown_decimals(desk, row.scale, row.actual))
        is_same_unit = row.actual is not None or row.scale == indicator.unit
        pair = Pair(target, own, TargetValue(row.target), is_same_unit)
        approved = desk.office_year.approved.get((row.subject, row.period))
        if approved is not None and achievement_now(desk, indicator, pair) != approved:
            return target, approved_achievement(desk, subject, row, approved)
        return target, achieve(desk, indicator, subject, pair)
    if row is not None and row.achievement is not None:
        name = f"Target {name_of(indicator)}, {period.label}"
        return prior_target(desk, name, row, None), stated_achievement(desk, subject, row)
    stated = indicator.plan_targets.get(period.year)
    found = TargetInForce(stated, _planned_at(desk, indicator, period), None) if stated else None
    planned = record_target(desk, indicator, found, period)
    is_same_unit = stated is None or target_unit(indicator, stated) == indicator.unit
    pair = Pair(planned, actual, stated or TargetValue(None), is_same_unit)
    return planned, achieve(desk, indicator, subject, pair)


def _change(
    desk: AssessContext, indicator: Indicator, period: Period, current: CellValue, prior: Result
) -> Result:
    decimals = finest_decimals((current, prior))
    subject = f"Perubahan {name_of(indicator)} dari {period.label}"
    label = Label(subject, unit_of_gap(indicator.unit), decimals)
    return subtract(desk, label, ("Realisasi", period.label), (as_result(current), prior))


def _growth(
    desk: AssessContext, indicator: Indicator, period: Period, current: CellValue, prior: Result
) -> Result:
    recipe = Recipe(
        subject=f"Pertumbuhan {name_of(indicator)} dari {period.label}",
        unit=PERCENT,
        rounding=desk.plain(PERCENT),
        template="100 × ({0} − {1}) ÷ {1}",
        names=("Realisasi", period.label),
    )
    return derive(desk, recipe, (as_result(current), prior), growth)
