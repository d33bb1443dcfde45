"""Efficiency: how well resources were used, by each formula that offices and regulations use.

Legal basis:
    rulebook topic `efficiency`: practice of offices, PMK 214/2017, PMK 22/2021. Under-spending alone is no
    efficiency: `judge_efficiency` reads achievement and absorption together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.policy import EfficiencyMethod, EfficiencyRule, Verdict
from capaian.domain.value import PERCENT, RUPIAH, Reason, Unit
from capaian.rules.outcome import HUNDRED, Outcome, divide, percent_of

_LIMIT = Decimal(20)
"""PMK 22/2021 holds E within -20 and 20 before it becomes a score."""
_OF_USE = frozenset(
    (
        EfficiencyMethod.BUDGET_OVER_REALISATION,
        EfficiencyMethod.UNSPENT_SHARE,
        EfficiencyMethod.ECONOMY,
        EfficiencyMethod.STAFF_RATIO,
    )
)
"""Methods that hold what was used against what was planned, and know nothing of what was achieved."""
_NEVER_READ = frozenset((EfficiencyMethod.EFFECTIVENESS, EfficiencyMethod.UNIT_COST))
"""Methods that see no saving: results alone, or a cost that only other years tell to be high or low."""


@dataclass(frozen=True, slots=True)
class OutputCost:
    """Money and volume of one output: planned and realised."""

    budget: Decimal | None
    realised: Decimal | None
    planned_volume: Decimal | None
    realised_volume: Decimal | None


@dataclass(frozen=True, slots=True)
class ResourceUse:
    """What a node used and reached; `None` where it is not known."""

    budget: Decimal | None = None
    """Rupiah, after revision."""
    realised: Decimal | None = None
    """Rupiah."""
    achievement: Decimal | None = None
    """Percent."""
    absorption: Decimal | None = None
    """Percent, as printed where the policy rounds it."""
    planned_staff: Decimal | None = None
    used_staff: Decimal | None = None
    outputs: tuple[OutputCost, ...] = ()


def absorption(realised: Decimal, budget: Decimal) -> Outcome:
    """Return the share of the budget that was spent (serapan), in percent.

    Examples:
        >>> absorption(Decimal(6712431719), Decimal(6962697488)).quantize(Decimal("0.01"))
        Decimal('96.41')
    """
    return percent_of(realised, budget)


def compute_efficiency(method: EfficiencyMethod, use: ResourceUse) -> Outcome:
    """Return the figure of one method; percent, except `UNIT_COST` in rupiah for one unit of output.

    Returns:
        `MISSING_INPUT` where the method needs something that is not known.

    Legal basis:
        rulebook topic `efficiency`.

    Examples:
        >>> use = ResourceUse(achievement=Decimal("62.83"), absorption=Decimal("99.86"))
        >>> compute_efficiency(EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, use)
        Decimal('-37.03')
    """
    return _WAYS[method](use)


def efficiency_unit(method: EfficiencyMethod) -> Unit:
    """Return the unit of a method's figure.

    Examples:
        >>> efficiency_unit(EfficiencyMethod.UNSPENT_SHARE).label
        'persen'
    """
    return RUPIAH if method is EfficiencyMethod.UNIT_COST else PERCENT


def is_read(method: EfficiencyMethod, rule: EfficiencyRule) -> bool:
    """Return whether a rule says anything about the figures of a method.

    A rule that looks at use alone is silent on a figure that achievement has a part in: beside one below
    zero its `efisien` would contradict the figure.

    Examples:
        >>> is_read(EfficiencyMethod.BUDGET_OVER_REALISATION, EfficiencyRule.WITHIN_PLAN)
        True
        >>> is_read(EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, EfficiencyRule.WITHIN_PLAN)
        False
    """
    return method in _OF_USE if rule is EfficiencyRule.WITHIN_PLAN else method not in _NEVER_READ


def judge_use(used: Decimal) -> Verdict:
    """Return the reading by what was used alone: efficient is whoever used no more than planned.

    Args:
        used: what was used of what was planned, percent.

    Examples:
        >>> judge_use(Decimal("94.41")).words, judge_use(Decimal("108.67")).words
        ('efisien', 'tidak efisien')
    """
    return Verdict.EFFICIENT if used <= HUNDRED else Verdict.NOT_EFFICIENT


def judge_efficiency(achievement: Decimal, absorbed: Decimal) -> Verdict | None:
    """Return the reading: saving money while the target is missed is thrift, not efficiency.

    Args:
        achievement: percent.
        absorbed: share of the budget that was spent, percent.

    Returns:
        `None` where both are equal or the budget is used up exactly: the rule says nothing there.

    Examples:
        >>> judge_efficiency(Decimal("100"), Decimal("91.63")).words
        'efisien'
        >>> judge_efficiency(Decimal("94"), Decimal("80")).words
        'hemat, target belum tercapai'
    """
    if absorbed > achievement:
        return Verdict.NOT_EFFICIENT
    if achievement >= HUNDRED:
        return Verdict.EFFICIENT if absorbed < HUNDRED else None
    return Verdict.THRIFTY_TARGET_MISSED if absorbed < achievement else None


def _achievement_minus_absorption(use: ResourceUse) -> Outcome:
    if use.achievement is None or use.absorption is None:
        return Reason.MISSING_INPUT
    return use.achievement - use.absorption


def _unspent_share(use: ResourceUse) -> Outcome:
    return Reason.MISSING_INPUT if use.absorption is None else HUNDRED - use.absorption


def _budget_over_realisation(use: ResourceUse) -> Outcome:
    return _percent(use.budget, use.realised)


def _staff_ratio(use: ResourceUse) -> Outcome:
    return _percent(use.used_staff, use.planned_staff)


def _economy(use: ResourceUse) -> Outcome:
    return _percent(use.realised, use.budget)


def _effectiveness(use: ResourceUse) -> Outcome:
    return Reason.MISSING_INPUT if use.achievement is None else use.achievement


def _percent(part: Decimal | None, whole: Decimal | None) -> Outcome:
    if part is None or whole is None:
        return Reason.MISSING_INPUT
    return percent_of(part, whole)


def _volume_cost(use: ResourceUse) -> Outcome:
    """PMK 214/2017: mean over outputs of 1 - (RAK/RVK)/(PAK/TVK), in percent."""
    savings = [_volume_saving(output) for output in use.outputs]
    reason = _first_reason(savings)
    if reason is not None:
        return reason
    return HUNDRED * sum((s for s in savings if isinstance(s, Decimal)), Decimal(0)) / len(savings)


def _volume_saving(output: OutputCost) -> Outcome:
    ratio = _cost_ratio(output)
    return ratio if isinstance(ratio, Reason) else 1 - ratio


def _cost_ratio(output: OutputCost) -> Outcome:
    """Realised cost of one unit over its planned cost."""
    realised = _quotient(output.realised, output.realised_volume)
    planned = _quotient(output.budget, output.planned_volume)
    if isinstance(realised, Reason):
        return realised
    return planned if isinstance(planned, Reason) else divide(realised, planned)


def _quotient(part: Decimal | None, whole: Decimal | None) -> Outcome:
    if part is None or whole is None:
        return Reason.MISSING_INPUT
    return divide(part, whole)


def _first_reason(outcomes: Sequence[Outcome]) -> Reason | None:
    if not outcomes:
        return Reason.MISSING_INPUT
    return next((outcome for outcome in outcomes if isinstance(outcome, Reason)), None)


def _output_budget(use: ResourceUse) -> Outcome:
    """PMK 22/2021: sum(PAKRO x CRO - RAKRO) / sum(PAKRO x CRO), in percent."""
    earned = [_earned_budget(output) for output in use.outputs]
    spent = [output.realised for output in use.outputs]
    reason = _first_reason(earned)
    if reason is not None:
        return reason
    if any(amount is None for amount in spent):
        return Reason.MISSING_INPUT
    total = sum((amount for amount in earned if isinstance(amount, Decimal)), Decimal(0))
    paid = sum((amount for amount in spent if amount is not None), Decimal(0))
    return percent_of(total - paid, total)


def _earned_budget(output: OutputCost) -> Outcome:
    done = _quotient(output.realised_volume, output.planned_volume)
    if isinstance(done, Reason) or output.budget is None:
        return done if isinstance(done, Reason) else Reason.MISSING_INPUT
    return output.budget * done


def _efficiency_score(use: ResourceUse) -> Outcome:
    """NE = 50 + E/20 x 50, with E of PMK 22/2021 held within its limits: 0 to 100."""
    outcome = _output_budget(use)
    if isinstance(outcome, Reason):
        return outcome
    return 50 + min(max(outcome, -_LIMIT), _LIMIT) / _LIMIT * 50


def _cost_per_output_ratio(use: ResourceUse) -> Outcome:
    """Value for money: realised over planned cost of one unit, percent; below 100 is good."""
    if len(use.outputs) != 1:
        return Reason.MISSING_INPUT
    ratio = _cost_ratio(use.outputs[0])
    return ratio if isinstance(ratio, Reason) else HUNDRED * ratio


def _unit_cost(use: ResourceUse) -> Outcome:
    if len(use.outputs) != 1:
        return Reason.MISSING_INPUT
    return _quotient(use.outputs[0].realised, use.outputs[0].realised_volume)


_WAYS: Mapping[EfficiencyMethod, Callable[[ResourceUse], Outcome]] = {
    EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION: _achievement_minus_absorption,
    EfficiencyMethod.UNSPENT_SHARE: _unspent_share,
    EfficiencyMethod.BUDGET_OVER_REALISATION: _budget_over_realisation,
    EfficiencyMethod.STAFF_RATIO: _staff_ratio,
    EfficiencyMethod.VOLUME_COST: _volume_cost,
    EfficiencyMethod.OUTPUT_BUDGET: _output_budget,
    EfficiencyMethod.EFFICIENCY_SCORE: _efficiency_score,
    EfficiencyMethod.ECONOMY: _economy,
    EfficiencyMethod.COST_PER_OUTPUT_RATIO: _cost_per_output_ratio,
    EfficiencyMethod.EFFECTIVENESS: _effectiveness,
    EfficiencyMethod.UNIT_COST: _unit_cost,
}
