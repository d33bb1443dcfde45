"""Tiers: all indicators of one tier together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from sys import maxsize
from typing import Final

from capaian.domain.assessment import IndicatorResult, Status, StatusCount, TierResult
from capaian.domain.identifiers import NodeId
from capaian.domain.numerals import read_roman
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import Result, Unit
from capaian.rules.assess.context import AssessContext, traces_of
from capaian.rules.assess.indicators import counts_in_tier
from capaian.rules.assess.means import Achieved, mean_achievement
from capaian.rules.assess.period_results import band_of
from capaian.rules.facts import group
from capaian.rules.tracelog import Working
from capaian.rules.value_tree import grow_tree

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
    achieved = [
        Achieved(member.symbol or member.name, member.current.achievement, member.current.status)
        for member in members
    ]
    mean = mean_achievement(desk, mean_label(tier), achieved)
    by_status = tuple(_count_status(desk, tier, status, members) for status in Status)
    met = len(by_status[0].indicators)
    size = _count(desk, f"Indikator eselon {tier}", "indikator dengan target", (members, members))
    return TierResult(tier, mean, band_of(desk, mean), met, len(members), by_status, size)


def _count_status(
    desk: AssessContext, tier: str, status: Status, members: Sequence[IndicatorResult]
) -> StatusCount:
    chosen = [member for member in members if member.current.status is status]
    subject = f"Indikator eselon {tier}, target {status.words}"
    count = _count(desk, subject, f"indikator yang targetnya {status.words}", (chosen, members))
    return StatusCount(status, count, tuple(member.code for member in chosen))


def _count(
    desk: AssessContext,
    subject: str,
    what: str,
    among: tuple[Sequence[IndicatorResult], Sequence[IndicatorResult]],
) -> Result:
    """Return how many were chosen among all; the count rests on all, for each of them was looked at."""
    chosen, members = among
    names = "; ".join(member.symbol or member.name for member in chosen) or "tidak ada"
    inputs = traces_of([member.current.achievement for member in members])
    working = Working(f"banyaknya {what}", names, inputs)
    return desk.log.step(subject, Decimal(len(chosen)), Unit("indikator"), 0, working)
