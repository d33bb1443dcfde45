"""A survey in a period: means, indices and classes of elements,
and the unit index with its trace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.domain.assessment import ElementResult, SurveyResult
from capaian.domain.numerals import typed_decimals, write_decimal
from capaian.domain.period import Period
from capaian.domain.policy import Step, SurveyWeight
from capaian.domain.rule_set import SurveyClass
from capaian.domain.survey import WHOLE_SURVEY, GivenStatistic, Survey, SurveyElement, SurveyYear
from capaian.domain.value import INDEX, Known, Reason, Result, Unavailable, Unit
from capaian.domain.work import RestatedColumn
from capaian.rules.assess.context import AssessContext, Label, Recipe, known_value, sum_template
from capaian.rules.outcome import (
    element_weight,
    index_of_mean,
    index_step,
    mean_of_index,
    unit_index,
)
from capaian.rules.scale import classify_index
from capaian.rules.spans import is_within

NO_SURVEY_BEFORE = Unavailable(Reason.NOT_IN_SOURCE, ("survei tahun sebelumnya",))


def find_survey(
    results: Sequence[SurveyResult], survey: Survey, period: Period
) -> SurveyResult | None:
    """Return the survey of a period: its own, or what those in it say together;
    else the latest in it.

    The survey declares whether another one speaks for a period that has none. Rows that wait for
    their figures tell of no survey yet: they yield to one that was held.
    """
    fitting = [r for r in results if r.id == survey.id and is_within(r.period, period)]
    own = next((result for result in fitting if result.period == period), None)
    conducted = [result for result in fitting if result.is_conducted]
    if (
        own in conducted
        or survey.year_value is not SurveyYear.LATEST
        or not fitting
        or (own and not conducted)
    ):
        return own
    ends = conducted or fitting
    return max(
        ends, key=lambda result: (result.period.end, result.period.end - result.period.start)
    )


def find_survey_before(
    results: Sequence[SurveyResult], survey: Survey, now: SurveyResult
) -> SurveyResult | None:
    """Return what a survey is compared with: the survey of the same period of the year before."""
    return find_survey(results, survey, now.period.previous_year())


@dataclass(frozen=True, slots=True)
class SurveyRound:
    """One survey in one period, with its rows."""

    desk: AssessContext
    survey: Survey
    period: Period
    rows: Sequence[SurveyElement]

    def assess(self) -> SurveyResult:
        """Return its result."""
        parts = tuple(row for row in self.rows if row.code != WHOLE_SURVEY)
        elements = tuple(self._assess_element(row, len(parts)) for row in parts)
        of_elements = max(
            (row.answers for row in self.rows if row.answers is not None), default=None
        )
        closings = self.desk.office_year.survey_closings
        own = (
            each
            for each in closings
            if (each.survey, each.period) == (self.survey.id, self.period)
        )
        # Some left each element empty: how many answered is what the closing counted.
        answers = next((closing.answers for closing in own), of_elements)
        return self.result(
            elements, answers, is_conducted=any(row.has_figure for row in self.rows)
        )

    def result(
        self, elements: tuple[ElementResult, ...], answers: int | None, *, is_conducted: bool
    ) -> SurveyResult:
        """Return what elements say together."""
        mean, index = self._whole(elements)
        found = self.classify(index)
        return SurveyResult(
            id=self.survey.id,
            unit=self.survey.unit,
            period=self.period,
            scale=f"1–{self.survey.top}",
            weight=element_weight(max(len(elements), 1), self.desk.policies.survey_weight),
            elements=elements,
            index=index,
            mean=mean,
            letter=found.letter if found else None,
            class_name=found.name if found else None,
            answers=answers,
            change=NO_SURVEY_BEFORE,
            trend=None,
            is_conducted=is_conducted,
        )

    def stated(self, subject: str) -> tuple[Result, Result] | None:
        """Return mean and index of the whole as the source states them."""
        row = next((row for row in self.rows if row.code == WHOLE_SURVEY), None)
        return None if row is None else self._statistics(row, subject)

    def _whole(self, elements: Sequence[ElementResult]) -> tuple[Result, Result]:
        """Return mean and index of a survey: from its elements,
        else as the source states the whole.
        """
        subject = f"{self.survey.name}, {self.period.label}"
        are_known = elements and all(isinstance(element.index, Known) for element in elements)
        if not are_known and (stated := self.stated(subject)) is not None:
            return stated
        weight = self.desk.policies.survey_weight
        recipe = Recipe(
            Label(f"Indeks {subject}", INDEX, step=Step.INDEX, policy=f"survey_weight: {weight}"),
            template=f"({sum_template(len(elements))}) {_write_weight(weight, len(elements))}",
            names=tuple(element.code for element in elements),
        )
        indices = [element.index for element in elements]
        index = self.desk.derive(recipe, indices, lambda *values: unit_index(values, weight))
        return self.mean_of(subject, index), index

    def _assess_element(self, row: SurveyElement, elements: int) -> ElementResult:
        subject = f"{row.code} {row.name}, {row.period.label}"
        mean, index = self._statistics(row, subject)
        found = self.classify(index)
        return ElementResult(
            code=row.code,
            name=row.name,
            mean=mean,
            index=index,
            weighted=self.weigh(subject, index, elements),
            letter=found.letter if found else None,
            given=row.given,
            answers=row.answers,
            change=NO_SURVEY_BEFORE,
            trend=None,
        )

    def _statistics(self, row: SurveyElement, subject: str) -> tuple[Result, Result]:
        """Return mean and index; the one that the source does not give follows from the other."""
        if row.given is GivenStatistic.MEAN:
            mean = self._typed(row, f"Rata-rata {subject}", RestatedColumn.MEAN)
            return mean, self.index_of(subject, mean)
        index = self._typed(row, f"Indeks {subject}", RestatedColumn.INDEX)
        if row.given is GivenStatistic.BOTH:
            return self._typed(row, f"Rata-rata {subject}", RestatedColumn.MEAN), index
        return self.mean_of(subject, index), index

    def _typed(self, row: SurveyElement, subject: str, column: RestatedColumn) -> Result:
        is_index = column is RestatedColumn.INDEX
        value, unit = (row.index, INDEX) if is_index else (row.mean, self.answer_unit)
        usual = self.desk.policies.decimals
        # With two more a mean of answers times 25 gives the index that is printed beside it.
        decimals = max(usual, 0 if value is None else typed_decimals(value, usual + 2))
        reference = self.desk.facts.prior_reference(row, column)
        return self.desk.record(
            Label(subject, unit, decimals), value, reference, Reason.NOT_REPORTED
        )

    def mean_of(self, subject: str, index: Result) -> Result:
        """Return the mean answer that an index is of."""
        top, step = self.survey.top, _write_step(self.survey.top)
        template = f"{{0}} ÷ {step}" if step else f"{{0}} × {top} ÷ 100"
        label = Label(f"Rata-rata {subject}", self.answer_unit, self.desk.policies.decimals)
        recipe = Recipe(label, template, ("Indeks",))
        return self.desk.derive(recipe, (index,), lambda value: mean_of_index(value, top))

    def index_of(self, subject: str, mean: Result) -> Result:
        """Return the index of a mean answer."""
        top, step = self.survey.top, _write_step(self.survey.top)
        template = f"{{0}} × {step}" if step else f"{{0}} × 100 ÷ {top}"
        recipe = Recipe(Label(f"Indeks {subject}", INDEX), template, ("Rata-rata",))
        return self.desk.derive(recipe, (mean,), lambda value: index_of_mean(value, top))

    def weigh(self, subject: str, index: Result, elements: int) -> Result:
        """Return an index times the weight of one of so many elements."""
        weight = self.desk.policies.survey_weight
        label = Label(f"Indeks tertimbang {subject}", INDEX, policy=f"survey_weight: {weight}")
        recipe = Recipe(label, f"{{0}} {_write_weight(weight, elements)}", ("Indeks",))
        return self.desk.derive(
            recipe, (index,), lambda value: value * element_weight(elements, weight)
        )

    def classify(self, index: Result) -> SurveyClass | None:
        """Return the class of an index."""
        table = self.desk.rule_set.survey_class_table(self.survey.classes, self.period.end)
        value = known_value(index)
        return classify_index(value, table) if table is not None and value is not None else None

    @property
    def answer_unit(self) -> Unit:
        """Unit of a mean answer."""
        return Unit(f"scale-{self.survey.top}")


def _write_step(top: int) -> str:
    """Write a step of the answer scale: 25, 12,5;
    nothing where it cannot be written in full (16,67).
    """
    return write_decimal(index_step(top), 0 if 100 % top == 0 else 1) if 1000 % top == 0 else ""


def _write_weight(weight: SurveyWeight, elements: int) -> str:
    if weight is SurveyWeight.EXACT:
        return f"÷ {elements}"
    return f"× {write_decimal(element_weight(elements, weight), 3)}"
