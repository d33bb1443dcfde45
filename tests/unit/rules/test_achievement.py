"""Every way to an achievement at its edges: what is missing, zero, negative, open to one side,
refused.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.every_case import every_case

from capaian.domain.assessment import Status
from capaian.domain.plan import TargetValue
from capaian.domain.policy import AchievementMethod, Polarity, ZeroRule, ZeroRules
from capaian.domain.value import Reason
from capaian.rules.achievement import (
    AchievementRule,
    apply_zero_rule,
    compute_achievement,
    judge_target,
)

HIGHER, LOWER, CLOSER = (
    Polarity.HIGHER_IS_BETTER,
    Polarity.LOWER_IS_BETTER,
    Polarity.CLOSER_IS_BETTER,
)
RATIO = AchievementRule()
MIRRORED = AchievementRule(AchievementMethod.MIRRORED, LOWER)
INVERSE = AchievementRule(AchievementMethod.INVERSE, LOWER)
RANGE = AchievementRule(AchievementMethod.RANGE, CLOSER)
TOLERANCE = AchievementRule(AchievementMethod.TOLERANCE, CLOSER, tolerance=Decimal(2))
EXISTS = AchievementRule(AchievementMethod.EXISTS)


def aim(
    value: str | None = None, lower: str | None = None, upper: str | None = None
) -> TargetValue:
    bounds = [None if text is None else Decimal(text) for text in (value, lower, upper)]
    return TargetValue(bounds[0], lower=bounds[1], upper=bounds[2])


# --- without a figure to divide by


@pytest.mark.parametrize(
    "rule", [RATIO, MIRRORED, INVERSE, RANGE, TOLERANCE], ids=lambda rule: str(rule.method)
)
def test_a_target_without_figure_is_no_target(rule: AchievementRule) -> None:
    assert (
        compute_achievement(Decimal(5), TargetValue(None, text="Sudah"), rule) is Reason.NO_TARGET
    )


@pytest.mark.parametrize("rule", [RATIO, MIRRORED, INVERSE], ids=lambda rule: str(rule.method))
def test_a_quotient_by_a_negative_target_has_no_meaning(rule: AchievementRule) -> None:
    assert compute_achievement(Decimal(5), aim("-1"), rule) is Reason.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        pytest.param(
            aim(lower="0", upper="5"), "-1", Reason.NOT_APPLICABLE, id="below a bound of zero"
        ),
        pytest.param(
            aim(lower="-5", upper="0"), "1", Reason.NOT_APPLICABLE, id="above a bound of zero"
        ),
        pytest.param(
            aim(lower="-5", upper="-1"), "1", Reason.NOT_APPLICABLE, id="above a negative bound"
        ),
        pytest.param(aim(lower="-5", upper="0"), "-3", Decimal(100), id="within all the same"),
    ],
)
def test_a_range_around_zero(target: TargetValue, actual: str, outcome: object) -> None:
    assert compute_achievement(Decimal(actual), target, RANGE) == outcome


def test_the_inverse_of_less_than_nothing() -> None:
    assert compute_achievement(Decimal(-1), aim("10"), INVERSE) is Reason.NOT_APPLICABLE


# --- a target of zero

DECLARED = ZeroRules(ZeroRule.HUNDRED, ZeroRule.ZERO, ZeroRule.CAP, ZeroRule.UNAVAILABLE)


@pytest.mark.parametrize("method", [AchievementMethod.RATIO, AchievementMethod.MIRRORED])
@pytest.mark.parametrize(
    ("polarity", "actual", "outcome"),
    [
        pytest.param(HIGHER, "0", Decimal(100), id="both zero"),
        pytest.param(LOWER, "0", Decimal(100), id="both zero, lower is better"),
        pytest.param(HIGHER, "3", Decimal(0), id="higher is better"),
        pytest.param(LOWER, "3", Decimal(120), id="lower is better"),
    ],
)
def test_each_kind_of_zero_has_its_own_rule(
    method: AchievementMethod, polarity: Polarity, actual: str, outcome: Decimal
) -> None:
    rule = AchievementRule(method, polarity, DECLARED, cap=Decimal(120))
    assert compute_achievement(Decimal(actual), aim("0"), rule) == outcome


@pytest.mark.parametrize(
    ("actual", "reason"),
    [("0", Reason.NO_EVENTS), ("3", Reason.DIVISION_BY_ZERO)],
    ids=["0 of 0", "3 of 0"],
)
@pytest.mark.parametrize("rule", [RATIO, MIRRORED, INVERSE], ids=lambda rule: str(rule.method))
def test_nothing_is_a_hundred_by_default(
    rule: AchievementRule, actual: str, reason: Reason
) -> None:
    assert compute_achievement(Decimal(actual), aim("0"), rule) is reason


@pytest.mark.parametrize(
    ("rule", "cap", "outcome"),
    [
        (ZeroRule.HUNDRED, None, Decimal(100)),
        (ZeroRule.ZERO, None, Decimal(0)),
        (ZeroRule.CAP, Decimal(120), Decimal(120)),
        (ZeroRule.CAP, None, Reason.NO_EVENTS),
        (ZeroRule.UNAVAILABLE, Decimal(120), Reason.NO_EVENTS),
    ],
)
def test_a_zero_rule_alone(rule: ZeroRule, cap: Decimal | None, outcome: object) -> None:
    assert apply_zero_rule(rule, cap, Reason.NO_EVENTS) == outcome


@pytest.mark.parametrize(
    ("actual", "outcome"),
    [
        pytest.param("2", Decimal(100), id="within the tolerance"),
        pytest.param("3", Reason.DIVISION_BY_ZERO, id="beyond it, no share of zero is lost"),
    ],
)
def test_a_zero_to_hold(actual: str, outcome: object) -> None:
    assert compute_achievement(Decimal(actual), aim("0"), TOLERANCE) == outcome


# --- figures


@every_case(
    ("target", "actual", "outcome"),
    [
        pytest.param(aim(lower="10"), "10", "100", id="at least: met"),
        pytest.param(aim(lower="10"), "9", "90", id="at least: missed"),
        pytest.param(aim(lower="10"), "99", "100", id="at least: never too much"),
        pytest.param(aim(upper="10"), "10", "100", id="at most: met"),
        pytest.param(aim(upper="10"), "12", "80", id="at most: missed"),
        pytest.param(aim(upper="10"), "0", "100", id="at most: never too little"),
        pytest.param(aim("10"), "10", "100", id="one value: met"),
        pytest.param(aim("10"), "8", "80", id="one value: below"),
        pytest.param(aim("10"), "12", "80", id="one value: above"),
        pytest.param(aim("7", "10", "20"), "15", "100", id="a range goes before the value"),
    ],
)
def test_ranges_open_to_one_side(target: TargetValue, actual: str, outcome: str) -> None:
    assert compute_achievement(Decimal(actual), target, RANGE) == Decimal(outcome)


def test_a_negative_value_to_hold() -> None:
    assert compute_achievement(Decimal(-47), aim("-50"), TOLERANCE) == 94


def test_a_value_to_hold_is_not_below_zero_even_without_a_floor() -> None:
    free = replace(TOLERANCE, floor=None)
    assert compute_achievement(Decimal(500), aim("50"), free) == 0


@pytest.mark.parametrize(
    ("floor", "outcome"),
    [(Decimal(0), "0"), (Decimal(10), "10"), (Decimal(-50), "-50"), (None, "-100")],
)
def test_the_floor_is_as_declared(floor: Decimal | None, outcome: str) -> None:
    rule = replace(MIRRORED, floor=floor)
    assert compute_achievement(Decimal(30), aim("10"), rule) == Decimal(outcome)


@pytest.mark.parametrize(
    ("actual", "outcome"),
    [("1", 100), ("0.01", 100), ("0", 0), ("-1", 0)],
    ids=["1", "0,01", "0", "−1"],
)
def test_a_number_of_things_that_must_exist(actual: str, outcome: int) -> None:
    assert compute_achievement(Decimal(actual), aim("1"), EXISTS) == outcome


# --- met or not


@every_case(
    ("polarity", "target", "actual", "status"),
    [
        pytest.param(HIGHER, aim("10"), "10", Status.MET, id="higher: equal"),
        pytest.param(HIGHER, aim("10"), "9.99", Status.NOT_MET, id="higher: a hundredth short"),
        pytest.param(LOWER, aim("10"), "10", Status.MET, id="lower: equal"),
        pytest.param(LOWER, aim("10"), "10.01", Status.NOT_MET, id="lower: a hundredth over"),
        pytest.param(HIGHER, aim(), "10", Status.UNKNOWN, id="higher: no target"),
        pytest.param(LOWER, aim(), "10", Status.UNKNOWN, id="lower: no target"),
        pytest.param(CLOSER, aim(), "10", Status.UNKNOWN, id="closer: no target"),
        pytest.param(CLOSER, aim("10"), "8", Status.MET, id="closer: at the tolerance"),
        pytest.param(CLOSER, aim("10"), "7.99", Status.NOT_MET, id="closer: below the tolerance"),
        pytest.param(CLOSER, aim("10"), "12", Status.MET, id="closer: at the tolerance above"),
        pytest.param(CLOSER, aim("10"), "12.01", Status.NOT_MET, id="closer: above the tolerance"),
        pytest.param(CLOSER, aim(lower="10"), "8", Status.MET, id="at least, less the tolerance"),
        pytest.param(CLOSER, aim(lower="10"), "7", Status.NOT_MET, id="at least: missed"),
        pytest.param(CLOSER, aim(lower="10"), "999", Status.MET, id="at least: much more"),
        pytest.param(CLOSER, aim(upper="10"), "12", Status.MET, id="at most, plus the tolerance"),
        pytest.param(CLOSER, aim(upper="10"), "13", Status.NOT_MET, id="at most: missed"),
        pytest.param(CLOSER, aim(upper="10"), "-999", Status.MET, id="at most: much less"),
    ],
)
def test_status(polarity: Polarity, target: TargetValue, actual: str, status: Status) -> None:
    rule = AchievementRule(polarity=polarity, tolerance=Decimal(2))
    assert judge_target(Decimal(actual), target, rule) is status


def test_the_tolerance_is_for_values_to_hold_only() -> None:
    rule = AchievementRule(tolerance=Decimal(2))
    assert judge_target(Decimal(9), aim("10"), rule) is Status.NOT_MET
