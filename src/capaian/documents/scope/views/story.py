"""What the office says and what others say of it: causes, innovations, awards, evaluations."""

from __future__ import annotations

from decimal import Decimal

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Series, Value, absent, join_names, one_of, yes_no
from capaian.documents.scope.views.office import texts
from capaian.documents.scope.world import View, World
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
    "faktor",
    {
        "subject": lambda f, w: f.subject,
        "kind": lambda f, w: one_of(f.kind),
        "text": lambda f, w: f.text,
        "name": lambda f, w: f.text,
        "responsible": lambda f, w: w.post_name(f.responsible),
        "unit_names": _unit_names,
        "due": lambda f, w: f.due,
        "state": lambda f, w: f.state,
        "is_current": lambda f, w: yes_no(f.period == w.assessment.as_of),
        "is_last_quarter": lambda f, w: yes_no(f.period == last_quarter(w.assessment.as_of)),
        "is_yearly": lambda f, w: yes_no(f.period.kind is PeriodKind.YEAR),
        "is_follow_up": lambda f, w: yes_no(f.kind in (FactorKind.PLAN, FactorKind.SOLUTION)),
    },
)


def last_quarter(period: Period) -> Period:
    """The quarter that a period ends with."""
    return Period(period.year, PeriodKind.QUARTER, (period.end.month + 2) // 3)


INNOVATION: View[Innovation] = View(
    "inovasi",
    {
        "id": lambda i, w: i.id,
        "name": lambda i, w: i.name,
        "expansion": lambda i, w: i.expansion,
        "full_name": lambda i, w: f"{i.name} ({i.expansion})" if i.expansion else i.name,
        "group": lambda i, w: i.group,
        "text": lambda i, w: i.text,
    },
)
GROUP: View[str] = View(
    "kelompok inovasi",
    {
        "name": lambda g, w: g,
        "innovations": lambda g, w: w.select("innovations", lambda i: i.field("group") == g),
    },
)


def _description(award: Award) -> str:
    """Name, giver and subject in one phrase; parts that are not known are left out."""
    giver = f" dari {award.giver}" if award.giver else ""
    subject = f" ({award.subject})" if award.subject else ""
    return f"{award.name}{giver}{subject}"


AWARD: View[Award] = View(
    "penghargaan",
    {
        "name": lambda a, w: a.name,
        "giver": lambda a, w: a.giver,
        "subject": lambda a, w: a.subject,
        "description": lambda a, w: _description(a),
    },
)

RECOMMENDATION: View[Recommendation] = View(
    "rekomendasi",
    {
        "topic": lambda r, w: r.topic,
        "text": lambda r, w: r.text,
        "response": lambda r, w: r.response,
        "state": lambda r, w: r.state,
        "evaluator": lambda r, w: r.evaluator,
        "period": lambda r, w: r.period.label,
    },
)

DIFFERENCE: View[Difference] = View(
    "perbedaan",
    {
        "where": lambda d, w: d.where,
        "printed": lambda d, w: d.printed,
        "used": lambda d, w: d.used,
        "reason": lambda d, w: d.reason,
        "explained": lambda d, w: yes_no(d.explained),
    },
)


def _score(
    unit: ScoredUnit, title: str, value: Decimal, evaluation: ExternalEvaluation, world: World
) -> Value:
    return world.fact(
        DossierFigure(f"{unit.name}, {title}", value, _POINTS, unit.place, evaluation.source, 2)
    )


SCORED: View[tuple[ExternalEvaluation, ScoredUnit]] = View(
    "unit yang dinilai",
    {
        "name": lambda s, w: s[1].name,
        "is_own": lambda s, w: yes_no(s[1].is_own),
        "total": lambda s, w: _score(s[1], "nilai", s[1].total, s[0], w),
        "scores": lambda s, w: Series(
            "nilai dimensi", tuple(SCORE.of(str(n), (s[0], s[1], n), w) for n in _dimensions(s[0]))
        ),
    },
)
SCORE: View[tuple[ExternalEvaluation, ScoredUnit, int]] = View(
    "nilai dimensi",
    {
        "name": lambda s, w: s[0].dimensions[s[2] - 1],
        "value": lambda s, w: _score(s[1], s[0].dimensions[s[2] - 1], s[1].scores[s[2] - 1], s[0], w),
    },
)


def _dimensions(evaluation: ExternalEvaluation) -> range:
    return range(1, len(evaluation.dimensions) + 1)


def _final(evaluation: ExternalEvaluation, world: World) -> Value:
    return world.fact(
        DossierFigure(
            f"Nilai akhir {evaluation.title}",
            evaluation.final,
            _POINTS,
            evaluation.place,
            evaluation.source,
            2,
        )
    )


def _own(evaluation: ExternalEvaluation, world: World) -> Value:
    own = next((unit for unit in evaluation.units if unit.is_own), None)
    return absent("nilai sendiri") if own is None else SCORED.of("own", (evaluation, own), world)


EVALUATION: View[ExternalEvaluation] = View(
    "penilaian",
    {
        "id": lambda e, w: e.id,
        "title": lambda e, w: e.title,
        "name": lambda e, w: e.title,
        "by": lambda e, w: e.by,
        "period": lambda e, w: e.period_text,
        "dimensions": lambda e, w: texts("dimensi", e.dimensions, w),
        "units": lambda e, w: Series(
            "unit yang dinilai", tuple(SCORED.of(str(n), (e, u), w) for n, u in enumerate(e.units, start=1))
        ),
        "own": _own,
        "final": _final,
        "category": lambda e, w: e.category,
        "opinion": lambda e, w: e.opinion,
        "own_category": lambda e, w: e.own_category,
        "own_opinion": lambda e, w: e.own_opinion,
    },
)


def factors_root(world: World) -> Value:
    """Return causes, drivers, obstacles, solutions and plans."""
    rows = enumerate(world.office_year.factors, start=1)
    return Series("faktor", tuple(FACTOR.of(str(n), f, world) for n, f in rows))


def innovations_root(world: World) -> Value:
    """Return the service innovations."""
    items = tuple(INNOVATION.of(i.id, i, world) for i in world.office_year.innovations)
    return Series("inovasi", items, is_open=True)


def innovation_groups_root(world: World) -> Value:
    """Return the patterns that innovations belong to, each once."""
    groups = dict.fromkeys(i.group for i in world.office_year.innovations)
    return Series("kelompok inovasi", tuple(GROUP.of(g, g, world) for g in groups))


def awards_root(world: World) -> Value:
    """Return the awards of the year."""
    rows = enumerate(world.office_year.awards, start=1)
    return Series("penghargaan", tuple(AWARD.of(str(n), a, world) for n, a in rows))


def evaluations_root(world: World) -> Value:
    """Return evaluations by others, by id."""
    items = tuple(EVALUATION.of(e.id, e, world) for e in world.office_year.evaluations)
    return Series("penilaian", items, is_open=True)


def recommendations_root(world: World) -> Value:
    """Return recommendations of evaluators and what was done."""
    rows = enumerate(world.office_year.recommendations, start=1)
    return Series("rekomendasi", tuple(RECOMMENDATION.of(str(n), r, world) for n, r in rows))


def differences_root(world: World) -> Value:
    """Return declared contradictions of the sources."""
    return Series("perbedaan", tuple(DIFFERENCE.of(d.id, d, world) for d in world.office_year.differences))
