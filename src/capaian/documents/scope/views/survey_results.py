"""Satisfaction surveys as papers print them: elements with their classes, the year, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.documents.scope.values import (
    Figure,
    Given,
    Series,
    Thing,
    Value,
    absent,
    join_names,
    record,
    records,
)
from capaian.documents.scope.view import View
from capaian.documents.scope.views.closed_surveys import (
    CLOSING,
    count_answers,
    find_closing,
    list_course,
    list_traits,
)
from capaian.documents.scope.views.comparisons import trend, with_remark
from capaian.documents.scope.views.story import EXPLAINED, CausePair, Explained, explain
from capaian.documents.scope.world import World
from capaian.domain.assessment import ElementResult, SurveyResult
from capaian.domain.narrative import Factor, FactorKind
from capaian.domain.numerals import decimals_of, write_decimal
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import SurveyWeight
from capaian.domain.rule_set import SurveyClassTable
from capaian.domain.survey import QuestionOrder
from capaian.domain.value import Known
from capaian.rulebook.load import load_reference
from capaian.rules.assess.surveys import find_survey, find_survey_before

MIN_PERIODS_OF_CHART = 3
MOST_LOWEST = 3
"""So many of the elements with the lowest indices are to be followed up."""


@dataclass(frozen=True, slots=True)
class ElementPair:
    """An element of a survey beside the same element of the year before."""

    now: ElementResult
    before: ElementResult | None


def _element_answers(pair: ElementPair, world: World) -> Figure:
    if pair.now.answers is None:
        return absent("banyaknya jawaban")
    words = f"Jawaban {pair.now.code} {pair.now.name}"
    return world.facts.counted(words, pair.now.answers, "banyaknya jawaban untuk unsur itu")


ELEMENT: View[ElementPair] = View(
    ElementPair,
    "unsur",
    "now.code now.name now.mean now.index now.change",
    answers=_element_answers,
    letter=lambda e, w: e.now.letter or absent("mutu"),
    trend=trend("now.trend"),
    prior=lambda e, w: ELEMENT.given(e.now.code, ElementPair(e.before, None) if e.before else None, w),
)


def _prior(result: SurveyResult, world: World) -> SurveyResult | None:
    survey = world.office_year.survey_by_id.get(result.id)
    return find_survey_before(world.assessment.surveys, survey, result) if survey else None


def _elements(result: SurveyResult, world: World) -> Series:
    prior = _prior(result, world)
    before = {element.code: element for element in prior.elements} if prior else {}
    pairs = (ElementPair(element, before.get(element.code)) for element in result.elements)
    return ELEMENT.series(pairs, world, "now.code")


def _ranked(result: SurveyResult, world: World, *, from_best: bool = False) -> list[Thing]:
    """The elements with an index from the lowest up, or from the highest down; of equals the first."""
    known = [(e.index.value, e.code) for e in result.elements if isinstance(e.index, Known)]
    ordered = sorted(known, key=lambda each: (-each[0] if from_best else each[0], each[1]))
    by_code = {element.key: element for element in _elements(result, world).items}
    return [by_code[code] for _, code in ordered]


def _class_table(result: SurveyResult, world: World) -> SurveyClassTable | None:
    survey = world.office_year.survey_by_id.get(result.id)
    return None if survey is None else world.rule_set.survey_class_table(survey.classes, result.period.end)


def _classes(result: SurveyResult, world: World) -> str:
    """Regulation of the classes, with a remark where it was not verified."""
    table = _class_table(result, world)
    return "" if table is None else with_remark(table.provenance.regulation, table.provenance)


def _class_name(result: SurveyResult, world: World) -> Value:
    table = _class_table(result, world)
    if result.class_name is None or table is None:
        return absent("mutu pelayanan")
    return with_remark(result.class_name, table.provenance)


_PERCEPTIONS = 25
"""An index of 25 to 100 is a mean perception of 1 to 4 times 25 (PermenPANRB 14/2017, lampiran)."""


def _range(lower: Decimal, upper: Decimal) -> str:
    return "–".join(write_decimal(v, max(2, decimals_of(v.normalize()))) for v in (lower, upper))


def _class_rows(result: SurveyResult, world: World) -> Series:
    """The classes from the worst up, as the regulation prints them."""
    table = _class_table(result, world)
    ordered = sorted(() if table is None else table.classes, key=lambda c: c.lower)
    rows: Iterable[Mapping[str, Given]] = (
        {
            "perception": place,
            "letter": each.letter,
            "name": each.name,
            "index": _range(each.lower, each.upper),
            "mean": _range(each.lower / _PERCEPTIONS, each.upper / _PERCEPTIONS),
        }
        for place, each in enumerate(ordered, start=1)
    )
    return records("mutu pelayanan", rows, "letter")


def _basis(result: SurveyResult, world: World) -> str:
    """How the value of a period was made of those within it, in words; empty: it is its own."""
    survey = world.office_year.survey_by_id.get(result.id)
    if survey is None or not result.combines:
        return ""
    names = join_names([period.label for period in result.combines])
    return f"{survey.year_value.words}: {names}"


def _year_value(result: SurveyResult, world: World) -> Value:
    """The survey that speaks for the year, where it is another one."""
    survey = world.office_year.survey_by_id.get(result.id)
    year = Period.year_of(result.period.year)
    found = None if survey is None else find_survey(world.assessment.surveys, survey, year)
    if survey is None or found is None:
        return absent("nilai setahun")
    latest = "" if found.period == year else f"{survey.year_value.words}: {found.period.label}"
    basis = _basis(found, world) or latest
    return record("year", "nilai setahun", period=year.label, index=found.index, basis=basis)


# --- what follows ------------------------------------------------------------------------------------


def _factors(result: SurveyResult, world: World, *, is_earlier: bool) -> dict[str, list[Factor]]:
    """What is stated of a survey for its period, or was for earlier ones, by its element."""
    span, found = result.period, dict[str, list[Factor]]()
    for factor in world.office_year.factors:
        is_before, is_within = factor.period.end < span.start, factor.period.end <= span.end
        if factor.subject == result.id and is_within and is_before is is_earlier:
            found.setdefault(factor.element, []).append(factor)
    return found


def _follow_up(result: SurveyResult, world: World) -> Series:
    """Problems and actions, element by element: the three lowest first, whether anything is stated or not."""
    factors = _factors(result, world, is_earlier=False)
    lowest = [element.key for element in _ranked(result, world)[:MOST_LOWEST]]
    rows = {code: explain(factors.get(code, ())) for code in dict.fromkeys([*lowest, *factors])}
    return _explained(result, rows, world)


def _last_plans(result: SurveyResult, world: World) -> Series:
    """What was planned after earlier surveys, and what became of it."""
    factors = _factors(result, world, is_earlier=True)
    plans = {code: [f for f in own if f.kind is FactorKind.PLAN] for code, own in factors.items()}
    return _explained(result, {code: explain(own) for code, own in plans.items() if own}, world)


def _explained(result: SurveyResult, rows: Mapping[str, Sequence[CausePair]], world: World) -> Series:
    names = {element.code: f"{element.code} {element.name}" for element in result.elements}
    explained = (
        Explained(code, *each, is_first=place == 0, name=names.get(code, code or "Semua unsur"))
        for code, own in rows.items()
        for place, each in enumerate(own or [(None, None)])
    )
    return EXPLAINED.series(explained, world)


def questionnaire_root(world: World) -> Series:
    """Return the questions in the order in which the regulation's questionnaire prints them."""
    entries = {entry.code: entry for entry in load_reference().survey_elements}
    in_order = [entries[code] for code in QuestionOrder.QUESTIONNAIRE.codes]
    rows = (
        {
            "code": entry.code,
            "name": entry.name,
            "question": entry.question,
            "answers": "; ".join(f"{value} {words}" for value, words in enumerate(entry.answers, 1)),
        }
        for entry in in_order
    )
    return records("pertanyaan", rows, "code")


SURVEY: View[SurveyResult] = View(
    SurveyResult,
    "survei",
    "id unit period.year index mean change",
    period="period.label",
    # what a survey covers, for captions: `2025`, but `Semester II Tahun 2025`
    when=lambda s, w: str(s.period.year) if s.period.kind is PeriodKind.YEAR else s.period.label,
    classes=_classes,
    class_rows=_class_rows,
    weight=lambda s, w: w.facts.counted(
        "Bobot satu unsur", s.weight, "satu dibagi banyaknya unsur, menurut kebijakan pembobotan"
    ),
    is_exact=lambda s, w: w.office_year.policies.survey_weight is SurveyWeight.EXACT,
    elements=_elements,
    letter=lambda s, w: s.letter or absent("mutu pelayanan"),
    class_name=_class_name,
    trend=trend("trend"),
    best=lambda s, w: next(iter(_ranked(s, w, from_best=True)), absent("unsur")),
    weakest=lambda s, w: next(iter(_ranked(s, w)), absent("unsur")),
    varies=lambda s, w: len({e.index.value for e in s.elements if isinstance(e.index, Known)}) > 1,
    prior=lambda s, w: SURVEY.given(str(s.id), _prior(s, w), w),
    name=lambda s, w: w.office_year.survey_by_id[s.id].name,
    answers=count_answers,
    basis=_basis,
    year_value=_year_value,
    closing=lambda s, w: CLOSING.given("closing", find_closing(s, w), w),
    traits=list_traits,
    course=list_course,
    has_course=lambda s, w: len(list_course(s, w).items) >= MIN_PERIODS_OF_CHART,
    lowest=lambda s, w: replace(_elements(s, w), items=tuple(_ranked(s, w)[:MOST_LOWEST])),
    follow_up=_follow_up,
    last_plans=_last_plans,
)


def surveys_root(world: World) -> Value:
    """Return the survey of the paper's period of each id."""
    results, now = world.assessment.surveys, world.assessment.as_of
    found = (find_survey(results, survey, now) for survey in world.office_year.surveys)
    return SURVEY.series(filter(None, found), world, "id", is_open=True)


def survey_rounds_root(world: World) -> Value:
    """Return every survey held in the year, known by its code and period: each has papers of its own."""
    conducted = [r for r in world.assessment.surveys if r.is_conducted and r.period.year == world.year]
    known = [result for result in conducted if result.id in world.office_year.survey_by_id]
    items = tuple(SURVEY.of(f"{result.id}-{result.period}", result, world) for result in known)
    return Series("survei", items, is_open=True, like=SURVEY.pattern)
