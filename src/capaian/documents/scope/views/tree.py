"""The performance tree: goals, objectives of all tiers, typed links between them, partners outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.documents.scope.values import Series, Value, one_of, yes_no
from capaian.documents.scope.view import View
from capaian.documents.scope.world import World
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.plan import CascadeKind, CascadeLink, CrossCut, Goal, Indicator, Objective
from capaian.domain.value import Known, TextValue, Unavailable

_WORDS = {
    CascadeKind.COMPONENT: "komponen",
    CascadeKind.CONTRIBUTION: "kontribusi",
    CascadeKind.SERVICE: "layanan pendukung",
}


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal, or an objective with its indicators and the link to what is above it."""

    thing: Goal | Objective
    indicators: tuple[Indicator, ...]
    link: CascadeLink | None

    @property
    def parent(self) -> str:
        """Id of what is above; empty for goals."""
        return str(self.thing.parent) if isinstance(self.thing, Objective) else ""


def _indicators_of(objective: NodeId, world: World) -> tuple[Indicator, ...]:
    return tuple(i for i in world.office_year.indicators if i.objective == objective)


def _branches(world: World) -> Iterator[Branch]:
    year = world.office_year
    for goal in year.goals:
        yield Branch(goal, _indicators_of(goal.id, world), None)
    for objective in year.objectives:
        own = _indicators_of(objective.id, world)
        yield Branch(objective, own, _link(own, objective.parent, world))


def _link(own: tuple[Indicator, ...], parent: NodeId, world: World) -> CascadeLink | None:
    """The first link that leads from an indicator of an objective to one of what is above it."""
    lower = {indicator.code for indicator in own}
    upper = {indicator.code for indicator in _indicators_of(parent, world)}
    links = world.office_year.cascade
    return next((link for link in links if link.child in lower and link.parent in upper), None)


def _tier(branch: Branch) -> str:
    return f"Sasaran {branch.thing.tier}" if isinstance(branch.thing, Objective) else "Tujuan"


def _lines(branch: Branch, world: World) -> Series:
    return world.select("indicators", lambda thing: thing.key in {str(i.code) for i in branch.indicators})


def _targets(branch: Branch, world: World) -> str:
    """Names of the indicators with what is to be reached in the year, where that is known."""
    return "; ".join(_with_target(indicator, world) for indicator in branch.indicators)


def _target(indicator: Indicator, world: World) -> Known | TextValue | None:
    """What the indicator is to reach in the year, where that is known."""
    result = world.results.get(indicator.code)
    target = None if result is None else result.current.target
    return None if isinstance(target, Unavailable) else target


def _with_target(indicator: Indicator, world: World) -> str:
    target = _target(indicator, world)
    return (
        indicator.name if target is None else f"{indicator.name}: {target.display}{_unit(indicator, target)}"
    )


def _unit(indicator: Indicator, target: Known | TextValue) -> str:
    """What stands after a figure; a target in words (`Ada`) says itself what it counts."""
    unit = indicator.unit.label
    return f" {unit}" if unit and unit != "nilai" and isinstance(target, Known) else ""


def _knows_targets(world: World) -> bool:
    return any(_target(indicator, world) is not None for indicator in world.office_year.indicators)


def _is_planned(branch: Branch, world: World) -> bool:
    """Whether the year asks anything of it or of what is below it; goals always stand.

    A decree may name objectives for all years of a plan whose indicators have no target this year.
    Where no target of the year is known at all, nothing can be told from their absence.
    """
    if isinstance(branch.thing, Goal) or not branch.indicators or not _knows_targets(world):
        return True
    if any(_target(indicator, world) is not None for indicator in branch.indicators):
        return True
    below = (o for o in world.office_year.objectives if o.parent == branch.thing.id)
    return any(_is_planned(Branch(o, _indicators_of(o.id, world), None), world) for o in below)


def _partners(branch: Branch, world: World) -> Series:
    subjects = {str(branch.thing.id), *(str(i.code) for i in branch.indicators)}
    found = (cut for cut in world.office_year.crosscutting if str(cut.subject) in subjects)
    return CROSS_CUT.series(found, world)


def _subject_name(cut: CrossCut, world: World) -> str:
    year = world.office_year
    named = {str(o.id): o.name for o in year.objectives} | {str(i.code): i.name for i in year.indicators}
    return named.get(str(cut.subject), str(cut.subject))


CROSS_CUT: View[CrossCut] = View(
    CrossCut, "mitra", "contribution proposed", subject=_subject_name, name="partner"
)

BRANCH: View[Branch] = View(
    Branch,
    "cabang pohon kinerja",
    "thing.id thing.name parent",
    tier=lambda b, w: _tier(b),
    owner=lambda b, w: w.post_name(b.thing.owner) if isinstance(b.thing, Objective) else "",
    indicators=_lines,
    targets=_targets,
    is_planned=lambda b, w: yes_no(_is_planned(b, w)),
    link=lambda b, w: "" if b.link is None else one_of(b.link.kind),
    proposed=lambda b, w: yes_no(b.link is not None and b.link.proposed),
    partners=_partners,
    note=lambda b, w: "",
    dashed=lambda b, w: "tidak",
)


def _name(code: IndicatorCode, world: World) -> str:
    found = world.definitions.get(code)
    return str(code) if found is None else found.name


LINK: View[CascadeLink] = View(
    CascadeLink,
    "turunan indikator",
    "proposed note",
    child=lambda c, w: _name(c.child, w),
    parent=lambda c, w: _name(c.parent, w),
    kind=lambda c, w: _WORDS[c.kind],
    name=lambda c, w: _name(c.child, w),
    link=lambda c, w: _WORDS[c.kind] + (", usulan" if c.proposed else ""),
    state=lambda c, w: "usulan" if c.proposed else "",
    is_planned=lambda c, w: yes_no(_is_due(c.child, w)),
)


def tree_root(world: World) -> Value:
    """Return goals and objectives as boxes of the performance tree, in the order of the plan."""
    branches = _branches(world)
    return BRANCH.series(branches, world, "thing.id")


def _is_due(code: IndicatorCode, world: World) -> bool:
    found = world.definitions.get(code)
    return found is not None and (_target(found, world) is not None or not _knows_targets(world))


def _by_parent(world: World) -> list[CascadeLink]:
    """Links to the same indicator beside each other, in the order of the first of them."""
    links = world.office_year.cascade
    firsts = {link.parent: place for place, link in reversed([*enumerate(links)])}
    return sorted(links, key=lambda link: firsts[link.parent])


def cascade_root(world: World) -> Value:
    """Return the typed links between indicators, those to the same indicator beside each other."""
    return LINK.series(_by_parent(world), world, is_open=True)
