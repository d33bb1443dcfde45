"""What the office says and what others say of it: causes, innovations, awards, evaluations,
surveys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import (
    Series,
    Value,
    absent,
    as_thing,
    end_sentence,
    join_names,
    records,
)
from capaian.documents.scope.view import View, lines
from capaian.documents.scope.world import World
from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.follow_up import NOT_DECLARED, Recommendation, write_due
from capaian.domain.identifiers import PostId, SurveyId
from capaian.domain.narrative import (
    Award,
    Difference,
    ExternalEvaluation,
    Factor,
    FactorKind,
    Innovation,
    ScoredUnit,
)
from capaian.domain.period import Period, PeriodKind
from capaian.domain.value import Known, Unit

POINTS = Unit("point")


def unit_names(units: Iterable[str], owner: PostId | None, world: World) -> str:
    """Units that do it, else the post that answers for it."""
    names = {unit.id: unit.name for unit in world.office_year.office.units}
    return join_names([names[unit] for unit in units if unit in names]) or world.post_name(owner)


NOT_STATED = "belum ditetapkan"
"""What a paper prints for what the office has not said of an action."""
_NOT_EXPLAINED = "belum diuraikan"


def subject_name(subject: str, world: World) -> str:
    """Name of what is explained; a code that nothing has stays as it is."""
    thing = as_thing(world.named(subject) or "")
    name = None if thing is None else thing.field("name")
    survey = world.office_year.survey_by_id.get(SurveyId(subject))
    return name if isinstance(name, str) else survey.name if survey else subject


FACTOR: View[Factor] = View(
    Factor,
    "faktor",
    "subject kind due state",
    text=lambda f, w: end_sentence(f.text),
    name=lambda f, w: end_sentence(f.text),
    unit_names=lambda f, w: unit_names(f.units, f.responsible, w),
    due_words=lambda f, w: write_due(f.due),
    state_words=lambda f, w: ". ".join(filter(None, (f.state, f.evidence))),
    is_current=lambda f, w: f.period == w.assessment.as_of,
    is_last_quarter=lambda f, w: f.period == last_quarter(w.assessment.as_of),
    is_yearly=lambda f, w: f.period.kind is PeriodKind.YEAR,
    is_follow_up=lambda f, w: (
        f.kind in (FactorKind.PLAN, FactorKind.SOLUTION, FactorKind.DECISION)
    ),
)


CAUSES = (FactorKind.OBSTACLE, FactorKind.CAUSE)
ACTIONS = (FactorKind.PLAN, FactorKind.SOLUTION)
CausePair = tuple[Factor | None, Factor | None]
"""A cause and an action, or one of them."""


@dataclass(frozen=True, slots=True)
class ExplainedSubject:
    """A cause and an action of one subject;
    that they stand beside each other says no more than that.
    """

    subject: str
    cause: Factor | None
    action: Factor | None
    is_first: bool
    """What is missing from the first row of a subject was not stated; later ones have it above."""
    name: str = ""
    """What the subject is called where its code does not say it."""

    def words(self, stated: str, missing: str) -> str:
        """Return what is stated, or that it is missing."""
        return stated or (missing if self.is_first else "")


def _action(explained: ExplainedSubject, world: World) -> str:
    """What is to be done; a solution is a proposal, a plan a promise."""
    action = explained.action
    proposed = action is not None and action.kind is FactorKind.SOLUTION
    words = "" if action is None else end_sentence(action.text)
    return explained.words(f"Saran: {words}" if proposed else words, NOT_STATED)


def _by_whom(explained: ExplainedSubject, world: World) -> str:
    action = explained.action
    return (unit_names(action.units, action.responsible, world) if action else "") or NOT_STATED


EXPLAINED: View[ExplainedSubject] = View(
    ExplainedSubject,
    "sebab dan tindakan",
    "subject",
    subject_name=lambda e, w: e.name or subject_name(e.subject, w),
    cause=lambda e, w: e.words(
        "" if e.cause is None else end_sentence(e.cause.text), _NOT_EXPLAINED
    ),
    action=_action,
    who=lambda e, w: _by_whom(e, w) if e.action or e.is_first else "",
    by_when=lambda e, w: (
        (write_due(e.action.due) if e.action else "")
        or (NOT_STATED if e.action or e.is_first else "")
    ),
    state=lambda e, w: (
        (FACTOR.of("", e.action, w).field("state_words") if e.action else "") or NOT_DECLARED
    ),
    is_stated=lambda e, w: e.cause is not None or e.action is not None,
)


def explanations(result: IndicatorResult, world: World) -> Series:
    """Return causes and actions of an indicator, part by part;
    one row that says so where none are stated.
    """
    rows = [row for own in _by_subject(result, world).values() for row in own]
    return EXPLAINED.series(
        rows or [ExplainedSubject(str(result.code), None, None, is_first=True)], world
    )


def is_explained(result: IndicatorResult, world: World) -> bool:
    """Say whether a cause or an action is stated for an indicator, or for a part of it."""
    return any(any(_explained(subject, world)) for subject in _subjects(result, world))


def explanations_root(world: World) -> Series:
    """Return causes and actions by need: one of each subject before a second of any.

    Key indicators that miss their target come first, the furthest before the others.
    """
    rows: dict[str, list[ExplainedSubject]] = {}
    for result in sorted(world.indicators, key=_need):
        for subject, own in _by_subject(result, world).items():
            rows.setdefault(subject, own)
    turns = zip_longest(*rows.values())
    return EXPLAINED.series((row for turn in turns for row in turn if row is not None), world)


def _by_subject(result: IndicatorResult, world: World) -> dict[str, list[ExplainedSubject]]:
    """Rows of each part of an indicator.

    What holds a key indicator back most has a row even where nothing is stated of it.
    """
    rows = {subject: list(_explained(subject, world)) for subject in _subjects(result, world)}
    first = next(iter(rows))
    if result.is_key and result.current.status is Status.NOT_MET and not rows[first]:
        rows[first] = [ExplainedSubject(first, None, None, is_first=True)]
    return rows


def _explained(subject: str, world: World) -> Iterator[ExplainedSubject]:
    factors = [f for f in world.office_year.factors if f.subject == subject]
    pairs = explain([f for f in factors if f.period == world.assessment.as_of])
    for place, (cause, action) in enumerate(pairs):
        yield ExplainedSubject(subject, cause, action, is_first=place == 0)


def explain(factors: Sequence[Factor]) -> list[CausePair]:
    """Return causes with actions beside them, those with a day and an owner first."""
    causes = [f for kind in CAUSES for f in factors if f.kind is kind]
    actions = [f for kind in ACTIONS for f in factors if f.kind is kind]
    actions.sort(key=lambda f: (not f.due, not (f.responsible or f.units)))
    return [*zip_longest(causes, actions)]


def _subjects(result: IndicatorResult, world: World) -> Iterator[str]:
    """Parts of a key indicator, where most of its gap is first, then the indicator itself."""
    gaps = [(c.share_of_gap.get(result.code), str(c.code)) for c in world.assessment.components]
    shares = [(gap.value, code) for gap, code in gaps if isinstance(gap, Known)]
    if result.is_key:
        yield from (code for _, code in sorted(shares, key=lambda pair: -pair[0]))
    yield str(result.code)


def _need(result: IndicatorResult) -> tuple[int, bool, Decimal]:
    place = (Status.NOT_MET, Status.UNKNOWN, Status.MET).index(result.current.status)
    reached = result.current.achievement
    return place, not result.is_key, reached.value if isinstance(reached, Known) else Decimal(0)


def last_quarter(period: Period) -> Period:
    """The quarter that a period ends with."""
    return Period(period.year, PeriodKind.QUARTER, (period.end.month + 2) // 3)


INNOVATION: View[Innovation] = View(
    Innovation,
    "inovasi",
    "id name expansion group text",
    full_name=lambda i, w: f"{i.name} ({i.expansion})" if i.expansion else i.name,
)
AWARD: View[Award] = View(
    Award,
    "penghargaan",
    "name giver subject",
    description=lambda a, w: (
        a.name + (f" dari {a.giver}" if a.giver else "") + (f" ({a.subject})" if a.subject else "")
    ),
)

RECOMMENDATION: View[Recommendation] = View(
    Recommendation, "rekomendasi", "topic text response state evaluator", period="period.label"
)

DIFFERENCE: View[Difference] = View(Difference, "perbedaan", "where printed used reason explained")


def _score(
    evaluation: ExternalEvaluation, unit: ScoredUnit, name: str, value: Decimal, world: World
) -> Value:
    """What a unit was given for one dimension, or in all."""
    typed = DossierFigure(f"{unit.name}, {name}", value, POINTS, unit.place, evaluation.source, 2)
    return world.fact(typed)


def _scores(evaluation: ExternalEvaluation, unit: ScoredUnit, world: World) -> Series:
    pairs = zip(evaluation.dimensions, unit.scores, strict=False)
    values = (
        {"name": name, "value": _score(evaluation, unit, name, value, world)}
        for name, value in pairs
    )
    return records("nilai dimensi", values)


def _units(evaluation: ExternalEvaluation, world: World) -> Series:
    """The units that an evaluation scores."""
    return records(
        "unit yang dinilai",
        (
            {
                "name": unit.name,
                "is_own": unit.is_own,
                "scores": _scores(evaluation, unit, world),
                "total": _score(evaluation, unit, "nilai", unit.total, world),
            }
            for unit in evaluation.units
        ),
    )


def _own_unit(evaluation: ExternalEvaluation, world: World) -> Value:
    own = (unit for unit in _units(evaluation, world).items if unit.field("is_own") == "ya")
    return next(own, absent("unit yang dinilai"))


def _final(evaluation: ExternalEvaluation, world: World) -> Value:
    name, place = f"Nilai akhir {evaluation.title}", evaluation.place
    return world.fact(DossierFigure(name, evaluation.final, POINTS, place, evaluation.source, 2))


EVALUATION: View[ExternalEvaluation] = View(
    ExternalEvaluation,
    "penilaian",
    "id title by category opinion own_category own_opinion",
    name="title",
    period="period_text",
    dimensions=lines("dimensi", "dimensions"),
    units=_units,
    own=_own_unit,
    final=_final,
)


def innovation_groups_root(world: World) -> Value:
    """Return the patterns that innovations belong to, each once."""
    found = world.office_year.innovations
    groups = dict.fromkeys(i.group for i in found)
    own = {g: world.pick("innovations", (i.id for i in found if i.group == g)) for g in groups}
    return records(
        "kelompok inovasi", ({"name": g, "innovations": own[g]} for g in groups), "name"
    )
