"""All surveys of an office: each beside that of the year before, and those of a period together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.assessment import ElementResult, SurveyResult
from capaian.domain.period import Period, PeriodKind
from capaian.domain.survey import Survey, SurveyYear
from capaian.domain.value import POINT, Reason, Result, Unavailable
from capaian.rules.assess.context import AssessContext, Label, Recipe, sum_template, trend_between
from capaian.rules.assess.surveys import NO_SURVEY_BEFORE, SurveyRound, find_survey_before
from capaian.rules.outcome import mean


def assess_surveys(desk: AssessContext) -> tuple[SurveyResult, ...]:
    """Return all surveys held until the period asked for, of each survey the latest last."""
    periods = {period for _, period in desk.facts.elements if period.end <= desk.as_of.end}
    ordered = sorted(periods, key=lambda period: (period.end, period.start))
    results: list[SurveyResult] = []
    for survey in desk.office_year.surveys:
        planned = [period for period in ordered if (survey.id, period) in desk.facts.elements]
        series = [SurveyRound(desk, survey, p, desk.facts.elements[survey.id, p]).assess() for p in planned]
        if survey.year_value.is_combined:
            series = _with_combined(desk, survey, series)
        results += [_compare(desk, now, find_survey_before(series, survey, now)) for now in series]
    return tuple(results)


def _compare(desk: AssessContext, now: SurveyResult, before: SurveyResult | None) -> SurveyResult:
    """Return a survey with its changes against that of the year before; against none there is no change."""
    if before is None:
        return now
    labels = (now.period.label, before.period.label)
    earlier = {element.code: element.index for element in before.elements}

    def change_of(what: str, index: Result, before: Result) -> Result:
        label = Label(f"Perubahan {what} dari {labels[1]}", POINT, desk.policies.decimals)
        return desk.subtract(label, labels, (index, before))

    def compared(element: ElementResult) -> ElementResult:
        if element.code not in earlier:
            return element
        past = earlier[element.code]
        change = change_of(f"{element.code} {element.name}", element.index, past)
        return replace(element, change=change, trend=trend_between(desk, element.index, past))

    change = change_of("indeks unit pelayanan", now.index, before.index)
    elements = tuple(map(compared, now.elements))
    trend = trend_between(desk, now.index, before.index)
    return replace(now, elements=elements, change=change, trend=trend)


# --- surveys of a period together ----------------------------------------------------------------


def _with_combined(desk: AssessContext, survey: Survey, series: Sequence[SurveyResult]) -> list[SurveyResult]:
    """Return surveys with those that parts of a year, or all of it, make together where they have none."""
    conducted = [result for result in series if result.is_conducted]
    years = {result.period.year for result in conducted}
    spans = [
        s for y in years for k in (PeriodKind.SEMESTER, PeriodKind.YEAR) for s in Period.year_of(y).parts(k)
    ]
    made = [
        _CombinedRound(desk, survey, span, (), parts).assess()
        for span in spans
        if span.end <= desk.as_of.end and (parts := _parts_of(conducted, span))
    ]
    spans = [result.period for result in made]
    others = [result for result in series if result.is_conducted or result.period not in spans]
    return sorted([*others, *made], key=lambda result: (result.period.end, result.period.start))


def _parts_of(conducted: Sequence[SurveyResult], span: Period) -> Sequence[SurveyResult]:
    """Return the longest surveys within a period that has none of its own: no answer counts twice."""
    within = [result for result in conducted if span.contains(result.period)]
    if any(result.period == span for result in within):
        return ()
    periods = [result.period for result in within]
    return [r for r in within if not any(p != r.period and p.contains(r.period) for p in periods)]


@dataclass(frozen=True, slots=True)
class _CombinedRound(SurveyRound):
    """Surveys of parts of a period as one of all of it."""

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
        found = self.classify(index)
        known = [each.answers for _, each in own if each.answers is not None]
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

    def _join(self, subject: str, parts: Sequence[tuple[SurveyResult, Result, int | None]]) -> Result:
        """Return one mean of several: by how many answered each where the survey says so."""
        names = tuple(part.period.label for part, _, _ in parts)
        values = [value for _, value, _ in parts]
        policy = f"nilai survei: {self.survey.year_value.words}"
        label = Label(f"Rata-rata {subject}", self.answer_unit, self.desk.policies.decimals, policy=policy)
        if self.survey.year_value is SurveyYear.MEAN:
            recipe = Recipe(label, f"({sum_template(len(parts))}) ÷ {len(parts)}", names)
            return self.desk.derive(recipe, values, lambda *figures: mean(figures))
        counts = [answers for _, _, answers in parts if answers]
        if len(counts) < len(parts):
            lacking = tuple(f"banyak jawaban {part.period.label}" for part, _, own in parts if not own)
            return self.desk.settle(Recipe(label, "", ()), (), Unavailable(Reason.MISSING_INPUT, lacking))
        terms = " + ".join(f"{{{place}}} × {count}" for place, count in enumerate(counts))
        recipe = Recipe(label, f"({terms}) ÷ {sum(counts)}", names)
        return self.desk.derive(recipe, values, lambda *figures: _pool(figures, counts))


def _pool(means: Sequence[Decimal], counts: Sequence[int]) -> Decimal:
    total = sum((m * count for m, count in zip(means, counts, strict=True)), Decimal(0))
    return total / sum(counts)
