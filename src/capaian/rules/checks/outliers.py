"""One rule for figures that a slip of the pen made many times too large or too small.

A nought too many, thousands written out, a comma lost: nothing contradicts such a figure, so it is
compared with others of its kind. What is compared with what, and how far is too far, are settings.
Such a figure is only asked about: a planner who means it leaves it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from operator import attrgetter
from statistics import median
from typing import Final, TypeVar

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Place
from capaian.domain.numerals import round_half_up, write_exact, write_shortest
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, ValueType
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.survey import WHOLE_SURVEY
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit
from capaian.domain.work import WHOLE_OFFICE, Count, Output, Resource, ResourceInput
from capaian.rules.checks.outputs import is_share
from capaian.rules.checks.plans import agreement_lines
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import group, plain_name
from capaian.rules.formula.parse import parse_readable
from capaian.rules.formula.tree import surveys_in
from capaian.rules.spans import combines_by, find_spans, parts_before

_Row = TypeVar("_Row")
THOUSAND: Final = 1_000
WHOLE_PERCENT: Final = Decimal(100)
"""The end of a percentage and of an index."""
_SCALE_ENDS: Final = {INDEX: WHOLE_PERCENT, SCALE_4: Decimal(4)}


@dataclass(frozen=True, slots=True)
class OutlierRule:
    """How far a figure may be from one that it is compared with."""

    times: Decimal | int | None = None
    """So many times the other one is too much; `None`: nothing is."""
    parts: int | None = None
    """The other one divided by this is too little; `None`: nothing is."""
    least: int = 0
    """Others below this tell nothing: small figures jump by chance."""
    extra: int = 0
    """Fewer units than this above the other one are never too much."""
    floor: int = 0
    """Figures below this are never too much."""
    sees_thousands: bool = False
    """Exactly a thousand times, or a thousandth, is a slip whatever the size."""

    def limit(self, other: Decimal) -> Decimal:
        """Return from where on a figure is too much beside another one."""
        return max(other * (self.times or 1), other + self.extra, Decimal(self.floor))

    def is_above(self, value: Decimal, other: Decimal) -> bool:
        """Say whether a figure is too much beside another one."""
        return self.times is not None and other >= self.least and value >= self.limit(other)

    def is_below(self, value: Decimal, other: Decimal) -> bool:
        """Say whether a figure is too little beside another one."""
        return self.parts is not None and other >= self.least and value * self.parts <= other

    def is_far(self, value: Decimal, other: Decimal) -> bool:
        """Say whether a figure is not to be believed beside another one.

        Examples:
            >>> STOCKS.is_far(Decimal(312_000), Decimal(31_200)), STOCKS.is_far(Decimal(500),
            ...     Decimal(100))
            (True, False)
        """
        is_slip = self.sees_thousands and is_thousandfold(value, other)
        return is_slip or self.is_above(value, other) or self.is_below(value, other)

    def is_outlier(self, value: Decimal, others: Sequence[Decimal]) -> bool:
        """Say whether a figure is far from each of the others;
        where there are none nothing is known.
        """
        return bool(others) and all(self.is_far(value, other) for other in others)


# A nought too many makes about ten times the figure before, which itself may have been a little
# more: eight times finds it, and no stock of an office grows so within a year.
STOCKS: Final = OutlierRule(times=8, least=20, sees_thousands=True)
# Births and marriages of a quarter vary by seasons and drives, hardly by five; a few of them by
# chance.
EVENTS: Final = OutlierRule(times=5, parts=5, least=20, sees_thousands=True)
# Nobody spends a thousandth of a quarter's share of the budget and stops there: it was typed in
# thousands.
SPENDING_BY_BUDGET: Final = OutlierRule(parts=4_000)
SPENDING_BY_PLAN: Final = OutlierRule(sees_thousands=True)
# Offices set cautious targets and reach twice as much; a few pieces more are nothing.
OUTPUTS: Final = OutlierRule(times=Decimal("2.01"), extra=6)
OUTPUTS_BY_PAST: Final = OutlierRule(times=5, extra=6)
# Kecamatan differ by tens of times at most.
NEIGHBOURS: Final = OutlierRule(times=100, parts=100, least=20)
# At least a ninetieth of a budget is spent unless its work was called off; sen taken for rupiah
# make a hundredth.
BUDGET_BY_SPENT: Final = OutlierRule(times=90)
BUDGET_BY_PAST: Final = OutlierRule(times=100, parts=100)
# Salaries are hundreds of times a small sub-activity, but not thousands of times the middle one.
BUDGET_BY_OTHERS: Final = OutlierRule(times=2_000, parts=2_000)
# A target may grow tenfold where work begins; a percent sign lost (0,86 for 86) makes a hundred
# times.
TARGETS: Final = OutlierRule(times=50, parts=50)
# Where a target is typed it is asked about sooner.
TENFOLD: Final = OutlierRule(times=8, parts=8)
# What earlier years reached differs by times, hardly by eight from each other year; but work
# begins small.
PAST: Final = replace(TENFOLD, least=20)
# Of percentages a comma lost makes ten times (950 for 95,0), but only above a hundred is that
# impossible.
PERCENTAGES: Final = OutlierRule(times=8, parts=8, floor=100)
# Elements lie between 25 and 100 and near one another; two digits exchanged (28 for 82) make a
# third.
ELEMENTS: Final = OutlierRule(parts=2)
# Coverage of kecamatan differs by tens of points; a fifth of the others comes of a digit too many
# or too few.
COVERAGE: Final = OutlierRule(parts=5, least=40)

# Of 12 a year 8 by the end of it may be the sum since January, and 2, 4, 6, 8 together are more
# than 15.
RUNNING_NEAR: Final = Decimal("0.6")
RUNNING_ABOVE: Final = Decimal("1.5")
RUNNING_SUM: Final = Decimal("1.25")
MIN_MONTHS_OF_RUNNING: Final = 9
"""Two quarters that grow tell nothing."""

MIN_BUDGETS_FOR_MEDIAN: Final = 3
MIN_FIGURES_FOR_MEDIAN: Final = 4
MIN_PERSONS_OF_DISTRICT: Final = 20
"""Of fewer, a share says nothing."""


def is_thousandfold(one: Decimal, other: Decimal) -> bool:
    """Say whether one figure is exactly a thousand times another one, whichever of them.

    Examples:
        >>> is_thousandfold(Decimal(12), Decimal(12000)), is_thousandfold(Decimal(0), Decimal(0))
        (True, False)
    """
    return other > 0 and one > 0 and (one == other * THOUSAND or one * THOUSAND == other)


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A figure with others of its kind; it is an outlier if it is far from each of them."""

    value: Decimal
    others: Sequence[Decimal]
    """The nearest first; without any nothing is known."""
    rule: OutlierRule
    what: str
    """Indonesian: what it is, with its period."""
    beside: str
    """Indonesian: what the others are."""
    place: Place
    column: str | None = None
    typed: Decimal | None = None
    """What stands in the cell, where that is another figure."""


def _outliers(
    figures: Callable[[CheckedYear], Iterator[ComparedFigure]],
) -> Callable[[CheckedYear], Iterator[CheckHit]]:
    """Return the search for outliers among some figures; each cell is asked about once."""

    def find(checked: CheckedYear) -> Iterator[CheckHit]:
        found = set[tuple[Place, str]]()
        for each in figures(checked):
            if not each.rule.is_outlier(each.value, each.others):
                continue
            column = each.column or each.place.column
            cell = (replace(each.place, column=column), each.what)
            if cell not in found:
                found.add(cell)
                words = {"what": each.what, "beside": each.beside, "other": each.others[0]}
                how = _how_far(each.value, each.others[0])
                typed = each.value if each.typed is None else each.typed
                yield hit(each.place, column, typed, shown=each.value, how=how, **words)

    return find


def _how_far(value: Decimal, other: Decimal) -> str:
    if value < other:
        return "tepat seperseribu" if value * THOUSAND == other else "jauh di bawah"
    if other <= 0:
        return "jauh di atas"
    times = round_half_up(value / other, 0)
    return f"{'tepat' if times * other == value else 'kira-kira'} {write_shortest(times)} kali"


def _counts(checked: CheckedYear, way: Aggregation, rule: OutlierRule) -> Iterator[ComparedFigure]:
    """Counts of the year beside the periods before and the same one a year ago."""
    facts, year = checked.facts, checked.year.year
    kinds = (PeriodKind.QUARTER, PeriodKind.SEMESTER) if way is Aggregation.SUM else (*PeriodKind,)
    for (measure, area), rows in facts.counts.items():
        if facts.aggregations.get(measure) is not way:
            continue
        # stocks are of a day: that of June is one, whether a quarter or a semester ends with it
        known = {
            row.period.end if way is Aggregation.LAST else row.period: row.value for row in rows
        }
        for row in rows:
            if row.value is not None and row.period.year == year and row.period.kind in kinds:
                parts = parts_before(row.period)
                # after a drive of one quarter the next is again as those before it
                parts += parts_before(parts[0])[:1] if way is Aggregation.SUM else ()
                times = [each.end if way is Aggregation.LAST else each for each in parts]
                others = [value for each in times if (value := known.get(each)) is not None]
                if rule.is_outlier(
                    row.value, others
                ):  # hardly one of thousands: the others need no name
                    what = f"{checked.count_name(measure, area)}, {row.period.label}"
                    yield ComparedFigure(row.value, others, rule, what, "sebelumnya", row.place)


def _coverages(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """Shares of kecamatan beside those of the others, period by period:
    the first year has nothing else.
    """
    districts = {area.code for area in checked.year.districts}
    counts = checked.facts.counts
    for component in checked.year.components:
        shares: dict[Period, list[tuple[Count, Decimal]]] = {}
        for area in districts:
            wholes = {
                row.period: row.value for row in counts.get((component.denominator.code, area), ())
            }
            for row in counts.get((component.numerator.code, area), ()):
                whole = wholes.get(row.period)
                if (
                    row.value is not None
                    and whole is not None
                    and whole >= MIN_PERSONS_OF_DISTRICT
                ):
                    shares.setdefault(row.period, []).append(
                        (row, row.value / whole * WHOLE_PERCENT)
                    )
        for period, rows in shares.items():
            if len(rows) <= MIN_FIGURES_FOR_MEDIAN:
                continue
            middle = round_half_up(Decimal(median(share for _, share in rows)), 2)
            for row, share in rows:
                value = round_half_up(share, 2)
                if COVERAGE.is_far(value, middle):
                    where, beside = checked.year.area_name(row.area), "nilai tengah kecamatan"
                    what = f"{component.name} di {where}, {period.label}, dalam persen"
                    yield ComparedFigure(
                        value, [middle], COVERAGE, what, beside, row.place, typed=row.value
                    )


def planned(row: ResourceInput) -> Decimal | None:
    """Return what counts as granted: the revised amount, else the original one."""
    return row.revised if row.revised is not None else row.original


def _spending(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """What nodes spent in quarters of the year,
    beside their cash plan and the budget of the year.
    """
    for (node, resource, _), rows in checked.facts.inputs.items():
        for same in (
            group(rows, lambda row: row.fund).values() if resource is Resource.MONEY else ()
        ):
            budget = next((planned(row) for row in same if row.period == checked.period), None)
            for row in same:
                is_part = (
                    row.period.kind is PeriodKind.QUARTER and row.period.year == checked.year.year
                )
                if is_part and row.actual:
                    name = "seluruh dinas" if node == WHOLE_OFFICE else node
                    what, plan = f"Realisasi {name}, {row.period.label}", planned(row)
                    figure = ComparedFigure(
                        row.actual, [], SPENDING_BY_PLAN, what, "", row.place, "actual"
                    )
                    if plan:
                        yield replace(figure, others=[plan], beside="anggaran kasnya")
                    if budget and row.actual != plan:
                        words = "anggaran setahunnya"
                        yield replace(
                            figure, others=[budget], rule=SPENDING_BY_BUDGET, beside=words
                        )


def _budgets(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """Budgets of the year beside what was spent, the year before, and other sub-activities."""
    leaves = set(checked.plan.work.leaves)
    money = [
        rows
        for (node, resource, kind), rows in checked.facts.inputs.items()
        if (resource, kind) == (Resource.MONEY, "all") and node in leaves
    ]
    own = {
        row.node: row
        for rows in money
        for row in rows
        if row.period == checked.period and planned(row)
    }
    before_it = checked.period.previous_year()
    past = {row.node: planned(row) for rows in money for row in rows if row.period == before_it}
    for node, row in own.items():
        column = "original" if row.revised is None else "revised"
        value, what = planned(row) or Decimal(0), f"Pagu {node}, {row.period.label}"
        siblings = [
            amount for other, each in own.items() if other != node and (amount := planned(each))
        ]
        middle = [Decimal(median(siblings))] if len(siblings) >= MIN_BUDGETS_FOR_MEDIAN else []
        before = past.get(node)
        for others, rule, beside in (
            ([row.actual] if row.actual else [], BUDGET_BY_SPENT, "realisasinya"),
            ([row.original] if row.revised and row.original else [], TENFOLD, "pagu semula"),
            ([before] if before else [], BUDGET_BY_PAST, "pagu tahun sebelumnya"),
            ([] if before else middle, BUDGET_BY_OTHERS, "pagu tengah sub kegiatan lain"),
        ):
            yield ComparedFigure(value, others, rule, what, beside, row.place, column)


@dataclass(frozen=True, slots=True)
class YearSeries:
    """Figures of one thing in parts of the year or the whole of it,
    with what is known of the whole.
    """

    key: str
    """What declared differences call it."""
    name: str
    figures: Sequence[tuple[Period, Decimal, Place]]
    """In the order of their ends."""
    whole: Decimal | None
    """Target or budget of the year."""
    unit: Unit
    past: Sequence[Decimal] = ()
    """Targets and results of earlier papers."""
    adds_up: bool = True
    """Parts of the year are summed, so that cumulative ones would count twice."""
    indicator: Indicator | None = None
    rows: Sequence[Output | ResourceInput] = ()
    """Those that the figures are of, with others of all years."""

    @property
    def is_running(self) -> bool:
        """Whether its parts look like totals since January,
        or like the figure of the year in each of them.

        They follow one another from January, at least nine months, and never fall, or the last one
        is as much as all before; it is near its share of the whole, and together they are far
        above it.
        """
        parts = [each for each in self.figures if each[0].kind is not PeriodKind.YEAR]
        if len(parts) < 2 or len(parts) < len(self.figures) or not self.whole or not self.adds_up:
            return False
        periods, values = [period for period, _, _ in parts], [value for _, value, _ in parts]
        if (
            tuple(periods)
            != Period.year_of(periods[0].year).parts(periods[0].kind)[: len(periods)]
        ):
            return False
        share = self.whole * periods[-1].last_month / 12
        does_grow = values[-1] >= 2 * values[0] or all(value == self.whole for value in values)
        is_near = share * RUNNING_NEAR <= values[-1] <= max(share * RUNNING_ABOVE, self.whole)
        is_long = periods[-1].last_month >= MIN_MONTHS_OF_RUNNING
        is_far = sum(values) > share * RUNNING_SUM
        is_total = sorted(values) == values or 2 * values[-1] >= sum(values)
        return is_long and does_grow and is_near and is_far and is_total


def year_results(checked: CheckedYear) -> Iterator[YearSeries]:
    """Yield the results of the year of each output and of each reported indicator."""
    facts, year = checked.facts, checked.period
    for node, outputs in facts.node_outputs.items():
        for name, rows in group(outputs, lambda row: plain_name(row.name)).items():
            plan = [row for row in facts.plan_years.get(node, ()) if plain_name(row.name) == name]
            own = [(row.period, row.target) for row in rows]
            own += [(row.period, row.target) for row in plan]
            title, unit = rows[0].name or node, rows[0].unit
            adds_up = (
                combines_by(unit, facts.aggregation_of(node, rows[0].name)) is Aggregation.SUM
            )
            targets = {period: target for period, target in reversed(own) if target is not None}
            spans = (
                find_spans(targets, Aggregation.SUM, year) if adds_up or year in targets else ()
            )
            is_whole = bool(spans) and targets.keys() >= {*spans}
            whole = sum((targets[span] for span in spans), Decimal(0)) if is_whole else None
            figures, past = _of_year(checked, rows), _past(checked, node, name)
            yield YearSeries(
                f"{node}:{title}", title, figures, whole, unit, past, adds_up, rows=rows
            )
    for code, rows in facts.indicator_outputs.items():
        indicator, line = checked.year.indicator_by_code.get(code), checked.lines.get(code)
        if indicator is not None and not indicator.formula:
            agreed = line.line.target if line else indicator.plan_targets.get(year.year)
            target = (
                agreed.value
                if agreed is not None and agreed.scale in (None, indicator.unit)
                else None
            )
            title, past = facts.names.get(code, code), _past(checked, code, "")
            adds_up, figures = indicator.aggregation is Aggregation.SUM, _of_year(checked, rows)
            yield YearSeries(
                code, title, figures, target, rows[0].unit, past, adds_up, indicator, rows
            )


def _of_year(checked: CheckedYear, rows: Sequence[Output]) -> list[tuple[Period, Decimal, Place]]:
    known = (
        (row.period, row.actual, row.place) for row in rows if row.period.year == checked.year.year
    )
    own = [(period, actual, place) for period, actual, place in known if actual is not None]
    return sorted(own, key=lambda each: each[0].end)


def _past(checked: CheckedYear, subject: str, name: str) -> list[Decimal]:
    rows = (
        row
        for row in checked.year.history
        if row.subject == subject and plain_name(row.name) == name
    )
    return [value for row in rows for value in (row.target, row.actual) if value is not None]


def _outputs(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """What was reached so far in the year, unless it looks like totals since January:
    `running_totals`.
    """
    for each in year_results(checked):
        other = max(each.past, default=Decimal(0)) if each.whole is None else each.whole
        rule = OUTPUTS if each.whole else OUTPUTS_BY_PAST
        beside = "target setahun" if each.whole else "angka setahun sebelumnya"
        reached = Decimal(0)
        for period, own, place in each.figures if other > 0 and not each.is_running else ():
            # Beyond the limit each result is looked at by itself, for one is the slip.
            is_part = each.adds_up and period.kind is not PeriodKind.YEAR
            value = own if not is_part or reached >= rule.limit(other) else reached + own
            reached = reached + own if is_part else own
            so_far = "" if value == own else ", bersama yang sebelumnya"
            # a percentage that grows over the year may begin with 1
            is_level = (
                each.unit in (PERCENT, INDEX) and period.end == checked.period.end and own > 0
            )
            is_rising = (
                each.indicator is None or each.indicator.polarity is Polarity.HIGHER_IS_BETTER
            )
            parts = TARGETS.parts if is_level and is_rising and not each.adds_up else None
            what = f"Realisasi {each.name} ({each.unit.label}), {period.label}{so_far}"
            own_rule = replace(rule, parts=parts)
            yield ComparedFigure(value, [other], own_rule, what, beside, place, "actual", own)


def why_off_scale(office_year: OfficeYear, indicator: Indicator, value: Decimal) -> str:
    """Say in Indonesian why a target cannot be on the scale of its indicator;
    nothing where it can.
    """
    shown, end = write_exact(value), _SCALE_ENDS.get(indicator.unit)
    if is_share(office_year, indicator):
        if value > WHOLE_PERCENT:
            return f"di atas 100 persen ({shown}), padahal ini bagian dari keseluruhan."
        if 0 < value <= 1 and indicator.polarity is Polarity.HIGHER_IS_BETTER:
            return f"hanya {shown} persen dari keseluruhan; 98,5 persen ditulis 98,5, bukan 0,985."
    if end is not None and value > end:
        return f"di atas {write_exact(end)} ({shown}), ujung skala indeks ini."
    written = parse_readable(indicator.formula) if indicator.unit == INDEX else None
    surveys = {call.survey for call in surveys_in(written)} if written else set()
    tops = [survey.top for survey in office_year.surveys if survey.id in surveys]
    if tops and 0 < value * max(tops) < WHOLE_PERCENT:
        return (
            f"hanya {shown}; indeks survei mulai {write_shortest(WHOLE_PERCENT / max(tops))}, "
            "sampai 100."
        )
    return ""


def _off_scale_targets(checked: CheckedYear) -> Iterator[CheckHit]:
    """Targets that cannot be on the scale of their indicators,
    whatever those of other years are.
    """
    for indicator in checked.year.indicators:
        for year, value, place in _targets(checked, indicator):
            if why := why_off_scale(checked.year, indicator, value):
                what = f"Target {indicator.code}, Tahun {year}"
                yield hit(place, place.column, value, what=what, why=why)
    for output in checked.year.outputs:
        if output.unit == PERCENT and output.target is not None:
            shown = write_exact(output.target)
            low = (
                f"hanya {shown} persen; 92 persen ditulis 92, bukan 0,92."
                if 0 < output.target <= 1
                else ""
            )
            high = f"di atas 100 persen ({shown})." if output.target > WHOLE_PERCENT else ""
            if why := low or high:
                what = f"Target {output.name or output.node}, {output.period.label}"
                yield hit(output.place, "target", output.target, what=what, why=why)


def _target_sizes(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """Targets of years beside targets and results of other years;
    results of levels beside targets.
    """
    for indicator in checked.year.indicators:
        stated = _targets(checked, indicator)
        own = [each for each in stated if not why_off_scale(checked.year, indicator, each[1])]
        reached = [*_reached(checked, indicator)]
        known = [
            *((year, value) for year, value, _ in own),
            *((year, value) for year, value, _ in reached),
        ]
        is_number = indicator.value_type in (ValueType.NUMBER, ValueType.INDEX)
        for year, value, place in own if is_number else ():
            near = sorted((abs(other - year), other, size) for other, size in known if size > 0)
            others = [(other, size) for _, other, size in near if other != year]
            rules = [TARGETS]
            if indicator.unit in (PERCENT, INDEX) and others:
                is_better_higher = indicator.polarity is Polarity.HIGHER_IS_BETTER
                is_fall = is_better_higher and others[0][0] < year
                rules.append(PERCENTAGES if is_fall else replace(PERCENTAGES, parts=None))
            for rule in rules if value > 0 else ():
                what, sizes = (
                    f"Target {indicator.code}, Tahun {year}",
                    [size for _, size in others],
                )
                yield ComparedFigure(value, sizes, rule, what, "angka tahun lain", place)
        is_level = is_number and indicator.unit in (PERCENT, INDEX)
        has_course = (
            len({year for year, _, _ in own}) > 1
        )  # a single target may itself be the slip
        past = [each for each in reached if each[0] < checked.year.year]
        for year, value, place in past if is_level and has_course else ():
            targets = sorted((abs(other - year), size) for other, size, _ in own if size > 0)
            what = f"Angka {indicator.code}, Tahun {year}"
            if value > 0:
                yield ComparedFigure(
                    value, [size for _, size in targets], TARGETS, what, "target", place
                )
    yield from _past_results(checked)


def _past_results(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """Results of earlier papers beside the target that the same row states,
    and beside other years.
    """
    series = group(checked.year.history, attrgetter("subject", "name", "scale", "period.kind"))
    for rows in series.values():
        known = [(row.period.year, row.actual) for row in rows if row.actual]
        is_level = rows[0].scale in (PERCENT, INDEX)
        beside_target = replace(TENFOLD, parts=TENFOLD.parts if is_level else None)
        indicator = checked.year.indicator_by_code.get(IndicatorCode(rows[0].subject))
        for row in rows:
            has_target = row.target and row.actual and indicator and row.scale == indicator.unit
            # called as where targets of other years are beside it, so that it is asked about once
            what = (
                f"{'Realisasi' if has_target else 'Angka'} {row.name or row.subject}, "
                f"{row.period.label}"
            )
            figure = ComparedFigure(
                row.actual or Decimal(0), [], PAST, what, "", row.place, "actual"
            )
            if has_target and row.target:
                yield replace(figure, others=[row.target], rule=beside_target, beside="targetnya")
            others = sorted((abs(year - row.period.year), value) for year, value in known)[1:]
            if row.actual and others:
                rule = PERCENTAGES if is_level else PAST
                if row.period.year == min(known)[0]:
                    rule = replace(rule, parts=TARGETS.parts)
                yield replace(
                    figure, others=[v for _, v in others], rule=rule, beside="tahun lain"
                )


def _with_median(known: Sequence[tuple[_Row, Decimal]]) -> Iterator[tuple[_Row, Decimal, Decimal]]:
    """Yield each figure with its row and the median of the others; nothing where there are few."""
    values = sorted(value for _, value in known)
    for row, value in known if len(known) >= MIN_FIGURES_FOR_MEDIAN else ():
        place = bisect_left(values, value)
        yield row, value, Decimal(median([*values[:place], *values[place + 1 :]]))


def _survey_elements(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """Means and indices of elements beside those of the others of one survey."""
    for rows in checked.facts.elements.values():
        for column in ("mean", "index"):
            known = [(row, getattr(row, column)) for row in rows if row.code != WHOLE_SURVEY]
            known = [(row, value) for row, value in known if value is not None]
            for row, value, middle in _with_median(known):
                what = f"Unsur {row.code} {row.name}, {row.period.label}"
                beside = "nilai tengah unsur lain"
                yield ComparedFigure(value, [middle], ELEMENTS, what, beside, row.place, column)


def _targets(checked: CheckedYear, indicator: Indicator) -> Iterator[tuple[int, Decimal, Place]]:
    """Yield the targets of years as plan and agreements set them, in the unit of the indicator."""
    stated = [
        (year, target, replace(indicator.place, column=f"targets.{year}"))
        for year, target in indicator.plan_targets.items()
    ]
    for agreement, line, about in agreement_lines(checked):
        if about is indicator:
            stated.append((agreement.year, line.target, replace(line.place, column="target")))
    for year, target, place in stated:
        given = (
            (target.value, target.lower, target.upper)
            if target.scale in (None, indicator.unit)
            else ()
        )
        yield from ((year, value, place) for value in given if value is not None)


def _reached(checked: CheckedYear, indicator: Indicator) -> Iterator[tuple[int, Decimal, Place]]:
    """Yield what papers of other years and reports of this one state, each with its place."""
    for row in checked.year.history:
        if row.subject == indicator.code and row.scale == indicator.unit:
            for column, value in (("actual", row.actual), ("target", row.target)):
                if value is not None:
                    yield row.period.year, value, replace(row.place, column=column)
    for output in checked.facts.indicator_outputs.get(indicator.code, ()):
        if output.actual is not None:
            yield output.period.year, output.actual, replace(output.place, column="actual")


def _neighbours(checked: CheckedYear) -> Iterator[ComparedFigure]:
    """Counts of kecamatan beside those of the others, period by period:
    the first year has nothing else.
    """
    facts, districts = checked.facts, {area.code for area in checked.year.districts}
    for measure, rows in facts.measure_counts.items():
        own = [
            row for row in rows if row.area in districts and row.period.year == checked.year.year
        ]
        for period, same in group(own, lambda row: row.period).items():
            known = [(row, row.value) for row in same if row.value is not None]
            for row, value, middle in _with_median(known):
                if NEIGHBOURS.is_far(value, middle):
                    what = f"{checked.count_name(measure, row.area)}, {period.label}"
                    beside = "nilai tengah kecamatan lain"
                    yield ComparedFigure(
                        value, [middle], NEIGHBOURS, what, beside, row.place, "value"
                    )


OUTLIER_FINDERS: Final[Finders] = {
    "output_size": _outliers(_outputs),
    "events_unlike_before": _outliers(partial(_counts, way=Aggregation.SUM, rule=EVENTS)),
    "state_unlike_before": _outliers(partial(_counts, way=Aggregation.LAST, rule=STOCKS)),
    "coverage_size": _outliers(_coverages),
    "count_unlike_others": _outliers(_neighbours),
    "money_unlike_plan": _outliers(_spending),
    "budget_size": _outliers(_budgets),
    "survey_element_size": _outliers(_survey_elements),
    "target_scale": _off_scale_targets,
    "target_size": _outliers(_target_sizes),
}
