"""Satisfaction surveys as papers print them;
of answers only what closing a survey kept is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import (
    Figure,
    GivenValue,
    Series,
    Thing,
    Value,
    absent,
    end_sentence,
    join_names,
    record,
    records,
)
from capaian.documents.scope.view import View
from capaian.documents.scope.views.comparisons import trend, with_remark
from capaian.documents.scope.views.story import EXPLAINED, POINTS, ExplainedSubject, explain
from capaian.documents.scope.world import World
from capaian.domain.assessment import ElementResult, SurveyResult
from capaian.domain.follow_up import NOT_DECLARED
from capaian.domain.identifiers import TraceId
from capaian.domain.narrative import Factor, FactorKind
from capaian.domain.numerals import decimals_of, write_decimal
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import SurveyWeight
from capaian.domain.registers.closed_survey import SurveyClosing, SurveyGroup
from capaian.domain.rule_set import SurveyClassTable
from capaian.domain.survey import ELEMENTS, Survey, SurveyTrait
from capaian.domain.value import INDEX, PERCENT, Known, Unit
from capaian.dossier.surveys.questions import QUESTIONNAIRE
from capaian.rules.assess.surveys import find_survey, find_survey_before
from capaian.rules.outcome import element_weight
from capaian.rules.registers.survey_answers import is_real_change, judge_alpha, sample_size

_MAX_GROUPS_PUBLISHED: Final = 6
"""The publication prints the six largest of a trait, and says so where there are more."""
_MIN_SURVEYS_OF_A_COURSE: Final = 3
"""Two are a comparison and no course."""

MOST_LOWEST = 3
"""So many of the elements with the lowest indices are to be followed up."""


@dataclass(frozen=True, slots=True)
class ElementPair:
    """An element of a survey beside the same element of the year before."""

    now: ElementResult
    before: ElementResult | None


def _count(words: str, answers: int | None, how: str, world: World) -> Figure:
    return (
        absent("banyaknya jawaban")
        if answers is None
        else world.facts.counted(words, answers, how)
    )


ELEMENT: View[ElementPair] = View(
    ElementPair,
    "unsur",
    "now.code now.name now.mean now.index now.change",
    answers=lambda e, w: _count(
        f"Jawaban {e.now.code} {e.now.name}", e.now.answers, "banyaknya jawaban untuk unsur itu", w
    ),
    letter=lambda e, w: e.now.letter or absent("mutu"),
    trend=trend("now.trend"),
    prior=lambda e, w: ELEMENT.given(
        e.now.code, ElementPair(e.before, None) if e.before else None, w
    ),
)


def _survey(result: SurveyResult, world: World) -> Survey:
    return world.office_year.survey_by_id[result.id]


def _prior(result: SurveyResult, world: World) -> SurveyResult | None:
    return find_survey_before(world.assessment.surveys, _survey(result, world), result)


def _elements(result: SurveyResult, world: World) -> Series:
    prior = _prior(result, world)
    before = {element.code: element for element in prior.elements} if prior else {}
    pairs = (ElementPair(element, before.get(element.code)) for element in result.elements)
    return ELEMENT.series(pairs, world, "now.code")


def _ranked(result: SurveyResult, world: World, sign: int = 1) -> tuple[Thing, ...]:
    """The elements with an index from the lowest up, by `sign` from the highest down;
    of equals the first.
    """
    known = sorted(
        (sign * e.index.value, e.code) for e in result.elements if isinstance(e.index, Known)
    )
    by_code = {element.key: element for element in _elements(result, world).items}
    return tuple(by_code[code] for _, code in known)


def _class_table(result: SurveyResult, world: World) -> SurveyClassTable | None:
    return world.rule_set.survey_class_table(_survey(result, world).classes, result.period.end)


_PERCEPTIONS = 25
"""An index of 25 to 100 is a mean perception of 1 to 4 times 25
(PermenPANRB 14/2017, lampiran).
"""


def _class_rows(result: SurveyResult, world: World) -> Series:
    def write_range(*bounds: Decimal) -> str:
        return "–".join(write_decimal(v, max(2, decimals_of(v.normalize()))) for v in bounds)

    table = _class_table(result, world)
    ordered = sorted(() if table is None else table.classes, key=lambda c: c.lower)
    rows: Iterable[Mapping[str, GivenValue]] = (
        {
            "perception": place,
            "letter": each.letter,
            "name": each.name,
            "index": write_range(each.lower, each.upper),
            "mean": write_range(each.lower / _PERCEPTIONS, each.upper / _PERCEPTIONS),
        }
        for place, each in enumerate(ordered, start=1)
    )
    return records("mutu pelayanan", rows, "letter")


def _basis(result: SurveyResult, world: World) -> str:
    """How the value of a period was made of those within it, in words; empty: it is its own."""
    names = join_names([period.label for period in result.combines])
    return f"{_survey(result, world).year_value.words}: {names}" if names else ""


def _year_value(result: SurveyResult, world: World) -> Value:
    survey, year = _survey(result, world), Period.year_of(result.period.year)
    found = find_survey(world.assessment.surveys, survey, year)
    if found is None:
        return absent("nilai setahun")
    latest = "" if found.period == year else f"{survey.year_value.words}: {found.period.label}"
    basis = _basis(found, world) or latest
    return record("year", "nilai setahun", period=year.label, index=found.index, basis=basis)


_ANSWERS, _PERSONS = Unit("jawaban"), Unit("orang")
_SAMPLE = "3,841 × N × 0,25 ÷ (0,0025 × (N − 1) + 3,841 × 0,25), N = pengguna layanan"


def _survey_words(of: SurveyClosing | SurveyGroup | SurveyResult, world: World) -> str:
    survey = of.id if isinstance(of, SurveyResult) else of.survey
    return f"{world.office_year.survey_by_id[survey].name}, {of.period.label}"


def _kept(
    of: SurveyClosing, name: str, value: Decimal | int | None, unit: Unit, world: World
) -> Figure:
    words, decimals = f"{name}, {_survey_words(of, world)}", 2 if isinstance(value, Decimal) else 0
    return world.fact(DossierFigure(words, value, unit, of.place, of.source, decimals))


def _needed(of: SurveyClosing, world: World) -> Figure:
    users = _kept(of, "Pengguna layanan", of.users, _PERSONS, world)
    if of.users is None or not isinstance(users, Known):
        return absent("banyaknya pengguna layanan")
    words = f"Sampel, {_survey_words(of, world)}"
    return world.facts.counted(words, sample_size(of.users), _SAMPLE, (users.trace,))


CLOSING: View[SurveyClosing] = View(
    SurveyClosing,
    "survei yang ditutup",
    "min_elements",
    reason=lambda c, w: end_sentence(c.reason or NOT_DECLARED),
    answers=lambda c, w: _kept(c, "Jawaban", c.answers, _ANSWERS, w),
    users=lambda c, w: _kept(c, "Pengguna layanan", c.users, _PERSONS, w),
    needed=_needed,
    is_short=lambda c, w: c.users is not None and c.answers < sample_size(c.users),
    excluded=lambda c, w: _kept(c, "Jawaban yang tidak dihitung", c.excluded, _ANSWERS, w),
    has_excluded=lambda c, w: c.excluded > 0,
    margin=lambda c, w: _kept(c, "Batas kesalahan", c.margin, POINTS, w),
    alpha=lambda c, w: _kept(c, "Alfa Cronbach", c.alpha, Unit("one"), w),
    reliability=lambda c, w: "" if c.alpha is None else judge_alpha(c.alpha, c.answers),
)


def find_closing(result: SurveyResult, world: World) -> SurveyClosing | None:
    """What the closing of a survey kept; `None`: nobody closed one in its period."""
    own = (result.id, result.period)
    return next(
        (c for c in world.office_year.survey_closings if (c.survey, c.period) == own), None
    )


def count_answers(result: SurveyResult, world: World) -> Figure:
    """How many answered: as the closing counted, else as the elements say."""
    if (closing := find_closing(result, world)) is not None:
        return _kept(closing, "Jawaban", closing.answers, _ANSWERS, world)
    words = f"Jawaban, {_survey_words(result, world)}"
    return _count(words, result.answers, "jawaban terbanyak di antara unsurnya", world)


_PUBLISHED_TRAITS = (SurveyTrait.SEX, SurveyTrait.AGE, SurveyTrait.EDUCATION)
"""Those of which the publication of a survey has room, each with its six largest groups."""


def list_traits(result: SurveyResult, world: World) -> Series:
    """The respondents by each trait that the answers state."""
    key = result.id, result.period
    own = [
        group for group in world.office_year.survey_groups if (group.survey, group.period) == key
    ]
    rows: Iterable[Mapping[str, GivenValue]] = (
        {
            "key": trait.value,
            "name": trait.words,
            "is_published": trait in _PUBLISHED_TRAITS,
            "has_more": len(groups) > _MAX_GROUPS_PUBLISHED,
            "groups": records(
                "kelompok", (_group(g, sum(g.answers for g in groups), world) for g in groups)
            ),
        }
        for trait in SurveyTrait
        if (groups := [group for group in own if group.trait is trait])
    )
    return records("keterangan", rows, "key")


def _group(of: SurveyGroup, whole: int, world: World) -> Mapping[str, GivenValue]:
    """A group of respondents, none of fewer than ten;
    its index by the weight that the office declares.
    """
    words = f"{of.name} ({of.trait.words}), {_survey_words(of, world)}"
    answers = world.fact(DossierFigure(f"Jawaban {words}", of.answers, _ANSWERS, of.place))
    inputs = tuple(trace for trace in (answers.trace,) if trace is not None)
    share = Known(Decimal(100 * of.answers) / whole, PERCENT, TraceId(""), 2)
    part = world.facts.computed(
        f"Bagian {words}", share, "100 × jawaban ÷ semua jawaban", "", inputs
    )
    index = world.fact(DossierFigure(f"Indeks {words}", of.index, INDEX, of.place, decimals=2))
    weight = world.office_year.policies.survey_weight
    if weight is not SurveyWeight.EXACT and isinstance(index, Known):
        factor = len(ELEMENTS) * element_weight(len(ELEMENTS), weight)
        printed, how = (
            replace(index, value=index.value * factor),
            f"indeks × {write_decimal(factor, 3)}",
        )
        index = world.facts.computed(
            f"Indeks {words}, bobot 0,111", printed, how, "", (index.trace,)
        )
    margin = world.fact(DossierFigure(f"Batas {words}", of.margin, POINTS, of.place, decimals=2))
    return {"name": of.name, "answers": answers, "share": part, "index": index, "margin": margin}


def list_course(result: SurveyResult, world: World) -> Series:
    """This period and those before it, the longest of those that end together;
    none overlaps another.
    """
    own = [
        r
        for r in world.assessment.surveys
        if r.id == result.id and r.is_conducted and not r.combines
    ]
    steps, end = list[SurveyResult](), result.period.end
    while fitting := [r for r in own if r.period.end <= end]:
        by_length = sorted(fitting, key=lambda r: (r.period.end, r.period.end - r.period.start))
        steps.insert(0, result if result in fitting and not steps else by_length[-1])
        end = steps[0].period.start - timedelta(days=1)
    pairs = zip(steps, [None, *steps], strict=False)
    return records("periode", (_step(now, before, world) for now, before in pairs))


def _step(
    now: SurveyResult, before: SurveyResult | None, world: World
) -> Mapping[str, GivenValue]:
    """A period, and whether its index differs from the one before by more than chance."""
    pair, label = [now, *([before] if before else [])], now.period.label
    closings = [find_closing(each, world) for each in pair]
    indices = [each.index.value for each in pair if isinstance(each.index, Known)]
    margins = [None if each is None else each.margin for each in closings]
    is_real = (
        is_real_change(indices[0] - indices[-1], margins) if len(indices) == len(pair) else None
    )
    words = {True: "berbeda nyata", False: "tidak berbeda nyata", None: "tidak dapat dinilai"}
    of = closings[0]
    margin = (
        _kept(of, "Batas kesalahan", of.margin, POINTS, world) if of else absent("batas kesalahan")
    )
    return {
        "name": label,
        "short_name": label.replace("Triwulan", "TW")
        .replace("Semester", "Smt.")
        .replace("Tahun ", ""),
        "answers": count_answers(now, world),
        "index": now.index,
        "letter": now.letter or absent("mutu pelayanan"),
        "margin": margin,
        "verdict": words[is_real] if before else "",
    }


def _explained(result: SurveyResult, world: World, *, is_earlier: bool) -> Series:
    """Problems and actions by element, the three lowest in any case;
    or the plans of earlier surveys.
    """
    lowest = () if is_earlier else _ranked(result, world)[:MOST_LOWEST]
    found: dict[str, list[Factor]] = {element.key: [] for element in lowest}
    for factor in (f for f in world.office_year.factors if f.subject == result.id):
        is_before, is_plan = (
            factor.period.end < result.period.start,
            factor.kind is FactorKind.PLAN,
        )
        if (
            factor.period.end <= result.period.end
            and is_before is is_earlier
            and (is_plan or not is_earlier)
        ):
            found.setdefault(factor.element, []).append(factor)
    names = {element.code: f"{element.code} {element.name}" for element in result.elements}
    explained = (
        ExplainedSubject(
            code, *each, is_first=place == 0, name=names.get(code, code or "Semua unsur")
        )
        for code, own in found.items()
        for place, each in enumerate(explain(own) or [(None, None)])
    )
    return EXPLAINED.series(explained, world)


def questionnaire_root(world: World) -> Series:
    """Return the questions in the order in which the regulation's questionnaire prints them."""
    rows = (
        {
            "code": entry.code,
            "name": entry.name,
            "question": entry.question,
            "answers": "; ".join(
                f"{value} {words}" for value, words in enumerate(entry.answers, 1)
            ),
        }
        for entry in QUESTIONNAIRE
    )
    return records("pertanyaan", rows, "code")


SURVEY: View[SurveyResult] = View(
    SurveyResult,
    "survei",
    "id unit period.year index mean change",
    period="period.label",
    # what a survey covers, for captions: `2025`, but `Semester II Tahun 2025`
    when=lambda s, w: str(s.period.year) if s.period.kind is PeriodKind.YEAR else s.period.label,
    classes=lambda s, w: (
        with_remark(t.provenance.regulation, t.provenance) if (t := _class_table(s, w)) else ""
    ),
    class_rows=_class_rows,
    weight=lambda s, w: w.facts.counted(
        "Bobot satu unsur", s.weight, "satu dibagi banyaknya unsur, menurut kebijakan pembobotan"
    ),
    is_exact=lambda s, w: w.office_year.policies.survey_weight is SurveyWeight.EXACT,
    elements=_elements,
    letter=lambda s, w: s.letter or absent("mutu pelayanan"),
    class_name=lambda s, w: (
        with_remark(s.class_name, t.provenance)
        if s.class_name and (t := _class_table(s, w))
        else absent("mutu pelayanan")
    ),
    trend=trend("trend"),
    best=lambda s, w: next(iter(_ranked(s, w, -1)), absent("unsur")),
    weakest=lambda s, w: next(iter(_ranked(s, w)), absent("unsur")),
    varies=lambda s, w: len({e.index.value for e in s.elements if isinstance(e.index, Known)}) > 1,
    prior=lambda s, w: SURVEY.given(str(s.id), _prior(s, w), w),
    name=lambda s, w: _survey(s, w).name,
    answers=count_answers,
    basis=_basis,
    year_value=_year_value,
    closing=lambda s, w: CLOSING.given("closing", find_closing(s, w), w),
    traits=list_traits,
    course=list_course,
    has_course=lambda s, w: len(list_course(s, w).items) >= _MIN_SURVEYS_OF_A_COURSE,
    lowest=lambda s, w: replace(_elements(s, w), items=_ranked(s, w)[:MOST_LOWEST]),
    follow_up=lambda s, w: _explained(s, w, is_earlier=False),
    last_plans=lambda s, w: _explained(s, w, is_earlier=True),
)


def surveys_root(world: World) -> Value:
    """Return the survey of the paper's period of each id."""
    results, now = world.assessment.surveys, world.assessment.as_of
    found = (find_survey(results, survey, now) for survey in world.office_year.surveys)
    return SURVEY.series(filter(None, found), world, "id", is_open=True)


def survey_rounds_root(world: World) -> Value:
    """Return every survey held in the year, known by its code and period:
    each has papers of its own.
    """
    conducted = (
        r for r in world.assessment.surveys if r.is_conducted and r.period.year == world.year
    )
    items = tuple(SURVEY.of(f"{result.id}-{result.period}", result, world) for result in conducted)
    return Series("survei", items, is_open=True, like=SURVEY.pattern)
