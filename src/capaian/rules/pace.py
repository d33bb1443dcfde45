"""Required pace (laju): how much more must be counted, in a month and on a working day,
to reach a target.

A formula is solved for one of its parts with the others as they are, and a part for its numerator
with its denominator as it is, or grown by a declared share. Counts are whole: the least that
suffices.

Legal basis:
    none: no regulation asks for a pace; papers may state it, as it is arithmetic on reported
        figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Final

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    IndicatorResult,
    Status,
)
from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.numerals import decimals_of, write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Component, Indicator
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import (
    WORKING_DAYS_PER_MONTH,
    AreaNeed,
    Horizon,
    Need,
    Pace,
    PaceGap,
    PartPace,
)
from capaian.domain.value import (
    PERCENT,
    POINT,
    CellValue,
    Known,
    Reason,
    Result,
    TextValue,
    Unavailable,
    Unit,
)
from capaian.rules.agreements import lines_in_force, write_target
from capaian.rules.assess.period_results import unit_of_gap
from capaian.rules.dependencies import formula_of
from capaian.rules.formula.evaluate import Arithmetic, typed_value
from capaian.rules.formula.parse import parse
from capaian.rules.formula.part_value import PartValue, Phrase, exact, to_decimal
from capaian.rules.formula.tree import (
    Expression,
    Leaf,
    Name,
    NumberLiteral,
    RegisterCount,
    names_in,
)
from capaian.rules.tracelog import TraceLog, Working

MAX_COVERAGE: Final = Fraction(100)
"""Percent: more than everybody cannot be covered, unless a component says so."""


def required_pace(
    facts: OfficeYear,
    assessment: Assessment,
    code: IndicatorCode,
    target: Decimal | None = None,
    growth: Decimal = Decimal(0),
) -> Pace:
    """Return what is required to reach a target of an indicator.

    Args:
        facts: What the formulas are.
        assessment: What was reached, as of the period from which on it is asked.
        code: Of the indicator, which must be one of the assessment.
        target: Another one than that of the period: next year's.
        growth: Percent by which denominators are taken to grow.
    """
    result = next(each for each in assessment.indicators if each.code == code)
    log = TraceLog(assessment.traces)
    return _PaceWay(facts, assessment, result, log, growth).pace(target)


def yearly_change(gap: Decimal, years: int, polarity: Polarity) -> Decimal | None:
    """Return by how much an indicator must change in each year that is left;
    `None` where nothing is left.

    Nothing is left where the target is reached already, where no year is left, and of a range. The
    gap is actual minus target of the last year.

    Examples:
        >>> yearly_change(Decimal("-1.5"), 3, Polarity.HIGHER_IS_BETTER)
        Decimal('0.5')
        >>> yearly_change(Decimal("-1.5"), 3, Polarity.LOWER_IS_BETTER) is None
        True
    """
    is_open = gap < 0 if polarity is Polarity.HIGHER_IS_BETTER else gap > 0
    if polarity is Polarity.CLOSER_IS_BETTER or not is_open or years < 1:
        return None
    return -gap / years


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a part must reach, or may not exceed."""

    level: Fraction
    is_at_most: bool

    def whole(self, value: Fraction) -> int:
        """Return the nearest whole number that suffices."""
        return floor(value) if self.is_at_most else ceil(value)


@dataclass(frozen=True)
class _PaceWay:
    facts: OfficeYear
    assessment: Assessment
    result: IndicatorResult
    log: TraceLog
    growth: Decimal

    @property
    def indicator(self) -> Indicator:
        return self.facts.indicator_by_code[self.result.code]

    @cached_property
    def horizon(self) -> Horizon:
        return Horizon.after(self.assessment.as_of)

    @cached_property
    def expression(self) -> Expression | None:
        return formula_of(self.indicator)

    @cached_property
    def components(self) -> Mapping[str, ComponentResult]:
        return {str(each.code): each for each in self.assessment.components}

    def pace(self, other: Decimal | None) -> Pace:
        is_current = other is None and self.assessment.as_of.kind is PeriodKind.YEAR
        target = self.result.current.target if is_current else self._aim(other)
        actual = self.result.current.actual
        gap = self._gap(target, actual, is_current=is_current)
        pace = Pace(self.result.code, self.horizon, self.growth, target, gap=gap)
        if gap is not None or not isinstance(target, Known) or not isinstance(actual, Known):
            return pace
        unit, decimals = unit_of_gap(self.result.unit), max(target.decimals, actual.decimals)
        work = _work("target − realisasi", f"{target.display} − {actual.display}", target, actual)
        short = self._step(
            "Selisih dari target", target.value - actual.value, unit, work, decimals
        )
        pace = replace(pace, shortfall=short)
        if self.expression is None or isinstance(self.expression, RegisterCount) or self._adds_up:
            return self._counted(pace, actual, short)
        parts = sorted(
            self._parts(target), key=lambda part: -part.gain.value if part.gain else Decimal(0)
        )
        gap = None if parts else PaceGap.NOT_COUNTED
        return replace(pace, parts=tuple(parts), gap=gap, traces=self.log.freeze())

    def _aim(self, other: Decimal | None) -> CellValue:
        """Return the target that somebody supposes; without one that of the year,
        in which a quarter lies.
        """
        subject, year = "Target yang dikejar", Period.year_of(self.assessment.year)
        line = lines_in_force(self.facts, year).get(self.result.code)
        stated = line.line.target if line else self.indicator.plan_targets.get(year.year)
        value = other if other is not None else stated.value if stated else None
        if value is not None:
            return self.log.leaf(subject, value, self.result.unit, decimals_of(value), None)
        if stated is None or stated.is_empty:
            return Unavailable(Reason.NO_TARGET)
        return self.log.stated(subject, write_target(stated), None, None)

    def _gap(self, target: CellValue, actual: CellValue, *, is_current: bool) -> PaceGap | None:
        if self.indicator.polarity is Polarity.CLOSER_IS_BETTER:
            return PaceGap.CLOSER
        levels = {each.code for each in self.facts.services if each.is_level}
        if any(
            feed.indicator == self.result.code and levels & {*feed.item}
            for feed in self.facts.feeds
        ):
            return PaceGap.LEVEL
        if isinstance(target, TextValue) or isinstance(actual, TextValue):
            return PaceGap.WORDS
        if not isinstance(target, Known):
            return PaceGap.NO_TARGET
        if target.value == 0:
            return PaceGap.ZERO
        if not isinstance(actual, Known):
            return PaceGap.NO_ACTUAL
        if self._adds_up and self._is_lower_better and not self.assessment.as_of.ends_year:
            return PaceGap.LIMIT
        is_met = is_current and self.result.current.status is Status.MET
        least, most = (actual, target) if self._is_lower_better else (target, actual)
        return PaceGap.MET if is_met or least.value <= most.value else None

    @property
    def _adds_up(self) -> bool:
        return self.indicator.aggregation is Aggregation.SUM

    @property
    def _is_lower_better(self) -> bool:
        return self.indicator.polarity is Polarity.LOWER_IS_BETTER

    def _counted(self, pace: Pace, actual: Known, short: Known) -> Pace:
        """Return the pace of what is counted itself: documents add up,
        and begin anew with each year.
        """
        if self.indicator.aggregation is Aggregation.MEAN:
            return replace(pace, gap=PaceGap.LEVEL)
        is_over = self._adds_up and self.assessment.as_of.ends_year
        need = None if is_over else self._need(short)
        days = (
            self._days_at_pace(actual, short)
            if self._adds_up and not self._is_lower_better
            else None
        )
        gap = PaceGap.YEAR_OVER if is_over else None
        return replace(pace, direct=need, days_at_pace=days, gap=gap, traces=self.log.freeze())

    def _days_at_pace(self, actual: Known, short: Known) -> Known | None:
        past = self.assessment.as_of.last_month * WORKING_DAYS_PER_MONTH
        if actual.value <= 0:
            return None
        work = _work(f"realisasi ÷ {past} hari kerja", f"{actual.display} ÷ {past}", actual)
        daily = self._step(
            "Laju sejauh ini sehari kerja", actual.value / past, actual.unit, work, 1
        )
        work = _work("kekurangan ÷ laju", f"{short.display} ÷ {daily.display}", short, daily)
        return self._step(
            "Lama pada laju itu", short.value / daily.value, Unit("hari kerja"), work
        )

    def _parts(self, target: Known) -> Iterator[PartPace]:
        if self.expression is None:
            return
        for name in dict.fromkeys(each.code for each in names_in(self.expression)):
            known = self._known(name)
            if known is None:
                continue
            try:
                line = line_of(self.expression, self._values, name)
            except UnsolvableError:
                continue
            yield self._part(name, known, line, target)

    @cached_property
    def _values(self) -> Values:
        found: dict[str, Fraction | None] = {}
        for name in names_in(self.expression) if self.expression else ():
            value, component = self._known(name.code), self.components.get(name.code)
            gap = component.ratio if component else None
            if value is not None:
                found[name.code] = exact(value.value)
            elif isinstance(gap, Unavailable) and gap.reason is Reason.NO_EVENTS:
                found[name.code] = None
        return found

    def _known(self, name: str) -> Known | None:
        """Return what a name stands for: unrounded where it is the ratio of two counts."""
        component = self.components.get(name)
        if component is not None:
            return self._ratio(component)
        of_indicator = next(
            (i.current.actual for i in self.assessment.indicators if i.code == name), None
        )
        found = of_indicator or self._measures.get(name)
        return found if isinstance(found, Known) else None

    @cached_property
    def _measures(self) -> Mapping[str, Result]:
        found: dict[str, Result] = {}
        for each in self.components.values():
            declared = self._declared(each)
            found[declared.numerator.code] = each.numerator
            found[declared.denominator.code] = each.denominator
        return found

    @property
    def _is_of_sums(self) -> bool:
        """Whether the regency is the sum of its kecamatan:
        of a mean of their ratios no count is told.
        """
        return self.facts.policies.areas is not Aggregation.MEAN_OF_RATIOS

    def _ratio(self, result: ComponentResult) -> Known | None:
        ratio, counts = (
            result.ratio,
            _pair(self._declared(result), result.numerator, result.denominator),
        )
        if not isinstance(ratio, Known):
            return None
        if counts is None or not self._is_of_sums:
            return ratio
        try:
            value = value_of(parse(self._declared(result).formula), counts)
        except UnsolvableError:
            return ratio
        return ratio if value is None else replace(ratio, value=_decimal(value))

    def _declared(self, result: ComponentResult) -> Component:
        return self.facts.component_by_code[result.code]

    def _part(self, name: str, known: Known, line: LinearForm, target: Known) -> PartPace:
        component, cap = self.components.get(name), self._cap(name)
        label, wanted = self._name_of(name), line.reach(exact(target.value))
        gain = self._gain(label, known, line, cap)
        part = PartPace(name, label, known, gain, self._level(label, known, line, target, wanted))
        if cap is not None and wanted > cap:
            return replace(part, gap=PaceGap.OUT_OF_REACH)
        goal = _Goal(wanted, is_at_most=self._is_lower_better != (line.slope < 0))
        return (
            self._measured(part, goal)
            if component is None
            else self._covered(component, part, goal)
        )

    def _name_of(self, name: str) -> str:
        if (component := self.components.get(name)) is not None:
            return component.name
        if (indicator := self.facts.indicator_by_code.get(IndicatorCode(name))) is not None:
            return indicator.label
        measures = (
            m
            for c in self.facts.components
            for m in (c.numerator, c.denominator)
            if m.code == name
        )
        return next((each.name for each in measures), name)

    def _cap(self, name: str) -> Fraction | None:
        """Return what a part cannot exceed; `None`: nothing says so."""
        component = self.facts.component_by_code.get(ComponentCode(name))
        indicator = self.facts.indicator_by_code.get(IndicatorCode(name))
        is_bounded = (
            component is not None and component.unit == PERCENT and not component.may_exceed_whole
        )
        return (
            MAX_COVERAGE
            if is_bounded or (indicator is not None and indicator.unit == PERCENT)
            else None
        )

    def _gain(
        self, label: str, known: Known, line: LinearForm, cap: Fraction | None
    ) -> Known | None:
        if cap is None or self._is_lower_better or line.slope < 0:
            return None
        points = _decimal(max(Fraction(0), cap - exact(known.value)) * line.slope)
        figures = f"(100 − {known.display}) × {write_decimal(_decimal(line.slope), 4)}"
        work = _work("(100 − nilai bagian) × pengaruhnya", figures, known)
        return self._step(f"Tambahan paling banyak dari {label}", points, POINT, work, 2)

    def _level(
        self, label: str, known: Known, line: LinearForm, target: Known, wanted: Fraction
    ) -> Known:
        rest, turned = write_decimal(_decimal(line.at_zero), 3), 1 / line.slope
        times = (
            f"× {turned.numerator}" if turned.denominator == 1 else f"÷ {_decimal(line.slope):.4f}"
        )
        figures = f"({target.display} − {rest}) {times.replace('.', ',')}"
        work = _work("(target − sumbangan bagian lain) ÷ pengaruh bagian ini", figures, target)
        return self._step(f"{label} yang diperlukan", _decimal(wanted), known.unit, work, 3)

    def _measured(self, part: PartPace, goal: _Goal) -> PartPace:
        """Return a part that is a count itself;
        one that is another indicator has a page of its own.
        """
        if part.code not in self._measures:
            return part
        whole, known = goal.whole(goal.level), part.value
        work = _work("yang diperlukan − yang ada", f"{whole} − {known.display}", known)
        more = self._step(f"{part.name}: tambahan", whole - known.value, known.unit, work)
        return replace(part, need=self._need(more))

    def _covered(self, component: ComponentResult, part: PartPace, goal: _Goal) -> PartPace:
        """Return a coverage with the counts that it needs, in the whole and in each kecamatan."""
        more = self._more(component, component, part, goal)
        if more is None:
            return replace(part, gap=PaceGap.NO_BASE)
        needs = ((area, self._more(component, area, part, goal)) for area in component.areas)
        areas = tuple(
            AreaNeed(area.name, area.ratio, need) for area, need in needs if need is not None
        )
        lacking, total = [area.more for area in areas if area.more.value > 0], None
        if lacking:
            figures = " + ".join(each.display for each in lacking)
            work = _work("jumlah kecamatan yang di bawah", figures, *lacking)
            value, subject = (
                sum(each.value for each in lacking),
                f"{part.name}: jumlah kekurangan kecamatan",
            )
            total = self._step(subject, Decimal(value), lacking[0].unit, work)
        need = self._need(more) if self._is_of_sums else None
        return replace(part, need=need, areas=areas, areas_more=total)

    def _more(
        self,
        component: ComponentResult,
        where: ComponentResult | AreaResult,
        part: PartPace,
        goal: _Goal,
    ) -> Known | None:
        """Return how many more of the numerator bring a ratio to its goal,
        in the whole or a kecamatan.
        """
        declared, have, base = self._declared(component), where.numerator, where.denominator
        if (
            not isinstance(have, Known)
            or not isinstance(base, Known)
            or not base.value
            or part.level is None
        ):
            return None
        grown = replace(base, value=base.value * (1 + self.growth / 100), decimals=0)
        counts = _pair(declared, have, grown)
        try:
            line = line_of(parse(declared.formula), counts or {}, declared.numerator.code)
        except UnsolvableError:
            return None
        whole = goal.whole(line.reach(goal.level))
        reached = f"{part.level.display}% dari {grown.display} {declared.denominator.name}"
        figures = f"{reached} = {write_decimal(Decimal(whole), 0)}; − {have.display}"
        work = _work(
            "dibulatkan ke satuan yang cukup, lalu dikurangi yang ada",
            figures,
            part.level,
            have,
            base,
        )
        subject = f"{where.name}: tambahan {declared.numerator.name}"
        return self._step(subject, whole - have.value, have.unit, work)

    def _need(self, more: Known) -> Need:
        months, days = self.horizon.months, self.horizon.working_days
        work = _work(f"÷ {months} bulan", f"{more.display} ÷ {months}", more)
        monthly = self._step("Sebulan", more.value / months, more.unit, work, 1)
        work = _work(f"÷ {days} hari kerja", f"{more.display} ÷ {days}", more)
        return Need(
            more, monthly, self._step("Sehari kerja", more.value / days, more.unit, work, 1)
        )

    def _step(
        self, subject: str, value: Decimal, unit: Unit, working: Working, decimals: int = 0
    ) -> Known:
        made = self.log.step(subject, value, unit, decimals, working)
        if not isinstance(made, Known):
            raise TypeError(subject)
        return made


def _work(formula: str, figures: str, *inputs: Known) -> Working:
    return Working(formula, figures, tuple(each.trace for each in inputs))


def _pair(declared: Component, numerator: Result, denominator: Result) -> Values | None:
    if not isinstance(numerator, Known) or not isinstance(denominator, Known):
        return None
    above, below = declared.numerator.code, declared.denominator.code
    return {above: exact(numerator.value), below: exact(denominator.value)}


def _decimal(value: Fraction) -> Decimal:
    found = to_decimal(value)
    return found if isinstance(found, Decimal) else Decimal(0)


# --- formulas turned round: the value of one name at which a formula yields what is wanted ---

Values = Mapping[str, Fraction | None]
"""Figures by name; `None`: nothing happened, so that a mean leaves it out."""


class UnsolvableError(Exception):
    """A formula is no line in a name: it divides by it, picks the lesser of two,
    or counts members.
    """


@dataclass(frozen=True, slots=True)
class LinearForm:
    """A formula as a function of one of its names: `at_zero + slope * name`."""

    at_zero: Fraction
    slope: Fraction

    def reach(self, wanted: Fraction) -> Fraction:
        """Return the value of the name at which the formula yields what is wanted."""
        return (wanted - self.at_zero) / self.slope


def line_of(expression: Expression, values: Values, name: str) -> LinearForm:
    """Return a formula as a function of one name, the others as they are.

    Raises `UnsolvableError` where it is no line in that name, or does not depend on it.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> coverage = line_of(parse("mean(ktp, kia)"),
        ...     {"ktp": Fraction(99), "kia": Fraction(68)}, "kia")
        >>> coverage.reach(Fraction(90))
        Fraction(81, 1)
    """
    at = [value_of(expression, {**values, name: Fraction(point)}) for point in (0, 1, 2, -1)]
    known = [value for value in at if value is not None]
    if len(known) < len(at):
        raise UnsolvableError
    zero, one, two, before = known
    slope = one - zero
    if not slope or two - one != slope or zero - before != slope:
        raise UnsolvableError
    return LinearForm(zero, slope)


def value_of(expression: Expression, values: Values) -> Fraction | None:
    """Return what a formula yields with these values; `None` where nothing happened.

    Raises `UnsolvableError` for a division by zero, a name without value, or what is no number or
    name.
    """
    value = _Values(values).read(expression).value
    if isinstance(value, Unavailable) and value.reason is not Reason.NO_EVENTS:
        raise UnsolvableError
    return value if isinstance(value, Fraction) else None


class _Values(Arithmetic):
    """Computes as an assessment does, from values that need no trace and may be no decimals."""

    def __init__(self, values: Values) -> None:
        super().__init__(frozenset({Reason.NO_EVENTS}))
        self._values = values

    def leaf(self, node: Leaf) -> PartValue:
        match node:
            case NumberLiteral():
                return typed_value(node)
            case Name(code, selector) if code in self._values and not selector:
                value = self._values[code]
                gap = Unavailable(Reason.NO_EVENTS, (code,))
                return PartValue(gap if value is None else value, Phrase(code))
        raise UnsolvableError
