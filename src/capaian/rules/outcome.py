"""What a rule yields, a number or the reason why there is none: quotients, sums, means, and rounding.

Legal basis:
    rulebook topic `aggregation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from capaian.domain.numerals import round_half_up
from capaian.domain.policy import Policies, Rounding, Step
from capaian.domain.value import Reason

Outcome = Decimal | Reason
"""A number or the reason why there is none."""

HUNDRED = Decimal(100)


def divide(numerator: Decimal, denominator: Decimal) -> Outcome:
    """Divide; a zero denominator is a value of the data, not an accident.

    Returns:
        The quotient, `NO_EVENTS` for 0 of 0, `DIVISION_BY_ZERO` for anything else of 0.

    Examples:
        >>> divide(Decimal(5), Decimal(8))
        Decimal('0.625')
        >>> divide(Decimal(0), Decimal(0)).words
        'tidak ada peristiwa'
    """
    if denominator != 0:
        return numerator / denominator
    return Reason.NO_EVENTS if numerator == 0 else Reason.DIVISION_BY_ZERO


def percent_of(part: Decimal, whole: Decimal) -> Outcome:
    """Return what part of the whole it is, in percent, multiplied before it is divided.

    Examples:
        >>> percent_of(Decimal("86.95"), Decimal("86.25")).quantize(Decimal("0.01"))
        Decimal('100.81')
    """
    return divide(HUNDRED * part, whole)


def add(values: Sequence[Decimal]) -> Outcome:
    """Return the sum; of nothing there is none (missing is never zero).

    Examples:
        >>> add([Decimal(2), Decimal(3)])
        Decimal('5')
        >>> add([]).value
        'missing_input'
    """
    return sum(values, Decimal(0)) if values else Reason.MISSING_INPUT


def mean(values: Sequence[Decimal]) -> Outcome:
    """Return the plain mean of the values that are there.

    Examples:
        >>> mean([Decimal("101.10"), Decimal("99.20")])
        Decimal('100.15')
    """
    return sum(values, Decimal(0)) / len(values) if values else Reason.MISSING_INPUT


def share_of_gap(ratio: Decimal, components: int) -> Decimal:
    """Return how many points of a mean of components are lost by one of them.

    Examples:
        >>> share_of_gap(Decimal("67.80"), 6).quantize(Decimal("0.01"))
        Decimal('5.37')
    """
    return (HUNDRED - ratio) / components


def open_share(ratio: Decimal) -> Outcome:
    """Return what a ratio leaves open to 100 percent; over 100 that is no share of anything.

    Examples:
        >>> open_share(Decimal("99.53"))
        Decimal('0.47')
        >>> open_share(Decimal("100.64")).value
        'not_applicable'
    """
    return HUNDRED - ratio if ratio <= HUNDRED else Reason.NOT_APPLICABLE


ARITHMETIC: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""Wide enough that no figure of an office loses a digit; the caller's own context does not count."""


@dataclass(frozen=True, slots=True)
class StepRounding:
    """What happens to the figure of one step."""

    decimals: int
    """Decimals the step is shown with, whether or not it is rounded."""
    is_rounded: bool
    """Computing goes on from the rounded figure."""

    def apply(self, value: Decimal) -> Decimal:
        """Return the figure that computing goes on with.

        Examples:
            >>> StepRounding(2, is_rounded=True).apply(Decimal("62.825"))
            Decimal('62.83')
            >>> StepRounding(2, is_rounded=False).apply(Decimal("62.825"))
            Decimal('62.825')
        """
        return round_half_up(value, self.decimals) if self.is_rounded else value

    @property
    def policy(self) -> str:
        """The declared choice as traces name it; empty where nothing was rounded."""
        return f"rounding: {Rounding.PRINTED}" if self.is_rounded else ""


def step_rounding(policies: Policies, step: Step, decimals: int | None = None) -> StepRounding:
    """Return the rounding of a step; `decimals` of an indicator or component go before the office's.

    Legal basis:
        none: the choice is the office's, declared as `rounding` and `printed_steps`; half-up is the
        usage of the printed reports (62,825 is printed 62,83).

    Examples:
        >>> step_rounding(Policies(rounding=Rounding.PRINTED), Step.RATIO)
        StepRounding(decimals=2, is_rounded=True)
        >>> step_rounding(Policies(), Step.RATIO, decimals=3)
        StepRounding(decimals=3, is_rounded=False)
    """
    is_rounded = policies.rounding is Rounding.PRINTED and step in policies.printed_steps
    return StepRounding(policies.decimals if decimals is None else decimals, is_rounded)
