"""What is no chance any more: told is what fewer than one in 10,000 tables of ordinary figures show."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

BY_CHANCE: Final = 10_000
"""One in so many tables of ordinary figures looks like it by chance."""


def is_beyond_chance(count: int, rows: int, odds: Decimal) -> bool:
    """Say whether so many rows are no chance: the odds of all are bounded together (Hoeffding).

    Args:
        count: Rows that are so.
        rows: All of them.
        odds: How likely it is of one of them, on average.

    Examples:
        >>> is_beyond_chance(4, 8, Decimal(1) / 48), is_beyond_chance(3, 8, Decimal(1) / 48)
        (True, False)
    """
    share = Decimal(count) / rows
    if share <= odds or odds <= 0:
        return share > odds
    rest = (1 - share) * ((1 - share) / (1 - odds)).ln() if share < 1 else Decimal(0)
    return (-rows * (share * (share / odds).ln() + rest)).exp() * BY_CHANCE <= 1
