"""What the strategic plan sets for an indicator year by year, and what earlier papers state as reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear
from capaian.domain.value import Known, Reason, Result, Unavailable
from capaian.rules.agreements import TargetInForce
from capaian.rules.assess.combine import Label
from capaian.rules.assess.context import AssessContext, record
from capaian.rules.assess.earlier_papers import prior_actual
from capaian.rules.assess.period_results import as_result, rule_of
from capaian.rules.assess.plan_progress import Track
from capaian.rules.assess.targets import name_of, record_target
from capaian.rules.plan_rows import rows_of_indicator

PLAN_WORDS = ("Target Renstra", "Realisasi")
_BLANK = Unavailable(Reason.NOT_IN_SOURCE)


def first_plan_year(desk: AssessContext) -> int | None:
    """Return the first year of the strategic plan; `None` where no plan is declared."""
    plan = desk.office_year.strategic_plan
    return None if plan is None else plan.first_year


def last_plan_year(desk: AssessContext) -> int:
    """Return the last year of the strategic plan; without one, the last that is stated."""
    plan = desk.office_year.strategic_plan
    stated = (row.period.year for row in desk.office_year.plan_years)
    return plan.last_year if plan is not None else max(stated, default=desk.as_of.year)


def until_the_end(desk: AssessContext, stated: Mapping[int, Result]) -> Mapping[int, Result]:
    """Return the years from the first stated one to the plan's end; one that is left out is unknown."""
    end = last_plan_year(desk) + 1
    return {year: stated.get(year, _BLANK) for year in {*range(min(stated, default=end), end), *stated}}


def indicator_track(desk: AssessContext, indicator: Indicator, recomputed: Result | None = None) -> Track:
    """Return the years of an indicator.

    `plan.yaml` and `history.csv` go first; rows of `renstra.csv` that name the indicator fill what they lack,
    and last year what today's formula makes of that year's figures (`recomputed`), as the yearly report does.
    What does not add up is shown as reached also in years of the plan before its first target.
    """
    rows = rows_of_indicator(desk.facts, indicator)
    targets = _planned(desk, indicator, rows)
    is_additive = indicator.aggregation is Aggregation.SUM
    first = min(targets, default=desk.as_of.year)
    actuals = _history(desk, indicator, rows, first if is_additive else first_plan_year(desk) or first)
    last_year = desk.as_of.year - 1
    if isinstance(recomputed, Known) and not is_additive and not _begins_after(desk, last_year):
        actuals = {last_year: recomputed, **actuals}
    return Track(
        label=Label(name_of(indicator), indicator.unit, indicator.decimals),
        words=PLAN_WORDS,
        is_additive=is_additive,
        targets=targets,
        actuals=actuals,
        first_year=first_plan_year(desk),
        last_year=last_plan_year(desk),
        this_year=desk.as_of.year,
        rule=rule_of(desk, indicator),
    )


def _begins_after(desk: AssessContext, year: int) -> bool:
    first = first_plan_year(desk)
    return first is not None and year < first


def _planned(desk: AssessContext, indicator: Indicator, rows: Sequence[PlanYear]) -> Mapping[int, Result]:
    """Targets by year; from the first that is stated on, a year without one is unknown."""
    targets: dict[int, Result] = {}
    for year, target in sorted(indicator.plan_targets.items()):
        reference = desk.facts.plan_reference(indicator.place, indicator.code, year)
        found = record_target(desk, indicator, TargetInForce(target, reference, None), Period.year_of(year))
        same_unit = target.scale is None or target.scale == indicator.unit
        targets[year] = as_result(found, same_unit)
    for row in rows:
        if row.period.year not in targets:
            reference = desk.facts.reference(row.place, row.source)
            subject = f"Target {name_of(indicator)}, {row.period.label}"
            stated = _BLANK if row.target is None else row.target
            targets[row.period.year] = record(desk, subject, stated, indicator.unit, reference)
    return until_the_end(desk, targets)


def _history(
    desk: AssessContext, indicator: Indicator, rows: Sequence[PlanYear], first: int
) -> Mapping[int, Result]:
    """What earlier papers state, for the years of the plan: what was before it does not count."""
    stated = {row.period.year: row for row in rows if row.actual is not None}
    found: dict[int, Result] = {}
    for year in range(first, desk.as_of.year):
        period = Period.year_of(year)
        row = desk.facts.history.get((indicator.code, period))
        subject = f"Realisasi {name_of(indicator)}, {period.label}"
        planned = stated.get(year)
        if row is not None and row.scale == indicator.unit and row.actual is not None:
            found[year] = prior_actual(desk, subject, row, indicator.decimals)
        elif planned is not None and planned.actual is not None:
            reference = desk.facts.reference(planned.place, planned.source)
            figure = planned.actual
            found[year] = record(desk, subject, figure, indicator.unit, reference, indicator.decimals)
    return found
