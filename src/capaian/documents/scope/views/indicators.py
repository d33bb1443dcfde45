"""Indicators with their targets, results and comparisons; the tiers that they belong to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from capaian.documents.scope.values import (
    Figure,
    Record,
    Series,
    Value,
    absent,
    end_sentence,
    join_names,
    record,
)
from capaian.documents.scope.view import AnyReader, View, linked, through
from capaian.documents.scope.views.comparisons import (
    band,
    compare_sign,
    comparisons,
    course_years,
    find_reference,
    like_result,
    plan_years,
    rank_figure,
    reached_years,
    suffix,
    target_figure,
    trend,
    yearly_change,
)
from capaian.documents.scope.views.courses import UNWRITTEN_UNITS, base_value, goal_of
from capaian.documents.scope.views.coverage import FACTORS, ratio_parts
from capaian.documents.scope.views.story import explanations, is_explained
from capaian.documents.scope.world import World
from capaian.domain.assessment import (
    IndicatorResult,
    PlanEndComparison,
    PriorComparison,
    ReferenceComparison,
    ReferenceKind,
    Status,
    StatusCount,
    TierResult,
)
from capaian.domain.identifiers import ComponentCode
from capaian.domain.plan import CascadeKind, Indicator, TargetValue
from capaian.domain.policy import AchievementMethod
from capaian.domain.value import INDEX, PERCENT, POINT, Known, Unavailable
from capaian.domain.work import NodeKind
from capaian.rules.achievement import METHODS
from capaian.rules.assess.progress.plan import unplanned
from capaian.rules.dependencies import former_formula

PRIOR: View[PriorComparison] = View(
    PriorComparison,
    "tahun lalu",
    "period.year actual target achievement change growth",
    period="period.label",
    trend=trend("trend"),
)
PLAN_END: View[PlanEndComparison] = View(
    PlanEndComparison, "akhir Renstra", "period.year target achievement gap"
)
REFERENCE: View[ReferenceComparison] = View(
    ReferenceComparison,
    "pembanding",
    "kind target value achievement",
    rank=lambda r, w: rank_figure(r.rank, r.kind.value, () if r.trace is None else (r.trace,), w),
)


def _defined(path: str) -> AnyReader:
    """Read an attribute of the definition, whose texts and codes are as the plan gives them."""
    return through(lambda result, world: world.definitions[result.code], path)


def _has_defined(path: str) -> AnyReader:
    return lambda result, world: bool(_defined(path)(result, world))


def _gap_unit(result: IndicatorResult, world: World) -> str:
    """Word for differences of an indicator: points for percent and index, else its own unit."""
    gap = result.current.gap
    unit = gap.unit if isinstance(gap, Known) else result.unit
    return (POINT if unit in (INDEX, PERCENT) else unit).label


C = TypeVar("C", PriorComparison, PlanEndComparison, ReferenceComparison)
"""What has a target of the indicator."""


def _compared_with(view: View[C], find: Callable[[IndicatorResult], C | None]) -> AnyReader:
    """Read what the indicator is compared with;
    its target has at least the decimals of the result.
    """

    def reader(result: IndicatorResult, world: World) -> Value:
        found = find(result)
        if found is None:
            return absent(view.kind)
        alike = replace(found, target=like_result(found.target, result, world))
        return view.of(view.kind, alike, world)

    return reader


def _reference(kind: ReferenceKind) -> AnyReader:
    return _compared_with(REFERENCE, lambda result: find_reference(result, kind))


def _achievement_trend(result: IndicatorResult, world: World) -> Value:
    """Whether the achievement rose; the actual may fall while it does, for targets change."""
    before = absent("tahun lalu") if result.prior is None else result.prior.achievement
    return compare_sign(result.current.achievement, before, world)


def _sub_indicators(result: IndicatorResult, world: World) -> Series:
    """Indicators that this one is made of, as the plan links them."""
    links = (link for link in world.office_year.cascade if link.kind is CascadeKind.COMPONENT)
    return world.pick("indicators", (link.child for link in links if link.parent == result.code))


def _program_names(result: IndicatorResult, world: World) -> str:
    """Names of the programs that it measures."""
    nodes = world.office_year.nodes
    return join_names(
        [n.name for n in nodes if n.kind is NodeKind.PROGRAM and result.code in n.indicators]
    )


def _part_codes(result: IndicatorResult, world: World) -> list[ComponentCode]:
    """Components that this indicator is a mean of, or the one that it is itself."""
    alone = world.definitions[result.code].formula.strip()
    return [
        code
        for code, ratio in world.ratios.items()
        if result.code in ratio.share_of_gap or code == alone
    ]


def _way(result: IndicatorResult, world: World) -> str:
    """How the indicator is computed, in the office's words, and which direction is good."""
    definition = world.definitions[result.code]
    direction = definition.polarity.words.capitalize()
    return f"{end_sentence(definition.definition.calculation)} {direction}.".lstrip()


def _method(result: IndicatorResult, world: World) -> AchievementMethod:
    definition = world.definitions[result.code]
    return definition.method or world.office_year.policies.methods[definition.polarity]


def _own_way(result: IndicatorResult, world: World) -> Value:
    """How the achievement follows where it is not actual over target,
    as the heads of columns say it is.
    """
    method = _method(result, world)
    if method is AchievementMethod.RATIO:
        return absent("cara capaian sendiri")
    return (
        f"{result.symbol or result.name}: {METHODS[method].working.format('realisasi', 'target')}"
    )


def _plan_targets(result: IndicatorResult, world: World) -> Series:
    """Targets of the strategic plan, and its years before the first of them;
    another year is no mistake.
    """
    definition, plan = world.definitions[result.code], world.office_year.strategic_plan
    targets = definition.plan_targets
    begun = min(targets, default=0)
    years = sorted({*range(begun if plan is None else plan.first_year, begun), *targets})
    items = (_plan_target(definition, year, targets.get(year), world) for year in years)
    return Series("target Renstra", tuple(items), is_open=True)


def _plan_target(
    definition: Indicator, year: int, target: TargetValue | None, world: World
) -> Record:
    """What the plan sets for a year; nothing of a year before the first that it states."""
    value: Figure = unplanned(year, world.assessment.year)
    if target is not None:
        value = target_figure(definition, year, target, world)
    return record(str(year), "target Renstra", year=year, name=year, value=value)


def _unit_word(result: IndicatorResult, world: World) -> str:
    """Unit of the plan's targets; none of words, of indices and of values on a scale."""
    targets = world.definitions[result.code].plan_targets.values()
    in_words = any(target.text and target.value is None for target in targets)
    return (
        ""
        if in_words or result.unit in UNWRITTEN_UNITS or result.unit.is_scale
        else result.unit.label
    )


def _is_promised(result: IndicatorResult, world: World) -> bool:
    """Whether a performance agreement of the year sets a target for it."""
    agreements = world.office_year.agreements_of_year
    return any(target.indicator == result.code for a in agreements for target in a.targets)


INDICATOR: View[IndicatorResult] = View(
    IndicatorResult,
    "indikator",
    "code symbol name tier is_key value_type current.actual current.achievement current.gap",
    label=lambda r, w: r.symbol or r.name,
    way=_way,
    unit="unit.label",
    unit_word=_unit_word,
    objective=linked("objectives", "node"),
    **{name: _defined(f"definition.{name}") for name in ("meaning", "reason", "calculation")},
    owner=lambda r, w: w.post_name(w.definitions[r.code].owner),
    data_source=_defined("data_source"),
    own_way=_own_way,
    by_ratio=lambda r, w: _method(r, w) is AchievementMethod.RATIO,
    polarity=_defined("polarity"),
    survey=lambda r, w: w.find("surveys", w.definitions[r.code].survey),
    target=lambda r, w: like_result(r.current.target, r, w),
    gap_unit=_gap_unit,
    band=band("current.band"),
    status="current.status.words",
    judgement="current.status_words",
    prior=_compared_with(PRIOR, attrgetter("prior")),
    achievement_trend=_achievement_trend,
    parts=_sub_indicators,
    program_names=_program_names,
    plan_end=_compared_with(PLAN_END, attrgetter("plan_end")),
    yearly_change=yearly_change,
    yearly_need=lambda r, w: (
        found if isinstance(found := yearly_change(r, w), Known) else absent("laju")
    ),
    reached=reached_years,
    plan_targets=_plan_targets,
    years=plan_years,
    course=course_years,
    comparisons=comparisons,
    suffix=lambda r, w: suffix(r.unit),
    has_target=lambda r, w: not isinstance(r.current.target, Unavailable),
    has_formula=_has_defined("formula"),
    is_promised=_is_promised,
    has_definition=_has_defined("definition.meaning"),
    formula_then=lambda r, w: (
        former_formula(w.office_year, r.code) or absent("rumus lain tahun lalu")
    ),
    national=_reference(ReferenceKind.NATIONAL),
    province=_reference(ReferenceKind.PROVINCE),
    peers=_reference(ReferenceKind.PEERS),
    components=lambda r, w: w.pick("components", _part_codes(r, w)),
    ratio_parts=lambda r, w: ratio_parts([w.ratios[code] for code in _part_codes(r, w)], w),
    base=base_value,
    goal=lambda r, w: goal_of(str(r.node), w),
    has_plan_targets=_has_defined("plan_targets"),
    explanations=explanations,
    is_explained=is_explained,
    **FACTORS,
)


def _by_status(tier: TierResult, status: Status) -> StatusCount:
    return next(counted for counted in tier.by_status if counted.status is status)


def _count(status: Status) -> AnyReader:
    return lambda tier, world: _by_status(tier, status).count


def _members(status: Status) -> AnyReader:
    return lambda tier, world: world.pick("indicators", _by_status(tier, status).indicators)


def _counted(name: str, how: str, is_meant: Callable[[IndicatorResult], bool]) -> AnyReader:
    """Read how many indicators of a tier are such."""

    def reader(tier: TierResult, world: World) -> Value:
        codes = (code for counted in tier.by_status for code in counted.indicators)
        count = sum(is_meant(world.results[code]) for code in codes)
        return world.facts.counted(f"Indikator eselon {tier.tier} {name}", count, how)

    return reader


TIER: View[TierResult] = View(
    TierResult,
    "eselon",
    "tier mean_achievement",
    band=band("band"),
    count="size",
    # those that the mean is made of
    assessed=_counted(
        "yang dapat dinilai",
        "yang punya capaian",
        lambda r: isinstance(r.current.achievement, Known),
    ),
    judged=_counted(
        "yang targetnya dapat dinilai",
        "yang targetnya tercapai atau belum",
        lambda r: r.current.status is not Status.UNKNOWN,
    ),
    met=_count(Status.MET),
    unmet=_count(Status.NOT_MET),
    unknown=_count(Status.UNKNOWN),
    met_indicators=_members(Status.MET),
    unmet_indicators=_members(Status.NOT_MET),
    unknown_indicators=_members(Status.UNKNOWN),
    left_out_indicators=lambda tier, world: world.pick("indicators", tier.left_out),
)
