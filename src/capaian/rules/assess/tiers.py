"""Tiers: all indicators of one tier together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.assessment import IndicatorResult, Status, StatusCount, TierResult
from capaian.domain.value import Result, Unit
from capaian.rules.assess.indicators import counts_in_tier
from capaian.rules.assess.judgements import band_of
from capaian.rules.assess.means import Achieved, mean_achievement
from capaian.rules.assess.steps import Desk, traces_of
from capaian.rules.facts import group
from capaian.rules.tracelog import Working


def assess_tiers(desk: Desk, indicators: Sequence[IndicatorResult]) -> tuple[TierResult, ...]:
    """Return the tiers in the order in which the dossier first names them.

    Only indicators with a target for the period count: a definition without a target is no promise.
    """
    counted = [indicator for indicator in indicators if counts_in_tier(indicator)]
    tiers = group(counted, lambda indicator: indicator.tier)
    return tuple(_assess_tier(desk, tier, members) for tier, members in tiers.items())


def _assess_tier(desk: Desk, tier: str, members: Sequence[IndicatorResult]) -> TierResult:
    achieved = [
        Achieved(member.symbol or member.name, member.current.achievement, member.current.status)
        for member in members
    ]
    mean = mean_achievement(desk, f"Rata-rata capaian eselon {tier}", achieved)
    by_status = tuple(_count_status(desk, tier, status, members) for status in Status)
    met = len(by_status[0].indicators)
    size = _count(desk, f"Indikator eselon {tier}", "indikator dengan target", (members, members))
    return TierResult(tier, mean, band_of(desk, mean), met, len(members), by_status, size)


def _count_status(desk: Desk, tier: str, status: Status, members: Sequence[IndicatorResult]) -> StatusCount:
    chosen = [member for member in members if member.current.status is status]
    subject = f"Indikator eselon {tier}, target {status.words}"
    count = _count(desk, subject, f"indikator yang targetnya {status.words}", (chosen, members))
    return StatusCount(status, count, tuple(member.code for member in chosen))


def _count(
    desk: Desk, subject: str, what: str, among: tuple[Sequence[IndicatorResult], Sequence[IndicatorResult]]
) -> Result:
    """Return how many were chosen among all; the count rests on all, for each of them was looked at."""
    chosen, members = among
    names = "; ".join(member.symbol or member.name for member in chosen) or "tidak ada"
    inputs = traces_of([member.current.achievement for member in members])
    working = Working(f"banyaknya {what}", names, inputs)
    return desk.log.step(subject, Decimal(len(chosen)), Unit("indikator"), 0, working)
