"""Mean achievements of indicators and outputs together: of nodes, objectives and tiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.assessment import Status
from capaian.domain.numerals import write_decimal
from capaian.domain.policy import Step
from capaian.domain.value import PERCENT, Known, Reason, Result, Unavailable
from capaian.rules.achievement import cap_achievement
from capaian.rules.aggregate import mean
from capaian.rules.assess.context import AssessContext, Recipe, settle, sum_template


@dataclass(frozen=True, slots=True)
class Achieved:
    """An achievement that enters a mean, by the name that traces show."""

    name: str
    achievement: Result
    status: Status


def mean_achievement(desk: AssessContext, subject: str, members: Sequence[Achieved]) -> Result:
    """Return the mean of the achievements that are there, each at most the declared cap.

    Achievements without a figure do not count; if none has one, there is no mean.

    Legal basis:
        rulebook topic `aggregation`: plain mean of indicators; cap by PermenPANRB 8/2021 where declared.
    """
    counted = [member for member in members if isinstance(member.achievement, Known)]
    chosen = counted or members
    recipe = Recipe(
        subject=subject,
        unit=PERCENT,
        rounding=desk.rounding(Step.MEAN),
        template=f"({sum_template(len(chosen))}) ÷ {len(chosen)}" if chosen else "",
        names=tuple(member.name for member in chosen),
        policy=_cap_policy(desk),
    )
    results = [member.achievement for member in chosen]
    capped = [cap_achievement(r.value, desk.policies.cap) for r in results if isinstance(r, Known)]
    return settle(desk, recipe, results, mean(capped) if counted else _no_mean(members))


def _no_mean(members: Sequence[Achieved]) -> Unavailable:
    if not members:
        return Unavailable(Reason.NOT_APPLICABLE, note="tidak ada indikator atau keluaran")
    return Unavailable(Reason.MISSING_INPUT, tuple(member.name for member in members))


def _cap_policy(desk: AssessContext) -> str:
    cap: Decimal | None = desk.policies.cap
    return "" if cap is None else f"cap: {write_decimal(cap, 0)}"
