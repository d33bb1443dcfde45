"""What is planned: targets of the year, and rows of the strategic plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.domain.issue import Level, Place
from capaian.domain.numerals import plain
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import AgreementTarget, Indicator, PerformanceAgreement, TargetValue
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity
from capaian.domain.progress import PlanYear
from capaian.domain.work import WorkNode
from capaian.rules.agreements import (
    TargetLine,
    describe_range,
    find_range_misfit,
    line_of_revisions,
)
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, each_of, hit, repeats
from capaian.rules.facts import group, is_named
from capaian.rules.spans import LEVELS, find_spans


@dataclass(frozen=True, slots=True)
class _YearTarget:
    """What is to be reached in the year, or a part of it, by the agreement in force,
    else by the plan.
    """

    indicator: Indicator
    target: TargetValue
    place: Place
    period: Period | None
    """The part of the year; `None` for all of it."""
    line: TargetLine | None
    """`None` where the plan sets it."""

    @property
    def value(self) -> str:
        """Which indicator it is of."""
        return self.indicator.code

    @property
    def name(self) -> str:
        """What it is of: `Target Triwulan I Tahun 2024`."""
        return "Target" if self.period is None else f"Target {self.period.label}"

    @property
    def is_reversed(self) -> bool:
        """Whether nothing is between its bounds."""
        lower, upper = self.target.lower, self.target.upper
        return lower is not None and upper is not None and lower > upper


def _year_targets(checked: CheckedYear) -> Iterator[_YearTarget]:
    year = checked.year.year
    for indicator in checked.year.indicators:
        line = checked.lines.get(indicator.code)
        if line is not None:
            place = replace(line.line.place, column="target")
            yield _YearTarget(indicator, line.line.target, place, None, line)
            for period, target in line.line.periods:
                within = replace(place, column=f"periods.{period}")
                yield _YearTarget(indicator, target, within, period, line)
        elif year in indicator.plan_targets:
            place = replace(indicator.place, column=f"targets.{year}")
            yield _YearTarget(indicator, indicator.plan_targets[year], place, None, None)


def _lacks_bounds(each: _YearTarget, checked: CheckedYear) -> bool:
    indicator = each.indicator
    method = indicator.method or checked.year.policies.methods.get(indicator.polarity)
    is_range = (
        indicator.polarity is Polarity.CLOSER_IS_BETTER and method is AchievementMethod.RANGE
    )
    return (
        is_range and each.period is None and not each.target.is_range and not each.target.is_empty
    )


def _misfits(checked: CheckedYear) -> Iterator[CheckHit]:
    for each in _year_targets(checked):
        if misfit := find_range_misfit(checked.year.policies, each.indicator, each.target):
            words = {"range": describe_range(each.target), "misfit": misfit}
            yield hit(each.place, None, each.value, row=each, **words)


def _out_of_force(checked: CheckedYear) -> Iterator[CheckHit]:
    """What is signed cannot be left open; a plan may keep the targets of an
    indicator that was given up.
    """
    for each in _year_targets(checked):
        indicator = each.indicator
        if each.period is None and not indicator.holds_in(checked.period):
            begins = indicator.valid_from is not None and indicator.valid_from > checked.period.end
            key = "valid_from" if begins else "valid_to"
            span = "baru berlaku sejak" if begins else "berlaku sampai"
            paper = (
                f"Perjanjian yang berlaku ({each.line.agreement.title})"
                if each.line
                else "Renstra"
            )
            words = {"paper": paper, "span": f"{span} {getattr(indicator, key)}", "key": key}
            found = hit(indicator.place, key, indicator.code, year=checked.year.year, **words)
            yield found if each.line else replace(found, level=Level.WARNING)


def _keys_without(checked: CheckedYear) -> Iterator[CheckHit]:
    known = {each.indicator.code for each in _year_targets(checked)}
    for indicator in checked.year.indicators:
        if indicator.is_key and indicator.code not in known and indicator.holds_in(checked.period):
            name = f"{indicator.symbol} {indicator.name}".strip()
            yield hit(
                indicator.place, "targets", indicator.code, name=name, year=checked.year.year
            )


def _same_revisions(checked: CheckedYear) -> Iterator[CheckHit]:
    agreements = checked.year.agreements_of_year
    for each, _ in repeats(agreements, lambda a: (line_of_revisions(a), a.revision)):
        yield hit(each.place, "revision", each.revision, party=each.first_party or each.title)


_MIN_YEARS_OF_COURSE: Final = 3


def _reversed_courses(checked: CheckedYear) -> Iterator[CheckHit]:
    """Targets that move from year to year in the direction that is worse by
    the declared polarity.
    """
    for indicator in checked.year.indicators:
        own = sorted(indicator.plan_targets.items())
        values = [target.value for _, target in own if target.value is not None]
        steps = [*pairwise(values)] if len(own) == len(values) >= _MIN_YEARS_OF_COURSE else []
        is_lower = indicator.polarity is Polarity.LOWER_IS_BETTER
        is_worse = bool(steps) and all(
            after > one if is_lower else after < one for one, after in steps
        )
        if is_worse and indicator.polarity is not Polarity.CLOSER_IS_BETTER:
            words = {
                "first": values[0],
                "last": values[-1],
                "course": "naik" if is_lower else "turun",
            }
            yield hit(
                indicator.place, "polarity", indicator.polarity, indicator=indicator, **words
            )


def agreement_lines(
    checked: CheckedYear,
) -> Iterator[tuple[PerformanceAgreement, AgreementTarget, Indicator]]:
    """Yield the lines of all agreements on indicators of the plan."""
    known = checked.year.indicator_by_code
    for agreement in checked.year.agreements:
        yield from (
            (agreement, line, known[line.indicator])
            for line in agreement.targets
            if line.indicator in known
        )


def _other_years(checked: CheckedYear) -> Iterator[CheckHit]:
    for agreement, line, _ in agreement_lines(checked):
        for period, _ in line.periods:
            if period.year != agreement.year:
                words = {"agreement": agreement, "period": period, "other": period.year}
                yield hit(line.place, f"periods.{period}", period, **words)


def _ends(checked: CheckedYear) -> Iterator[CheckHit]:
    """Periods' targets that add up to, or end at, another figure than the year's target."""
    for agreement, line, indicator in agreement_lines(checked):
        year, whole = Period.year_of(agreement.year), line.target.value
        scales = (None, line.target.scale, indicator.unit)  # another scale has an issue of its own
        stated = {
            period: t.value for period, t in line.periods if period != year and t.scale in scales
        }
        reached = _reached(stated, indicator.aggregation, year)
        if whole is not None and reached is not None and reached != whole:
            words = {"reached": plain(reached), "whole": plain(whole), "indicator": indicator}
            yield hit(line.place, "periods", reached, agreement=agreement, line=line, **words)


def _reached(
    stated: dict[Period, Decimal | None], way: Aggregation, year: Period
) -> Decimal | None:
    """Return what the periods' targets come to at the end of the year;
    `None` if they end before.
    """
    spans = find_spans(stated.keys(), way if way is Aggregation.SUM else Aggregation.LAST, year)
    known = [value for span in spans if (value := stated.get(span)) is not None]
    if not spans or len(known) < len(spans) or spans[-1].end != year.end:
        return None
    return sum(known, Decimal(0))


_MONEY: Final[tuple[tuple[str, str, Callable[[PlanYear], Decimal | None]], ...]] = (
    ("budget", "Pagu", lambda row: row.budget),
    ("spent", "Realisasi anggaran", lambda row: row.spent),
)


def _is_outside(row: PlanYear, checked: CheckedYear) -> bool:
    span = checked.year.strategic_plan
    return span is not None and not span.first_year <= row.period.year <= span.last_year


def _two_units(checked: CheckedYear) -> Iterator[CheckHit]:
    for row, first in repeats(checked.year.plan_years, lambda row: (row.node, row.name)):
        if row.unit != first.unit:
            yield hit(row.place, "unit", str(row.unit or ""), row=row, first=first)


def _money_twice(checked: CheckedYear) -> Iterator[CheckHit]:
    """The money of a node stands in one of its rows of a year."""
    for rows in group(checked.year.plan_years, lambda row: (row.node, row.period)).values():
        for column, word, read in _MONEY:
            for row in [row for row in rows if read(row) is not None][1:]:
                yield hit(row.place, column, read(row), row=row, word=word)


def _gaps(checked: CheckedYear) -> Iterator[CheckHit]:
    """One hit that names the empty targets,
    and the years without a budget of nodes that have budgets.
    """
    rows = checked.year.plan_years
    measured = {node.id for node in checked.year.nodes if node.indicators}
    blanks = [
        r for r in rows if r.unit is not None and r.node not in measured and r.target is None
    ]
    found = [f"baris {row.place.row} (target)" for row in blanks]
    for own in group(rows, lambda row: row.node).values():
        years = group(own, lambda row: row.period.year).values()
        without = [each[0] for each in years if all(row.budget is None for row in each)]
        found += [
            f"baris {row.place.row} (budget)" for row in without if len(without) < len(years)
        ]
    if found:
        gaps = f"{len(found)} sel kosong: {', '.join(found)}"
        yield hit(Place(rows[0].place.file), None, "", gaps=gaps)


def _measured(
    checked: CheckedYear,
) -> Iterator[tuple[WorkNode, tuple[PlanYear, ...], list[Indicator]]]:
    known = checked.year.indicator_by_code
    for node in checked.year.nodes:
        indicators = [known[code] for code in node.indicators if code in known]
        named = (
            [row for row in checked.facts.plan_years.get(node.id, ()) if row.name]
            if indicators
            else []
        )
        for rows in group(named, lambda row: row.name).values():
            yield node, rows, indicators


def _indicator_of(rows: Sequence[PlanYear], indicators: Sequence[Indicator]) -> Indicator | None:
    named = (each for each in indicators if is_named(rows[0], each))
    return next((each for each in named if each.unit == rows[0].unit), None)


def _unused(checked: CheckedYear) -> Iterator[CheckHit]:
    for node, rows, indicators in _measured(checked):
        if _indicator_of(rows, indicators) is None:
            names = "; ".join(f"“{each.name}” ({each.unit.label})" for each in indicators)
            yield hit(rows[0].place, "name", rows[0].name, row=rows[0], node=node, names=names)


def _other_figures(checked: CheckedYear) -> Iterator[CheckHit]:
    """Targets and actuals other than those in `plan.yaml` and `history.csv`."""
    for _, rows, indicators in _measured(checked):
        indicator = _indicator_of(rows, indicators)
        if indicator is None:
            continue
        for row in rows:
            for column, word, stated, used, place in _pairs(checked, indicator, row):
                if stated is not None and used is not None and stated != used:
                    words = {
                        "column": column,
                        "word": word,
                        "stated": stated,
                        "used": used,
                        "place": place,
                    }
                    yield hit(row.place, column, stated, indicator=indicator, row=row, **words)


def _pairs(
    checked: CheckedYear, indicator: Indicator, row: PlanYear
) -> Iterator[tuple[str, str, Decimal | None, Decimal | None, Place]]:
    planned = indicator.plan_targets.get(row.period.year)
    if planned is not None and planned.scale in (None, indicator.unit):
        place = replace(indicator.place, column=f"targets.{row.period.year}")
        yield "target", "Target", row.target, planned.value, place
    earlier = checked.facts.history.get((indicator.code, row.period))
    if earlier is not None and earlier.scale == indicator.unit:
        place = replace(earlier.place, column="actual")
        yield "actual", "Realisasi", row.actual, earlier.actual, place


PLAN_FINDERS: Final[Finders] = {
    "target_missing": each_of(
        _year_targets,
        None,
        lambda each, _: bool(each.line) and each.period is None and each.target.is_empty,
    ),
    "target_not_comparable": each_of(
        _year_targets,
        None,
        lambda each, _: bool(each.line) and each.target.scale not in (None, each.indicator.unit),
    ),
    "target_range": each_of(
        _year_targets, None, lambda each, _: each.period is None and each.is_reversed
    ),
    "target_without_bounds": each_of(_year_targets, None, _lacks_bounds),
    "target_not_judged": _misfits,
    "target_out_of_force": _out_of_force,
    "key_indicator_without_target": _keys_without,
    "share_added_up": each_of(
        lambda at: at.year.indicators,
        "aggregation",
        lambda row, _: (
            row.aggregation is Aggregation.SUM and bool(row.formula) and row.unit in LEVELS
        ),
    ),
    "target_course": _reversed_courses,
    "same_revision": _same_revisions,
    "period_of_other_year": _other_years,
    "papers_differ.ends": _ends,
    "plan_year.other_periods": each_of(
        lambda at: at.year.plan_years,
        "period",
        lambda row, _: row.period.kind is not PeriodKind.YEAR,
    ),
    "plan_year.half_named": each_of(
        lambda at: at.year.plan_years,
        "name",
        lambda row, _: bool(row.name) is not (row.unit is not None),
    ),
    "plan_year.outside": each_of(lambda at: at.year.plan_years, "period", _is_outside),
    "plan_year.two_units": _two_units,
    "plan_year.money_twice": _money_twice,
    "plan_gaps": _gaps,
    "plan_row_unused": _unused,
    "papers_differ.other_figures": _other_figures,
}
