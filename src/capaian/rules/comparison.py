"""Comparisons of two figures: change, growth, gap, rank, and whether a figure rose or fell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.assessment import Rank
from capaian.domain.policy import Polarity, Trend
from capaian.rules.outcome import Outcome, percent_of


def growth(current: Decimal, earlier: Decimal) -> Outcome:
    """Return the change over the size of the earlier value, in percent.

    Examples:
        >>> growth(Decimal(110), Decimal(100))
        Decimal('10')
        >>> growth(Decimal(1), Decimal(0)).value
        'division_by_zero'
    """
    return percent_of(current - earlier, abs(earlier))


def rank(
    values: Sequence[Decimal | None], polarity: Polarity = Polarity.HIGHER_IS_BETTER
) -> tuple[Rank | None, ...]:
    """Return the place of each value among those that are known; ties share a place, the next is skipped.

    Args:
        values: in any order; `None` is not ranked and not counted.
        polarity: with `LOWER_IS_BETTER` the least comes first.

    Examples:
        >>> [r.place for r in rank([Decimal(9), Decimal(7), Decimal(9), Decimal(8)])]
        [1, 4, 1, 3]
    """
    known = sorted(
        (value for value in values if value is not None),
        reverse=polarity is not Polarity.LOWER_IS_BETTER,
    )
    places: dict[Decimal, int] = {}
    for place, value in enumerate(known, start=1):
        places.setdefault(value, place)
    return tuple(None if value is None else Rank(places[value], len(known)) for value in values)


def judge_trend(change: Decimal, tolerance: Decimal = Decimal(0)) -> Trend:
    """Return the direction of a change; a change of at most the tolerance is `tetap`.

    Args:
        change: current minus earlier, in the unit of the indicator.
        tolerance: not negative, in the same unit.

    Examples:
        >>> judge_trend(Decimal("2.58")).value
        'naik'
        >>> judge_trend(Decimal("-0.01"), Decimal("0.05")).value
        'tetap'
    """
    if abs(change) <= tolerance:
        return Trend.STEADY
    return Trend.UP if change > 0 else Trend.DOWN
