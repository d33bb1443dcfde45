"""Which steps are rounded, to how many decimals, and what the trace says of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.policy import Policies, Rounding, Step
from capaian.rules.outcome import StepRounding, step_rounding

PRINTED = Policies(rounding=Rounding.PRINTED)
EXACT = Policies(rounding=Rounding.EXACT)
VALUE = Decimal("94.236666")


@pytest.mark.parametrize("step", Step)
def test_exact_rounds_no_step(step: Step) -> None:
    assert step_rounding(EXACT, step).apply(VALUE) == VALUE
    assert step_rounding(EXACT, step).policy == ""


@pytest.mark.parametrize("step", Step)
def test_printed_rounds_every_step(step: Step) -> None:
    assert step_rounding(PRINTED, step).apply(VALUE) == Decimal("94.24")
    assert step_rounding(PRINTED, step).policy == "rounding: printed"


@pytest.mark.parametrize("step", Step)
def test_only_the_listed_steps_are_printed(step: Step) -> None:
    policies = Policies(rounding=Rounding.PRINTED, printed_steps=(Step.RATIO, Step.ACTUAL))
    is_rounded = step in (Step.RATIO, Step.ACTUAL)
    assert step_rounding(policies, step).is_rounded is is_rounded
    assert step_rounding(policies, step).apply(VALUE) == (
        Decimal("94.24") if is_rounded else VALUE
    )


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("62.825", 2, "62.83"),
        ("62.8249999", 2, "62.82"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("99.995", 2, "100.00"),
        ("1.2345", 3, "1.235"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert StepRounding(decimals, is_rounded=True).apply(Decimal(value)) == Decimal(rounded)


def test_a_value_without_end_is_rounded_once() -> None:
    assert step_rounding(PRINTED, Step.MEAN).apply(Decimal("0." + "3" * 50)) == Decimal("0.33")


@pytest.mark.parametrize(("own", "used"), [(None, 1), (0, 0), (3, 3)])
def test_own_decimals_go_before_those_of_the_office(own: int | None, used: int) -> None:
    policies = Policies(rounding=Rounding.PRINTED, decimals=1)
    assert step_rounding(policies, Step.RATIO, own).decimals == used
    assert step_rounding(policies, Step.RATIO, own).apply(VALUE) == round(VALUE, used)


def test_exact_keeps_the_decimals_for_display() -> None:
    assert step_rounding(EXACT, Step.RATIO, 3) == StepRounding(3, is_rounded=False)
