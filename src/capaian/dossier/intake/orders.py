"""Whether figures of rows stand in the same order at two times, and not by chance.

What counts are pairs of rows that stand the other way round: of all orders of a few rows it is known how many
have so few of them. Sizes do not count, so that one figure that is far off moves no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import accumulate, combinations
from math import factorial
from typing import Final

from capaian.dossier.intake.chances import BY_CHANCE

FEWEST: Final = 8
"""Rows of which one order alone is not found by chance."""
MOST: Final = 20
"""Rows that tell it as well as more."""
_USUAL: Final = 20
"""What one in so many orders is as near as tells of no order."""


def is_same_order(some: Sequence[Decimal], others: Sequence[Decimal]) -> bool:
    """Say whether two columns of as many rows go with each other more than by chance."""
    return _as_near(some, others) * BY_CHANCE <= factorial(len(some))


def is_any_order(some: Sequence[Decimal], others: Sequence[Decimal]) -> bool:
    """Say whether two columns of as many rows go with each other no more than any two."""
    return _as_near(some, others) * _USUAL > factorial(len(some))


def _as_near(some: Sequence[Decimal], others: Sequence[Decimal]) -> int:
    """Return of all orders how many are at least as near to each other; rows that are alike count by half."""
    swapped = 0
    for (one, other), (next_one, next_other) in combinations(zip(some, others, strict=True), 2):
        way = (one - next_one) * (other - next_other)
        swapped += 2 if way < 0 else 1 if way == 0 else 0
    return _orders(len(some))[(swapped + 1) // 2]


@cache
def _orders(rows: int) -> Sequence[int]:
    """Return how many orders of rows have at most so many pairs the other way round, from none on.

    Examples:
        >>> _orders(3)
        (1, 3, 5, 6)
    """
    counts = [1]
    for row in range(2, rows + 1):
        sums = [0, *accumulate([*counts, *[0] * (row - 1)])]
        counts = [sums[n + 1] - sums[max(n + 1 - row, 0)] for n in range(len(counts) + row - 1)]
    return tuple(accumulate(counts))
