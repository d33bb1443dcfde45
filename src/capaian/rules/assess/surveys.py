"""Surveys: means, indices and classes of elements, and the unit index with its trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capaian.domain.assessment import ElementResult, SurveyResult
from capaian.domain.numerals import decimals_of, write_decimal
from capaian.domain.period import Period
from capaian.domain.policy import Step, SurveyWeight
from capaian.domain.rule_set import SurveyClass
from capaian.domain.survey import WHOLE_SURVEY, GivenStatistic, Survey, SurveyElement, SurveyYear
from capaian.domain.value import (
    INDEX,
    POINT,
    SCALE_4,
    Known,
    Reason,
    Result,
    Unavailable,
    Unit,
)
from capaian.domain.work import RestatedColumn
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    known_value,
    sum_template,
)
from capaian.rules.assess.history import trend_of
from capaian.rules.scale import classify_index
from capaian.rules.spans import is_within
from capaian.rules.survey import element_weight, index_of_mean, index_step, mean_of_index, unit_index

_NO_SURVEY_BEFORE = Unavailable(Reason.NOT_IN_SOURCE, ("survei tahun sebelumnya",))


def assess_surveys(desk: AssessContext) -> tuple[SurveyResult, ...]:
    """Return all surveys held until the period asked for, of each survey the latest last."""
    periods = {period for _, period in desk.facts.elements if period.end <= desk.as_of.end}
    ordered = sorted(periods, key=lambda period: (period.end, period.start))
    results: list[SurveyResult] = []
    for survey in desk.office_year.surveys:
        held = [period for period in ordered if (survey.id, period) in desk.facts.elements]
        series = [assess_survey(desk, survey, p, desk.facts.elements[survey.id, p]) for p in held]
        results += [_compare(desk, now, find_survey_before(series, survey, now)) for now in series]
    return tuple(results)


def _compare(desk: AssessContext, now: SurveyResult, before: SurveyResult | None) -> SurveyResult:
    """Return a survey with its changes against that of the year before; against none there is no change."""
    if before is None:
        return now
    earlier = {element.code: element for element in before.elements}
    periods = (now.period, before.period)
    change = _change(desk, "indeks unit pelayanan", periods, (now.index, before.index))
    return replace(
        now,
        elements=tuple(
            _compare_element(desk, e, earlier[e.code], periods) if e.code in earlier else e
            for e in now.elements
        ),
        change=change,
        trend=trend_of(desk, change),
    )


def _compare_element(
    desk: AssessContext, now: ElementResult, before: ElementResult, periods: tuple[Period, Period]
) -> ElementResult:
    change = _change(desk, f"{now.code} {now.name}", periods, (now.index, before.index))
    return replace(now, change=change, trend=trend_of(desk, change))


def _change(
    desk: AssessContext, what: str, periods: tuple[Period, Period], indices: tuple[Result, Result]
) -> Result:
    label = Label(f"Perubahan {what} dari {periods[1].label}", POINT, desk.policies.decimals)
    return desk.subtract(label, (periods[0].label, periods[1].label), indices)


def find_survey(results: Sequence[SurveyResult], survey: Survey, period: Period) -> SurveyResult | None:
    """Return the survey of a period: its own, else the latest in it where the survey declares so.

    Rows that wait for their figures tell of no survey yet: they yield to one that was held.
    """
    fitting = [r for r in results if r.id == survey.id and is_within(r.period, period)]
    own = next((result for result in fitting if result.period == period), None)
    held = [result for result in fitting if result.is_conducted]
    if own in held or survey.year_value is SurveyYear.OWN or not fitting or (own and not held):
        return own
    ends = held or fitting
    return max(ends, key=lambda result: (result.period.end, result.period.end - result.period.start))


def find_survey_before(
    results: Sequence[SurveyResult], survey: Survey, now: SurveyResult
) -> SurveyResult | None:
    """Return what a survey is compared with: the survey of the same period of the year before."""
    return find_survey(results, survey, now.period.previous_year())


def assess_survey(
    desk: AssessContext, survey: Survey, period: Period, rows: Sequence[SurveyElement]
) -> SurveyResult:
    """Return the result of one survey in one period."""
    parts = tuple(row for row in rows if row.code != WHOLE_SURVEY)
    elements = tuple(_assess_element(desk, survey, row, len(parts)) for row in parts)
    mean, index = _whole(desk, survey, period, elements, rows)
    found = _classify(desk, survey, period, index)
    return SurveyResult(
        id=survey.id,
        unit=survey.unit,
        period=period,
        scale=f"1–{survey.top}",
        weight=element_weight(max(len(parts), 1), desk.policies.survey_weight),
        elements=elements,
        index=index,
        mean=mean,
        letter=found.letter if found else None,
        class_name=found.name if found else None,
        answers=max((row.answers for row in rows if row.answers is not None), default=None),
        change=_NO_SURVEY_BEFORE,
        trend=None,
        is_conducted=any(row.has_figure for row in rows),
    )


def _whole(
    desk: AssessContext,
    survey: Survey,
    period: Period,
    elements: Sequence[ElementResult],
    rows: Sequence[SurveyElement],
) -> tuple[Result, Result]:
    """Return mean and index of a survey: from its elements, else as the source states the whole."""
    label = f"{survey.name}, {period.label}"
    stated = next((row for row in rows if row.code == WHOLE_SURVEY), None)
    are_known = elements and all(isinstance(element.index, Known) for element in elements)
    if stated is not None and not are_known:
        return _statistics(desk, survey, stated, label)
    index = _unit_index(desk, survey, period, elements)
    return _mean_of(desk, f"Rata-rata {label}", index, survey.top), index


def _assess_element(desk: AssessContext, survey: Survey, row: SurveyElement, elements: int) -> ElementResult:
    subject = f"{row.code} {row.name}, {row.period.label}"
    mean, index = _statistics(desk, survey, row, subject)
    found = _classify(desk, survey, row.period, index)
    return ElementResult(
        code=row.code,
        name=row.name,
        mean=mean,
        index=index,
        weighted=_weigh(desk, subject, index, elements),
        letter=found.letter if found else None,
        given=row.given,
        answers=row.answers,
        change=_NO_SURVEY_BEFORE,
        trend=None,
    )


def _statistics(
    desk: AssessContext, survey: Survey, row: SurveyElement, subject: str
) -> tuple[Result, Result]:
    """Return mean and index; the one that the source does not give follows from the other."""
    if row.given is GivenStatistic.MEAN:
        mean = _typed_mean(desk, survey, row, subject)
        return mean, _index_of(desk, f"Indeks {subject}", mean, survey.top)
    index = _typed(desk, row, f"Indeks {subject}", INDEX)
    if row.given is GivenStatistic.BOTH:
        return _typed_mean(desk, survey, row, subject), index
    return _mean_of(desk, f"Rata-rata {subject}", index, survey.top), index


def _typed_mean(desk: AssessContext, survey: Survey, row: SurveyElement, subject: str) -> Result:
    return _typed(desk, row, f"Rata-rata {subject}", _answer_unit(survey.top))


def _typed(desk: AssessContext, row: SurveyElement, subject: str, unit: Unit) -> Result:
    """Record the index, or the mean, that a source gives."""
    is_index = unit == INDEX
    column, value = (RestatedColumn.INDEX, row.index) if is_index else (RestatedColumn.MEAN, row.mean)
    decimals = max(desk.policies.decimals, 0 if value is None else decimals_of(value))
    reference = desk.facts.prior_reference(row, column)
    return desk.record(Label(subject, unit, decimals), value, reference, Reason.NOT_REPORTED)


def _mean_of(desk: AssessContext, subject: str, index: Result, top: int) -> Result:
    template = f"{{0}} ÷ {_write_step(top)}" if _is_short(top) else f"{{0}} × {top} ÷ 100"
    recipe = Recipe(Label(subject, _answer_unit(top), desk.policies.decimals), template, ("Indeks",))
    return desk.derive(recipe, (index,), lambda value: mean_of_index(value, top))


def _index_of(desk: AssessContext, subject: str, mean: Result, top: int) -> Result:
    template = f"{{0}} × {_write_step(top)}" if _is_short(top) else f"{{0}} × 100 ÷ {top}"
    recipe = Recipe(Label(subject, INDEX), template, ("Rata-rata",))
    return desk.derive(recipe, (mean,), lambda value: index_of_mean(value, top))


def _is_short(top: int) -> bool:
    """Say whether a step of the answer scale can be written in full: 25 and 12,5, but not 16,67."""
    return 1000 % top == 0


def _write_step(top: int) -> str:
    return write_decimal(index_step(top), 0 if 100 % top == 0 else 1)


def _answer_unit(top: int) -> Unit:
    return SCALE_4 if top == 4 else Unit(f"scale-{top}")


def _weigh(desk: AssessContext, subject: str, index: Result, elements: int) -> Result:
    label = Label(f"Indeks tertimbang {subject}", INDEX, policy=_weight_policy(desk))
    recipe = Recipe(label, f"{{0}} {_weight_text(desk, elements)}", ("Indeks",))
    weight = element_weight(elements, desk.policies.survey_weight)
    return desk.derive(recipe, (index,), lambda value: value * weight)


def _unit_index(
    desk: AssessContext, survey: Survey, period: Period, elements: Sequence[ElementResult]
) -> Result:
    weight = desk.policies.survey_weight
    subject = f"Indeks {survey.name}, {period.label}"
    recipe = Recipe(
        Label(subject, INDEX, step=Step.INDEX, policy=_weight_policy(desk)),
        template=f"({sum_template(len(elements))}) {_weight_text(desk, len(elements))}",
        names=tuple(element.code for element in elements),
    )
    indices = [element.index for element in elements]
    return desk.derive(recipe, indices, lambda *values: unit_index(values, weight))


def _weight_policy(desk: AssessContext) -> str:
    return f"survey_weight: {desk.policies.survey_weight}"


def _weight_text(desk: AssessContext, elements: int) -> str:
    if desk.policies.survey_weight is SurveyWeight.EXACT:
        return f"÷ {elements}"
    return f"× {write_decimal(element_weight(elements, SurveyWeight.PRINTED), 3)}"


def _classify(desk: AssessContext, survey: Survey, period: Period, index: Result) -> SurveyClass | None:
    table = desk.rule_set.survey_class_table(survey.classes, period.end)
    value = known_value(index)
    return classify_index(value, table) if table is not None and value is not None else None
