"""Indicators with their targets, results and comparisons; components with their areas."""

from __future__ import annotations

from dataclasses import replace

from capaian.documents.scope.values import Figure, Series, Thing, Value, absent, join_names, one_of, yes_no
from capaian.documents.scope.views.comparisons import (
    band_sign,
    compare_sign,
    compared_figure,
    comparisons,
    indicator_decimals,
    plan_years,
    rank_figure,
    suffix,
    target_figure,
    trend_sign,
    with_decimals,
)
from capaian.documents.scope.views.courses import BARE, base_value, goal_of
from capaian.documents.scope.views.coverage import ratio_parts
from capaian.documents.scope.world import View, World
from capaian.domain.assessment import IndicatorResult, PeriodResult, Status, StatusCount, TierResult
from capaian.domain.cascade import CascadeKind
from capaian.domain.comparison import PlanEndComparison, PriorComparison, ReferenceComparison, ReferenceKind
from capaian.domain.identifiers import ComponentCode
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import AchievementMethod, Polarity
from capaian.domain.value import INDEX, PERCENT, POINT, Known, Unavailable
from capaian.domain.work import NodeKind
from capaian.rules.assess.period_results import METHOD_TEMPLATES
from capaian.rules.assess.plan_progress import unplanned
from capaian.rules.indicator_bases import former_formula

_DIRECTIONS = {
    Polarity.HIGHER_IS_BETTER: "Makin tinggi makin baik.",
    Polarity.LOWER_IS_BETTER: "Makin rendah makin baik.",
    Polarity.CLOSER_IS_BETTER: "Makin dekat dengan target makin baik.",
}

PRIOR: View[PriorComparison] = View(
    "tahun lalu",
    {
        "year": lambda p, w: str(p.period.year),
        "period": lambda p, w: p.period.label,
        "actual": lambda p, w: p.actual,
        "target": lambda p, w: p.target,
        "achievement": lambda p, w: p.achievement,
        "change": lambda p, w: p.change,
        "growth": lambda p, w: p.growth,
        "trend": lambda p, w: trend_sign(p.trend),
    },
)
PLAN_END: View[PlanEndComparison] = View(
    "akhir Renstra",
    {
        "year": lambda p, w: str(p.period.year),
        "target": lambda p, w: p.target,
        "achievement": lambda p, w: p.achievement,
        "gap": lambda p, w: p.gap,
    },
)
REFERENCE: View[ReferenceComparison] = View(
    "pembanding",
    {
        "kind": lambda r, w: one_of(r.kind),
        "target": lambda r, w: r.target,
        "value": lambda r, w: r.value,
        "achievement": lambda r, w: r.achievement,
        "rank": lambda r, w: rank_figure(r.rank, r.kind.value, () if r.trace is None else (r.trace,), w),
        "of": lambda r, w: compared_figure(r.rank, w),
    },
)
PERIOD: View[PeriodResult] = View(
    "periode",
    {
        "period": lambda p, w: p.period.label,
        "target": lambda p, w: p.target,
        "actual": lambda p, w: p.actual,
        "achievement": lambda p, w: p.achievement,
        "gap": lambda p, w: p.gap,
        "band": lambda p, w: band_sign(p.band, w),
        "status": lambda p, w: p.status.words,
    },
)


def _plan_target(indicator: Indicator, year: int, target: TargetValue | None, world: World) -> Figure:
    """Return what the plan sets for a year; of one before the first that it states a mark."""
    if target is None:
        return unplanned(year, world.assessment.year)
    return target_figure(indicator, year, target, world)


PLAN_TARGET: View[tuple[Indicator, int, TargetValue | None]] = View(
    "target Renstra",
    {
        "year": lambda t, w: str(t[1]),
        "name": lambda t, w: str(t[1]),
        "value": lambda t, w: _plan_target(*t, w),
    },
)


def _definition(result: IndicatorResult, world: World) -> Indicator:
    return world.definitions[result.code]


def _gap_unit(result: IndicatorResult) -> str:
    """Word for differences of an indicator: points for percent and index, else its own unit."""
    gap = result.current.gap
    unit = gap.unit if isinstance(gap, Known) else result.unit
    return (POINT if unit in (INDEX, PERCENT) else unit).label


def _reference(kind: ReferenceKind, result: IndicatorResult, world: World) -> Value:
    found = next((r for r in result.references if r.kind is kind), None)
    if found is None:
        return absent(f"pembanding {kind.value}")
    target = found.target
    if isinstance(target, Known):
        found = replace(
            found, target=replace(target, decimals=max(target.decimals, indicator_decimals(result, world)))
        )
    return REFERENCE.of(kind.value, found, world)


def _prior(result: IndicatorResult, world: World) -> Value:
    prior = result.prior
    if prior is None:
        return absent("tahun lalu")
    target = with_decimals(prior.target, indicator_decimals(result, world))
    return PRIOR.of("prior", replace(prior, target=target), world)


def _achievement_trend(result: IndicatorResult, world: World) -> Value:
    """Whether the achievement rose; the actual may fall while it does, for targets change."""
    prior = result.prior
    return (
        absent("tahun lalu")
        if prior is None
        else compare_sign(result.current.achievement, prior.achievement, world)
    )


def _made_of(result: IndicatorResult, world: World) -> Series:
    """Indicators that this one is made of, as the plan links them."""
    links = world.office_year.cascade
    made = {link.child for link in links if link.parent == result.code and link.kind is CascadeKind.COMPONENT}
    return Series("indikator", world.select("indicators", lambda thing: thing.key in made).items)


def _program_names(result: IndicatorResult, world: World) -> str:
    """Names of the programs that it measures."""
    nodes = world.office_year.nodes
    return join_names([n.name for n in nodes if n.kind is NodeKind.PROGRAM and result.code in n.indicators])


def _plan_end(result: IndicatorResult, world: World) -> Value:
    end = result.plan_end
    if end is None:
        return absent("akhir Renstra")
    target = with_decimals(end.target, indicator_decimals(result, world))
    return PLAN_END.of("plan_end", replace(end, target=target), world)


def _periods(result: IndicatorResult, world: World) -> Series:
    decimals = indicator_decimals(result, world)
    periods = (replace(p, target=with_decimals(p.target, decimals)) for p in result.periods)
    return Series("periode", tuple(PERIOD.of(str(p.period), p, world) for p in periods))


def _factors(kind: str, result: IndicatorResult, world: World) -> Series:
    code = str(result.code)
    return world.select("factors", lambda f: f.field("subject") == code and f.field("kind") == kind)


def _part_codes(result: IndicatorResult, world: World) -> list[ComponentCode]:
    """Components that this indicator is a mean of, or the one that it is itself."""
    alone = _definition(result, world).formula.strip()
    return [
        code for code, ratio in world.ratios.items() if result.code in ratio.share_of_gap or code == alone
    ]


def _parts(result: IndicatorResult, world: World) -> Series:
    parts = set(map(str, _part_codes(result, world)))
    return world.select("components", lambda thing: thing.key in parts)


def _way(result: IndicatorResult, world: World) -> str:
    """How the indicator is computed, in the office's words, and which direction is good."""
    definition = _definition(result, world)
    direction = _DIRECTIONS[definition.polarity]
    calculation = definition.definition.calculation.rstrip()
    stop = "" if calculation.endswith((".", "!", "?", ";", ":")) else "."
    return f"{calculation}{stop} {direction}" if calculation else direction


def _method(result: IndicatorResult, world: World) -> AchievementMethod:
    definition = _definition(result, world)
    return definition.method or world.office_year.policies.methods[definition.polarity]


def _own_way(result: IndicatorResult, world: World) -> Value:
    """How the achievement follows where it is not actual over target, as the heads of columns say it is."""
    method = _method(result, world)
    if method is AchievementMethod.RATIO:
        return absent("cara capaian sendiri")
    return f"{result.symbol or result.name}: {METHOD_TEMPLATES[method].format('realisasi', 'target')}"


def _plan_targets(result: IndicatorResult, world: World) -> Series:
    """Targets of the strategic plan, and its years before the first of them; another year is no mistake."""
    definition, plan = _definition(result, world), world.office_year.strategic_plan
    stated = definition.plan_targets
    begun = min(stated, default=0)
    years = sorted({*range(begun if plan is None else plan.first_year, begun), *stated})
    items = (PLAN_TARGET.of(str(year), (definition, year, stated.get(year)), world) for year in years)
    return Series("target Renstra", tuple(items), is_open=True)


def _unit_word(result: IndicatorResult, world: World) -> str:
    """Unit of the plan's targets; none of words, of indices and of values on a scale."""
    targets = _definition(result, world).plan_targets.values()
    in_words = any(target.text and target.value is None for target in targets)
    return "" if in_words or result.unit in BARE else result.unit.label


def _is_promised(result: IndicatorResult, world: World) -> bool:
    """Whether a performance agreement of the year sets a target for it."""
    agreements = world.office_year.agreements_of_year
    return any(target.indicator == result.code for a in agreements for target in a.targets)


INDICATOR: View[IndicatorResult] = View(
    "indikator",
    {
        "code": lambda r, w: str(r.code),
        "symbol": lambda r, w: r.symbol,
        "name": lambda r, w: r.name,
        "label": lambda r, w: r.symbol or r.name,
        "way": _way,
        "tier": lambda r, w: r.tier,
        "is_key": lambda r, w: yes_no(r.is_key),
        "unit": lambda r, w: r.unit.label,
        "unit_word": lambda r, w: _unit_word(r, w),
        "value_type": lambda r, w: r.value_type,
        "objective": lambda r, w: w.find("objectives", r.node),
        "meaning": lambda r, w: _definition(r, w).definition.meaning,
        "reason": lambda r, w: _definition(r, w).definition.reason,
        "calculation": lambda r, w: _definition(r, w).definition.calculation,
        "owner": lambda r, w: w.post_name(_definition(r, w).owner),
        "data_source": lambda r, w: _definition(r, w).data_source,
        "own_way": _own_way,
        "by_ratio": lambda r, w: yes_no(_method(r, w) is AchievementMethod.RATIO),
        "polarity": lambda r, w: one_of(_definition(r, w).polarity),
        "direction": lambda r, w: _DIRECTIONS[_definition(r, w).polarity],
        "survey": lambda r, w: w.find("surveys", _definition(r, w).survey),
        "target": lambda r, w: with_decimals(r.current.target, indicator_decimals(r, w)),
        "actual": lambda r, w: r.current.actual,
        "achievement": lambda r, w: r.current.achievement,
        "gap": lambda r, w: r.current.gap,
        "gap_unit": lambda r, w: _gap_unit(r),
        "band": lambda r, w: band_sign(r.current.band, w),
        "status": lambda r, w: r.current.status.words,
        "periods": _periods,
        "prior": _prior,
        "achievement_trend": _achievement_trend,
        "parts": _made_of,
        "program_names": _program_names,
        "plan_end": _plan_end,
        "plan_targets": _plan_targets,
        "years": plan_years,
        "comparisons": comparisons,
        "suffix": lambda r, w: suffix(r.unit),
        "has_achievement": lambda r, w: yes_no(isinstance(r.current.achievement, Known)),
        "has_target": lambda r, w: yes_no(not isinstance(r.current.target, Unavailable)),
        "has_formula": lambda r, w: yes_no(bool(_definition(r, w).formula)),
        "is_promised": lambda r, w: yes_no(_is_promised(r, w)),
        "has_definition": lambda r, w: yes_no(bool(_definition(r, w).definition.meaning)),
        "formula_then": lambda r, w: former_formula(w.office_year, r.code) or absent("rumus lain tahun lalu"),
        "has_prior": lambda r, w: yes_no(r.prior is not None and isinstance(r.prior.growth, Known)),
        "national": lambda r, w: _reference(ReferenceKind.NATIONAL, r, w),
        "province": lambda r, w: _reference(ReferenceKind.PROVINCE, r, w),
        "peers": lambda r, w: _reference(ReferenceKind.PEERS, r, w),
        "components": _parts,
        "ratio_parts": lambda r, w: ratio_parts([w.ratios[code] for code in _part_codes(r, w)], w),
        "causes": lambda r, w: _factors("cause", r, w),
        "drivers": lambda r, w: _factors("driver", r, w),
        "obstacles": lambda r, w: _factors("obstacle", r, w),
        "solutions": lambda r, w: _factors("solution", r, w),
        "plans": lambda r, w: _factors("plan", r, w),
        "base": base_value,
        "goal": lambda r, w: goal_of(str(r.node), w),
        "has_plan_targets": lambda r, w: yes_no(bool(_definition(r, w).plan_targets)),
    },
)

TIER: View[TierResult] = View(
    "eselon",
    {
        "tier": lambda t, w: t.tier,
        "mean_achievement": lambda t, w: t.mean_achievement,
        "band": lambda t, w: band_sign(t.band, w),
        "count": lambda t, w: t.size,
        "assessed": lambda t, w: w.facts.counted(
            f"Indikator eselon {t.tier} yang dapat dinilai", len(_assessed(t, w)), "yang punya capaian"
        ),
        "met": lambda t, w: _by_status(t, Status.MET).count,
        "unmet": lambda t, w: _by_status(t, Status.NOT_MET).count,
        "unknown": lambda t, w: _by_status(t, Status.UNKNOWN).count,
        "met_indicators": lambda t, w: _members(t, Status.MET, w),
        "unmet_indicators": lambda t, w: _members(t, Status.NOT_MET, w),
        "unknown_indicators": lambda t, w: _members(t, Status.UNKNOWN, w),
    },
)


def _assessed(tier: TierResult, world: World) -> tuple[Thing, ...]:
    """Indicators whose achievement is a figure: those that the mean is made of."""
    codes = [code for counted in tier.by_status for code in counted.indicators]
    known = {str(c) for c in codes if isinstance(world.results[c].current.achievement, Known)}
    return world.select("indicators", lambda thing: thing.key in known).items


def _by_status(tier: TierResult, status: Status) -> StatusCount:
    return next(counted for counted in tier.by_status if counted.status is status)


def _members(tier: TierResult, status: Status, world: World) -> Series:
    codes = {str(code) for code in _by_status(tier, status).indicators}
    return Series("indikator", world.select("indicators", lambda thing: thing.key in codes).items)


def indicators_root(world: World) -> Value:
    """Return all indicators in the order of the plan."""
    results = world.assessment.indicators
    return Series("indikator", tuple(INDICATOR.of(str(r.code), r, world) for r in results))


def tiers_root(world: World) -> Value:
    """Return the tiers (II, III, IV) with their means; a tier without results is no mistake."""
    return Series("eselon", tuple(TIER.of(t.tier, t, world) for t in world.assessment.tiers), is_open=True)
