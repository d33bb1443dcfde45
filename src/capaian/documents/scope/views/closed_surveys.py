"""What closing surveys kept of answers, as papers print it: sample, respondents, course, real changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Figure, Given, Series, absent, end_sentence, records
from capaian.documents.scope.view import View
from capaian.documents.scope.views.story import POINTS
from capaian.documents.scope.world import World
from capaian.domain.assessment import SurveyResult
from capaian.domain.follow_up import NOT_DECLARED
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import write_decimal
from capaian.domain.policy import SurveyWeight
from capaian.domain.registers.closed_survey import SurveyClosing, SurveyGroup
from capaian.domain.survey import ELEMENTS, SurveyTrait
from capaian.domain.value import INDEX, PERCENT, Known, Unit
from capaian.rules.outcome import element_weight
from capaian.rules.registers.survey_answers import is_real_change, judge_alpha, sample_size

_ANSWERS, _PERSONS = Unit("jawaban"), Unit("orang")
_SAMPLE = "3,841 × N × 0,25 ÷ (0,0025 × (N − 1) + 3,841 × 0,25), N = pengguna layanan"


def _survey_words(of: SurveyClosing | SurveyGroup, world: World) -> str:
    """The name of the survey and its period."""
    return f"{world.office_year.survey_by_id[of.survey].name}, {of.period.label}"


def _kept(of: SurveyClosing, name: str, value: Decimal | int | None, unit: Unit, world: World) -> Figure:
    words = f"{name}, {_survey_words(of, world)}"
    decimals = 2 if isinstance(value, Decimal) else 0
    return world.fact(DossierFigure(words, value, unit, of.place, of.source, decimals))


def _needed(of: SurveyClosing, world: World) -> Figure:
    users = _kept(of, "Pengguna layanan", of.users, _PERSONS, world)
    if of.users is None or not isinstance(users, Known):
        return absent("banyaknya pengguna layanan")
    return world.facts.counted(
        f"Sampel, {_survey_words(of, world)}", sample_size(of.users), _SAMPLE, (users.trace,)
    )


def _margin(of: SurveyClosing, world: World) -> Figure:
    return _kept(of, "Batas kesalahan", of.margin, POINTS, world)


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
    margin=_margin,
    alpha=lambda c, w: _kept(c, "Alfa Cronbach", c.alpha, Unit("one"), w),
    reliability=lambda c, w: "" if c.alpha is None else judge_alpha(c.alpha, c.answers),
)


def find_closing(result: SurveyResult, world: World) -> SurveyClosing | None:
    """What the closing of a survey kept; `None`: nobody closed one in its period."""
    own = (result.id, result.period)
    return next((c for c in world.office_year.survey_closings if (c.survey, c.period) == own), None)


def count_answers(result: SurveyResult, world: World) -> Figure:
    """How many answered: as the closing counted, else as the elements say."""
    if (closing := find_closing(result, world)) is not None:
        return _kept(closing, "Jawaban", closing.answers, _ANSWERS, world)
    if result.answers is None:
        return absent("banyaknya jawaban")
    words = f"Jawaban, {world.office_year.survey_by_id[result.id].name}, {result.period.label}"
    return world.facts.counted(words, result.answers, "jawaban terbanyak di antara unsurnya")


def _group(of: SurveyGroup, whole: int, world: World) -> Mapping[str, Given]:
    """A group of respondents; the rows of a dossier hold none of fewer than ten."""
    words = f"{of.name} ({of.trait.words}), {_survey_words(of, world)}"
    answers = world.fact(DossierFigure(f"Jawaban {words}", of.answers, _ANSWERS, of.place))
    inputs = tuple(trace for trace in (answers.trace,) if trace is not None)
    share = Known(Decimal(100 * of.answers) / whole, PERCENT, TraceId(""), 2)
    return {
        "name": of.name,
        "answers": answers,
        "share": world.facts.computed(f"Bagian {words}", share, "100 × jawaban ÷ semua jawaban", "", inputs),
        "index": _group_index(f"Indeks {words}", of, world),
        "margin": world.fact(DossierFigure(f"Batas {words}", of.margin, POINTS, of.place, decimals=2)),
    }


def _group_index(words: str, of: SurveyGroup, world: World) -> Figure:
    """The index of a group by the weight that the office declares, as that of all answers is."""
    exact = world.fact(DossierFigure(words, of.index, INDEX, of.place, decimals=2))
    weight = world.office_year.policies.survey_weight
    if weight is SurveyWeight.EXACT or not isinstance(exact, Known):
        return exact
    share = len(ELEMENTS) * element_weight(len(ELEMENTS), weight)
    figure, how = replace(exact, value=exact.value * share), f"indeks × {write_decimal(share, 3)}"
    return world.facts.computed(f"{words}, bobot 0,111", figure, how, "", (exact.trace,))


_PUBLISHED_TRAITS = (SurveyTrait.SEX, SurveyTrait.AGE, SurveyTrait.EDUCATION)
"""Those of which the publication of a survey has room, each with its six largest groups."""
_MAX_PUBLISHED_GROUPS = 6


def list_traits(result: SurveyResult, world: World) -> Series:
    """The respondents by each trait that the answers state."""
    key = result.id, result.period
    own = [group for group in world.office_year.survey_groups if (group.survey, group.period) == key]
    rows: Iterable[Mapping[str, Given]] = (
        {
            "key": trait.value,
            "name": trait.words,
            "is_published": trait in _PUBLISHED_TRAITS,
            "has_more": len(groups) > _MAX_PUBLISHED_GROUPS,
            "groups": records("kelompok", (_group(g, sum(g.answers for g in groups), world) for g in groups)),
        }
        for trait in SurveyTrait
        if (groups := [group for group in own if group.trait is trait])
    )
    return records("keterangan", rows, "key")


# --- earlier periods ---------------------------------------------------------------------------------


def list_course(result: SurveyResult, world: World) -> Series:
    """This period and those before it, the longest of those that end together; none overlaps another."""
    own = [r for r in world.assessment.surveys if r.id == result.id and r.is_conducted and not r.combines]
    steps, end = list[SurveyResult](), result.period.end
    while fitting := [r for r in own if r.period.end <= end]:
        by_length = sorted(fitting, key=lambda r: (r.period.end, r.period.end - r.period.start))
        last = result if result in fitting and not steps else by_length[-1]
        steps.insert(0, last)
        end = last.period.start - timedelta(days=1)
    pairs = zip(steps, [None, *steps], strict=False)
    return records("periode", (_step(now, before, world) for now, before in pairs))


def _step(now: SurveyResult, before: SurveyResult | None, world: World) -> Mapping[str, Given]:
    closing, label = find_closing(now, world), now.period.label
    return {
        "name": label,
        "short_name": label.replace("Triwulan", "TW").replace("Semester", "Smt.").replace("Tahun ", ""),
        "answers": count_answers(now, world),
        "index": now.index,
        "letter": now.letter or absent("mutu pelayanan"),
        "margin": absent("batas kesalahan") if closing is None else _margin(closing, world),
        "verdict": "" if before is None else _verdict(now, before, world),
    }


def _verdict(now: SurveyResult, before: SurveyResult, world: World) -> str:
    """Whether an index differs from the one before by more than chance."""
    indices = [each.index.value for each in (now, before) if isinstance(each.index, Known)]
    closings = [find_closing(each, world) for each in (now, before)]
    margins = [None if closing is None else closing.margin for closing in closings]
    is_real = is_real_change(indices[0] - indices[-1], margins) if len(indices) == len(margins) else None
    words = {True: "berbeda nyata", False: "tidak berbeda nyata", None: "tidak dapat dinilai"}
    return words[is_real]
