"""Counts per kecamatan and the components that are the ratio of two of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from capaian.domain.assessment import AreaResult, ComponentResult, PeriodRatio
from capaian.domain.identifiers import AreaCode, IndicatorCode, MeasureCode
from capaian.domain.office import AreaKind
from capaian.domain.period import Period
from capaian.domain.plan import Component, Measure
from capaian.domain.policy import Aggregation, Step
from capaian.domain.value import PERCENT, POINT, Known, Reason, Result, Unavailable
from capaian.rules.achievement import apply_zero_rule
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    TypedFigure,
    finest_decimals,
    settled_rows,
    stated_or_computed,
    trend_between,
)
from capaian.rules.assess.period_results import unit_of_gap
from capaian.rules.assess.registers import count_measure, count_rows
from capaian.rules.facts import Facts
from capaian.rules.formula.evaluate import Quantity, Resolver, evaluate
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import (
    Call,
    Function,
    ListRows,
    Name,
    RegisterRows,
    Selector,
    names_in,
)
from capaian.rules.outcome import open_share, share_of_gap
from capaian.rules.spans import is_within, stock_state, way_of_counts


def count_area(
    desk: AssessContext, measure: Measure, area: AreaCode, period: Period, how: Aggregation
) -> Result:
    """Return what was counted of a measure in one area.

    The area's own rows count; without any, the sum of the areas below. For the regency it is the
    other way round: the total that a source gives is a check, and is used only where no kecamatan
    is counted. A measure that is counted from a register has no rows.
    """
    if measure.counted:
        return count_measure(desk, measure, area, period)
    way = way_of_counts(how)
    if not desk.facts.is_there(area, way, period):
        missing = Unavailable(Reason.NOT_APPLICABLE, note="wilayah ini tidak ada pada masa itu")
        subject = f"{measure.name}, {desk.office_year.area_name(area)}, {period.label}"
        return desk.record(Label(subject, measure.unit), None, None, missing)
    parts = desk.facts.parts_there(area, way, period)
    if not any(is_counted(desk.facts, measure, part, period) for part in parts):
        parts = ()
    is_regency = area == desk.office_year.office.regency
    rows = desk.facts.counts.get((measure.code, area), ())
    typed = [
        TypedFigure(row.period, row.value, desk.facts.reference(row.place, row.source))
        for row in rows
    ]
    own = settled_rows(typed, period)
    if parts and (is_regency or not any(is_within(row.period, period) for row in own)):
        values = tuple(count_area(desk, measure, part, period, how) for part in parts)
        return add_areas(desk, measure, area, parts, values)
    label = Label(f"{measure.name}, {desk.office_year.area_name(area)}", measure.unit)
    counted = desk.combine_rows(label, own, way, period, desk.facts.parts_without(area, period))
    if (state := stock_state([row.period for row in own], way, period)) is not None:
        desk.log.mark_stock(counted, state, period)
    return counted


def add_areas(
    desk: AssessContext,
    measure: Measure,
    area: AreaCode,
    parts: tuple[AreaCode, ...],
    values: Sequence[Result],
) -> Result:
    """Return the sum over areas; an area that has not reported makes it unavailable."""
    names = tuple(desk.office_year.area_name(part) for part in parts)
    label = Label(
        f"{measure.name}, {desk.office_year.area_name(area)}",
        measure.unit,
        finest_decimals(values) or 0,
    )
    return desk.total(label, names, values)


def is_counted(facts: Facts, measure: Measure, area: AreaCode, period: Period) -> bool:
    """Say whether an area, or any area below it, has a row of the measure for the period."""
    rows = facts.counts.get((measure.code, area), ())
    if any(is_within(row.period, period) for row in rows):
        return True
    return any(
        is_counted(facts, measure, part, period) for part in facts.parts_of_area.get(area, ())
    )


_RECENT_PERIODS = 4
"""This year and the three before it: what printed reports set side by side."""


@dataclass(frozen=True, slots=True)
class MeasureScope(Resolver):
    """What a component's formula may name: its two measures in one area and period,
    or any other.
    """

    desk: AssessContext
    component: Component
    area: AreaCode
    period: Period
    given: Mapping[str, Result]

    def value(self, name: str, selector: Selector) -> Result:
        """Return what was counted of a measure; a selector may point to another area or period."""
        if not selector and name in self.given:
            return self.given[name]
        measure = self.desk.facts.measures.get(MeasureCode(name))
        if measure is None:
            return Unavailable(Reason.MISSING_INPUT, (name,))
        area, period = selector.area or self.area, selector.period or self.period
        # periods combine as the component says of its own measures, of others as their component
        # does
        is_own = measure.code in (self.component.numerator.code, self.component.denominator.code)
        how = self.component.aggregation if is_own else self.desk.facts.aggregations[measure.code]
        return count_area(self.desk, measure, area, period, how)

    def register_rows(self, rows: RegisterRows | ListRows, selector: Selector) -> Result:
        """Return how many rows of a register have reached a state;
        a register knows the regency only.
        """
        if self.area != self.desk.office_year.office.regency:
            return Unavailable(Reason.NOT_IN_SOURCE, (str(rows),))
        return count_rows(self.desk, rows, selector.period or self.period)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What was counted of the two measures of a component in an area."""

    code: AreaCode
    numerator: Result
    denominator: Result


@dataclass(frozen=True, slots=True)
class CountedComponent:
    """A component with what was counted for it, in any area and period."""

    desk: AssessContext
    component: Component

    def assess(self) -> ComponentResult:
        """Return it in the regency, in each kecamatan, and against the year before."""
        name = ("component", self.component.code)
        return self.desk.log.reuse(name, self._assess, self._counts)

    def ratio_within(self, period: Period) -> Result:
        """Return the ratio of the regency in a part of the year."""
        name = ("ratio", self.component.code, period)
        return self.desk.log.reuse(name, lambda: self.ratio_of(None, period), self._counts)

    @property
    def _counts(self) -> Sequence[object]:
        """All counts that it rests on."""
        own = (self.component.numerator.code, self.component.denominator.code)
        named = (name.code for name in names_in(parse(self.component.formula)))
        counts = [self.desk.facts.measure_counts.get(MeasureCode(code)) for code in (*own, *named)]
        return [*counts, self.desk.office_year.areas]

    def _assess(self) -> ComponentResult:
        desk, component, as_of = self.desk, self.component, self.desk.as_of
        whole, areas = self.relate_areas(as_of)
        prior = self.prior_ratio(as_of.previous_year())
        row = desk.facts.history.get((component.code, as_of.previous_year()))
        label = Label(
            f"Perubahan {component.name}", unit_of_gap(component.unit), component.decimals
        )
        change = desk.subtract(
            label, (as_of.label, as_of.previous_year().label), (whole.ratio, prior)
        )
        return ComponentResult(
            code=component.code,
            symbol=component.symbol,
            name=component.name,
            numerator=whole.numerator,
            denominator=whole.denominator,
            ratio=whole.ratio,
            remainder=whole.remainder,
            areas=areas,
            prior_ratio=prior,
            change=change,
            trend=trend_between(desk, whole.ratio, prior, row),
            open=self._open(whole.ratio),
            recent=self._recent(whole.ratio, prior),
        )

    def relate_areas(self, period: Period) -> tuple[AreaResult, tuple[AreaResult, ...]]:
        """Return the regency and its kecamatan; no kecamatan where none of them is counted."""
        areas = tuple(self._relate(period, counts) for counts in self._count_districts(period))
        whole = self._relate_whole(areas, period)
        if self.desk.policies.areas is Aggregation.MEAN_OF_RATIOS and areas:
            whole = replace(whole, ratio=self._mean_of_areas(areas, period))
        return whole, areas

    def ratio_of(self, area: AreaCode | None, period: Period) -> Result:
        """Return the ratio of one area, or of the regency;
        of kecamatan only where it is their mean.
        """
        if area not in (None, self._regency):
            return self._relate(period, self._count_district(AreaCode(area), period)).ratio
        if self.desk.policies.areas is Aggregation.MEAN_OF_RATIOS:
            return self.relate_areas(period)[0].ratio
        return self._relate_whole([*self._count_districts(period)], period).ratio

    def prior_ratio(self, period: Period) -> Result:
        """Return the ratio of an earlier year: as its paper states it,
        else from the counts it has.
        """
        row = self.desk.facts.history.get((self.component.code, period))
        scale = (self.component.unit, self.component.decimals)
        subject = f"{self.component.name}, {period.label}"

        def computed() -> Result | None:
            return self.ratio_of(None, period) if self._is_counted(self._regency, period) else None

        return stated_or_computed(self.desk, subject, row, scale, computed)

    def has_prior(self, period: Period) -> bool:
        """Say whether anything is known of it in an earlier year."""
        is_stated = (self.component.code, period) in self.desk.facts.history
        return is_stated or self._is_counted(self._regency, period)

    @property
    def _regency(self) -> AreaCode:
        return self.desk.office_year.office.regency

    def _is_counted(self, area: AreaCode, period: Period) -> bool:
        measures = (self.component.numerator, self.component.denominator)
        return any(is_counted(self.desk.facts, measure, area, period) for measure in measures)

    def _count_districts(self, period: Period) -> Iterator[_Counts]:
        """Yield the counts of all kecamatan, if any of them is counted at all."""
        facts, way = self.desk.facts, way_of_counts(self.component.aggregation)
        found = (area.code for area in facts.office_year.areas if area.kind is AreaKind.DISTRICT)
        districts = [code for code in found if facts.is_there(code, way, period)]
        if any(self._is_counted(code, period) for code in districts):
            yield from (self._count_district(code, period) for code in districts)

    def _count_district(self, area: AreaCode, period: Period) -> _Counts:
        component, how = self.component, self.component.aggregation
        numerator = count_area(self.desk, component.numerator, area, period, how)
        return _Counts(
            area, numerator, count_area(self.desk, component.denominator, area, period, how)
        )

    def _relate_whole(self, areas: Sequence[_Counts | AreaResult], period: Period) -> AreaResult:
        """Return the regency by what was counted in its kecamatan."""
        desk, component, regency = self.desk, self.component, self._regency
        codes = tuple(each.code for each in areas)

        def whole(measure: Measure, parts: Sequence[Result]) -> Result:
            if any(is_counted(desk.facts, measure, code, period) for code in codes):
                return add_areas(desk, measure, regency, codes, parts)
            return count_area(desk, measure, regency, period, component.aggregation)

        numerator = whole(component.numerator, [each.numerator for each in areas])
        denominator = whole(component.denominator, [each.denominator for each in areas])
        return self._relate(period, _Counts(regency, numerator, denominator))

    def _mean_of_areas(self, areas: Sequence[AreaResult], period: Period) -> Result:
        """Return the mean of the areas' ratios; areas without events do not count."""
        counted = [
            a
            for a in areas
            if isinstance(a.ratio, Known) or a.ratio.reason is not Reason.NO_EVENTS
        ]
        policy = f"areas: {Aggregation.MEAN_OF_RATIOS}"
        label = self._label(self.desk.office_year.office.regency_name, period, policy)
        if not counted:
            return self.desk.settle(Recipe(label, "", ()), (), Reason.NO_EVENTS)
        return self.desk.average(
            label, [area.name for area in counted], [area.ratio for area in counted]
        )

    def _relate(self, period: Period, counts: _Counts) -> AreaResult:
        desk, above, below = self.desk, self.component.numerator, self.component.denominator
        name = desk.office_year.area_name(counts.code)
        given = {str(above.code): counts.numerator, str(below.code): counts.denominator}
        scope = MeasureScope(desk, self.component, counts.code, period, given)
        ratio = self._ratio(scope, self._label(name, period))
        decimals = finest_decimals([counts.numerator]) or 0
        label = Label(f"Belum: {self.component.name}, {name}", below.unit, decimals)
        remainder = desk.subtract(
            label, (below.name, above.name), (counts.denominator, counts.numerator)
        )
        known = desk.office_year.area_by_code.get(counts.code)
        named = name if known is None else known.name_in(period.year)
        return AreaResult(
            counts.code, named, counts.numerator, counts.denominator, ratio, remainder
        )

    def _label(self, area: str, period: Period, policy: str = "") -> Label:
        component = self.component
        subject = f"{component.name}, {area}, {period.label}"
        return Label(subject, component.unit, component.decimals, Step.RATIO, policy)

    def _ratio(self, scope: MeasureScope, label: Label) -> Result:
        desk, zero = self.desk, self.desk.policies.zero.no_events
        quantity = Quantity(
            label.subject, label.unit, desk.rounding_of(label), decimals=label.decimals
        )
        result = evaluate(
            parse(self.component.formula), scope, desk.log, quantity, desk.facts.names
        )
        if isinstance(result, Known) or result.reason is not Reason.NO_EVENTS:
            return result
        outcome = apply_zero_rule(zero, desk.policies.cap, Reason.NO_EVENTS)
        if isinstance(outcome, Reason):
            return result
        recipe = Recipe(
            label._replace(unit=PERCENT, policy=f"no_events: {zero}"),
            "{0}",
            ("tidak ada peristiwa",),
        )
        return desk.settle(recipe, (result,), outcome)

    def _open(self, ratio: Result) -> Result:
        """Return what is missing to 100 percent;
        a ratio over 100 leaves nothing open to speak of.
        """
        component = self.component
        subject = f"Belum tercakup: {component.name}, {self.desk.as_of.label}"
        label = Label(subject, PERCENT, component.decimals)
        if component.unit != PERCENT:
            return self.desk.settle(Recipe(label, "", ()), (), Reason.NOT_APPLICABLE)
        recipe = Recipe(label, "100 − {0}", (component.symbol or component.name,))
        return self.desk.derive(recipe, (ratio,), open_share)

    def _recent(self, ratio: Result, prior: Result) -> tuple[PeriodRatio, ...]:
        before = self.desk.as_of.previous_year()
        known = [PeriodRatio(self.desk.as_of, ratio), PeriodRatio(before, prior)]
        while len(known) < _RECENT_PERIODS:
            before = before.previous_year()
            known.append(PeriodRatio(before, self.prior_ratio(before)))
        return tuple(reversed(known))


def add_shares_of_gap(
    desk: AssessContext, results: Sequence[ComponentResult]
) -> tuple[ComponentResult, ...]:
    """Return the components with what each one costs the indicators that
    are a mean of components.
    """
    shares: dict[str, dict[IndicatorCode, Result]] = {}
    by_code = {str(result.code): result for result in results}
    for indicator in desk.office_year.indicators:
        parts = mean_parts(indicator.formula)
        if parts and all(part in by_code for part in parts):
            for part in parts:
                share = _share(desk, by_code[part], indicator.symbol or indicator.name, len(parts))
                shares.setdefault(part, {})[indicator.code] = share
    return tuple(replace(result, share_of_gap=shares.get(result.code, {})) for result in results)


def mean_parts(formula: str) -> tuple[str, ...]:
    """Return the names that a formula is the plain mean of; none for any other formula.

    Examples:
        >>> mean_parts("mean(kk, ktp)"), mean_parts("100 * a / b")
        (('kk', 'ktp'), ())
    """
    expression = parse(formula) if formula else None
    if not isinstance(expression, Call) or expression.function is not Function.MEAN:
        return ()
    names = [
        part.code for part in expression.arguments if isinstance(part, Name) and not part.selector
    ]
    return tuple(names) if len(names) == len(expression.arguments) else ()


def _share(desk: AssessContext, result: ComponentResult, name: str, parts: int) -> Result:
    label = Label(f"Bagian {result.name} dalam kekurangan {name}", POINT)
    recipe = Recipe(label, f"(100 − {{0}}) ÷ {parts}", (result.symbol or result.name,))
    return desk.derive(recipe, (result.ratio,), lambda ratio: share_of_gap(ratio, parts))
