"""Goals, objectives, agreements, the strategic and the regional plan;
the performance tree over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from capaian.documents.scope.values import Figure, Series, Value, absent, records
from capaian.documents.scope.view import View, linked, listed, matching, post, texts_by_name
from capaian.documents.scope.views.comparisons import band_sign, declared_target, in_own_words
from capaian.documents.scope.views.courses import UNWRITTEN_UNITS, has_year_target, plan_lines
from capaian.documents.scope.views.work import efficiency_series, money_field
from capaian.documents.scope.world import World
from capaian.documents.tree import LinkKind
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.numerals import decimals_of
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import write_partial_date
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    CascadeLink,
    CrossCut,
    Goal,
    Indicator,
    Objective,
    PerformanceAgreement,
    RegionalPlan,
    StrategicPlan,
)
from capaian.domain.progress import PlanYear
from capaian.domain.value import PERCENT, Known, TextValue, Unavailable
from capaian.rules.facts import group

GOAL: View[Goal] = View(
    Goal, "tujuan", "id name", objectives=matching("objectives", "parent", "id")
)


def _efficiency(objective: Objective, world: World) -> Value:
    node = world.node_results.get(objective.id)
    return efficiency_series(() if node is None else node.efficiency, world)


def _node_field(objective: Objective, world: World, name: str) -> Value:
    node = world.node_results.get(objective.id)
    if node is None:
        return absent(f"hasil {objective.id}")
    return band_sign(node.band, world) if name == "band" else node.mean_achievement


def _measuring(objectives: Set[NodeId], world: World) -> Series:
    """Indicators of some objectives, in the order of the plan."""
    return world.pick(
        "indicators", (i.code for i in world.office_year.indicators if i.objective in objectives)
    )


def _has_target(objective: Objective, world: World) -> bool:
    """Whether any indicator of an objective has a target for the year,
    whatever period is asked for.
    """
    found = _measuring({objective.id}, world).items
    return any(i.field("has_target") == "ya" for i in found) or has_year_target(
        objective.id, world
    )


OBJECTIVE: View[Objective] = View(
    Objective,
    "sasaran",
    "id code name tier parent",
    goal=linked("goals", "parent"),
    owner=post("owner"),
    indicators=lambda o, w: _measuring({o.id}, w),
    programs=matching("programs", "objective", "id"),
    nodes=matching("nodes", "objective", "id"),
    mean_achievement=lambda o, w: _node_field(o, w, "mean_achievement"),
    band=lambda o, w: _node_field(o, w, "band"),
    money=lambda o, w: money_field(w.node_results.get(o.id), w),
    efficiency=_efficiency,
    lines=lambda o, w: plan_lines(o.id, w),
    has_target=_has_target,
    above=linked("objectives", "parent"),
    indicators_below=lambda o, w: _measuring(
        {b.id for b in w.office_year.objectives if b.parent == o.id}, w
    ),
    below=matching("objectives", "parent", "id"),
)


def agreement_figure(target: AgreementTarget, world: World) -> Figure:
    """Return the target of an agreement; in its own words where it has more than a number."""
    definition = world.definitions[target.indicator]
    known = declared_target(definition, "Target perjanjian", target.target, target.place, world)
    return in_own_words(known, target.target.text)


def _stated(target: AgreementTarget, world: World) -> Value:
    """The target as the agreement gives it: `95`, `99,4`, `Sudah`."""
    if target.target.text and target.target.value is None:
        return target.target.text
    figure = agreement_figure(target, world)
    if isinstance(figure, Known):
        return replace(figure, decimals=min(figure.decimals, decimals_of(figure.value)))
    return figure


def _stated_unit(target: AgreementTarget, world: World) -> str:
    """What stands after the figure: nothing after words, index and survey means."""
    unit = target.target.scale or world.definitions[target.indicator].unit
    if (
        target.target.text
        or target.target.value is None
        or unit in UNWRITTEN_UNITS
        or unit.is_scale
    ):
        return ""
    return "%" if unit == PERCENT else f"\N{NO-BREAK SPACE}{unit.label}"


_OPEN: Final = absent("penilaian")
AGREED: View[AgreementTarget] = View(
    AgreementTarget,
    "target perjanjian",
    "group",
    indicator=linked("indicators", "indicator"),
    indicator_name=lambda t, w: t.indicator_as_printed or w.definitions[t.indicator].name,
    objective_name=lambda t, w: (
        t.objective_as_printed or w.objective_name(w.definitions[t.indicator].objective)
    ),
    target=agreement_figure,
    stated=_stated,
    stated_unit=_stated_unit,
    status=lambda t, w: (
        w.results[t.indicator].current.status.words if t.indicator in w.results else _OPEN
    ),
    unit=lambda t, w: w.definitions[t.indicator].unit.label,
)


AGREEMENT: View[PerformanceAgreement] = View(
    PerformanceAgreement,
    "perjanjian kinerja",
    "id title kind tier revision reason first_party second_party",
    name="title",
    signed=lambda a, w: write_partial_date(a.signed),
    document=linked("documents", "document"),
    targets=listed(AGREED, "targets", "indicator"),
)


STRATEGIC: View[StrategicPlan] = View(
    StrategicPlan,
    "Renstra",
    "title first_year last_year",
    document=linked("documents", "document"),
    years=lambda p, w: texts_by_name(
        "tahun Renstra", map(str, range(p.first_year, p.last_year + 1))
    ),
)


def _missions(plan: RegionalPlan, world: World) -> Series:
    """The missions with their numbers."""
    return records(
        "misi", ({"number": n, "text": m, "name": m} for n, m in enumerate(plan.missions, start=1))
    )


REGIONAL: View[RegionalPlan] = View(
    RegionalPlan,
    "RPJMD",
    "title vision objective",
    missions=_missions,
    mission=lambda p, w: _missions(p, w).get(str(p.mission)) or absent("misi"),
)


_ECHELON: Final = re.compile(r"[IVX]+[ab]?\Z")
_NO_KEY_SIGNS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class TierIndicators:
    """A tier with all its indicators, those without a target too."""

    tier: str
    indicators: frozenset[IndicatorCode]

    @property
    def name(self) -> str:
        """`Eselon III` for a numeral; a tier that has a name keeps it: `JF`."""
        return f"Eselon {self.tier}" if _ECHELON.match(self.tier) else self.tier

    @property
    def slug(self) -> str:
        """The tier as a part of ids."""
        return _NO_KEY_SIGNS.sub("-", self.tier.lower()).strip("-")


LEVEL: View[TierIndicators] = View(
    TierIndicators,
    "jenjang",
    "tier name slug",
    is_national=lambda v, w: bool(t := _promised(v, w)) and t <= _national(w.office_year),
    indicators=lambda v, w: w.pick("indicators", v.indicators),
)


def _promised(level: TierIndicators, world: World) -> frozenset[IndicatorCode]:
    """The indicators of a tier with a target for the period."""
    tiers = (tier for tier in world.assessment.tiers if tier.tier == level.tier)
    return frozenset(
        code for tier in tiers for counted in tier.by_status for code in counted.indicators
    )


def levels_of(year: OfficeYear) -> tuple[TierIndicators, ...]:
    """Return the tiers of an office-year with their indicators."""
    tiers = dict.fromkeys(indicator.tier for indicator in year.indicators)
    return tuple(
        TierIndicators(t, frozenset(i.code for i in year.indicators if i.tier == t)) for t in tiers
    )


def _national(year: OfficeYear) -> frozenset[IndicatorCode]:
    """Indicators that the report measures beside national targets, in a section of that name."""
    central = (a for a in year.agreements_of_year if a.kind is AgreementKind.DIRECTOR_GENERAL)
    return frozenset(target.indicator for agreement in central for target in agreement.targets)


PLAN_ROW: View[PlanYear] = View(
    PlanYear,
    "baris Renstra",
    "name period.year",
    node=linked("nodes", "node"),
    has_target=lambda r, w: r.target is not None,
    has_budget=lambda r, w: r.budget is not None,
)


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


def _target(indicator: Indicator, world: World) -> Known | TextValue | None:
    """What the indicator is to reach in the year, where that is known."""
    result = world.results.get(indicator.code)
    target = None if result is None else result.current.target
    return None if isinstance(target, Unavailable) else target


def _with_target(indicator: Indicator, world: World) -> str:
    """Name of an indicator with what is to be reached in the year, where that is known."""
    target, unit = _target(indicator, world), indicator.unit.label
    if target is None:
        return indicator.name
    # a target in words (`Ada`) says itself what it counts
    is_bare = unit in ("", "nilai") or not isinstance(target, Known)
    return f"{indicator.name}: {target.display}{'' if is_bare else f' {unit}'}"


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


CROSS_CUT: View[CrossCut] = View(CrossCut, "mitra", "contribution proposed", name="partner")

BRANCH: View[Branch] = View(
    Branch,
    "cabang pohon kinerja",
    "thing.id thing.name parent",
    tier=lambda b, w: f"Sasaran {b.thing.tier}" if isinstance(b.thing, Objective) else "Tujuan",
    owner=lambda b, w: w.post_name(b.thing.owner) if isinstance(b.thing, Objective) else "",
    indicators=lambda b, w: w.pick("indicators", (i.code for i in b.indicators)),
    targets=lambda b, w: "; ".join(_with_target(indicator, w) for indicator in b.indicators),
    is_planned=_is_planned,
    link=lambda b, w: None if b.link is None else b.link.kind,
    proposed=lambda b, w: b.link is not None and b.link.proposed,
    partners=_partners,
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
    name=lambda c, w: _name(c.child, w),
    link=lambda c, w: LinkKind(c.kind).words + (", usulan" if c.proposed else ""),
    is_planned=lambda c, w: _is_due(c.child, w),
)


def tree_root(world: World) -> Value:
    """Return goals and objectives as boxes of the performance tree, in the order of the plan."""
    return BRANCH.series(_branches(world), world, "thing.id")


def _is_due(code: IndicatorCode, world: World) -> bool:
    found = world.definitions.get(code)
    return found is not None and (_target(found, world) is not None or not _knows_targets(world))


def cascade_root(world: World) -> Value:
    """Return the typed links between indicators, those to the same indicator beside each other."""
    by_parent = group(world.office_year.cascade, lambda link: link.parent)
    return LINK.series(chain.from_iterable(by_parent.values()), world)
