"""Required pace (laju): how much more must be counted, in a month and on a working day, to reach a target.

A formula is solved for one of its parts with the others as they are, and a part for its numerator with its
denominator as it is, or grown by a declared share. Counts are whole: the least that suffices.

Legal basis:
    none: no regulation asks for a pace; papers may state it, as it is arithmetic on reported figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Final

from capaian.domain.assessment import Assessment, ComponentResult, IndicatorResult, Status
from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.numerals import write_decimal, write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Component, Indicator
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import (
    WORKING_DAYS_PER_MONTH,
    AreaNeed,
    Ceiling,
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
from capaian.rules.agreements import lines_in_force
from capaian.rules.dependencies import formula_of
from capaian.rules.formula.exact import exact, to_decimal
from capaian.rules.formula.parse import parse
from capaian.rules.formula.solve import Line, UnsolvableError, Values, line_of, value_of
from capaian.rules.formula.tree import Expression, RegisterCount, names_in
from capaian.rules.targets import write_target
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
    return _Way(facts, assessment, result, log, growth).pace(target)


def find_ceiling(facts: OfficeYear, assessment: Assessment, code: IndicatorCode) -> Ceiling | None:
    """Return what an indicator can still come to, some of its parts being known for good and others missing.

    `None` where nothing is missing, or the bound of a missing part is not known.
    """
    result = next(each for each in assessment.indicators if each.code == code)
    return _Way(facts, assessment, result, TraceLog(assessment.traces), Decimal(0)).ceiling()


@dataclass(frozen=True)
class _Way:
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
        if gap is not None or not isinstance(target, Known) or not isinstance(actual, Known):
            return Pace(self.result.code, self.horizon, self.growth, target, gap=gap)
        short = _minus(self.log, "Selisih dari target", target, actual, _unit_of_gap(self.result.unit))
        if self.expression is None or isinstance(self.expression, RegisterCount):
            return self._counted(target, actual, short)
        parts = sorted(self._parts(target), key=lambda part: -part.gain.value if part.gain else Decimal(0))
        none = None if parts else PaceGap.NOT_COUNTED
        traces = self.log.freeze()
        made = tuple(parts)
        return Pace(self.result.code, self.horizon, self.growth, target, short, made, gap=none, traces=traces)

    def _aim(self, other: Decimal | None) -> CellValue:
        """Return the target that somebody supposes; without one that of the year, in which a quarter lies."""
        subject, year = "Target yang dikejar", Period.year_of(self.assessment.year)
        line = lines_in_force(self.facts, year).get(self.result.code)
        stated = line.line.target if line else self.indicator.plan_targets.get(year.year)
        value = other if other is not None else stated.value if stated else None
        if value is not None:
            return self.log.leaf(subject, value, self.result.unit, 2, None)
        if stated is None or stated.is_empty:
            return Unavailable(Reason.NO_TARGET)
        return self.log.stated(subject, write_target(stated), None, None)

    def _gap(self, target: CellValue, actual: CellValue, *, is_current: bool) -> PaceGap | None:
        if self.indicator.polarity is Polarity.CLOSER_IS_BETTER:
            return PaceGap.CLOSER
        if isinstance(target, TextValue) or isinstance(actual, TextValue):
            return PaceGap.WORDS
        if not isinstance(target, Known):
            return PaceGap.NO_TARGET
        if target.value == 0:
            return PaceGap.ZERO
        if not isinstance(actual, Known):
            return PaceGap.NO_ACTUAL
        is_met = is_current and self.result.current.status is Status.MET
        return PaceGap.MET if is_met or self._is_reached(actual.value, target.value) else None

    def _is_reached(self, actual: Decimal, target: Decimal) -> bool:
        return actual <= target if self._is_lower_better else actual >= target

    @property
    def _is_lower_better(self) -> bool:
        return self.indicator.polarity is Polarity.LOWER_IS_BETTER

    def _counted(self, target: Known, actual: Known, short: Known) -> Pace:
        """Return the pace of what is counted itself: documents add up, and begin anew with each year."""
        adds_up = self.indicator.aggregation is Aggregation.SUM
        is_over = adds_up and self.assessment.as_of.ends_year
        need = None if is_over else self._need(short, short.unit)
        days = self._days_at_pace(actual, short) if adds_up and not self._is_lower_better else None
        gap, traces = PaceGap.YEAR_OVER if is_over else None, self.log.freeze()
        code, growth = self.result.code, self.growth
        return Pace(code, self.horizon, growth, target, short, (), need, days, gap, traces)

    def _days_at_pace(self, actual: Known, short: Known) -> Known | None:
        past = self.assessment.as_of.last_month * WORKING_DAYS_PER_MONTH
        if actual.value <= 0:
            return None
        daily = self._step(
            "Laju sejauh ini sehari kerja",
            actual.value / past,
            actual.unit,
            1,
            f"realisasi ÷ {past} hari kerja",
            f"{actual.display} ÷ {past}",
            actual,
        )
        return self._step(
            "Lama pada laju itu",
            short.value / daily.value,
            Unit("hari kerja"),
            0,
            "kekurangan ÷ laju",
            f"{short.display} ÷ {daily.display}",
            short,
            daily,
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
            value = self._known(name.code)
            if value is not None:
                found[name.code] = exact(value.value)
            elif _is_without_events(self.components.get(name.code)):
                found[name.code] = None
        return found

    def _known(self, name: str) -> Known | None:
        """Return what a name stands for: unrounded where it is the ratio of two counts."""
        component = self.components.get(name)
        if component is not None:
            return self._ratio(component)
        of_indicator = next((i.current.actual for i in self.assessment.indicators if i.code == name), None)
        found = of_indicator or self._measures.get(name)
        return found if isinstance(found, Known) else None

    @cached_property
    def _measures(self) -> Mapping[str, Result]:
        found: dict[str, Result] = {}
        for code, each in self.components.items():
            declared = self.facts.component_by_code[ComponentCode(code)]
            found[declared.numerator.code] = each.numerator
            found[declared.denominator.code] = each.denominator
        return found

    def _ratio(self, result: ComponentResult) -> Known | None:
        if not isinstance(result.ratio, Known):
            return None
        ratio, counts = result.ratio, self._counts(result)
        is_of_sums = self.facts.policies.areas is not Aggregation.MEAN_OF_RATIOS
        if counts is None or not is_of_sums:
            return ratio
        value = _evaluate(self._formula(result), counts)
        return ratio if value is None else Known(value, ratio.unit, ratio.trace, ratio.decimals)

    def _formula(self, result: ComponentResult) -> Expression:
        return parse(self._declared(result).formula)

    def _declared(self, result: ComponentResult) -> Component:
        return self.facts.component_by_code[result.code]

    def _counts(self, result: ComponentResult) -> Values | None:
        return _pair(self._declared(result), result.numerator, result.denominator)

    def _part(self, name: str, known: Known, line: Line, target: Known) -> PartPace:
        component = self.components.get(name)
        label = component.name if component else self._name_of(name)
        cap = self._cap(name)
        gain = self._gain(label, known, line, cap)
        wanted = line.reach(exact(target.value))
        level = self._level(label, known, line, target, wanted)
        part = PartPace(name, label, known, gain, level)
        if cap is not None and wanted > cap:
            return replace(part, gap=PaceGap.OUT_OF_REACH)
        return self._measured(part, wanted) if component is None else self._covered(component, part, wanted)

    def _name_of(self, name: str) -> str:
        found = self.facts.indicator_by_code.get(IndicatorCode(name))
        measures = (m for c in self.facts.components for m in (c.numerator, c.denominator) if m.code == name)
        return found.label if found else next((each.name for each in measures), name)

    def _cap(self, name: str) -> Fraction | None:
        component = self.facts.component_by_code.get(ComponentCode(name))
        of = self.facts.indicator_by_code.get(IndicatorCode(name))
        if component is not None:
            bounded = component.unit == PERCENT and not component.may_exceed_whole
            return MAX_COVERAGE if bounded else None
        return MAX_COVERAGE if of is not None and of.unit == PERCENT else None

    def _gain(self, label: str, known: Known, line: Line, cap: Fraction | None) -> Known | None:
        if cap is None or self._is_lower_better:
            return None
        points = _decimal(max(Fraction(0), cap - exact(known.value)) * line.slope)
        words = f"(100 − {known.display}) × {write_decimal(_decimal(line.slope), 4)}"
        return self._step(
            f"Tambahan paling banyak dari {label}",
            points,
            POINT,
            2,
            "(100 − nilai bagian) × pengaruhnya",
            words,
            known,
        )

    def _level(self, label: str, known: Known, line: Line, target: Known, wanted: Fraction) -> Known:
        rest, turned = write_decimal(_decimal(line.at_zero), 3), 1 / line.slope
        words = f"({target.display} − {rest}) × {write_exact(_decimal(turned).normalize())}"
        if turned.denominator != 1:
            words = f"({target.display} − {rest}) ÷ {write_decimal(_decimal(line.slope), 4)}"
        return self._step(
            f"{label} yang diperlukan",
            _decimal(wanted),
            known.unit,
            3,
            "(target − sumbangan bagian lain) ÷ pengaruh bagian ini",
            words,
            target,
        )

    def _measured(self, part: PartPace, wanted: Fraction) -> PartPace:
        """Return a part that is a count itself; one that is another indicator has a page of its own."""
        if part.code not in self._measures:
            return part
        whole, known = _whole(wanted, is_at_most=self._is_lower_better), part.value
        figures = f"{write_decimal(Decimal(whole), 0)} − {known.display}"
        more = self._step(
            f"{part.name}: tambahan",
            whole - known.value,
            known.unit,
            0,
            "yang diperlukan − yang ada",
            figures,
            known,
        )
        return replace(part, need=self._need(more, known.unit))

    def _covered(self, component: ComponentResult, part: PartPace, wanted: Fraction) -> PartPace:
        """Return a coverage with the counts that it needs, in the whole and in each kecamatan."""
        more = self._more(component, component.numerator, component.denominator, wanted, part)
        if more is None:
            return replace(part, gap=PaceGap.NO_BASE)
        areas = tuple(self._areas(component, wanted, part))
        lacking = [area.more for area in areas if area.more.value > 0]
        total = self._sum(part.name, lacking, more.unit) if lacking else None
        return replace(part, need=self._need(more, more.unit), areas=areas, areas_more=total)

    def _areas(self, component: ComponentResult, wanted: Fraction, part: PartPace) -> Iterator[AreaNeed]:
        for area in component.areas:
            more = self._more(component, area.numerator, area.denominator, wanted, part, area.name)
            if more is not None:
                yield AreaNeed(area.name, area.ratio, more)

    def _more(
        self,
        component: ComponentResult,
        numerator: Result,
        denominator: Result,
        wanted: Fraction,
        part: PartPace,
        area: str = "",
    ) -> Known | None:
        """Return how many more of the numerator bring a ratio to what is wanted."""
        declared, counts = self._declared(component), None
        if isinstance(denominator, Known) and denominator.value:
            grown = denominator.value * (1 + self.growth / 100)
            base = Known(grown, denominator.unit, denominator.trace, 0)
            counts = _pair(declared, numerator, base)
        if counts is None or not isinstance(numerator, Known):
            return None
        try:
            exactly = line_of(self._formula(component), counts, declared.numerator.code).reach(wanted)
        except UnsolvableError:
            return None
        whole = _whole(exactly, is_at_most=self._is_lower_better)
        where = f"{part.name}, {area}" if area else part.name
        base_words = f"{write_decimal(grown, 0)} {declared.denominator.name}"
        level = part.level.display if part.level else ""
        words = f"{level}% dari {base_words} = {write_decimal(Decimal(whole), 0)}; − {numerator.display}"
        inputs = [each for each in (part.level, numerator, denominator) if isinstance(each, Known)]
        return self._step(
            f"{where}: tambahan {declared.numerator.name}",
            whole - numerator.value,
            numerator.unit,
            0,
            "dibulatkan ke atas ke satuan, lalu dikurangi yang ada",
            words,
            *inputs,
        )

    def _sum(self, name: str, parts: Sequence[Known], unit: Unit) -> Known:
        words = " + ".join(each.display for each in parts)
        total = sum((each.value for each in parts), Decimal(0))
        return self._step(
            f"{name}: jumlah kekurangan kecamatan",
            total,
            unit,
            0,
            "jumlah kecamatan yang di bawah",
            words,
            *parts,
        )

    def _need(self, more: Known, unit: Unit) -> Need:
        months, days = self.horizon.months, self.horizon.working_days
        monthly = self._step(
            "Sebulan", more.value / months, unit, 1, f"÷ {months} bulan", f"{more.display} ÷ {months}", more
        )
        daily = self._step(
            "Sehari kerja",
            more.value / days,
            unit,
            1,
            f"÷ {days} hari kerja",
            f"{more.display} ÷ {days}",
            more,
        )
        return Need(more, monthly, daily)

    def _step(
        self,
        subject: str,
        value: Decimal,
        unit: Unit,
        decimals: int,
        formula: str,
        figures: str,
        *inputs: Known,
    ) -> Known:
        working = Working(formula, figures, tuple(each.trace for each in inputs))
        made = self.log.step(subject, value, unit, decimals, working)
        if not isinstance(made, Known):
            raise TypeError(subject)
        return made

    def ceiling(self) -> Ceiling | None:
        target = self.result.current.target
        is_final = self.assessment.as_of.ends_year and not self._is_lower_better
        if self.expression is None or not is_final or not isinstance(target, Known):
            return None
        names = tuple(dict.fromkeys(each.code for each in names_in(self.expression)))
        missing = [name for name in names if name not in self._values or self._is_carried(name)]
        caps = {name: cap for name in missing if (cap := self._cap(name)) is not None}
        if not missing or len(missing) == len(names) or len(caps) < len(missing):
            return None
        value = _evaluate(self.expression, {**self._values, **caps})
        if value is None:
            return None
        given = [(name, self._known(name)) for name in names if name not in missing]
        fixed = tuple((self._name_of_part(name), known) for name, known in given if known is not None)
        words = "bagian yang belum dilaporkan dianggap 100"
        most = self._step("Nilai tertinggi yang masih mungkin", value, self.result.unit, 2, words, words)
        return Ceiling(most, target, fixed, tuple(map(self._name_of_part, missing)))

    def _is_carried(self, name: str) -> bool:
        """Say whether a part is the state of an earlier end, and may still become more."""
        known = self._known(name)
        return known is not None and self.assessment.traces[known.trace].state is not None

    def _name_of_part(self, name: str) -> str:
        component = self.components.get(name)
        return component.name if component else self._name_of(name)


def _pair(declared: Component, numerator: Result, denominator: Result) -> Values | None:
    if not isinstance(numerator, Known) or not isinstance(denominator, Known):
        return None
    above, below = declared.numerator.code, declared.denominator.code
    return {above: exact(numerator.value), below: exact(denominator.value)}


def _evaluate(expression: Expression, values: Values) -> Decimal | None:
    try:
        value = value_of(expression, values)
    except UnsolvableError:
        return None
    return None if value is None else _decimal(value)


def _decimal(value: Fraction) -> Decimal:
    found = to_decimal(value)
    return found if isinstance(found, Decimal) else Decimal(0)


def _whole(value: Fraction, *, is_at_most: bool) -> int:
    return floor(value) if is_at_most else ceil(value)


def _minus(log: TraceLog, subject: str, target: Known, actual: Known, unit: Unit) -> Known:
    words = f"{target.display} − {actual.display}"
    working = Working("target − realisasi", words, (target.trace, actual.trace))
    decimals = max(target.decimals, actual.decimals)
    made = log.step(subject, target.value - actual.value, unit, decimals, working)
    if not isinstance(made, Known):
        raise TypeError(subject)
    return made


def _unit_of_gap(unit: Unit) -> Unit:
    return POINT if unit == PERCENT else unit


def _is_without_events(component: ComponentResult | None) -> bool:
    ratio = component.ratio if component else None
    return ratio is not None and not isinstance(ratio, Known) and ratio.reason is Reason.NO_EVENTS
