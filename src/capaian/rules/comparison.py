"""Comparisons of two figures: change, growth, gap, rank, and whether a figure rose or fell."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from capaian.domain.assessment import Rank
from capaian.domain.numerals import round_half_up
from capaian.domain.policy import Polarity, Trend
from capaian.domain.value import Known
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


def judge_trend(
    now: Known, before: Known, tolerance: Decimal = Decimal(0), decimals: int | None = None
) -> Trend:
    """Return the direction from one figure to another; `tetap` where none is printed, or a tolerated one.

    Args:
        now: The later figure.
        before: The earlier one.
        tolerance: The largest change that is none; not negative, in their unit.
        decimals: Those of the paper that the earlier one was taken from, where it has fewer than are printed.

    Examples:
        >>> from capaian.domain.identifiers import TraceId
        >>> from capaian.domain.value import PERCENT
        >>> exact, printed = (Known(Decimal(text), PERCENT, TraceId("t1")) for text in ("94.8367", "94.84"))
        >>> judge_trend(exact, printed).value
        'tetap'
    """
    shown = max(now.decimals, before.decimals)
    shown = shown if decimals is None else min(shown, decimals)
    change = now.value - before.value
    later, earlier = (round_half_up(figure.value, shown) for figure in (now, before))
    if abs(change) <= tolerance or later == earlier or round_half_up(change, shown) == 0:
        return Trend.STEADY
    return Trend.UP if change > 0 else Trend.DOWN
