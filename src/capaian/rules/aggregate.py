"""Aggregation: how values of parts make the value of the whole.

Legal basis:
    rulebook topic `aggregation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.value import Reason
from capaian.rules.outcome import HUNDRED, Outcome


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
