"""Nodes with their results: goals and objectives, the work plan, posts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import IndicatorResult, NodeResult, OutputResult, ResourceResult
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import CellValue, Result
from capaian.domain.work import NodeKind
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.efficiency import Spending, Volume, judge_spending
from capaian.rules.assess.means import Achieved, mean_achievement
from capaian.rules.assess.outputs import assess_outputs
from capaian.rules.assess.period_results import band_of
from capaian.rules.assess.resources import Ledger, node_resources, summed_resources
from capaian.rules.status import joint_status
from capaian.rules.work_plan import WorkPlan


@dataclass(frozen=True, slots=True)
class Yield:
    """An indicator or output of a node: what was to be and what is."""

    achieved: Achieved
    target: CellValue
    actual: CellValue


@dataclass(frozen=True, slots=True)
class Holdings:
    """What each node of both trees was given, used, and yielded besides indicators."""

    resources: Mapping[NodeId, Sequence[ResourceResult]]
    outputs: Mapping[NodeId, tuple[OutputResult, ...]]


YieldsOf = Callable[[NodeId], Sequence[Yield]]
"""Gives the indicators of a node with their results."""


def find_holdings(desk: AssessContext, plan: WorkPlan, ledgers: Sequence[Ledger]) -> Holdings:
    """Return money and staff by node, rolled up the work plan and summed for objectives, and outputs."""
    resources: dict[NodeId, Sequence[ResourceResult]] = {}
    for node in plan.work.order:
        resources[node] = node_resources(ledgers, node, plan.labels[node])
    for purpose in plan.purposes.order:
        programs = plan.programs_below[purpose]
        resources[purpose] = summed_resources(ledgers, programs, plan.labels[purpose])
    outputs = {node: assess_outputs(desk, node, plan.labels[node]) for node in plan.work.order}
    return Holdings(resources, outputs)


def yields_of(holdings: Holdings, indicators: YieldsOf, node: NodeId) -> Sequence[Yield]:
    """Return what measures a node: its indicators, else its outputs; never what is below it."""
    own = indicators(node)
    if own:
        return own
    return [_of_output(output) for output in holdings.outputs.get(node, ())]


def node_mean(desk: AssessContext, plan: WorkPlan, node: NodeId, yields: Sequence[Yield]) -> Result:
    """Return the mean achievement of a node."""
    members = [found.achieved for found in yields]
    return mean_achievement(desk, f"Rata-rata capaian {plan.labels[node]}", members)


def assess_nodes(
    desk: AssessContext, plan: WorkPlan, holdings: Holdings, indicators: YieldsOf
) -> tuple[NodeResult, ...]:
    """Return goals and objectives, then the work plan, each tree from the top down."""
    yields = {
        node: yields_of(holdings, indicators, node) for node in (*plan.purposes.order, *plan.work.order)
    }
    purposes = [_purpose(desk, plan, holdings, yields[node], node) for node in plan.purposes.order]
    return (*purposes, *(_work(desk, plan, holdings, yields, node) for node in plan.work.order))


def _purpose(
    desk: AssessContext, plan: WorkPlan, holdings: Holdings, yields: Sequence[Yield], node: NodeId
) -> NodeResult:
    objective = plan.objective_by_id.get(node)
    mean = node_mean(desk, plan, node, yields)
    inputs = tuple(holdings.resources[node])
    return NodeResult(
        id=node,
        kind=NodeKind.OBJECTIVE if objective else NodeKind.GOAL,
        code=objective.code if objective else "",
        name=objective.name if objective else plan.goal_by_id[node].name,
        parent=objective.parent if objective else None,
        owner=objective.owner if objective else None,
        tier=objective.tier if objective else None,
        depth=plan.purposes.depth[node],
        mean_achievement=mean,
        band=band_of(desk, mean),
        status=joint_status(found.achieved.status for found in yields),
        inputs=inputs,
        outputs=(),
        efficiency=judge_spending(desk, Spending(plan.labels[node], mean, inputs)),
    )


def _work(
    desk: AssessContext,
    plan: WorkPlan,
    holdings: Holdings,
    yields: Mapping[NodeId, Sequence[Yield]],
    node: NodeId,
) -> NodeResult:
    own = plan.node_by_id[node]
    mean = node_mean(desk, plan, node, yields[node])
    inputs = tuple(holdings.resources[node])
    volumes = _volumes(holdings, yields, plan.leaves_below[node])
    return NodeResult(
        id=node,
        kind=own.kind,
        code=own.code,
        name=own.name,
        parent=own.parent,
        owner=own.owner,
        tier=None,
        depth=plan.work.depth[node],
        mean_achievement=mean,
        band=band_of(desk, mean),
        status=joint_status(found.achieved.status for found in yields[node]),
        inputs=inputs,
        outputs=holdings.outputs[node],
        efficiency=judge_spending(desk, Spending(plan.labels[node], mean, inputs, volumes)),
        objective=plan.served[node],
    )


def _of_output(output: OutputResult) -> Yield:
    achieved = Achieved(output.name or "Keluaran", output.achievement, output.status)
    return Yield(achieved, output.target, output.actual)


def _volumes(
    holdings: Holdings, yields: Mapping[NodeId, Sequence[Yield]], leaves: Sequence[NodeId]
) -> tuple[Volume, ...]:
    """Return cost and volume of each leaf; nothing unless each has money and exactly one output."""
    volumes = []
    for leaf in leaves:
        money = next((r for r in holdings.resources[leaf] if r.kind == "all"), None)
        if money is None or len(yields[leaf]) != 1:
            return ()
        only = yields[leaf][0]
        volumes.append(Volume(money.actual, only.actual, money.revised, only.target))
    return tuple(volumes)


def assess_posts(desk: AssessContext, indicators: Sequence[IndicatorResult]) -> tuple[NodeResult, ...]:
    """Return the posts that answer for an indicator, in the order of the organisation.

    A post without an indicator is no node: what is below it hangs on the nearest post above that is one.
    """
    owned = indicators_by_post(desk.office_year)
    results = {result.code: result for result in indicators}
    return tuple(
        _assess_post(desk, post, owned, [results[code] for code in owned[post.id]])
        for post in desk.office_year.office.posts
        if post.id in owned
    )


def indicators_by_post(office_year: OfficeYear) -> Mapping[PostId, tuple[IndicatorCode, ...]]:
    """Return the indicators of each post: those that name it as owner, then those of its sheets."""
    found: dict[PostId, dict[IndicatorCode, None]] = {}
    for indicator in office_year.indicators:
        if indicator.owner is not None:
            found.setdefault(indicator.owner, {})[indicator.code] = None
    for sheet in office_year.sheets:
        for line in sheet.lines:
            if line.indicator is not None and line.indicator in office_year.indicator_by_code:
                found.setdefault(sheet.post, {})[line.indicator] = None
    return {post: tuple(codes) for post, codes in found.items()}


def _assess_post(
    desk: AssessContext, post: Post, owned: Collection[PostId], members: Sequence[IndicatorResult]
) -> NodeResult:
    achieved = [_achieved(member) for member in members]
    mean = mean_achievement(desk, f"Rata-rata capaian {post.name}", achieved)
    above = _posts_above(desk.office_year.post_by_id, post, owned)
    return NodeResult(
        id=NodeId(post.id),
        kind=NodeKind.POST,
        code="",
        name=post.name,
        parent=NodeId(above[0]) if above else None,
        owner=post.id,
        tier=post.tier,
        depth=len(above),
        mean_achievement=mean,
        band=band_of(desk, mean),
        status=joint_status(each.status for each in achieved),
        inputs=(),
        outputs=(),
        efficiency=(),
    )


def _achieved(member: IndicatorResult) -> Achieved:
    return Achieved(member.symbol or member.name, member.current.achievement, member.current.status)


def _posts_above(posts: Mapping[PostId, Post], post: Post, owned: Collection[PostId]) -> list[PostId]:
    """Return the posts above that are nodes, the nearest first; a circle ends where it began."""
    above: list[PostId] = []
    seen = {post.id}
    parent = post.parent
    while parent is not None and parent in posts and parent not in seen:
        seen.add(parent)
        if parent in owned:
            above.append(parent)
        parent = posts[parent].parent
    return above
