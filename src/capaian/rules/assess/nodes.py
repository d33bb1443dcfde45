"""Nodes with their results: goals and objectives, the work plan, posts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from capaian.domain.assessment import IndicatorResult, NodeResult
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.efficiency import Spending, Volume, judge_spending
from capaian.rules.assess.means import NamedResult, current_of, mean_achievement
from capaian.rules.assess.period_results import band_of
from capaian.rules.status import joint_status


def assess_nodes(basis: Basis, judged: IndicatorResults) -> tuple[NodeResult, ...]:
    """Return goals and objectives, then the work plan, each tree from the top down."""
    plan = basis.plan
    purposes = [_purpose(basis, node, basis.results_of(node, judged)) for node in plan.purposes.order]
    measured = {node: basis.results_of(node, judged) for node in plan.work.order}
    return (*purposes, *(_work(basis, node, measured) for node in plan.work.order))


def _purpose(basis: Basis, node: NodeId, measured: Sequence[NamedResult]) -> NodeResult:
    plan = basis.plan
    objective = plan.objective_by_id.get(node)
    mean = basis.mean_of(node, measured)
    inputs = tuple(basis.resources[node])
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
        band=band_of(basis.desk, mean),
        status=joint_status(each.result.status for each in measured),
        inputs=inputs,
        outputs=(),
        efficiency=judge_spending(basis.desk, Spending(plan.labels[node], mean, inputs)),
    )


def _work(basis: Basis, node: NodeId, measured: Mapping[NodeId, Sequence[NamedResult]]) -> NodeResult:
    plan = basis.plan
    own = plan.node_by_id[node]
    mean = basis.mean_of(node, measured[node])
    inputs = tuple(basis.resources[node])
    volumes = _volumes(basis, measured, plan.leaves_below[node])
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
        band=band_of(basis.desk, mean),
        status=joint_status(each.result.status for each in measured[node]),
        inputs=inputs,
        outputs=basis.outputs[node],
        efficiency=judge_spending(basis.desk, Spending(plan.labels[node], mean, inputs, volumes)),
        objective=plan.served[node],
    )


def _volumes(
    basis: Basis, measured: Mapping[NodeId, Sequence[NamedResult]], leaves: Sequence[NodeId]
) -> tuple[Volume, ...]:
    """Return cost and volume of each leaf; nothing unless each has money and exactly one output."""
    volumes = []
    for leaf in leaves:
        money = next((r for r in basis.resources[leaf] if r.kind == "all"), None)
        if money is None or len(measured[leaf]) != 1:
            return ()
        only = measured[leaf][0].result
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
    mean = mean_achievement(desk, f"Rata-rata capaian {post.name}", [current_of(m) for m in members])
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
        status=joint_status(member.current.status for member in members),
        inputs=(),
        outputs=(),
        efficiency=(),
    )


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
