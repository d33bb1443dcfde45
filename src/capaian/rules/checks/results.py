"""Results that cannot be meant, or that a reader would misread: asked of the finished assessment.

Each question says what each answer would do to the result. `judge` of `validate` runs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeVar

from capaian.domain.assessment import IndicatorResult, TierResult
from capaian.domain.issue import Place
from capaian.domain.numerals import write_decimal, write_shortest
from capaian.domain.period import PeriodKind
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity, Step, ZeroRule
from capaian.domain.value import INDEX, PERCENT, RUPIAH, Known, Reason, Unavailable, Unit
from capaian.domain.work import Count, Resource, ResourceInput
from capaian.rules.achievement import apply_zero_rule, cap_achievement, compute_achievement, rule_of
from capaian.rules.checks.outliers import TARGETS, WHOLE, YearSeries, planned, year_results
from capaian.rules.checks.outputs import is_share
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import group
from capaian.rules.outcome import mean, step_rounding

_DIVIDING: Final = (AchievementMethod.RATIO, AchievementMethod.MIRRORED, AchievementMethod.INVERSE)
"""Methods that have no meaning for a target of zero."""


def _members(checked: CheckedYear) -> Iterator[tuple[TierResult, IndicatorResult, Indicator]]:
    """Yield the indicators with a target by the tier that they count in."""
    results = {} if checked.results is None else {each.code: each for each in checked.results.indicators}
    for tier in () if checked.results is None else checked.results.tiers:
        for code in (code for counted in tier.by_status for code in counted.indicators):
            yield tier, results[code], checked.year.indicator_by_code[code]


def _mean_with(checked: CheckedYear, changed: IndicatorResult, achievement: Decimal) -> str:
    """Write the mean of the tier of an indicator as it would be with another achievement of it."""
    policies, values = checked.year.policies, [achievement]
    for _, each, _ in _members(checked):
        known = each.current.achievement
        if each.tier == changed.tier and each.code != changed.code and isinstance(known, Known):
            values.append(known.value)
    outcome = mean([cap_achievement(value, policies.cap) for value in values])
    return write_decimal(outcome, policies.decimals) if isinstance(outcome, Decimal) else ""


def _is_zero_target(checked: CheckedYear, result: IndicatorResult, indicator: Indicator) -> bool:
    target = result.current.target
    method = rule_of(checked.year.policies, indicator).method
    return (
        isinstance(target, Known) and target.value == 0 and method in _DIVIDING and result.current.comparable
    )


def _zero_targets(checked: CheckedYear) -> Iterator[CheckHit]:
    """Targets of zero, as soon as one is in force, while the rule that they need is not chosen."""
    zero = checked.year.policies.zero
    for tier, result, indicator in _members(checked):
        if not _is_zero_target(checked, result, indicator):
            continue
        is_lower = indicator.polarity is Polarity.LOWER_IS_BETTER
        above = "zero_target_lower" if is_lower else "zero_target"
        actual = result.current.actual
        names = [above, "both_zero"]
        if isinstance(actual, Known):
            names = [above if actual.value else "both_zero"]
        open_ = [name for name in names if getattr(zero, name) is ZeroRule.UNAVAILABLE]
        if open_:
            effects = _effects_of_zero(checked, tier, result) if isinstance(actual, Known) else ""
            words = {"rules": ", ".join(f"policies.zero.{name}" for name in open_), "effects": effects}
            reached = f", realisasi {actual.display}" if isinstance(actual, Known) else ""
            place = _target_place(checked, indicator)
            yield hit(place, place.column, "0", indicator=indicator, reached=reached, **words)


def _effects_of_zero(checked: CheckedYear, tier: TierResult, result: IndicatorResult) -> str:
    cap = checked.year.policies.cap
    rules = (rule for rule in ZeroRule if rule is not ZeroRule.UNAVAILABLE)
    outcomes = {rule: apply_zero_rule(rule, cap, Reason.NO_EVENTS) for rule in rules}
    means = [
        f"dengan {rule} {_mean_with(checked, result, value)}"
        for rule, value in outcomes.items()
        if isinstance(value, Decimal)
    ]
    return f" Rata-rata capaian {tier.tier} sekarang {tier.mean_achievement.display}, {', '.join(means)}."


def _target_place(checked: CheckedYear, indicator: Indicator) -> Place:
    line = checked.lines.get(indicator.code)
    if line is not None:
        return replace(line.line.place, column="target")
    return replace(indicator.place, column=f"targets.{checked.year.year}")


def _is_due(checked: CheckedYear) -> bool:
    """Say whether the end of the period asked for is there: of a year, that its last month has a figure."""
    year, results = checked.year, checked.results
    if results is not None and results.as_of != checked.period:
        return True
    known = [(row.period, row.value) for row in year.counts]
    known += [(row.period, row.actual) for row in year.outputs]
    known += [(row.period, row.actual) for row in year.inputs]
    return any(
        value is not None and period.year == year.year and period.end == checked.period.end
        for period, value in known
    )


_TO_COME: Final = frozenset({Reason.NOT_REPORTED, Reason.MISSING_INPUT})


def _outside_means(checked: CheckedYear) -> Iterator[CheckHit]:
    """Key indicators that the mean of their tier leaves out, unless their figures are still to come."""
    is_due = _is_due(checked)
    for tier, result, indicator in _members(checked):
        achievement, mean_ = result.current.achievement, tier.mean_achievement
        if not indicator.is_key or _is_zero_target(checked, result, indicator):
            continue
        is_open = isinstance(achievement, Unavailable) and (is_due or achievement.reason not in _TO_COME)
        if isinstance(achievement, Unavailable) and is_open and isinstance(mean_, Known):
            missing = ", ".join(getattr(result.current.actual, "missing", ()))
            why = (result.current.status_note or achievement.words) + (missing and f" ({missing})")
            words = {"tier": tier.tier, "mean": mean_.display, "why": why}
            yield hit(indicator.place, None, None, indicator=indicator, **words)


def _running_totals(checked: CheckedYear) -> Iterator[CheckHit]:
    """Parts of the year that look like totals since January, which would be added up again."""
    for each in (*year_results(checked), *_spending(checked), *_events(checked)):
        if each.is_running:
            values = [value for _, value, _ in each.figures]
            doubt, own = _reading(values, each.whole)
            period, _, place = each.figures[-1]
            words = {
                "series": each,
                "beside": _beside(each),
                "values": _listed(values),
                "sum": sum(values, Decimal(0)),
                "doubt": doubt,
                "own": _listed(own),
                "kind": {PeriodKind.MONTH: "bulan", PeriodKind.SEMESTER: "semester"}.get(
                    period.kind, "triwulan"
                ),
                "effects": _effects_of_running(checked, each, values[-1]),
            }
            yield hit(place, place.column or "actual", values[-1], **words)


def _reading(values: Sequence[Decimal], whole: Decimal | None) -> tuple[str, list[Decimal]]:
    """Return what the parts seem to be, and what each part would be by itself."""
    *before, last = values
    if last == whole and len({*before}) == 1:
        if before[0] == last:
            return "angka setahun di setiap bagian", [last / len(values)] * len(values)
        return "angka setahun di bagian terakhir", [*before, last - sum(before)]
    return "jumlah sejak Januari", [values[0], *(after - one for one, after in pairwise(values))]


def _beside(series: YearSeries) -> str:
    if series.whole == series.figures[-1][1] and series.unit == _EVENTS:
        return "di semua wilayah"
    word = "pagu" if series.unit == RUPIAH else "target"
    return f"{word} setahun {write_shortest(series.whole or Decimal(0))}"


def _listed(values: Sequence[Decimal]) -> str:
    return ", ".join(map(write_shortest, values))


def _effects_of_running(checked: CheckedYear, series: YearSeries, last: Decimal) -> str:
    """Say what the result would be if the last part were the total of the year."""
    indicator = series.indicator
    if indicator is None or checked.results is None:
        return f" Bila ya, jumlahnya {write_shortest(last)}."
    result = next(each for each in checked.results.indicators if each.code == indicator.code)
    target, now = result.current.target, result.current.achievement
    rule, policies = rule_of(checked.year.policies, indicator), checked.year.policies
    outcome = (
        compute_achievement(last, TargetValue(target.value), rule) if isinstance(target, Known) else None
    )
    if not isinstance(outcome, Decimal):
        return f" Bila ya, realisasinya {write_shortest(last)}."
    achievement = step_rounding(policies, Step.ACHIEVEMENT).apply(outcome)
    shown = write_decimal(achievement, policies.decimals)
    tier = next((tier for tier, each, _ in _members(checked) if each.code == indicator.code), None)
    means = (
        f"{_mean_with(checked, result, achievement)} (sekarang {tier.mean_achievement.display})"
        if tier
        else ""
    )
    return (
        f" Bila ya, realisasinya {write_shortest(last)}, capaiannya {shown} (sekarang {now.display}), dan "
        f"rata-rata capaian {result.tier} {means}."
    )


def _spending(checked: CheckedYear) -> Iterator[YearSeries]:
    """Yield what was spent of each fund of a node in parts of the year, with its budget."""
    for (node, resource, kind), rows in checked.facts.inputs.items():
        is_money = (resource, kind) == (Resource.MONEY, "all")
        for fund, same in group(rows, lambda row: row.fund).items() if is_money else ():
            own = sorted(_within(checked, same), key=lambda row: row.period.end)
            budget = next((planned(row) for row in own if row.period == checked.period), None)
            known = [(row.period, row.actual, replace(row.place, column="actual")) for row in own]
            figures = [(period, value, place) for period, value, place in known if value is not None]
            key = ":".join(filter(None, (node, fund)))
            yield YearSeries(key, f"Realisasi anggaran {node}", figures, budget, RUPIAH)


_EVENTS: Final = Unit("peristiwa")
_STEEP: Final = 3
"""Events of a last quarter are not three times those of the first everywhere."""


def _events(checked: CheckedYear) -> Iterator[YearSeries]:
    """Yield the events of the year of each measure where they grow alike in all areas that count them."""
    facts = checked.facts
    for code, rows in facts.measure_counts.items():
        own = [row for row in _within(checked, rows) if row.value is not None]
        if facts.aggregations.get(code) is not Aggregation.SUM or not own:
            continue
        by_area = [
            sorted(each, key=lambda row: row.period.end) for each in group(own, lambda r: r.area).values()
        ]
        totals = group(own, lambda row: row.period)
        values = [[row.value or Decimal(0) for row in each] for each in by_area]
        do_grow = all(each == sorted(each) and each[-1] >= _STEEP * each[0] for each in values)
        if do_grow and len(totals) == max(map(len, by_area)) >= _STEEP:
            sums = {
                period: sum((r.value or Decimal(0) for r in same), Decimal(0))
                for period, same in totals.items()
            }
            figures = [
                (row.period, sums[row.period], replace(row.place, column="value")) for row in by_area[-1]
            ]
            yield YearSeries(code, facts.names.get(code, code), figures, figures[-1][1], _EVENTS)


Dated = TypeVar("Dated", Count, ResourceInput)


def _within(checked: CheckedYear, rows: Iterable[Dated]) -> Iterator[Dated]:
    return (row for row in rows if row.period.year == checked.year.year)


def _shares_above_whole(checked: CheckedYear) -> Iterator[CheckHit]:
    """Shares of a whole that came out above all of it."""
    for _, result, indicator in _members(checked):
        actual = result.current.actual
        if isinstance(actual, Known) and actual.value > WHOLE and is_share(checked.year, indicator):
            yield hit(indicator.place, None, actual.value, indicator=indicator, actual=actual)


def _other_scales(checked: CheckedYear) -> Iterator[CheckHit]:
    """Computed percentages and indices a hundredth, or a hundred times, of their target."""
    for _, result, indicator in _members(checked):
        target, actual = result.current.target, result.current.actual
        if indicator.formula and isinstance(target, Known) and isinstance(actual, Known):
            is_level = indicator.unit in (PERCENT, INDEX) and result.current.comparable and actual.value > 0
            if is_level and target.value > 0 and TARGETS.is_far(actual.value, target.value):
                yield hit(indicator.place, "formula", None, indicator=indicator, target=target, actual=actual)


RESULT_FINDERS: Final[Finders] = {
    "zero_target": _zero_targets,
    "outside_mean": _outside_means,
    "running_totals": _running_totals,
    "share_above_whole": _shares_above_whole,
    "result_scale": _other_scales,
}
