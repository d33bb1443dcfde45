"""Aggregation: how values of parts make the value of the whole.

Legal basis:
    rulebook topic `aggregation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.value import Reason
from capaian.rules.outcome import HUNDRED, Outcome, divide, percent_of


@dataclass(frozen=True, slots=True)
class RatioParts:
    """A numerator and its denominator, of one area or period."""

    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True, slots=True)
class Weighted:
    """A value and how much it weighs."""

    value: Decimal
    weight: Decimal


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


def weighted_mean(parts: Sequence[Weighted]) -> Outcome:
    """Return the mean by weight.

    Examples:
        >>> weighted_mean([Weighted(Decimal(90), Decimal(3)), Weighted(Decimal(50), Decimal(1))])
        Decimal('80')
    """
    if not parts:
        return Reason.MISSING_INPUT
    total = sum((part.weight for part in parts), Decimal(0))
    return divide(sum((part.value * part.weight for part in parts), Decimal(0)), total)


def ratio_of_sums(parts: Sequence[RatioParts]) -> Outcome:
    """Return all numerators over all denominators, in percent: large areas count for more.

    Examples:
        >>> parts = [RatioParts(Decimal(90), Decimal(100)), RatioParts(Decimal(1), Decimal(10))]
        >>> ratio_of_sums(parts).quantize(Decimal("0.01"))
        Decimal('82.73')
    """
    if not parts:
        return Reason.MISSING_INPUT
    numerator = sum((part.numerator for part in parts), Decimal(0))
    return percent_of(numerator, sum((part.denominator for part in parts), Decimal(0)))


def mean_of_ratios(parts: Sequence[RatioParts]) -> Outcome:
    """Return the mean of the percentages: every area counts alike; areas without events not at all.

    Examples:
        >>> mean_of_ratios([RatioParts(Decimal(90), Decimal(100)), RatioParts(Decimal(1), Decimal(10))])
        Decimal('50')
    """
    ratios = [percent_of(part.numerator, part.denominator) for part in parts]
    if any(ratio is Reason.DIVISION_BY_ZERO for ratio in ratios):
        return Reason.DIVISION_BY_ZERO
    known = [ratio for ratio in ratios if isinstance(ratio, Decimal)]
    return mean(known) if known or not parts else Reason.NO_EVENTS


def last(values: Sequence[Decimal]) -> Outcome:
    """Return the latest value, for stocks: owners of a document at the end of the period.

    Examples:
        >>> last([Decimal(96018), Decimal(96019)])
        Decimal('96019')
    """
    return values[-1] if values else Reason.MISSING_INPUT


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
