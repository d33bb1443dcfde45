"""Results that cannot be meant, or that a reader would misread: asked of the finished assessment.

Each question says what each answer would do to the result. `judge` of `validate` runs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.domain.assessment import IndicatorResult, TierResult
from capaian.domain.issue import Place
from capaian.domain.numerals import write_decimal, write_shortest
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Aggregation, Polarity, Step, ZeroRule
from capaian.domain.value import INDEX, PERCENT, RUPIAH, Known, Reason, Unavailable, Unit
from capaian.domain.work import Resource
from capaian.rules.achievement import (
    METHODS,
    TargetUse,
    apply_zero_rule,
    cap_achievement,
    compute_achievement,
    rule_of,
)
from capaian.rules.checks.outliers import TARGETS, WHOLE_PERCENT, YearSeries, planned, year_results
from capaian.rules.checks.outputs import is_share
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import group
from capaian.rules.outcome import mean, step_rounding


def _members(checked: CheckedYear) -> Iterator[tuple[TierResult, IndicatorResult, Indicator]]:
    """Yield the indicators with a target by the tier that they count in."""
    results = (
        {} if checked.results is None else {each.code: each for each in checked.results.indicators}
    )
    for tier in () if checked.results is None else checked.results.tiers:
        for code in (code for counted in tier.by_status for code in counted.indicators):
            yield tier, results[code], checked.year.indicator_by_code[code]


def _mean_with(checked: CheckedYear, changed: IndicatorResult, achievement: Decimal) -> str:
    """Write the mean of the tier of an indicator as it would be with another achievement of it."""
    policies, values = checked.year.policies, [achievement]
    for _, each, _ in _members(checked):
        known, is_other = each.current.achievement, each.code != changed.code
        if is_other and each.tier == changed.tier and isinstance(known, Known):
            values.append(known.value)
    outcome = mean([cap_achievement(value, policies.cap) for value in values])
    return write_decimal(outcome, policies.decimals) if isinstance(outcome, Decimal) else ""


def _is_zero_target(checked: CheckedYear, result: IndicatorResult, indicator: Indicator) -> bool:
    target, method = result.current.target, rule_of(checked.year.policies, indicator).method
    is_zero = isinstance(target, Known) and target.value == 0 and result.current.comparable
    return is_zero and METHODS[method].use is TargetUse.DIVISOR


def _zero_targets(checked: CheckedYear) -> Iterator[CheckHit]:
    """Targets of zero, as soon as one is in force, while the rule that they need is not chosen."""
    for tier, result, indicator in _members(checked):
        if not _is_zero_target(checked, result, indicator):
            continue
        is_lower = indicator.polarity is Polarity.LOWER_IS_BETTER
        names = ["zero_target_lower" if is_lower else "zero_target", "both_zero"]
        actual, reached, effects = result.current.actual, "", ""
        if isinstance(actual, Known):
            names = names[:1] if actual.value else names[1:]
            reached, effects = (
                f", realisasi {actual.display}",
                _effects_of_zero(checked, tier, result),
            )
        zero = checked.year.policies.zero
        open_ = [f"policies.zero.{n}" for n in names if getattr(zero, n) is ZeroRule.UNAVAILABLE]
        if open_:
            place, words = (
                _target_place(checked, indicator),
                {"reached": reached, "effects": effects},
            )
            yield hit(
                place, place.column, "0", indicator=indicator, rules=", ".join(open_), **words
            )


def _effects_of_zero(checked: CheckedYear, tier: TierResult, result: IndicatorResult) -> str:
    cap = checked.year.policies.cap
    outcomes = ((rule, apply_zero_rule(rule, cap, Reason.NO_EVENTS)) for rule in ZeroRule)
    known = ((rule, value) for rule, value in outcomes if isinstance(value, Decimal))
    means = [f"dengan {rule} {_mean_with(checked, result, value)}" for rule, value in known]
    return (
        f" Rata-rata capaian {tier.tier} sekarang {tier.mean_achievement.display}, "
        f"{', '.join(means)}."
    )


def _target_place(checked: CheckedYear, indicator: Indicator) -> Place:
    line = checked.lines.get(indicator.code)
    if line is None:
        return replace(indicator.place, column=f"targets.{checked.year.year}")
    is_part = checked.results is not None and checked.results.as_of != checked.period
    return replace(line.line.place, column="periods" if is_part else "target")


def is_due(checked: CheckedYear) -> bool:
    """Say whether the end of the period asked for is there: of a year,
    that its last month has a figure.
    """
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
    """Key indicators that the mean of their tier leaves out,
    unless their figures are still to come.
    """
    is_over = is_due(checked)
    for tier, result, indicator in _members(checked):
        achievement, mean_ = result.current.achievement, tier.mean_achievement
        if not indicator.is_key or _is_zero_target(checked, result, indicator):
            continue
        is_open = isinstance(achievement, Unavailable) and (
            is_over or achievement.reason not in _TO_COME
        )
        if isinstance(achievement, Unavailable) and is_open and isinstance(mean_, Known):
            missing = ", ".join(getattr(result.current.actual, "missing", ()))
            why = (result.current.status_note or achievement.words) + (missing and f" ({missing})")
            words = {"tier": tier.tier, "mean": mean_.display, "why": why}
            yield hit(indicator.place, None, None, indicator=indicator, **words)


def _running_totals(checked: CheckedYear) -> Iterator[CheckHit]:
    """Parts of the year that look like totals since January, which would be added up again."""
    for each in (*year_results(checked), *spending_series(checked), *_events(checked)):
        if each.is_running:
            values = [value for _, value, _ in each.figures]
            doubt, own = _reading(values, each.whole)
            period, _, place = each.figures[-1]
            words = {
                "series": each,
                "beside": _whole_in_words(each),
                "values": _listed(values),
                "sum": sum(values, Decimal(0)),
                "doubt": doubt,
                "own": _listed(own),
                "kind": period.label.split()[0].lower(),
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
    if sorted(values) != [*values]:
        return "jumlah sejak Januari di bagian terakhir", [*before, last - sum(before)]
    return "jumlah sejak Januari", [values[0], *(after - one for one, after in pairwise(values))]


def _whole_in_words(series: YearSeries) -> str:
    if series.whole == series.figures[-1][1] and series.unit == _EVENTS:
        return "di semua wilayah"
    word = "pagu" if series.unit == RUPIAH else "target"
    return f"{word} setahun {write_shortest(series.whole or Decimal(0))}"


def _listed(values: Sequence[Decimal]) -> str:
    return ", ".join(map(write_shortest, values))


def _effects_of_running(checked: CheckedYear, series: YearSeries, last: Decimal) -> str:
    """Say what the result would be if the last part were the total of the year."""
    policies, advice = checked.year.policies, f" Bila ya, jumlahnya {write_shortest(last)}"
    for tier, result, indicator in _members(checked):
        target, now = result.current.target, result.current.achievement
        if indicator is series.indicator and isinstance(target, Known):
            outcome = compute_achievement(
                last, TargetValue(target.value), rule_of(policies, indicator)
            )
            if isinstance(outcome, Decimal):
                reached = step_rounding(policies, Step.ACHIEVEMENT).apply(outcome)
                advice += (
                    f", capaiannya {write_decimal(reached, policies.decimals)} (sekarang "
                    f"{now.display}), dan "
                    f"rata-rata capaian {tier.tier} {_mean_with(checked, result, reached)} "
                    f"(sekarang {tier.mean_achievement.display})"
                )
    return f"{advice}."


def spending_series(checked: CheckedYear) -> Iterator[YearSeries]:
    """Yield what was spent of each fund of a node in parts of the year, with its budget."""
    for (node, resource, kind), rows in checked.facts.inputs.items():
        is_money = (resource, kind) == (Resource.MONEY, "all")
        for fund, same in group(rows, lambda row: row.fund).items() if is_money else ():
            own = [row for row in same if row.period.year == checked.year.year]
            budget = next((planned(row) for row in own if row.period == checked.period), None)
            known = [(row.period, row.actual, replace(row.place, column="actual")) for row in own]
            figures = [
                (period, value, place) for period, value, place in known if value is not None
            ]
            figures.sort(key=lambda figure: figure[0].end)
            key = ":".join(filter(None, (node, fund)))
            yield YearSeries(key, f"Realisasi anggaran {node}", figures, budget, RUPIAH, rows=same)


_EVENTS: Final = Unit("peristiwa")
_MAX_TIMES_OF_TARGET: Final = 5
"""Nobody promises a fifth of what is reached; a digit lost (8 for 80) makes ten times."""
_STEEP_RISE: Final = 3
"""Events of a last quarter are not three times those of the first everywhere."""
MIN_AREAS_OF_TOTALS: Final = 3
"""In fewer areas the events of one quarter may well be as many as those of all before."""


def _events(checked: CheckedYear) -> Iterator[YearSeries]:
    """Yield the events of the year of each measure that look alike like totals in all
    areas that count them.

    They grow everywhere, or the last ones are everywhere as many as all before.
    """
    facts = checked.facts
    for code, rows in facts.measure_counts.items():
        is_summed, sums = facts.aggregations.get(code) is Aggregation.SUM, dict[Period, Decimal]()
        own = [(row, row.value) for row in rows if row.value is not None]
        own = [
            (row, value)
            for row, value in own
            if is_summed and row.period.year == checked.year.year
        ]
        own.sort(key=lambda each: each[0].period.end)
        for row, value in own:
            sums[row.period] = sums.get(row.period, Decimal(0)) + value
        areas = [*group(own, lambda each: each[0].area).values()]
        whole = [
            same for same in areas if len(same) == len(sums)
        ]  # others began or ended in the year
        do_grow = all(
            [value for _, value in same] == sorted(value for _, value in same) for same in areas
        )
        is_steep = all(same[-1][1] >= _STEEP_RISE * same[0][1] for same in whole)
        is_last = len(whole) >= MIN_AREAS_OF_TOTALS and all(
            2 * same[-1][1] >= sum(value for _, value in same) for same in whole
        )
        is_alike = (do_grow and is_steep) or is_last
        if is_alike and len(sums) >= _STEEP_RISE and 2 * len(whole) > len(areas):
            figures = [
                (r.period, sums[r.period], replace(r.place, column="value")) for r, _ in whole[-1]
            ]
            yield YearSeries(code, facts.names.get(code, code), figures, figures[-1][1], _EVENTS)


def _shares_above_whole(checked: CheckedYear) -> Iterator[CheckHit]:
    """Shares of a whole that came out above all of it."""
    for _, result, indicator in _members(checked):
        actual = result.current.actual
        if (
            isinstance(actual, Known)
            and actual.value > WHOLE_PERCENT
            and is_share(checked.year, indicator)
        ):
            yield hit(indicator.place, None, actual.value, indicator=indicator, actual=actual)


def _other_scales(checked: CheckedYear) -> Iterator[CheckHit]:
    """Computed results many times their target, and percentages and indices a small part of it."""
    for _, result, indicator in _members(checked):
        target, actual = result.current.target, result.current.actual
        if indicator.formula and isinstance(target, Known) and isinstance(actual, Known):
            is_rising = indicator.polarity is Polarity.HIGHER_IS_BETTER
            times = _MAX_TIMES_OF_TARGET if is_rising else TARGETS.times
            parts = TARGETS.parts if indicator.unit in (PERCENT, INDEX) else None
            rule = replace(TARGETS, times=times, parts=parts)
            is_known = result.current.comparable and actual.value > 0 and target.value > 0
            if is_known and rule.is_far(actual.value, target.value):
                yield hit(
                    indicator.place,
                    "formula",
                    None,
                    indicator=indicator,
                    target=target,
                    actual=actual,
                )


RESULT_FINDERS: Final[Finders] = {
    "zero_target": _zero_targets,
    "outside_mean": _outside_means,
    "running_totals": _running_totals,
    "share_above_whole": _shares_above_whole,
    "result_scale": _other_scales,
}
