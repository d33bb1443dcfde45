"""Satisfaction survey (SKM): element means, indices, weights, unit index.

Legal basis:
    PermenPANRB 14/2017 (rulebook topic `survey`).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.numerals import round_half_up
from capaian.domain.policy import SurveyWeight
from capaian.domain.value import Reason
from capaian.rules.outcome import HUNDRED, Outcome


def element_weight(elements: int, weight: SurveyWeight) -> Decimal:
    """Return the weight of one of `elements` elements: 1/k, or 1/k on three decimals as papers print it.

    Examples:
        >>> element_weight(9, SurveyWeight.PRINTED)
        Decimal('0.111')
    """
    exact = 1 / Decimal(elements)
    return round_half_up(exact, 3) if weight is SurveyWeight.PRINTED else exact


def index_step(top: int) -> Decimal:
    """Return how many points of the index one point of the answer scale is: 25 for answers 1-4.

    Examples:
        >>> index_step(4)
        Decimal('25')
    """
    return HUNDRED / top


def index_of_mean(mean: Decimal, top: int = 4) -> Decimal:
    """Return the index (25-100) of a mean answer.

    Examples:
        >>> index_of_mean(Decimal("3.48"))
        Decimal('87.00')
    """
    return mean * index_step(top)


def mean_of_index(index: Decimal, top: int = 4) -> Decimal:
    """Return the mean answer of an index.

    Examples:
        >>> mean_of_index(Decimal("86.95"))
        Decimal('3.478')
    """
    return index / index_step(top)


def unit_index(indices: Sequence[Decimal], weight: SurveyWeight) -> Outcome:
    """Return the unit index (IKM): the sum of the element indices, weighted once.

    Legal basis:
        PermenPANRB 14/2017: weight of an element 1/k; the sum is weighted before it is rounded.

    Examples:
        >>> unit_index([Decimal("80"), Decimal("90")], SurveyWeight.EXACT)
        Decimal('85')
    """
    if not indices:
        return Reason.NOT_REPORTED
    total = sum(indices, Decimal(0))
    if weight is SurveyWeight.EXACT:
        return total / len(indices)
    return total * element_weight(len(indices), weight)
