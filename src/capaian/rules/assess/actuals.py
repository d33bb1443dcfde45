"""Actuals of indicators, by their formula or as the office reports them,
and the results in each period.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from capaian.domain.assessment import PeriodResult, SurveyResult
from capaian.domain.identifiers import ComponentCode, IndicatorCode, MeasureCode, NodeId, SurveyId
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.policy import Aggregation, Step
from capaian.domain.value import INDEX, CellValue, Reason, Result, Unavailable
from capaian.domain.work import Output, RestatedColumn
from capaian.rules.agreements import target_in_force
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.components import CountedComponent, count_area
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    TypedFigure,
    prior_figure,
    settled_rows,
)
from capaian.rules.assess.period_results import as_result, judge_period, name_of
from capaian.rules.assess.registers import count_rows
from capaian.rules.assess.surveys import find_survey
from capaian.rules.dependencies import NODE_KINDS, computing_order, formula_of
from capaian.rules.formula import tree
from capaian.rules.formula.evaluate import Quantity, Resolver, evaluate
from capaian.rules.formula.functions import NOTHING_TO_MEASURE
from capaian.rules.spans import is_within, parts_until

ACHIEVEMENT = ".achievement"
TARGET = ".target"
PROPOSED_FORMULA = " (rumus usulan)"
IGNORED_IN_MEANS = frozenset({Reason.NO_EVENTS, Reason.NOT_APPLICABLE})
"""A part that does not apply is left out of a mean; one that is missing makes it unavailable."""


@dataclass(frozen=True, slots=True)
class IndicatorScope(Resolver):
    """The figures that are ready in one period: components, surveys,
    indicators computed before.
    """

    basis: Basis
    period: Period
    ratios: Mapping[ComponentCode, Result]
    judged: IndicatorResults

    @property
    def desk(self) -> AssessContext:
        """What every rule has before it."""
        return self.basis.desk

    def value(self, name: str, selector: tree.Selector) -> Result:
        """Return a component's ratio, an indicator's actual or field, or a counted measure."""
        if (
            component := self.desk.office_year.component_by_code.get(ComponentCode(name))
        ) is not None:
            return self._component(component, selector)
        if (measure := self.desk.facts.measures.get(MeasureCode(name))) is not None:
            area = selector.area or self.desk.office_year.office.regency
            how = self.desk.facts.aggregations[measure.code]
            return count_area(self.desk, measure, area, selector.period or self.period, how)
        return self._indicator(name, selector)

    def survey_index(self, survey: str, selector: tree.Selector) -> Result:
        """Return the unit index of the survey of the period."""
        found = _survey_index(
            self.desk, self.basis.surveys, survey, selector.period or self.period
        )
        return Unavailable(Reason.NOT_REPORTED, (survey,)) if found is None else found

    def collection(self, member: tree.Member, selector: tree.Selector) -> Sequence[Result]:
        """Return one figure per member, as far as their indicators are computed;
        none of parts of a year.
        """
        if member.collection is tree.Collection.INDICATORS:
            of_tier = (
                i for i in self.desk.office_year.indicators if selector.tier in (None, i.tier)
            )
            return [self.judged[i.code].achievement for i in of_tier if i.code in self.judged]
        nodes = self._nodes(member.collection, selector.tier)
        if self.period != self.desk.as_of:
            return [Unavailable(Reason.NOT_REPORTED) for _ in nodes]
        figure = (
            self._absorption if member.field is tree.MemberField.ABSORPTION else self._achievement
        )
        return [figure(node) for node in nodes]

    def register_rows(
        self, rows: tree.RegisterRows | tree.ListRows, selector: tree.Selector
    ) -> Result:
        """Return how many rows of a register have reached a state by the end of the period."""
        return count_rows(self.desk, rows, selector.period or self.period)

    def _component(self, component: Component, selector: tree.Selector) -> Result:
        period, counted = selector.period or self.period, CountedComponent(self.desk, component)
        if selector.area is not None:
            return counted.ratio_of(selector.area, period)
        if period == self.period:
            return self.ratios[component.code]
        same_year = period.year == self.period.year
        return counted.ratio_of(None, period) if same_year else counted.prior_ratio(period)

    def _indicator(self, name: str, selector: tree.Selector) -> Result:
        code = IndicatorCode(indicator_of(name))
        if selector.period is not None and selector.period != self.period:
            return _earlier(self.desk, code, selector.period)
        result = self.judged.get(code)
        if result is None:
            return Unavailable(Reason.MISSING_INPUT, (name,))
        if name.endswith(ACHIEVEMENT):
            return result.achievement
        return as_result(result.target if name.endswith(TARGET) else result.actual)

    def _nodes(self, collection: tree.Collection, tier: str | None) -> list[NodeId]:
        plan = self.basis.plan
        if collection is tree.Collection.OBJECTIVES:
            objectives = plan.objective_by_id
            return [
                n
                for n in plan.purposes.order
                if n in objectives and tier in (None, objectives[n].tier)
            ]
        return [
            node
            for node in plan.work.order
            if plan.node_by_id[node].kind is NODE_KINDS[collection]
        ]

    def _absorption(self, node: NodeId) -> Result:
        money = self.basis.money_of(node)
        return Unavailable(Reason.NOT_APPLICABLE) if money is None else money.ratio

    def _achievement(self, node: NodeId) -> Result:
        results = self.basis.results_of(node, self.judged)
        mean = self.basis.mean_of(node, results)
        gaps = {
            each.achievement.reason
            for each in results
            if isinstance(each.achievement, Unavailable)
        }
        if isinstance(mean, Unavailable) and gaps and gaps <= NOTHING_TO_MEASURE:
            return replace(mean, reason=Reason.NOT_APPLICABLE)
        return mean


@dataclass(frozen=True, slots=True)
class PriorScope(Resolver):
    """The figures of the year before, by this year's formulas."""

    desk: AssessContext
    period: Period
    ratios: Mapping[ComponentCode, Result]
    """Those of components in that year."""
    surveys: Sequence[SurveyResult]

    def covers(self, expression: tree.Expression) -> bool:
        """Say whether everything that a formula names is known for the year before."""
        of_this_year = tree.MemberTally | tree.RegisterCount
        if any(isinstance(part, of_this_year) for part in tree.walk(expression)):
            return False
        surveys = (part.survey for part in tree.surveys_in(expression))
        if any(
            _find_survey(self.desk, self.surveys, survey, self.period) is None
            for survey in surveys
        ):
            return False
        return all(
            self._knows(name.code) and not name.selector for name in tree.names_in(expression)
        )

    def value(self, name: str, selector: tree.Selector) -> Result:
        """Return a component's ratio, an indicator's actual or a measure of the year before."""
        if (ratio := self.ratios.get(ComponentCode(name))) is not None:
            return ratio
        if (measure := self.desk.facts.measures.get(MeasureCode(name))) is not None:
            how = self.desk.facts.aggregations[measure.code]
            return count_area(
                self.desk, measure, self.desk.office_year.office.regency, self.period, how
            )
        return _earlier(self.desk, IndicatorCode(name), self.period)

    def survey_index(self, survey: str, selector: tree.Selector) -> Result:
        """Return the unit index of the survey of the year before."""
        found = _survey_index(self.desk, self.surveys, survey, self.period)
        return Unavailable(Reason.NOT_IN_SOURCE, (survey,)) if found is None else found

    def _knows(self, name: str) -> bool:
        component = self.desk.office_year.component_by_code.get(ComponentCode(name))
        if component is not None:
            return CountedComponent(self.desk, component).has_prior(self.period)
        if MeasureCode(name) in self.desk.facts.measures:
            rows = self.desk.office_year.counts
            return any(row.measure == name and is_within(row.period, self.period) for row in rows)
        return (name, self.period) in self.desk.facts.history


def _find_survey(
    desk: AssessContext, results: Sequence[SurveyResult], name: str, period: Period
) -> SurveyResult | None:
    survey = desk.office_year.survey_by_id.get(SurveyId(name))
    return None if survey is None else find_survey(results, survey, period)


def _survey_index(
    desk: AssessContext, results: Sequence[SurveyResult], name: str, period: Period
) -> Result | None:
    """Return the unit index that speaks for a period; that of an earlier end is a step of its own.

    The index of the survey itself is new in its own period, and only a state in the later one.
    """
    found = _find_survey(desk, results, name, period)
    if found is None or isinstance(found.index, Unavailable):
        return found.index if found is not None else None
    index: Result = found.index
    if found.period.end < period.end:
        label = Label(
            f"Indeks {desk.facts.names[name]}, {period.label}", INDEX, found.index.decimals
        )
        recipe = Recipe(label, "{0}", (f"indeks {found.period.label}",))
        index = desk.derive(recipe, (index,), lambda value: value)
    desk.log.mark_stock(index, found.period, period)
    return index


def indicator_of(name: str) -> str:
    """Return the code of the indicator that a name means, without its field.

    Examples:
        >>> indicator_of("iku-2.achievement"), indicator_of("iku-2")
        ('iku-2', 'iku-2')
    """
    return name.removesuffix(ACHIEVEMENT).removesuffix(TARGET).removesuffix(".actual")


def _earlier(desk: AssessContext, code: IndicatorCode, period: Period) -> Result:
    row = desk.facts.history.get((code, period))
    indicator = desk.office_year.indicator_by_code.get(code)
    if row is None or indicator is None:
        return Unavailable(Reason.NOT_IN_SOURCE, (code,))
    if row.scale != indicator.unit:
        return Unavailable(Reason.NOT_COMPARABLE, (code,))
    subject = f"Realisasi {name_of(indicator)}, {period.label}"
    return prior_figure(desk, subject, row, RestatedColumn.ACTUAL, indicator.decimals)


@dataclass(frozen=True)
class IndicatorActual:
    """What is reached of an indicator: computed by its formula, or as the office reports it."""

    desk: AssessContext
    indicator: Indicator

    def find(self, period: Period, scope: Resolver) -> CellValue:
        """Return the actual in a period."""
        indicator = self.indicator
        if not indicator.holds_in(period):
            gap = Unavailable(
                Reason.NOT_APPLICABLE, note="definisi indikator tidak berlaku pada periode ini"
            )
            return self.desk.record(Label(self._subject(period), indicator.unit), None, None, gap)
        expression = formula_of(indicator)
        if expression is not None:
            return self._compute(expression, period, scope)
        rows = [row for row in self._reports if is_within(row.period, period)]
        words = self.desk.record_words(self._subject(period), rows)
        figures = [figure for figure in self._figures if is_within(figure.period, period)]
        found = words or self._combine(settled_rows(figures, period), period)
        reported = [row.period for row in rows if row.actual is not None or row.text]
        if reported and indicator.aggregation is Aggregation.LAST:
            self.desk.log.mark_stock(
                found, max(reported, key=lambda each: each.last_month), period
            )
        return found

    def find_earlier(self, scope: PriorScope) -> Result | None:
        """Return the actual of an earlier year from that year's data; `None` where it has none."""
        expression = formula_of(self.indicator)
        if expression is not None:
            return (
                self._compute(expression, scope.period, scope)
                if scope.covers(expression)
                else None
            )
        figures = [figure for figure in self._figures if is_within(figure.period, scope.period)]
        has_figure = any(figure.value is not None for figure in figures)
        return self._combine(figures, scope.period) if has_figure else None

    def _compute(self, expression: tree.Expression, period: Period, scope: Resolver) -> Result:
        quantity = Quantity(
            subject=self._subject(period),
            unit=self.indicator.unit,
            rounding=self.desk.rounding(Step.ACTUAL, self.indicator.decimals),
            ignored=IGNORED_IN_MEANS,
            decimals=self.indicator.decimals,
            remark=PROPOSED_FORMULA if self.indicator.formula_proposed else "",
        )
        return evaluate(expression, scope, self.desk.log, quantity, self.desk.facts.names)

    @cached_property
    def _reports(self) -> Sequence[Output]:
        return self.desk.facts.indicator_outputs.get(self.indicator.code, ())

    @cached_property
    def _figures(self) -> Sequence[TypedFigure]:
        return self.desk.read_rows(self._reports, lambda row: row.actual, Reason.NOT_REPORTED)

    def _combine(self, rows: Sequence[TypedFigure], period: Period) -> Result:
        indicator = self.indicator
        subject = f"Realisasi {name_of(indicator)}"
        label = Label(subject, indicator.unit, indicator.decimals, Step.ACTUAL)
        return self.desk.combine_rows(label, rows, indicator.aggregation, period)

    def _subject(self, period: Period) -> str:
        return f"Realisasi {name_of(self.indicator)}, {period.label}"


def judge_all(basis: Basis) -> Mapping[Period, IndicatorResults]:
    """Return the results of all indicators: in the parts of the year,
    then in the period asked for.
    """
    desk = basis.desk
    order = _in_order(desk)
    current = {component.code: component.ratio for component in basis.components}
    judged: dict[Period, IndicatorResults] = {}
    for part in parts_with_data(basis):
        judged[part] = _judge_period(basis, part, _ratios_in(desk, part), order)
    judged[desk.as_of] = _judge_period(basis, desk.as_of, current, order)
    return judged


def judge_as_of(basis: Basis) -> IndicatorResults:
    """Return the results of all indicators in the period asked for alone."""
    desk = basis.desk
    return _judge_period(basis, desk.as_of, _ratios_in(desk, desk.as_of), _in_order(desk))


def _in_order(desk: AssessContext) -> Sequence[IndicatorActual]:
    return [IndicatorActual(desk, each) for each in computing_order(desk.office_year)]


def _ratios_in(desk: AssessContext, period: Period) -> Mapping[ComponentCode, Result]:
    components = desk.office_year.components
    return {each.code: CountedComponent(desk, each).ratio_within(period) for each in components}


def parts_with_data(basis: Basis) -> Sequence[Period]:
    """Return the parts of the year of which anything was counted, reported, asked or promised."""
    targeted = {period for line in basis.lines.values() for period, _ in line.line.periods}
    concerned = basis.desk.facts.data_periods | targeted
    parts = [part for part in parts_until(basis.desk.as_of) if part in concerned]
    return sorted(parts, key=lambda part: (part.end, part.start))


def _judge_period(
    basis: Basis,
    period: Period,
    ratios: Mapping[ComponentCode, Result],
    order: Sequence[IndicatorActual],
) -> IndicatorResults:
    desk = basis.desk
    judged: dict[IndicatorCode, PeriodResult] = {}
    scope = IndicatorScope(basis, period, ratios, judged)
    for own in order:
        indicator, actual = own.indicator, own.find(period, scope)
        found = target_in_force(desk.facts, indicator, basis.lines.get(indicator.code), period)
        judged[indicator.code] = judge_period(desk, indicator, period, found, actual)
    return judged
