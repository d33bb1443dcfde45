"""Figures against the strategic plan: the columns of form E.81 and of table T-C.29, with their traces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity, Step
from capaian.domain.progress import PlanProgress, PlanYear, PlanYearProgress
from capaian.domain.value import PERCENT, CellValue, Known, Reason, Result, Unavailable
from capaian.rules.achievement import AchievementRule, compute_achievement
from capaian.rules.agreements import TargetInForce
from capaian.rules.assess.context import AssessContext, Label, Recipe, derive, record, settle, total
from capaian.rules.assess.history import prior_actual
from capaian.rules.assess.period_results import METHOD_TEMPLATES, as_result, name_of, record_target, rule_of
from capaian.rules.outcome import Outcome
from capaian.rules.strategic_plan import realised_to_date, rows_of_indicator, share_of_plan

_NOTHING_BEFORE = Unavailable(Reason.NOT_APPLICABLE, note="belum ada tahun sebelumnya")
NOT_YET_PLANNED = Unavailable(Reason.NOT_APPLICABLE, note="belum direncanakan")
"""A year of the plan before the first one that it states of a figure, which is still to come."""
_NEVER_PLANNED = Unavailable(Reason.NOT_APPLICABLE, note="tidak direncanakan")
_ABSENT = Unavailable(Reason.NOT_IN_SOURCE)
_HIGHER = Polarity.HIGHER_IS_BETTER
_NO_VERDICT_YET = Unavailable(
    Reason.NOT_APPLICABLE, note="jumlah yang diharapkan rendah dinilai pada akhir Renstra"
)


def unplanned(year: int, this_year: int) -> Unavailable:
    """Return what stands for a year before the first one that a plan states: what is over comes no more.

    Examples:
        >>> unplanned(2021, 2025).words, unplanned(2026, 2025).words
        ('tidak direncanakan', 'belum direncanakan')
    """
    return _NEVER_PLANNED if year < this_year else NOT_YET_PLANNED


@dataclass(frozen=True, slots=True)
class Track:
    """What is stated of one figure for the years of the plan.

    Nothing is planned before the first year that is stated. From then on a year without a figure is unknown.
    """

    label: Label
    """Subject without a word for target or actual: `Laporan Sub kegiatan I.1.1`."""
    words: tuple[str, str]
    """What target and actual are called: `Target Renstra`, `Realisasi`."""
    is_additive: bool
    targets: Mapping[int, Result]
    actuals: Mapping[int, Result]
    first_year: int | None
    """First year of the plan; `None` where no plan is declared."""
    last_year: int
    """Last year of the plan."""
    this_year: int
    """The year that is assessed."""
    step: Step = Step.ACHIEVEMENT
    """How shares are rounded."""
    rule: AchievementRule | None = None
    """How reached and planned make a share, by the declared direction; `None` for money: as a part."""

    def begins_after(self, year: int) -> bool:
        """Say whether the plan had not begun in a year."""
        return self.first_year is not None and year < self.first_year

    def before_it(self, year: int) -> Unavailable | None:
        """Return what stands for a year before the plan, or before the plan's first row of this figure."""
        if self.begins_after(year):
            return _NOTHING_BEFORE
        begun = min(self.targets or self.actuals, default=year)
        return unplanned(year, self.this_year) if year < begun else None

    @property
    def is_open_sum(self) -> bool:
        """Say whether a sum on its way says nothing of its target: few of what should be few so far."""
        return self.is_additive and self.rule is not None and self.rule.polarity is not _HIGHER


def follow_plan(desk: AssessContext, track: Track, target: CellValue, actual: CellValue) -> PlanProgress:
    """Return how far a figure has come.

    Args:
        desk: what every rule has before it.
        track: the years of the plan.
        target: of the year that is assessed (column 7 of E.81, 9 of T-C.29).
        actual: realised in the year until the period asked for (column 12 of E.81).
    """
    this_year, current, planned = desk.as_of.year, as_result(actual), as_result(target)
    whole = _plan_target(desk, track)
    before_last, earlier = _until(desk, track, this_year - 2), _until(desk, track, this_year - 1)
    last_target, last_actual = _of_year(track, this_year - 1)
    to_date = _to_date(desk, track, earlier, current)
    expected = _expected(desk, track, (before_last, last_actual, planned))
    is_over = desk.as_of.end >= Period.year_of(track.last_year).end
    will_be_over = this_year >= track.last_year
    return PlanProgress(
        years=_years(track),
        target=whole,
        before_last=before_last,
        last_target=last_target,
        last_actual=last_actual,
        last_share=_last_share(desk, track, (last_actual, last_target)),
        earlier=earlier,
        to_date=to_date,
        share=_plan_share(desk, track, "Renstra sampai tahun ini", (to_date, whole), is_over),
        expected=expected,
        expected_share=_plan_share(desk, track, "Renstra yang diperkirakan", (expected, whole), will_be_over),
        next_target=track.targets.get(this_year + 1, _ABSENT),
    )


def _years(track: Track) -> tuple[PlanYearProgress, ...]:
    stated = {*track.targets, *track.actuals}
    begun = min(stated, default=track.last_year)
    before = range(begun if track.first_year is None else track.first_year, begun) if stated else ()
    return tuple(PlanYearProgress(year, *_of_year(track, year)) for year in sorted({*before, *stated}))


def _of_year(track: Track, year: int) -> tuple[Result, Result]:
    """Target and actual of a year."""
    before = track.before_it(year)
    if before is not None:
        return before, track.actuals.get(year, before)
    return track.targets.get(year, _ABSENT), track.actuals.get(year, _ABSENT)


def _plan_target(desk: AssessContext, track: Track) -> Result:
    """Column 5 of E.81: the years of the plan together, or its last year."""
    years = sorted(year for year in track.targets if year <= track.last_year)
    if not years:
        return _ABSENT
    if not track.is_additive:
        return track.targets.get(track.last_year, _ABSENT)
    return _sum(desk, track, f"{track.words[0]} sampai {years[-1]}", track.targets, years)


def _until(desk: AssessContext, track: Track, limit: int) -> Result:
    """What was realised until the end of a year, as the source states it."""
    before = track.before_it(limit)
    if before is not None:
        return track.actuals.get(limit, before)
    years = sorted(year for year in {*track.targets, *track.actuals} if year <= limit)
    if not years:
        return _ABSENT
    if not track.is_additive:
        return track.actuals.get(years[-1], _ABSENT)
    return _sum(desk, track, f"{track.words[1]} sampai {limit}", track.actuals, years)


def _sum(
    desk: AssessContext, track: Track, words: str, values: Mapping[int, Result], years: Sequence[int]
) -> Result:
    chosen = [values.get(year, _ABSENT) for year in years]
    if len(chosen) == 1:
        return chosen[0]
    label = replace(track.label, subject=f"{words} {track.label.subject}")
    summed = total(desk, label, [str(year) for year in years], chosen)
    if isinstance(summed, Known):
        return summed
    known = sum(isinstance(value, Known) for value in chosen)
    return replace(summed, note=f"hanya {known} dari {len(years)} tahun dinyatakan")


def _last_share(desk: AssessContext, track: Track, pair: tuple[Result, Result]) -> Result:
    before = track.before_it(desk.as_of.year - 1)
    return _share(desk, track, "tahun lalu", pair) if before is None else before


def _to_date(desk: AssessContext, track: Track, earlier: Result, current: Result) -> Result:
    if not track.is_additive or track.before_it(desk.as_of.year - 1) is not None:
        return current
    recipe = Recipe(
        subject=f"{track.words[1]} Renstra sampai {desk.as_of.label} {track.label.subject}",
        unit=track.label.unit,
        rounding=desk.plain(track.label.unit, track.label.decimals),
        template="{0} + {1}",
        names=("Realisasi sampai tahun lalu", "Realisasi tahun ini"),
    )
    return derive(desk, recipe, (earlier, current), realised_to_date)


def _expected(desk: AssessContext, track: Track, parts: tuple[Result, Result, Result]) -> Result:
    """Column 10 of T-C.29 = 5 + 7 + 9; what does not add up is expected to reach this year's target."""
    if not track.is_additive or track.begins_after(desk.as_of.year - 1):
        return parts[-1]
    names = ("Realisasi sampai dua tahun lalu", "Realisasi tahun lalu", "Target tahun ini")
    stated = {*track.targets, *track.actuals}
    if not stated:
        return _ABSENT
    begun = max(0, min(2, min(stated) - (desk.as_of.year - 2)))
    if begun == len(names) - 1:
        return parts[-1]
    subject = f"Perkiraan realisasi Renstra {track.label.subject}"
    return total(desk, replace(track.label, subject=subject), names[begun:], parts[begun:])


def _plan_share(
    desk: AssessContext, track: Track, what: str, pair: tuple[Result, Result], is_whole: bool
) -> Result:
    """Return a share of the whole plan; of what should stay low only where the sum is whole."""
    if track.is_open_sum and not is_whole:
        return settle(desk, _share_recipe(desk, track, what), pair, _NO_VERDICT_YET)
    return _share(desk, track, what, pair)


def _share(desk: AssessContext, track: Track, what: str, pair: tuple[Result, Result]) -> Result:
    rule = track.rule
    if rule is None:
        return derive(desk, _share_recipe(desk, track, what), pair, share_of_plan)

    def achieved(actual: Decimal, target: Decimal) -> Outcome:
        return compute_achievement(actual, TargetValue(target), rule)

    return derive(desk, _share_recipe(desk, track, what), pair, achieved)


def _share_recipe(desk: AssessContext, track: Track, what: str) -> Recipe:
    method = AchievementMethod.RATIO if track.rule is None else track.rule.method
    return Recipe(
        subject=f"Tingkat capaian {what} {track.label.subject}",
        unit=PERCENT,
        rounding=desk.rounding(track.step),
        template=METHOD_TEMPLATES[method],
        names=track.words[::-1],
        policy="" if method is AchievementMethod.RATIO else f"methods: {method}",
    )


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
