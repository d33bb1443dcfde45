"""All surveys of an office: each beside that of the year before,
and those of a period together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from capaian.domain.assessment import ElementResult, SurveyResult
from capaian.domain.period import Period, PeriodKind
from capaian.domain.survey import Survey, SurveyYear
from capaian.domain.value import POINT, Reason, Result, Unavailable
from capaian.rules.assess.context import AssessContext, Label, Recipe, sum_template, trend_between
from capaian.rules.assess.surveys import NO_SURVEY_BEFORE, SurveyRound, find_survey_before


def assess_surveys(desk: AssessContext) -> tuple[SurveyResult, ...]:
    """Return all surveys held until the period asked for, of each survey the latest last."""
    periods = {period for _, period in desk.facts.elements if period.end <= desk.as_of.end}
    ordered = sorted(periods, key=lambda period: (period.end, period.start))
    results: list[SurveyResult] = []
    for survey in desk.office_year.surveys:
        planned = [period for period in ordered if (survey.id, period) in desk.facts.elements]
        series = [
            SurveyRound(desk, survey, p, desk.facts.elements[survey.id, p]).assess()
            for p in planned
        ]
        if survey.year_value.is_combined:
            series = _with_combined(desk, survey, series)
        results += [_compare(desk, now, find_survey_before(series, survey, now)) for now in series]
    return tuple(results)


def _compare(desk: AssessContext, now: SurveyResult, before: SurveyResult | None) -> SurveyResult:
    if before is None:
        return now
    labels = (now.period.label, before.period.label)
    earlier = {element.code: element.index for element in before.elements}

    def compared(what: str, index: Result, past: Result) -> dict[str, Any]:
        label = Label(f"Perubahan {what} dari {labels[1]}", POINT, desk.policies.decimals)
        change = desk.subtract(label, labels, (index, past))
        return {"change": change, "trend": trend_between(desk, index, past)}

    whole = compared("indeks unit pelayanan", now.index, before.index)
    elements = tuple(
        replace(e, **compared(f"{e.code} {e.name}", e.index, earlier[e.code]))
        if e.code in earlier
        else e
        for e in now.elements
    )
    return replace(now, elements=elements, **whole)


def _with_combined(
    desk: AssessContext, survey: Survey, series: Sequence[SurveyResult]
) -> list[SurveyResult]:
    """Return surveys with those that parts of a year, or all of it,
    make together where they have none.
    """
    conducted = [result for result in series if result.is_conducted]
    wholes = [Period.year_of(year) for year in {result.period.year for result in conducted}]
    spans = [
        s
        for year in wholes
        for kind in (PeriodKind.SEMESTER, PeriodKind.YEAR)
        for s in year.parts(kind)
    ]
    made = [
        _CombinedRound(desk, survey, span, (), parts).assess()
        for span in spans
        if span.end <= desk.as_of.end and (parts := _parts_of(conducted, span))
    ]
    combined = {result.period for result in made}
    others = [result for result in series if result.is_conducted or result.period not in combined]
    return sorted([*others, *made], key=lambda result: (result.period.end, result.period.start))


def _parts_of(conducted: Sequence[SurveyResult], span: Period) -> Sequence[SurveyResult]:
    """Return the longest surveys within a period that has none of its own:
    no answer counts twice.
    """
    within = [result for result in conducted if span.contains(result.period)]
    periods = [result.period for result in within]
    longest = [
        r for r in within if not any(p != r.period and p.contains(r.period) for p in periods)
    ]
    return () if span in periods else longest


@dataclass(frozen=True, slots=True)
class _CombinedRound(SurveyRound):
    parts: Sequence[SurveyResult] = ()

    def assess(self) -> SurveyResult:
        """Return its result."""
        codes = dict.fromkeys(element.code for part in self.parts for element in part.elements)
        elements = tuple(self._combine(code, len(codes)) for code in codes)
        known = [part.answers for part in self.parts if part.answers is not None]
        answers = sum(known) if len(known) == len(self.parts) else None
        made = self.result(elements, answers, is_conducted=True)
        return replace(made, combines=tuple(part.period for part in self.parts))

    def stated(self, subject: str) -> tuple[Result, Result]:
        """Return mean and index of the whole, where parts have no elements."""
        mean = self._join(subject, [(part, part.mean, part.answers) for part in self.parts])
        return mean, self.index_of(subject, mean)

    def _combine(self, code: str, elements: int) -> ElementResult:
        own = [(part, each) for part in self.parts for each in part.elements if each.code == code]
        last = own[-1][1]
        subject = f"{code} {last.name}, {self.period.label}"
        mean = self._join(subject, [(part, each.mean, each.answers) for part, each in own])
        index = self.index_of(subject, mean)
        found, known = (
            self.classify(index),
            [each.answers for _, each in own if each.answers is not None],
        )
        return replace(
            last,
            mean=mean,
            index=index,
            weighted=self.weigh(subject, index, elements),
            letter=found.letter if found else None,
            answers=sum(known) if len(known) == len(own) else None,
            change=NO_SURVEY_BEFORE,
            trend=None,
        )

    def _join(
        self, subject: str, parts: Sequence[tuple[SurveyResult, Result, int | None]]
    ) -> Result:
        names, values = (
            tuple(part.period.label for part, _, _ in parts),
            [value for _, value, _ in parts],
        )
        policy = f"nilai survei: {self.survey.year_value.words}"
        label = Label(
            f"Rata-rata {subject}", self.answer_unit, self.desk.policies.decimals, policy=policy
        )
        if self.survey.year_value is SurveyYear.MEAN:
            counts, terms = [1 for _ in parts], sum_template(len(parts))
        else:
            counts = [answers for _, _, answers in parts if answers]
            terms = " + ".join(f"{{{place}}} × {count}" for place, count in enumerate(counts))
        if len(counts) < len(parts):
            lacking = tuple(
                f"banyak jawaban {part.period.label}" for part, _, own in parts if not own
            )
            return self.desk.settle(
                Recipe(label, "", ()), (), Unavailable(Reason.MISSING_INPUT, lacking)
            )
        total = sum(counts)

        def pool(*means: Decimal) -> Decimal:
            return (
                sum((m * count for m, count in zip(means, counts, strict=True)), Decimal(0))
                / total
            )

        return self.desk.derive(Recipe(label, f"({terms}) ÷ {total}", names), values, pool)
