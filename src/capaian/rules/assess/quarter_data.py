"""Whether a quarter has data of its own: what is carried over from before is no result of the quarter."""

from __future__ import annotations

from collections.abc import Iterable

from capaian.domain.identifiers import AreaCode, ComponentCode, IndicatorCode, MeasureCode, SurveyId
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.rules.assess.scopes import indicator_of
from capaian.rules.expression import formula_of
from capaian.rules.facts import Facts, group
from capaian.rules.formula.tree import Name, names_in, surveys_in
from capaian.rules.spans import is_within


def has_own_data(facts: Facts, indicator: Indicator, quarter: Period) -> bool:
    """Say whether everything that an indicator's formula names was counted or asked in a quarter itself.

    Registers and the work plan are looked at as they stand: they have no rows by quarter.
    """
    expression = formula_of(indicator)
    if expression is None:
        rows = facts.indicator_outputs.get(indicator.code, ())
        return any(row.period == quarter for row in rows)
    surveys = (part.survey for part in surveys_in(expression) if part.selector.period is None)
    names = (name for name in names_in(expression) if name.selector.period is None)
    return all(_was_asked(facts, survey, quarter) for survey in surveys) and all(
        _is_new(facts, name, quarter) for name in names
    )


def _was_asked(facts: Facts, survey: str, quarter: Period) -> bool:
    """Say whether a survey has a figure in a quarter: rows that wait for theirs were not asked yet."""
    return any(
        name == SurveyId(survey) and _ends_in(period, quarter) and any(row.has_figure for row in rows)
        for (name, period), rows in facts.elements.items()
    )


def _is_new(facts: Facts, name: Name, quarter: Period) -> bool:
    year = facts.office_year
    component = year.component_by_code.get(ComponentCode(name.code))
    if component is not None:
        measures = (component.numerator.code, component.denominator.code)
        return all(_was_counted(facts, code, name.selector.area, quarter) for code in measures)
    if MeasureCode(name.code) in facts.measures:
        return _was_counted(facts, MeasureCode(name.code), name.selector.area, quarter)
    indicator = year.indicator_by_code.get(IndicatorCode(indicator_of(name.code)))
    return indicator is None or has_own_data(facts, indicator, quarter)


def _was_counted(facts: Facts, measure: MeasureCode, area: AreaCode | None, quarter: Period) -> bool:
    """Say whether each area that counts in the year until the quarter counted in the quarter.

    What adds up needs all its quarters anyway: one that is missing leaves no sum.
    """
    if facts.aggregations.get(measure) is Aggregation.SUM:
        return True
    rows = (
        (place, row.period)
        for (code, place), counts in facts.counts.items()
        for row in counts
        if code == measure and row.value is not None and is_within(row.period, quarter)
    )
    chosen = group((pair for pair in rows if area in (None, pair[0])), lambda pair: pair[0])
    regency = facts.office_year.office.regency
    districts = {place: found for place, found in chosen.items() if place != regency} or chosen
    periods: Iterable[Iterable[Period]] = ([when for _, when in pairs] for pairs in districts.values())
    return all(any(_ends_in(period, quarter) for period in own) for own in periods)


def _ends_in(period: Period, quarter: Period) -> bool:
    """Say whether a row's period ends in a quarter: a month of it, itself, or a half-year that it closes."""
    return quarter.start <= period.end <= quarter.end
