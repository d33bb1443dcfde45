"""Tiers: all indicators of one tier together."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.domain.assessment import IndicatorResult, Status, TierResult
from capaian.rules.assess.indicators import counts_in_tier
from capaian.rules.assess.judgements import band_of
from capaian.rules.assess.means import Achieved, mean_achievement
from capaian.rules.assess.steps import Desk
from capaian.rules.facts import group


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
    met = sum(member.status is Status.MET for member in achieved)
    return TierResult(tier, mean, band_of(desk, mean), met, len(achieved))
