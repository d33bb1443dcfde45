"""What the formula of an indicator may name, this year and the year before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import SurveyResult
from capaian.domain.identifiers import ComponentCode, IndicatorCode, MeasureCode, SurveyId
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.value import CellValue, Reason, Result, Unavailable
from capaian.rules.assess.components import area_ratio, count_area, has_prior, prior_ratio, regency_ratio
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.history import prior_actual
from capaian.rules.assess.period_results import as_result
from capaian.rules.assess.registers import count_rows
from capaian.rules.assess.surveys import find_survey
from capaian.rules.formula.tree import (
    Expression,
    Member,
    RegisterRows,
    Selector,
    names_in,
    registers_in,
    surveys_in,
    tallies_in,
)
from capaian.rules.spans import is_within

ACHIEVEMENT = ".achievement"
TARGET = ".target"


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of an indicator in one period."""

    target: CellValue
    actual: CellValue
    achievement: Result


Members = Callable[[Member, Selector], Sequence[Result]]
"""Gives the figures of the members of a collection."""


@dataclass(frozen=True, slots=True)
class IndicatorScope:
    """The figures that are ready in one period: components, surveys, indicators computed before."""

    desk: AssessContext
    period: Period
    ratios: Mapping[ComponentCode, Result]
    surveys: Sequence[SurveyResult]
    indicators: Mapping[IndicatorCode, Figures]
    members: Members

    def value(self, name: str, selector: Selector) -> Result:
        """Return a component's ratio, an indicator's actual or field, or a counted measure."""
        if (component := self.desk.office_year.component_by_code.get(ComponentCode(name))) is not None:
            return self._component(component, selector)
        if (measure := self.desk.facts.measures.get(MeasureCode(name))) is not None:
            area = selector.area or self.desk.office_year.office.regency
            how = self.desk.facts.aggregations[measure.code]
            return count_area(self.desk, measure, area, selector.period or self.period, how)
        return self._indicator(name, selector)

    def survey_index(self, survey: str, selector: Selector) -> Result:
        """Return the unit index of the survey of the period."""
        found = _find_survey(self.desk, self.surveys, survey, selector.period or self.period)
        return found.index if found is not None else Unavailable(Reason.NOT_REPORTED, (survey,))

    def collection(self, member: Member, selector: Selector) -> Sequence[Result]:
        """Return one figure per member."""
        return self.members(member, selector)

    def register_rows(self, rows: RegisterRows, selector: Selector) -> Result:
        """Return how many rows of a register have reached a state by the end of the period."""
        return count_rows(self.desk, rows, selector.period or self.period)

    def _component(self, component: Component, selector: Selector) -> Result:
        period = selector.period or self.period
        if selector.area is not None:
            return area_ratio(self.desk, component, selector.area, period)
        if period == self.period:
            return self.ratios[component.code]
        if period.year != self.period.year:
            return prior_ratio(self.desk, component, period)
        return regency_ratio(self.desk, component, period)

    def _indicator(self, name: str, selector: Selector) -> Result:
        code = IndicatorCode(indicator_of(name))
        if selector.period is not None and selector.period != self.period:
            return _earlier(self.desk, code, selector.period)
        figures = self.indicators.get(code)
        if figures is None:
            return Unavailable(Reason.MISSING_INPUT, (name,))
        if name.endswith(ACHIEVEMENT):
            return figures.achievement
        return as_result(figures.target if name.endswith(TARGET) else figures.actual)


@dataclass(frozen=True, slots=True)
class PriorScope:
    """The figures of the year before, by this year's formulas."""

    desk: AssessContext
    period: Period
    ratios: Mapping[ComponentCode, Result]
    """Those of components in that year."""
    surveys: Sequence[SurveyResult]

    def covers(self, expression: Expression) -> bool:
        """Say whether everything that a formula names is known for the year before."""
        if tallies_in(expression) or registers_in(expression):
            return False
        if any(name.selector for name in names_in(expression)):
            return False
        surveys = (part.survey for part in surveys_in(expression))
        if any(_find_survey(self.desk, self.surveys, survey, self.period) is None for survey in surveys):
            return False
        return all(self._knows(name.code) for name in names_in(expression))

    def value(self, name: str, selector: Selector) -> Result:
        """Return a component's ratio, an indicator's actual or a measure of the year before."""
        if (ratio := self.ratios.get(ComponentCode(name))) is not None:
            return ratio
        if (measure := self.desk.facts.measures.get(MeasureCode(name))) is not None:
            how = self.desk.facts.aggregations[measure.code]
            return count_area(self.desk, measure, self.desk.office_year.office.regency, self.period, how)
        return _earlier(self.desk, IndicatorCode(name), self.period)

    def survey_index(self, survey: str, selector: Selector) -> Result:
        """Return the unit index of the survey of the year before."""
        found = _find_survey(self.desk, self.surveys, survey, self.period)
        return found.index if found is not None else Unavailable(Reason.NOT_IN_SOURCE, (survey,))

    def collection(self, member: Member, selector: Selector) -> Sequence[Result]:
        """Return nothing: the work plan of an earlier year is not in the dossier."""
        return ()

    def register_rows(self, rows: RegisterRows, selector: Selector) -> Result:
        """Return nothing: the register is that of this year."""
        return Unavailable(Reason.NOT_IN_SOURCE, (str(rows),))

    def _knows(self, name: str) -> bool:
        component = self.desk.office_year.component_by_code.get(ComponentCode(name))
        if component is not None:
            return has_prior(self.desk, component, self.period)
        if MeasureCode(name) in self.desk.facts.measures:
            rows = self.desk.office_year.counts
            return any(row.measure == name and is_within(row.period, self.period) for row in rows)
        return (name, self.period) in self.desk.facts.history


def _find_survey(
    desk: AssessContext, results: Sequence[SurveyResult], name: str, period: Period
) -> SurveyResult | None:
    survey = desk.office_year.survey_by_id.get(SurveyId(name))
    return None if survey is None else find_survey(results, survey, period)


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
    subject = f"Realisasi {_name(indicator)}, {period.label}"
    return prior_actual(desk, subject, row, indicator.decimals)


def _name(indicator: Indicator) -> str:
    return indicator.symbol or indicator.name
