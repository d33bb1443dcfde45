"""Goals, objectives, agreements, the strategic and the regional plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Figure, Series, Value, absent, yes_no
from capaian.documents.scope.view import View, linked, listed, matching, post, texts_by_name
from capaian.documents.scope.views.comparisons import band_sign
from capaian.documents.scope.views.courses import has_year_target, plan_lines
from capaian.documents.scope.views.work import efficiency_series, money_field
from capaian.documents.scope.world import World
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

GOAL: View[Goal] = View(Goal, "tujuan", "id name", objectives=matching("objectives", "parent", "id"))


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
    Objective,
    "sasaran",
    "id code name tier parent",
    goal=linked("goals", "parent"),
    owner=post("owner"),
    indicators=lambda o, w: w.select("indicators", lambda i: _belongs(i.field("objective"), o)),
    programs=_programs,
    nodes=matching("nodes", "objective", "id"),
    mean_achievement=lambda o, w: _node_field(o, w, "mean_achievement"),
    band=lambda o, w: _node_field(o, w, "band"),
    status=lambda o, w: _node_field(o, w, "status"),
    money=lambda o, w: money_field(w.node_results.get(o.id), w),
    efficiency=_efficiency,
    lines=lambda o, w: plan_lines(o.id, w),
    has_target=lambda o, w: yes_no(_has_target(o, w)),
    above=linked("objectives", "parent"),
    indicators_below=_indicators_below,
    below=matching("objectives", "parent", "id"),
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


def _status(target: AgreementTarget, world: World) -> Value:
    result = world.results.get(target.indicator)
    return absent("penilaian") if result is None else result.current.status.words


AGREED: View[AgreementTarget] = View(
    AgreementTarget,
    "target perjanjian",
    "group",
    indicator=linked("indicators", "indicator"),
    indicator_name=lambda t, w: t.indicator_as_printed or w.definitions[t.indicator].name,
    objective_name=lambda t, w: t.objective_as_printed or _objective_name(t, w),
    target=agreement_figure,
    stated=_stated,
    stated_unit=_stated_unit,
    status=_status,
    unit=lambda t, w: w.definitions[t.indicator].unit.label,
)


def _objective_name(target: AgreementTarget, world: World) -> str:
    wanted = world.definitions[target.indicator].objective
    return next((o.name for o in world.office_year.objectives if o.id == wanted), "")


AGREEMENT: View[PerformanceAgreement] = View(
    PerformanceAgreement,
    "perjanjian kinerja",
    "id title kind tier revision reason first_party second_party",
    name="title",
    signed=lambda a, w: write_partial_date(a.signed),
    document=linked("documents", "document"),
    targets=listed(AGREED, "targets", "indicator"),
)


def _years(plan: StrategicPlan, world: World) -> Series:
    years = range(plan.first_year, plan.last_year + 1)
    return texts_by_name("tahun Renstra", [str(year) for year in years], world)


STRATEGIC: View[StrategicPlan] = View(
    StrategicPlan,
    "Renstra",
    "title first_year last_year",
    document=linked("documents", "document"),
    years=_years,
)


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission of the regional plan with its number."""

    number: int
    text: str


MISSION: View[Mission] = View(Mission, "misi", "number text", name="text")


def _missions(plan: RegionalPlan, world: World) -> Series:
    return MISSION.series((Mission(n, text) for n, text in enumerate(plan.missions, start=1)), world)


def _mission(plan: RegionalPlan, world: World) -> Value:
    if plan.mission is None:
        return absent("misi")
    return MISSION.of("misi", Mission(plan.mission, plan.missions[plan.mission - 1]), world)


REGIONAL: View[RegionalPlan] = View(
    RegionalPlan, "RPJMD", "title vision objective", missions=_missions, mission=_mission
)


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
    Level,
    "jenjang",
    "tier name slug",
    is_national=lambda v, w: yes_no(bool(t := _promised(v, w)) and t <= _national(w.office_year)),
    indicators=lambda v, w: w.select("indicators", lambda thing: thing.key in v.indicators),
)


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
    PlanYear,
    "baris Renstra",
    "name period.year",
    node=linked("nodes", "node"),
    has_target=lambda r, w: yes_no(r.target is not None),
    has_budget=lambda r, w: yes_no(r.budget is not None),
)
