"""Achievement (capaian): how far an actual R comes to its target T, in percent.

Legal basis:
    rulebook topic `achievement`: PermenPANRB 53/2014 for the comparison of target and actual,
    PermenPANRB 8/2021 for the special conditions; each variant is declared by name in the dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from capaian.domain.assessment import Judgement, Status
from capaian.domain.identifiers import complete_table
from capaian.domain.numerals import round_half_up, write_decimal
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import AchievementMethod, Polarity, Policies, ZeroRule, ZeroRules
from capaian.domain.value import CellValue, Known, Reason, TextValue, Unavailable
from capaian.rules.outcome import HUNDRED, Outcome, percent_of

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class AchievementRule:
    """The declared way from target and actual to an achievement."""

    method: AchievementMethod = AchievementMethod.RATIO
    polarity: Polarity = Polarity.HIGHER_IS_BETTER
    zero: ZeroRules = field(default_factory=ZeroRules)
    cap: Decimal | None = None
    """Percent; for `ZeroRule.CAP` and `cap_achievement` only:
    the raw achievement is never cut above.
    """
    floor: Decimal | None = _ZERO
    tolerance: Decimal = _ZERO
    """In the unit of the indicator."""

    def of_numbers(self, actual: Decimal, target: Decimal) -> Outcome:
        """Return the achievement of a target that is a number, in percent."""
        return compute_achievement(actual, TargetValue(target), self)


def rule_of(policies: Policies, indicator: Indicator) -> AchievementRule:
    """Return the declared way to the achievement of an indicator."""
    method = indicator.method or policies.methods[indicator.polarity]
    declared = policies.zero, policies.cap, policies.floor, indicator.tolerance or _ZERO
    return AchievementRule(method, indicator.polarity, *declared)


def rule_of_direction(policies: Policies, polarity: Polarity) -> AchievementRule:
    """Return the declared way to the achievement of whatever is better higher, or lower."""
    method = policies.methods[polarity]
    return AchievementRule(method, polarity, policies.zero, policies.cap, policies.floor)


def compute_achievement(actual: Decimal, target: TargetValue, rule: AchievementRule) -> Outcome:
    """Return the achievement in percent, unrounded and uncapped, not below the floor.

    `NO_TARGET` where the target has no number, `NOT_APPLICABLE` where the method has no meaning
    for the figures (negative targets), a reason of the declared zero rule where the target is
    zero.

    Legal basis:
        rulebook topic `achievement`.

    Examples:
        >>> compute_achievement(Decimal("27"), TargetValue(Decimal("30")), AchievementRule())
        Decimal('90')
        >>> late = AchievementRule(AchievementMethod.MIRRORED, Polarity.LOWER_IS_BETTER)
        >>> compute_achievement(Decimal("12"), TargetValue(Decimal("10")), late)
        Decimal('80')
    """
    outcome = METHODS[rule.method].compute(actual, target, rule)
    if isinstance(outcome, Reason) or rule.floor is None:
        return outcome
    return max(outcome, rule.floor)


def name_cap(cap: Decimal | None) -> str:
    """Return how the traces of averages name the declared cap; empty without one."""
    return "" if cap is None else f"cap: {write_decimal(cap, 0)}"


def cap_achievement(achievement: Decimal, cap: Decimal | None) -> Decimal:
    """Return what enters an average: the achievement, but at most the declared cap.

    Legal basis:
        rulebook topic `achievement`, entry on caps (PermenPANRB 8/2021: at most 120).

    Examples:
        >>> cap_achievement(Decimal("135.60"), Decimal(120)), cap_achievement(Decimal("135.60"),
        ...     None)
        (Decimal('120'), Decimal('135.60'))
    """
    return achievement if cap is None else min(achievement, cap)


def existence_achievement(exists: bool | None) -> Outcome:
    """Return 100 if the thing exists and is valid, 0 if not, a reason where nobody says.

    Examples:
        >>> existence_achievement(True)
        Decimal('100')
    """
    if exists is None:
        return Reason.NOT_REPORTED
    return HUNDRED if exists else _ZERO


def judge_target(actual: Decimal, target: TargetValue, rule: AchievementRule) -> Status:
    """Say whether the target is met, whatever band the achievement falls into.

    Examples:
        >>> judge_target(Decimal("94.24"), TargetValue(Decimal(95)), AchievementRule()).words
        'belum tercapai'
    """
    met = _is_met(actual, target, rule)
    if met is None:
        return Status.UNKNOWN
    return Status.MET if met else Status.NOT_MET


def _is_met(actual: Decimal, target: TargetValue, rule: AchievementRule) -> bool | None:
    if rule.polarity is Polarity.CLOSER_IS_BETTER:
        return _is_close(actual, target, rule.tolerance)
    if target.value is None:
        return None
    if rule.polarity is Polarity.LOWER_IS_BETTER:
        return actual <= target.value
    return actual >= target.value


def _is_close(actual: Decimal, target: TargetValue, tolerance: Decimal) -> bool | None:
    lower, upper = _range(target)
    if lower is None and upper is None:
        return None
    above = lower is None or actual >= lower - tolerance
    below = upper is None or actual <= upper + tolerance
    return above and below


def _range(target: TargetValue) -> tuple[Decimal | None, Decimal | None]:
    if target.lower is None and target.upper is None:
        return target.value, target.value
    return target.lower, target.upper


Compute = Callable[[Decimal, TargetValue, AchievementRule], Outcome]
"""Makes an achievement of actual and target, in percent."""


def _over_target(quotient: Callable[[Decimal, Decimal], Outcome]) -> Compute:
    """Return a way that divides by a target above zero;
    of one that is zero the declared rule decides.
    """

    def compute(actual: Decimal, target: TargetValue, rule: AchievementRule) -> Outcome:
        if target.value is None:
            return Reason.NO_TARGET
        if target.value < 0:
            return Reason.NOT_APPLICABLE
        if target.value:
            return quotient(actual, target.value)
        if actual == 0:
            return apply_zero_rule(rule.zero.both_zero, rule.cap, Reason.NO_EVENTS)
        lower = rule.polarity is Polarity.LOWER_IS_BETTER
        chosen = rule.zero.zero_target_lower if lower else rule.zero.zero_target
        return apply_zero_rule(chosen, rule.cap, Reason.DIVISION_BY_ZERO)

    return compute


def apply_zero_rule(rule: ZeroRule, cap: Decimal | None, reason: Reason) -> Outcome:
    """Return what the declared rule says in place of a division by zero;
    a reason where it gives no figure.

    Without a declared cap the reason stands for `ZeroRule.CAP` too.

    Examples:
        >>> apply_zero_rule(ZeroRule.HUNDRED, None, Reason.NO_EVENTS)
        Decimal('100')
        >>> apply_zero_rule(ZeroRule.UNAVAILABLE, None, Reason.NO_EVENTS).value
        'no_events'
    """
    if rule is ZeroRule.HUNDRED:
        return HUNDRED
    if rule is ZeroRule.ZERO:
        return _ZERO
    return cap if rule is ZeroRule.CAP and cap is not None else reason


def _within_range(actual: Decimal, target: TargetValue, rule: AchievementRule) -> Outcome:
    lower, upper = _range(target)
    if lower is None and upper is None:
        return Reason.NO_TARGET
    if lower is not None and actual < lower:
        return percent_of(actual, lower) if lower > 0 else Reason.NOT_APPLICABLE
    if upper is not None and actual > upper:
        return percent_of(2 * upper - actual, upper) if upper > 0 else Reason.NOT_APPLICABLE
    return HUNDRED


def _within_tolerance(actual: Decimal, target: TargetValue, rule: AchievementRule) -> Outcome:
    if target.value is None:
        return Reason.NO_TARGET
    distance = abs(actual - target.value)
    if distance <= rule.tolerance:
        return HUNDRED
    lost = percent_of(distance, abs(target.value))
    return lost if isinstance(lost, Reason) else max(HUNDRED - lost, _ZERO)


class TargetUse(Enum):
    """What a method makes of a target, and so which targets have no meaning for it."""

    DIVISOR = auto()
    """It divides by it: no range, and not zero."""
    ONE_FIGURE = auto()
    """It compares with it: no range."""
    ANY = auto()


@dataclass(frozen=True, slots=True)
class AchievementFacts:
    """What a way to compute achievement is, beside its words."""

    compute: Compute
    working: str
    """How traces show it, with the places of the actual and of the target."""
    use: TargetUse
    directions: tuple[Polarity, ...]
    """Directions of an indicator that it suits."""


_HIGHER, _LOWER, _CLOSER = (
    Polarity.HIGHER_IS_BETTER,
    Polarity.LOWER_IS_BETTER,
    Polarity.CLOSER_IS_BETTER,
)
METHODS: Final = complete_table(
    AchievementMethod,
    {
        AchievementMethod.RATIO: AchievementFacts(
            _over_target(percent_of), "100 × {0} ÷ {1}", TargetUse.DIVISOR, (_HIGHER,)
        ),
        AchievementMethod.MIRRORED: AchievementFacts(
            _over_target(lambda actual, aim: percent_of(2 * aim - actual, aim)),
            "100 × (2 × {1} − {0}) ÷ {1}",
            TargetUse.DIVISOR,
            (_LOWER,),
        ),
        AchievementMethod.INVERSE: AchievementFacts(
            _over_target(
                lambda actual, aim: (
                    Reason.NOT_APPLICABLE if actual < 0 else percent_of(aim, actual)
                )
            ),
            "100 × {1} ÷ {0}",
            TargetUse.DIVISOR,
            (_LOWER,),
        ),
        AchievementMethod.RANGE: AchievementFacts(
            _within_range, "{0} terhadap rentang {1}", TargetUse.ANY, (_CLOSER,)
        ),
        AchievementMethod.TOLERANCE: AchievementFacts(
            _within_tolerance, "100 − 100 × |{0} − {1}| ÷ {1}", TargetUse.ONE_FIGURE, (_CLOSER,)
        ),
        AchievementMethod.EXISTS: AchievementFacts(
            lambda actual, target, rule: existence_achievement(actual > 0),
            "{0}: 100 bila ada, 0 bila tidak",
            TargetUse.ANY,
            (_HIGHER, _LOWER),
        ),
    },
)


# --- whether a target is met: the one place that decides it --- Papers, charts, pages and
# comparisons read the judgement; none of them compares a figure with its target.

_MAX_MORE_DECIMALS = 8
"""Decimals beyond the printed ones that a note may show;
a difference still smaller is only named.
"""
_NO_TARGET = "tidak ada target"


def judge_status(
    target: TargetValue | None,
    actual: CellValue,
    rule: AchievementRule,
    is_same_unit: bool = True,
    obstacle: str = "",
) -> Judgement:
    """Judge an actual by its target, whatever band the achievement falls into.

    Args:
        target: as its paper states it; `None` cannot be met, an empty one only in declared words.
        actual: what was reached.
        rule: direction and tolerance.
        is_same_unit: whether both are on one scale.
        obstacle: Indonesian: why the target cannot be judged at all; empty where it can.

    Examples:
        >>> from decimal import Decimal
        >>> from capaian.domain.identifiers import TraceId
        >>> from capaian.domain.value import PERCENT
        >>> mean = Known(Decimal("94.8367"), PERCENT, TraceId("t1"))
        >>> judge_status(TargetValue(Decimal("94.84")), mean, AchievementRule()).words
        'belum tercapai (94,837 sebelum pembulatan)'
    """
    if target is None:
        return Judgement(Status.UNKNOWN, _NO_TARGET)
    if isinstance(actual, TextValue):
        return _judge_text(actual)
    if target.is_empty:
        return Judgement(Status.UNKNOWN, _NO_TARGET)
    if isinstance(actual, Unavailable):
        return Judgement(Status.UNKNOWN, f"realisasi {actual.words}")
    if not is_same_unit:
        return Judgement(Status.UNKNOWN, "target dan realisasi berlainan satuan")
    if obstacle:
        return Judgement(Status.UNKNOWN, obstacle)
    status = judge_target(actual.value, target, rule)
    printed = judge_target(round_half_up(actual.value, actual.decimals), target, rule)
    return Judgement(
        status, "" if status is printed else _write_unrounded(actual, target, rule, status)
    )


def joint_status(statuses: Iterable[Status]) -> Status:
    """Return `met` if all are met, `not_met` if any is not, else that it cannot be judged.

    Examples:
        >>> joint_status([Status.MET, Status.UNKNOWN]).value, joint_status([]).value
        ('unknown', 'unknown')
    """
    found = {*statuses}
    if Status.NOT_MET in found:
        return Status.NOT_MET
    return Status.MET if found == {Status.MET} else Status.UNKNOWN


def _judge_text(actual: TextValue) -> Judgement:
    if actual.met is None:
        return Judgement(Status.UNKNOWN, "tidak dinyatakan apakah uraiannya memenuhi target")
    return Judgement(Status.MET if actual.met else Status.NOT_MET)


def _write_unrounded(
    actual: Known, target: TargetValue, rule: AchievementRule, status: Status
) -> str:
    """Write the actual with as few decimals as show why it is judged
    otherwise than it is printed.
    """
    first = actual.decimals + 1
    for decimals in range(first, first + _MAX_MORE_DECIMALS):
        shown = round_half_up(actual.value, decimals)
        if judge_target(shown, target, rule) is status:
            return f"{write_decimal(shown, decimals)} sebelum pembulatan"
    # 94,84 reached by a division that falls short in the twelfth decimal: a figure would not show
    # it
    return f"berbeda setelah {first + _MAX_MORE_DECIMALS - 1} desimal, sebelum pembulatan"
