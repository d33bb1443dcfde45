"""A figure against the strategic plan, as form E.81 and table T-C.29 show it, with its traces.

Legal basis:
    Permendagri 86/2017, form E.81 (columns 12 to 14) and table T-C.29 (columns 8, 10 and 11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity, Step
from capaian.domain.progress import PlanProgress, PlanYear, PlanYearProgress
from capaian.domain.value import PERCENT, CellValue, Known, Reason, Result, Unavailable
from capaian.domain.work import RestatedColumn
from capaian.rules.achievement import METHODS, AchievementRule, rule_of
from capaian.rules.assess.context import AssessContext, Label, Recipe, prior_figure
from capaian.rules.assess.period_results import as_result, name_of, pair_with_plan
from capaian.rules.facts import rows_of_indicator
from capaian.rules.outcome import percent_of

PLAN_WORDS = ("Target Renstra", "Realisasi")
_NOTHING_BEFORE = Unavailable(Reason.NOT_APPLICABLE, note="belum ada tahun sebelumnya")
_NOT_YET_PLANNED = Unavailable(Reason.NOT_APPLICABLE, note="belum direncanakan")
_NEVER_PLANNED = Unavailable(Reason.NOT_APPLICABLE, note="tidak direncanakan")
_ABSENT = Unavailable(Reason.NOT_IN_SOURCE)
_NO_VERDICT_YET = Unavailable(
    Reason.NOT_APPLICABLE, note="jumlah yang diharapkan rendah dinilai pada akhir Renstra"
)


def unplanned(year: int, this_year: int) -> Unavailable:
    """Return what stands for a year before the first one that a plan states:
    what is over comes no more.

    Examples:
        >>> unplanned(2021, 2025).words, unplanned(2026, 2025).words
        ('tidak direncanakan', 'belum direncanakan')
    """
    return _NEVER_PLANNED if year < this_year else _NOT_YET_PLANNED


def quarters_of(desk: AssessContext) -> tuple[Period, ...]:
    """Return the four quarters of the year that is assessed."""
    return Period.year_of(desk.office_year.year).parts(PeriodKind.QUARTER)


def first_plan_year(desk: AssessContext) -> int | None:
    """Return the first year of the strategic plan; `None` where no plan is declared."""
    plan = desk.office_year.strategic_plan
    return None if plan is None else plan.first_year


def last_plan_year(desk: AssessContext) -> int:
    """Return the last year of the strategic plan; without one, the last that is stated."""
    plan = desk.office_year.strategic_plan
    stated = (row.period.year for row in desk.office_year.plan_years)
    return plan.last_year if plan is not None else max(stated, default=desk.as_of.year)


@dataclass(frozen=True, slots=True)
class Track:
    """What is stated of one figure for the years of the plan.

    Nothing is planned before the first year that is stated. From then on a year without a figure
    is unknown.
    """

    desk: AssessContext
    label: Label
    """Subject without a word for target or actual: `Laporan Sub kegiatan I.1.1`."""
    words: tuple[str, str]
    """What target and actual are called: `Target Renstra`, `Realisasi`."""
    is_additive: bool
    targets: Mapping[int, Result]
    actuals: Mapping[int, Result]
    rule: AchievementRule | None = None
    """How reached and planned make a share, by the declared direction; `None` for money:
    as a part.
    """
    step: Step = Step.ACHIEVEMENT
    """How shares are rounded."""

    @property
    def this_year(self) -> int:
        """The year that is assessed."""
        return self.desk.as_of.year

    @property
    def years(self) -> Sequence[int]:
        """Those of the plan until the first that is stated, and all that are stated."""
        stated, first = {*self.targets, *self.actuals}, first_plan_year(self.desk)
        before = range(first, min(stated)) if stated and first is not None else ()
        return sorted({*before, *stated})

    def begins_after(self, year: int) -> bool:
        """Say whether the plan had not begun in a year."""
        first = first_plan_year(self.desk)
        return first is not None and year < first

    def before_it(self, year: int) -> Unavailable | None:
        """Return what stands for a year before the plan,
        or before the plan's first row of this figure.
        """
        if self.begins_after(year):
            return _NOTHING_BEFORE
        begun = min(self.targets or self.actuals, default=year)
        return unplanned(year, self.this_year) if year < begun else None

    def of_year(self, year: int) -> tuple[Result, Result]:
        """Return target and actual of a year."""
        absent = self.before_it(year)
        target = self.targets.get(year, _ABSENT) if absent is None else absent
        return target, self.actuals.get(year, absent or _ABSENT)

    def until_the_end(self) -> Track:
        """Return the track with all years from the first target on;
        one that is left out is unknown.
        """
        end = last_plan_year(self.desk) + 1
        years = range(min(self.targets, default=end), end)
        return replace(self, targets={**dict.fromkeys(years, _ABSENT), **self.targets})


def follow_plan(stated: Track, target: CellValue, actual: CellValue) -> PlanProgress:
    """Return how far a figure has come.

    The target is of the year that is assessed (column 7 of E.81, 9 of T-C.29), the actual until
    the period asked for (column 12 of E.81).
    """
    track = stated.until_the_end()
    last_year, end = track.this_year - 1, last_plan_year(track.desk)
    whole = _plan_target(track, end)
    before_last, earlier = _until(track, last_year - 1), _until(track, last_year)
    last_target, last_actual = track.of_year(last_year)
    to_date = _to_date(track, earlier, as_result(actual))
    expected = _expected(track, (before_last, last_actual, as_result(target)))
    is_over = track.desk.as_of.end >= Period.year_of(end).end
    return PlanProgress(
        years=tuple(PlanYearProgress(year, *track.of_year(year)) for year in track.years),
        target=whole,
        before_last=before_last,
        last_target=last_target,
        last_actual=last_actual,
        last_share=track.before_it(last_year)
        or _share(track, "tahun lalu", (last_actual, last_target)),
        earlier=earlier,
        to_date=to_date,
        share=_plan_share(track, "Renstra sampai tahun ini", (to_date, whole), is_over),
        expected=expected,
        expected_share=_plan_share(
            track, "Renstra yang diperkirakan", (expected, whole), track.this_year >= end
        ),
        next_target=track.targets.get(track.this_year + 1, _ABSENT),
    )


def _plan_target(track: Track, end: int) -> Result:
    """Column 5 of E.81: the years of the plan together, or its last year."""
    years = sorted(year for year in track.targets if year <= end)
    if not years:
        return _ABSENT
    if not track.is_additive:
        return track.targets.get(end, _ABSENT)
    return _sum(track, f"{track.words[0]} sampai {years[-1]}", track.targets, years)


def _until(track: Track, limit: int) -> Result:
    """What was realised until the end of a year, as the source states it."""
    before = track.before_it(limit)
    if before is not None:
        return track.actuals.get(limit, before)
    years = sorted(year for year in {*track.targets, *track.actuals} if year <= limit)
    if not years:
        return _ABSENT
    if not track.is_additive:
        return track.actuals.get(years[-1], _ABSENT)
    return _sum(track, f"{track.words[1]} sampai {limit}", track.actuals, years)


def _sum(track: Track, words: str, values: Mapping[int, Result], years: Sequence[int]) -> Result:
    chosen = [values.get(year, _ABSENT) for year in years]
    if len(chosen) == 1:
        return chosen[0]
    label = track.label.named(f"{words} {track.label.subject}")
    summed = track.desk.total(label, [str(year) for year in years], chosen)
    if isinstance(summed, Known):
        return summed
    known = sum(isinstance(value, Known) for value in chosen)
    return replace(summed, note=f"hanya {known} dari {len(years)} tahun dinyatakan")


def _to_date(track: Track, earlier: Result, current: Result) -> Result:
    if not track.is_additive or track.before_it(track.this_year - 1) is not None:
        return current
    desk, names = track.desk, ("Realisasi sampai tahun lalu", "Realisasi tahun ini")
    subject = f"{track.words[1]} Renstra sampai {desk.as_of.label} {track.label.subject}"
    return desk.total(track.label.named(subject), names, (earlier, current))


def _expected(track: Track, parts: tuple[Result, Result, Result]) -> Result:
    """Column 10 of T-C.29 = 5 + 7 + 9; what does not add up is expected to
    reach this year's target.
    """
    if not track.is_additive or track.begins_after(track.this_year - 1):
        return parts[-1]
    names = ("Realisasi sampai dua tahun lalu", "Realisasi tahun lalu", "Target tahun ini")
    stated = {*track.targets, *track.actuals}
    if not stated:
        return _ABSENT
    begun = max(0, min(2, min(stated) - (track.this_year - 2)))
    if begun == len(names) - 1:
        return parts[-1]
    label = track.label.named(f"Perkiraan realisasi Renstra {track.label.subject}")
    return track.desk.total(label, names[begun:], parts[begun:])


def _plan_share(track: Track, what: str, pair: tuple[Result, Result], is_whole: bool) -> Result:
    """Return a share of the whole plan; of what should stay low only where the sum is whole."""
    is_low = track.rule is not None and track.rule.polarity is not Polarity.HIGHER_IS_BETTER
    if track.is_additive and is_low and not is_whole:
        return track.desk.settle(_share_recipe(track, what), pair, _NO_VERDICT_YET)
    return _share(track, what, pair)


def _share(track: Track, what: str, pair: tuple[Result, Result]) -> Result:
    share = percent_of if track.rule is None else track.rule.of_numbers
    return track.desk.derive(_share_recipe(track, what), pair, share)


def _share_recipe(track: Track, what: str) -> Recipe:
    method = AchievementMethod.RATIO if track.rule is None else track.rule.method
    policy = "" if method is AchievementMethod.RATIO else f"methods: {method}"
    label = Label(
        f"Tingkat capaian {what} {track.label.subject}", PERCENT, step=track.step, policy=policy
    )
    return Recipe(label, METHODS[method].working, track.words[::-1])


def indicator_track(
    desk: AssessContext, indicator: Indicator, recomputed: Result | None = None
) -> Track:
    """Return the years of an indicator.

    `plan.yaml` and `history.csv` go first; rows of `renstra.csv` that name the indicator fill what
    they lack, and last year what today's formula makes of that year's figures (`recomputed`), as
    the yearly report does. What does not add up is shown as reached also in years of the plan
    before its first target.
    """
    rows = rows_of_indicator(desk.facts, indicator)
    is_additive = indicator.aggregation is Aggregation.SUM
    targets = _planned(desk, indicator, rows)
    first = min(targets, default=desk.as_of.year)
    actuals = _reached(
        desk, indicator, rows, first if is_additive else first_plan_year(desk) or first
    )
    label = Label(name_of(indicator), indicator.unit, indicator.decimals)
    track = Track(
        desk, label, PLAN_WORDS, is_additive, targets, actuals, rule_of(desk.policies, indicator)
    )
    last_year = desk.as_of.year - 1
    if isinstance(recomputed, Known) and not is_additive and not track.begins_after(last_year):
        return replace(track, actuals={last_year: recomputed, **actuals})
    return track


def _planned(
    desk: AssessContext, indicator: Indicator, rows: Sequence[PlanYear]
) -> dict[int, Result]:
    targets: dict[int, Result] = {}
    for year in sorted(indicator.plan_targets):
        pair = pair_with_plan(desk, indicator, Period.year_of(year), _ABSENT)
        targets[year] = as_result(pair.target, pair.is_same_unit)
    for row in rows:
        if row.period.year not in targets:
            label = Label(f"Target {name_of(indicator)}, {row.period.label}", indicator.unit)
            targets[row.period.year] = desk.record_cell(
                label, row, row.target, Reason.NOT_IN_SOURCE
            )
    return targets


def _reached(
    desk: AssessContext, indicator: Indicator, rows: Sequence[PlanYear], first: int
) -> dict[int, Result]:
    """What earlier papers state, for the years of the plan: what was before it does not count."""
    planned = {row.period.year: row for row in rows if row.actual is not None}
    found: dict[int, Result] = {}
    for year in range(first, desk.as_of.year):
        period = Period.year_of(year)
        row = desk.facts.history.get((indicator.code, period))
        label = Label(
            f"Realisasi {name_of(indicator)}, {period.label}", indicator.unit, indicator.decimals
        )
        if row is not None and row.scale == indicator.unit and row.actual is not None:
            found[year] = prior_figure(
                desk, label.subject, row, RestatedColumn.ACTUAL, indicator.decimals
            )
        elif year in planned:
            found[year] = desk.record_cell(
                label, planned[year], planned[year].actual, Reason.NOT_IN_SOURCE
            )
    return found
