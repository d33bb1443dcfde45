"""Nodes with their results: goals and objectives, the work plan, posts;
means of tiers and programs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from sys import maxsize
from typing import Final

from capaian.domain.assessment import (
    GroupMean,
    IndicatorResult,
    NodeResult,
    Status,
    StatusCount,
    TierResult,
)
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.numerals import read_roman
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Goal, Objective
from capaian.domain.value import Reason, Result, Unavailable, Unit
from capaian.domain.work import NodeKind, Resource, WorkNode
from capaian.rules.achievement import joint_status
from capaian.rules.assess.basis import Basis, IndicatorResults, current_of, mean_achievement
from capaian.rules.assess.context import AssessContext, traces_of
from capaian.rules.assess.period_results import band_of
from capaian.rules.assess.resources import Spending, Volume, judge_spending
from capaian.rules.facts import gather, group
from capaian.rules.tracelog import Working
from capaian.rules.work_plan import climb, grow_tree


def assess_nodes(basis: Basis, judged: IndicatorResults) -> tuple[NodeResult, ...]:
    """Return goals and objectives, then the work plan, each tree from the top down."""
    plan, year = basis.plan, basis.desk.office_year
    goals = {goal.id: goal for goal in year.goals}
    purposes: Mapping[NodeId, Goal | Objective] = {**goals, **plan.objective_by_id}
    above = (_assess_node(basis, judged, purposes[node]) for node in plan.purposes.order)
    return (
        *above,
        *(_assess_node(basis, judged, plan.node_by_id[node]) for node in plan.work.order),
    )


def _assess_node(
    basis: Basis, judged: IndicatorResults, own: Goal | Objective | WorkNode
) -> NodeResult:
    plan, node, is_work = basis.plan, own.id, isinstance(own, WorkNode)
    measured = basis.results_of(node, judged)
    mean = basis.mean_of(node, measured)
    inputs = tuple(basis.resources[node])
    volumes = _volumes(basis, judged, plan.leaves_below[node]) if is_work else ()
    of_purpose = NodeKind.GOAL if isinstance(own, Goal) else NodeKind.OBJECTIVE
    return NodeResult(
        id=node,
        kind=own.kind if isinstance(own, WorkNode) else of_purpose,
        code="" if isinstance(own, Goal) else own.code,
        name=own.name,
        parent=None if isinstance(own, Goal) else own.parent,
        owner=None if isinstance(own, Goal) else own.owner,
        tier=own.tier if isinstance(own, Objective) else None,
        depth=(plan.work if is_work else plan.purposes).depth[node],
        mean_achievement=mean,
        band=band_of(basis.desk, mean),
        status=joint_status(each.result.status for each in measured),
        inputs=inputs,
        outputs=basis.outputs[node],
        efficiency=judge_spending(basis.desk, Spending(plan.labels[node], mean, inputs, volumes)),
        objective=plan.served[node] if is_work else None,
    )


def _volumes(
    basis: Basis, judged: IndicatorResults, leaves: Sequence[NodeId]
) -> tuple[Volume, ...]:
    """Return cost and volume of each leaf;
    nothing unless each has money and exactly one output.
    """
    volumes = []
    for leaf in leaves:
        money, measured = basis.money_of(leaf), basis.results_of(leaf, judged)
        if money is None or len(measured) != 1:
            return ()
        only = measured[0].result
        volumes.append(Volume(money.actual, only.actual, money.revised, only.target))
    return tuple(volumes)


def assess_posts(
    desk: AssessContext, indicators: Sequence[IndicatorResult]
) -> tuple[NodeResult, ...]:
    """Return the posts that answer for an indicator, in the order of the organisation.

    A post without an indicator is no node: what is below it hangs on the nearest post above that
    is one.
    """
    owned = indicators_by_post(desk.office_year)
    results = {result.code: result for result in indicators}
    return tuple(
        _assess_post(desk, post, owned, [results[code] for code in owned[post.id]])
        for post in desk.office_year.office.posts
        if post.id in owned
    )


def indicators_by_post(office_year: OfficeYear) -> Mapping[PostId, tuple[IndicatorCode, ...]]:
    """Return the indicators of each post: those that name it as owner,
    then those of its sheets.
    """
    known = office_year.indicator_by_code
    owned = [(each.owner, each.code) for each in known.values() if each.owner is not None]
    lines = ((sheet.post, line.indicator) for sheet in office_year.sheets for line in sheet.lines)
    listed = [(post, code) for post, code in lines if code is not None and code in known]
    return {post: tuple(dict.fromkeys(codes)) for post, codes in gather((*owned, *listed)).items()}


def _assess_post(
    desk: AssessContext, post: Post, owned: Collection[PostId], members: Sequence[IndicatorResult]
) -> NodeResult:
    mean = mean_achievement(
        desk, f"Rata-rata capaian {post.name}", [current_of(m) for m in members]
    )
    parents = {each.id: each.parent for each in desk.office_year.office.posts}
    above = [each for each in climb(post.id, parents) if each in owned]
    return NodeResult(
        id=NodeId(post.id),
        kind=NodeKind.POST,
        name=post.name,
        parent=NodeId(above[0]) if above else None,
        owner=post.id,
        tier=post.tier,
        depth=len(above),
        mean_achievement=mean,
        band=band_of(desk, mean),
        status=joint_status(member.current.status for member in members),
    )


_NO_PLACE: Final = maxsize
"""Below all that stands anywhere."""


def assess_tiers(
    desk: AssessContext, indicators: Sequence[IndicatorResult]
) -> tuple[TierResult, ...]:
    """Return the tiers in the order in which the dossier first names them.

    Only indicators with a target for the period count: a definition without a target is no
    promise.
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

    That is the tier of the head's post; where it has no indicator with a target, the highest of
    the plan: that of the posts nearest to the head, then the echelon of the smallest number, then
    that of the uppermost objectives.
    """
    return min(tiers, key=lambda tier: tier_height(office_year, tier.tier), default=None)


def tier_height(office_year: OfficeYear, tier: str) -> tuple[bool, int, int, int, str]:
    """Return what sorts tiers from the highest to the lowest,
    as declared and not as they stand in rows.
    """
    office = office_year.office
    parents = ((post.id, post.parent) for post in office.posts)
    posts = grow_tree(
        {NodeId(own): NodeId(above) if above else None for own, above in parents}
    ).depth
    of_posts = [
        posts[NodeId(p.id)] for p in office.posts if p.tier == tier and NodeId(p.id) in posts
    ]
    purposes = grow_tree(
        {objective.id: objective.parent for objective in office_year.objectives}
    ).depth
    of_purposes = [
        purposes[o.id] for o in office_year.objectives if o.tier == tier and o.id in purposes
    ]
    is_head = any(post.id == office.head and post.tier == tier for post in office.posts)
    echelon = read_roman(tier) or _NO_PLACE
    return (
        not is_head,
        min(of_posts, default=_NO_PLACE),
        echelon,
        min(of_purposes, default=_NO_PLACE),
        tier,
    )


def _assess_tier(desk: AssessContext, tier: str, members: Sequence[IndicatorResult]) -> TierResult:
    mean = mean_achievement(desk, mean_label(tier), [current_of(member) for member in members])
    by_status = tuple(_count_status(desk, tier, status, members) for status in Status)
    met = len(by_status[0].indicators)
    size = _count(desk, f"Indikator eselon {tier}", "indikator dengan target", members, members)
    bare = [each.code for each in members if isinstance(each.current.achievement, Unavailable)]
    left_out = () if isinstance(mean, Unavailable) else tuple(bare)
    return TierResult(
        tier, mean, band_of(desk, mean), met, len(members), by_status, size, left_out
    )


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
    """Return how many were chosen among all; the count rests on all,
    for each of them was looked at.
    """
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
        *(
            _means(desk, p.id, f"kegiatan {p.code} {p.name}", below[p.id], prior_of)
            for p in programs
        ),
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
        pairs = [
            (f"{each.code} {each.name}", figure)
            for each in activities
            for figure in figures_of(each)
        ]
        return desk.mean_of_known(f"Rata-rata {word}, {label}", pairs, none)

    def shares_of(resource: Resource) -> _Figures:
        return lambda each: [
            r.ratio for r in each.inputs if r.resource is resource and r.kind == "all"
        ]

    return GroupMean(
        node=program,
        achievement=mean("capaian", lambda each: [each.mean_achievement]),
        prior_achievement=mean("capaian tahun lalu", prior_of),
        outputs=mean(
            "capaian keluaran", lambda each: [output.achievement for output in each.outputs]
        ),
        prior_outputs=mean(
            "capaian keluaran tahun lalu",
            lambda each: [o.prior.achievement for o in each.outputs if o.prior],
        ),
        money=mean("serapan anggaran", shares_of(Resource.MONEY)),
        staff=mean("pemakaian SDM", shares_of(Resource.STAFF)),
    )


def counts_in_tier(result: IndicatorResult) -> bool:
    """Say whether an indicator has a target for the period asked for,
    and so counts in its tier.
    """
    target = result.current.target
    return not (isinstance(target, Unavailable) and target.reason is Reason.NO_TARGET)
