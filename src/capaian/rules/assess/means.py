"""Mean achievements: of nodes, tiers and the activities of a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from sys import maxsize
from typing import Final

from capaian.domain.assessment import (
    GroupMean,
    IndicatorResult,
    NodeResult,
    OutputResult,
    PeriodResult,
    Status,
    StatusCount,
    TierResult,
)
from capaian.domain.identifiers import NodeId
from capaian.domain.numerals import read_roman, write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import PERCENT, Known, Reason, Result, Unavailable, Unit
from capaian.domain.work import NodeKind, Resource
from capaian.rules.achievement import cap_achievement
from capaian.rules.aggregate import mean
from capaian.rules.assess.context import AssessContext, Label, mean_recipe, traces_of
from capaian.rules.assess.period_results import band_of
from capaian.rules.facts import group
from capaian.rules.tracelog import Working
from capaian.rules.work_plan import grow_tree


@dataclass(frozen=True, slots=True)
class NamedResult:
    """An indicator or output whose achievement enters a mean, by the name that traces show."""

    name: str
    result: PeriodResult | OutputResult

    @property
    def achievement(self) -> Result:
        """How far its target was reached."""
        return self.result.achievement


def mean_achievement(desk: AssessContext, subject: str, members: Sequence[NamedResult]) -> Result:
    """Return the mean of the achievements that are there, each at most the declared cap.

    Achievements without a figure do not count; if none has one, there is no mean.

    Legal basis:
        rulebook topic `aggregation`: plain mean of indicators; cap by PermenPANRB 8/2021 where declared.
    """
    counted = [member for member in members if isinstance(member.achievement, Known)]
    chosen = counted or members
    label = Label(subject, PERCENT, policy=_cap_policy(desk))
    recipe = mean_recipe(label, [member.name for member in chosen])
    results = [member.achievement for member in chosen]
    capped = [cap_achievement(r.value, desk.policies.cap) for r in results if isinstance(r, Known)]
    return desk.settle(recipe, results, mean(capped) if counted else _no_mean(members))


def _no_mean(members: Sequence[NamedResult]) -> Unavailable:
    if not members:
        return Unavailable(Reason.NOT_APPLICABLE, note="tidak ada indikator atau keluaran")
    return Unavailable(Reason.MISSING_INPUT, tuple(member.name for member in members))


def _cap_policy(desk: AssessContext) -> str:
    cap: Decimal | None = desk.policies.cap
    return "" if cap is None else f"cap: {write_decimal(cap, 0)}"


_NOWHERE: Final = maxsize
"""Below all that stands anywhere."""


def assess_tiers(desk: AssessContext, indicators: Sequence[IndicatorResult]) -> tuple[TierResult, ...]:
    """Return the tiers in the order in which the dossier first names them.

    Only indicators with a target for the period count: a definition without a target is no promise.
    """
    counted = [indicator for indicator in indicators if counts_in_tier(indicator)]
    tiers = group(counted, lambda indicator: indicator.tier)
    return tuple(_assess_tier(desk, tier, members) for tier, members in tiers.items())


def mean_label(tier: str) -> str:
    """Return what traces call the mean of a tier.

    Examples:
        >>> mean_label("II")
        'Rata-rata capaian eselon II'
    """
    return f"Rata-rata capaian eselon {tier}"


def find_office_tier(office_year: OfficeYear, tiers: Sequence[TierResult]) -> TierResult | None:
    """Return the tier that the whole office is judged by, whatever the order of the rows.

    That is the tier of the head's post; where it has no indicator with a target, the highest of the plan:
    that of the posts nearest to the head, then the echelon of the smallest number, then that of the
    uppermost objectives.
    """
    return min(tiers, key=lambda tier: tier_height(office_year, tier.tier), default=None)


def tier_height(office_year: OfficeYear, tier: str) -> tuple[bool, int, int, int, str]:
    """Return what sorts tiers from the highest to the lowest, as declared and not as they stand in rows."""
    office = office_year.office
    parents = ((post.id, post.parent) for post in office.posts)
    posts = grow_tree({NodeId(own): NodeId(above) if above else None for own, above in parents}).depth
    of_posts = [posts[NodeId(p.id)] for p in office.posts if p.tier == tier and NodeId(p.id) in posts]
    purposes = grow_tree({objective.id: objective.parent for objective in office_year.objectives}).depth
    of_purposes = [purposes[o.id] for o in office_year.objectives if o.tier == tier and o.id in purposes]
    is_head = any(post.id == office.head and post.tier == tier for post in office.posts)
    echelon = read_roman(tier) or _NOWHERE
    return (not is_head, min(of_posts, default=_NOWHERE), echelon, min(of_purposes, default=_NOWHERE), tier)


def _assess_tier(desk: AssessContext, tier: str, members: Sequence[IndicatorResult]) -> TierResult:
    mean = mean_achievement(desk, mean_label(tier), [current_of(member) for member in members])
    by_status = tuple(_count_status(desk, tier, status, members) for status in Status)
    met = len(by_status[0].indicators)
    size = _count(desk, f"Indikator eselon {tier}", "indikator dengan target", members, members)
    return TierResult(tier, mean, band_of(desk, mean), met, len(members), by_status, size)


def current_of(indicator: IndicatorResult) -> NamedResult:
    """Return the result of an indicator in the period asked for."""
    return NamedResult(indicator.symbol or indicator.name, indicator.current)


def _count_status(
    desk: AssessContext, tier: str, status: Status, members: Sequence[IndicatorResult]
) -> StatusCount:
    chosen = [member for member in members if member.current.status is status]
    subject = f"Indikator eselon {tier}, target {status.words}"
    count = _count(desk, subject, f"indikator yang targetnya {status.words}", chosen, members)
    return StatusCount(status, count, tuple(member.code for member in chosen))


def _count(
    desk: AssessContext,
    subject: str,
    what: str,
    chosen: Sequence[IndicatorResult],
    members: Sequence[IndicatorResult],
) -> Result:
    """Return how many were chosen among all; the count rests on all, for each of them was looked at."""
    names = "; ".join(member.symbol or member.name for member in chosen) or "tidak ada"
    inputs = traces_of([member.current.achievement for member in members])
    working = Working(f"banyaknya {what}", names, inputs)
    return desk.log.step(subject, Decimal(len(chosen)), Unit("indikator"), 0, working)


def group_means(
    desk: AssessContext, nodes: Sequence[NodeResult], indicators: Sequence[IndicatorResult]
) -> tuple[GroupMean, ...]:
    """Return the means of each program with activities, then of the whole office.

    Legal basis:
        rulebook topic `aggregation`: plain mean, uncapped.
    """
    activities = [node for node in nodes if node.kind is NodeKind.ACTIVITY]
    if not activities:
        return ()
    below = group(activities, lambda activity: activity.parent)
    programs = [node for node in nodes if node.kind is NodeKind.PROGRAM and node.id in below]
    codes = {node.id: node.indicators for node in desk.office_year.nodes}
    results = {result.code: result for result in indicators}

    def prior_of(activity: NodeResult) -> Sequence[Result]:
        found = [results[code].prior for code in codes.get(activity.id, ()) if code in results]
        return [prior.achievement for prior in found if prior is not None]

    return (
        *(_means(desk, p.id, f"kegiatan {p.code} {p.name}", below[p.id], prior_of) for p in programs),
        _means(desk, None, "seluruh kegiatan", activities, prior_of),
    )


_Figures = Callable[[NodeResult], Sequence[Result]]
"""Gives some figures of an activity."""


def _means(
    desk: AssessContext,
    program: NodeId | None,
    label: str,
    activities: Sequence[NodeResult],
    prior_of: _Figures,
) -> GroupMean:
    none = Unavailable(Reason.NOT_APPLICABLE, note="tidak ada kegiatan dengan angka ini")

    def mean(word: str, figures_of: _Figures) -> Result:
        """The mean of the figures that are there; each activity is named in the trace."""
        pairs = [(f"{each.code} {each.name}", figure) for each in activities for figure in figures_of(each)]
        return desk.mean_of_known(f"Rata-rata {word}, {label}", pairs, none)

    def shares_of(resource: Resource) -> _Figures:
        return lambda each: [r.ratio for r in each.inputs if r.resource is resource and r.kind == "all"]

    return GroupMean(
        node=program,
        achievement=mean("capaian", lambda each: [each.mean_achievement]),
        prior_achievement=mean("capaian tahun lalu", prior_of),
        outputs=mean("capaian keluaran", lambda each: [output.achievement for output in each.outputs]),
        prior_outputs=mean(
            "capaian keluaran tahun lalu", lambda each: [o.prior.achievement for o in each.outputs if o.prior]
        ),
        money=mean("serapan anggaran", shares_of(Resource.MONEY)),
        staff=mean("pemakaian SDM", shares_of(Resource.STAFF)),
    )


def counts_in_tier(result: IndicatorResult) -> bool:
    """Say whether an indicator has a target for the period asked for, and so counts in its tier."""
    target = result.current.target
    return not (isinstance(target, Unavailable) and target.reason is Reason.NO_TARGET)
