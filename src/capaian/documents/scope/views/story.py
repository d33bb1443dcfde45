"""What the office says and what others say of it: causes, innovations, awards, evaluations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Series, Value, absent, join_names, yes_no
from capaian.documents.scope.view import View, lines, post
from capaian.documents.scope.world import World
from capaian.domain.narrative import (
    Award,
    Difference,
    ExternalEvaluation,
    Factor,
    FactorKind,
    Innovation,
    Recommendation,
    ScoredUnit,
)
from capaian.domain.period import Period, PeriodKind
from capaian.domain.value import Unit

_POINTS = Unit("point")


def _unit_names(factor: Factor, world: World) -> str:
    """Units that do it, else the post that answers for it."""
    names = {unit.id: unit.name for unit in world.office_year.office.units}
    found = [names[unit] for unit in factor.units if unit in names]
    return join_names(found) or world.post_name(factor.responsible)


FACTOR: View[Factor] = View(
    Factor,
    "faktor",
    "subject kind text due state",
    name="text",
    responsible=post("responsible"),
    unit_names=_unit_names,
    is_current=lambda f, w: yes_no(f.period == w.assessment.as_of),
    is_last_quarter=lambda f, w: yes_no(f.period == last_quarter(w.assessment.as_of)),
    is_yearly=lambda f, w: yes_no(f.period.kind is PeriodKind.YEAR),
    is_follow_up=lambda f, w: yes_no(f.kind in (FactorKind.PLAN, FactorKind.SOLUTION)),
)


def last_quarter(period: Period) -> Period:
    """The quarter that a period ends with."""
    return Period(period.year, PeriodKind.QUARTER, (period.end.month + 2) // 3)


INNOVATION: View[Innovation] = View(
    Innovation,
    "inovasi",
    "id name expansion group text",
    full_name=lambda i, w: f"{i.name} ({i.expansion})" if i.expansion else i.name,
)
GROUP: View[str] = View(
    str,
    "kelompok inovasi",
    name=lambda g, w: g,
    innovations=lambda g, w: w.select("innovations", lambda i: i.field("group") == g),
)


def _description(award: Award) -> str:
    """Name, giver and subject in one phrase; parts that are not known are left out."""
    giver = f" dari {award.giver}" if award.giver else ""
    subject = f" ({award.subject})" if award.subject else ""
    return f"{award.name}{giver}{subject}"


AWARD: View[Award] = View(
    Award, "penghargaan", "name giver subject", description=lambda a, w: _description(a)
)

RECOMMENDATION: View[Recommendation] = View(
    Recommendation, "rekomendasi", "topic text response state evaluator", period="period.label"
)

DIFFERENCE: View[Difference] = View(Difference, "perbedaan", "where printed used reason explained")


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit that an evaluation scores."""

    evaluation: ExternalEvaluation
    unit: ScoredUnit


@dataclass(frozen=True, slots=True)
class Score:
    """What a unit was given for one dimension."""

    scored: Scored
    name: str
    value: Decimal


def _score(score: Score, world: World) -> Value:
    unit, source = score.scored.unit, score.scored.evaluation.source
    name = f"{unit.name}, {score.name}"
    return world.fact(DossierFigure(name, score.value, _POINTS, unit.place, source, 2))


def _scores(scored: Scored, world: World) -> Series:
    pairs = zip(scored.evaluation.dimensions, scored.unit.scores, strict=False)
    return SCORE.series((Score(scored, name, value) for name, value in pairs), world)


SCORE: View[Score] = View(Score, "nilai dimensi", "name", value=_score)
SCORED: View[Scored] = View(
    Scored,
    "unit yang dinilai",
    "unit.name unit.is_own",
    total=lambda s, w: _score(Score(s, "nilai", s.unit.total), w),
    scores=_scores,
)


def _final(evaluation: ExternalEvaluation, world: World) -> Value:
    name, place = f"Nilai akhir {evaluation.title}", evaluation.place
    return world.fact(DossierFigure(name, evaluation.final, _POINTS, place, evaluation.source, 2))


def _own(evaluation: ExternalEvaluation, world: World) -> Value:
    own = next((unit for unit in evaluation.units if unit.is_own), None)
    return absent("nilai sendiri") if own is None else SCORED.of("own", Scored(evaluation, own), world)


EVALUATION: View[ExternalEvaluation] = View(
    ExternalEvaluation,
    "penilaian",
    "id title by category opinion own_category own_opinion",
    name="title",
    period="period_text",
    dimensions=lines("dimensi", "dimensions"),
    units=lambda e, w: SCORED.series((Scored(e, unit) for unit in e.units), w),
    own=_own,
    final=_final,
)


def innovation_groups_root(world: World) -> Value:
    """Return the patterns that innovations belong to, each once."""
    groups = dict.fromkeys(i.group for i in world.office_year.innovations)
    return Series("kelompok inovasi", tuple(GROUP.of(g, g, world) for g in groups))
