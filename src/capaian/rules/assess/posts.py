"""Posts as nodes: what the holder of a post answers for, with its mean achievement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from capaian.domain.assessment import IndicatorResult, NodeResult
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.means import Achieved, mean_achievement
from capaian.rules.assess.period_results import band_of
from capaian.rules.status import joint_status


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
