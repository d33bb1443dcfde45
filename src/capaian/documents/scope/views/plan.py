"""Goals, objectives, agreements, the strategic and the regional plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Figure, Series, Value, absent, one_of, yes_no
from capaian.documents.scope.views.comparisons import band_sign
from capaian.documents.scope.views.courses import has_year_target, plan_lines
from capaian.documents.scope.views.work import efficiency_series, money_field
from capaian.documents.scope.world import View, World
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import decimals_of
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import write_partial_date
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    Goal,
    Objective,
    PerformanceAgreement,
    RegionalPlan,
    StrategicPlan,
)
from capaian.domain.progress import PlanYear
from capaian.domain.value import INDEX, PERCENT, POINT, Known, TextValue, Unit

_BARE = (INDEX, POINT, Unit("scale-4"))
"""Units that no paper writes after the figure."""

GOAL: View[Goal] = View(
    "tujuan",
    {
        "id": lambda g, w: str(g.id),
        "name": lambda g, w: g.name,
        "objectives": lambda g, w: w.select("objectives", lambda o: o.field("parent") == str(g.id)),
    },
)


def _programs(objective: Objective, world: World) -> Series:
    return world.select("programs", lambda n: n.field("objective") == str(objective.id))


def _indicators_below(objective: Objective, world: World) -> Series:
    """Indicators of the objectives directly below, in the order of the plan."""
    keys = {str(o.id) for o in world.office_year.objectives if str(o.parent) == str(objective.id)}
    return world.select("indicators", lambda i: getattr(i.field("objective"), "key", None) in keys)


def _efficiency(objective: Objective, world: World) -> Value:
    node = world.node_results.get(objective.id)
    return efficiency_series(() if node is None else node.efficiency, world)


def _node_field(objective: Objective, world: World, name: str) -> Value:
    node = world.node_results.get(objective.id)
    if node is None:
        return absent(f"hasil {objective.id}")
    if name == "band":
        return band_sign(node.band, world)
    return node.status.words if name == "status" else node.mean_achievement


OBJECTIVE: View[Objective] = View(
    "sasaran",
    {
        "id": lambda o, w: str(o.id),
        "code": lambda o, w: o.code,
        "name": lambda o, w: o.name,
        "tier": lambda o, w: o.tier,
        "parent": lambda o, w: str(o.parent),
        "goal": lambda o, w: w.find("goals", str(o.parent)),
        "owner": lambda o, w: w.post_name(o.owner),
        "indicators": lambda o, w: w.select("indicators", lambda i: _belongs(i.field("objective"), o)),
        "programs": _programs,
        "nodes": lambda o, w: w.select("nodes", lambda n: n.field("objective") == str(o.id)),
        "mean_achievement": lambda o, w: _node_field(o, w, "mean_achievement"),
        "band": lambda o, w: _node_field(o, w, "band"),
        "status": lambda o, w: _node_field(o, w, "status"),
        "money": lambda o, w: money_field(w.node_results.get(o.id), w),
        "efficiency": _efficiency,
        "lines": lambda o, w: plan_lines(o.id, w),
        "has_target": lambda o, w: yes_no(_has_target(o, w)),
        "above": lambda o, w: w.find("objectives", str(o.parent)),
        "indicators_below": _indicators_below,
        "below": lambda o, w: w.select("objectives", lambda p: p.field("parent") == str(o.id)),
    },
)


def _has_target(objective: Objective, world: World) -> bool:
    """Whether any indicator of an objective has a target for the year, whatever period is asked for."""
    found = world.select("indicators", lambda i: _belongs(i.field("objective"), objective))
    return any(indicator.field("has_target") == "ya" for indicator in found.items) or has_year_target(
        objective.id, world
    )


def _belongs(value: Value | None, objective: Objective) -> bool:
    return getattr(value, "key", None) == str(objective.id)


def agreement_figure(target: AgreementTarget, world: World) -> Figure:
    """Return the target of an agreement; in its own words where it has more than a number."""
    definition = world.definitions[target.indicator]
    name = f"Target perjanjian, {definition.symbol or definition.name}"
    decimals = 2 if definition.decimals is None else definition.decimals
    value, unit = target.target.value, target.target.scale or definition.unit
    known = world.fact(DossierFigure(name, value, unit, target.place, None, decimals))
    if target.target.text and isinstance(known, Known):
        return TextValue(target.target.text, known.trace)
    return known


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
    if target.target.text or target.target.value is None or unit in _BARE:
        return ""
    return "%" if unit == PERCENT else f"\N{NO-BREAK SPACE}{unit.label}"


AGREED: View[AgreementTarget] = View(
    "target perjanjian",
    {
        "indicator": lambda t, w: w.find("indicators", str(t.indicator)),
        "indicator_name": lambda t, w: t.indicator_as_printed or w.definitions[t.indicator].name,
        "objective_name": lambda t, w: t.objective_as_printed or _objective_name(t, w),
        "target": agreement_figure,
        "stated": _stated,
        "stated_unit": _stated_unit,
        "group": lambda t, w: t.group,
        "has_achievement": lambda t, w: yes_no(_is_judged(t, w)),
        "status": lambda t, w: _status(t, w),
        "unit": lambda t, w: w.definitions[t.indicator].unit.label,
    },
)


def _status(target: AgreementTarget, world: World) -> Value:
    result = world.results.get(target.indicator)
    return absent("penilaian") if result is None else result.current.status.words


def _is_judged(target: AgreementTarget, world: World) -> bool:
    result = world.results.get(target.indicator)
    return result is not None and isinstance(result.current.achievement, Known)


def _objective_name(target: AgreementTarget, world: World) -> str:
    wanted = world.definitions[target.indicator].objective
    return next((o.name for o in world.office_year.objectives if o.id == wanted), "")


AGREEMENT: View[PerformanceAgreement] = View(
    "perjanjian kinerja",
    {
        "id": lambda a, w: a.id,
        "title": lambda a, w: a.title,
        "name": lambda a, w: a.title,
        "kind": lambda a, w: one_of(a.kind),
        "tier": lambda a, w: a.tier,
        "revision": lambda a, w: str(a.revision),
        "signed": lambda a, w: write_partial_date(a.signed),
        "reason": lambda a, w: a.reason,
        "first_party": lambda a, w: a.first_party,
        "second_party": lambda a, w: a.second_party,
        "document": lambda a, w: w.find("documents", a.document),
        "targets": lambda a, w: Series(
            "target perjanjian", tuple(AGREED.of(str(t.indicator), t, w) for t in a.targets)
        ),
    },
)


def _years(plan: StrategicPlan, world: World) -> Series:
    years = range(plan.first_year, plan.last_year + 1)
    return Series("tahun Renstra", tuple(YEAR.of(str(y), y, world) for y in years))


YEAR: View[int] = View("tahun", {"name": lambda y, w: str(y)})

STRATEGIC: View[StrategicPlan] = View(
    "Renstra",
    {
        "title": lambda p, w: p.title,
        "first_year": lambda p, w: str(p.first_year),
        "last_year": lambda p, w: str(p.last_year),
        "document": lambda p, w: w.find("documents", p.document),
        "years": _years,
    },
)

MISSION: View[tuple[int, str]] = View(
    "misi", {"number": lambda m, w: str(m[0]), "name": lambda m, w: m[1], "text": lambda m, w: m[1]}
)


def _missions(plan: RegionalPlan, world: World) -> Series:
    pairs = enumerate(plan.missions, start=1)
    return Series("misi", tuple(MISSION.of(str(n), (n, text), world) for n, text in pairs))


REGIONAL: View[RegionalPlan] = View(
    "RPJMD",
    {
        "title": lambda p, w: p.title,
        "vision": lambda p, w: p.vision,
        "missions": _missions,
        "mission": lambda p, w: (
            absent("misi")
            if p.mission is None
            else MISSION.of("misi", (p.mission, p.missions[p.mission - 1]), w)
        ),
        "objective": lambda p, w: p.objective,
    },
)


def goals_root(world: World) -> Value:
    """Return the goals of the strategic plan."""
    return Series("tujuan", tuple(GOAL.of(str(g.id), g, world) for g in world.office_year.goals))


def objectives_root(world: World) -> Value:
    """Return the objectives of all tiers."""
    return Series("sasaran", tuple(OBJECTIVE.of(str(o.id), o, world) for o in world.office_year.objectives))


def agreements_root(world: World) -> Value:
    """Return the performance agreements of the year."""
    agreements = world.office_year.agreements_of_year
    return Series("perjanjian kinerja", tuple(AGREEMENT.of(a.id, a, world) for a in agreements), is_open=True)


def strategic_root(world: World) -> Value:
    """Return the office's plan (Renstra)."""
    plan = world.office_year.strategic_plan
    return absent("Renstra") if plan is None else STRATEGIC.of("renstra", plan, world)


def regional_root(world: World) -> Value:
    """Return the regency's plan (RPJMD)."""
    plan = world.office_year.regional_plan
    return absent("RPJMD") if plan is None else REGIONAL.of("rpjmd", plan, world)


_ECHELON: Final = re.compile(r"[IVX]+[ab]?\Z")
_STRANGE: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Level:
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
        return _STRANGE.sub("-", self.tier.lower()).strip("-")


LEVEL: View[Level] = View(
    "jenjang",
    {
        "tier": lambda v, w: v.tier,
        "name": lambda v, w: v.name,
        "slug": lambda v, w: v.slug,
        "is_national": lambda v, w: yes_no(bool(t := _promised(v, w)) and t <= _national(w.office_year)),
        "indicators": lambda v, w: w.select("indicators", lambda thing: thing.key in v.indicators),
    },
)


def levels_root(world: World) -> Value:
    """Return the tiers that have indicators, in the order in which the plan first names them."""
    found = levels_of(world.office_year)
    return Series("jenjang", tuple(LEVEL.of(level.tier, level, world) for level in found), is_open=True)


def _promised(level: Level, world: World) -> frozenset[IndicatorCode]:
    """The indicators of a tier with a target for the period."""
    tiers = (tier for tier in world.assessment.tiers if tier.tier == level.tier)
    return frozenset(code for tier in tiers for counted in tier.by_status for code in counted.indicators)


def levels_of(year: OfficeYear) -> tuple[Level, ...]:
    """Return the tiers of an office-year with their indicators."""
    tiers = dict.fromkeys(indicator.tier for indicator in year.indicators)
    return tuple(Level(t, frozenset(i.code for i in year.indicators if i.tier == t)) for t in tiers)


def _national(year: OfficeYear) -> frozenset[IndicatorCode]:
    """Indicators that the report measures beside national targets, in a section of that name."""
    central = (a for a in year.agreements_of_year if a.kind is AgreementKind.DIRECTOR_GENERAL)
    return frozenset(target.indicator for agreement in central for target in agreement.targets)


PLAN_ROW: View[PlanYear] = View(
    "baris Renstra",
    {
        "node": lambda r, w: w.find("nodes", str(r.node)),
        "name": lambda r, w: r.name,
        "year": lambda r, w: str(r.period.year),
        "has_target": lambda r, w: yes_no(r.target is not None),
        "has_budget": lambda r, w: yes_no(r.budget is not None),
    },
)


def plan_rows_root(world: World) -> Value:
    """Return the rows of `renstra.csv`."""
    rows = enumerate(world.office_year.plan_years, start=1)
    return Series("baris Renstra", tuple(PLAN_ROW.of(str(n), row, world) for n, row in rows), is_open=True)
