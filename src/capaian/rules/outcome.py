"""What a rule yields, a number or the reason why there is none: quotients, sums, means,
and rounding.

Legal basis:
    rulebook topic `aggregation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from capaian.domain.assessment import Rank
from capaian.domain.numerals import round_half_up
from capaian.domain.policy import Polarity, Policies, Rounding, Step, SurveyWeight, Trend
from capaian.domain.value import Known, Reason

Outcome = Decimal | Reason
"""A number or the reason why there is none."""

HUNDRED = Decimal(100)


def divide(numerator: Decimal, denominator: Decimal) -> Outcome:
    """Return the quotient, `NO_EVENTS` for 0 of 0, `DIVISION_BY_ZERO` for anything else of 0.

    A zero denominator is a value of the data, not an accident.

    Examples:
        >>> divide(Decimal(5), Decimal(8)), divide(Decimal(0), Decimal(0)).words
        (Decimal('0.625'), 'tidak ada peristiwa')
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
        >>> add([Decimal(2), Decimal(3)]), add([]).value
        (Decimal('5'), 'missing_input')
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
        >>> open_share(Decimal("99.53")), open_share(Decimal("100.64")).value
        (Decimal('0.47'), 'not_applicable')
    """
    return HUNDRED - ratio if ratio <= HUNDRED else Reason.NOT_APPLICABLE


ARITHMETIC: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""Wide enough that no figure of an office loses a digit;
the caller's own context does not count.
"""


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
    """Return the rounding of a step; `decimals` of an indicator or component
    go before the office's.

    Legal basis:
        none: the choice is the office's, declared as `rounding` and `printed_steps`; half-up is
            the usage of the printed reports (62,825 is printed 62,83).

    Examples:
        >>> step_rounding(Policies(rounding=Rounding.PRINTED), Step.RATIO)
        StepRounding(decimals=2, is_rounded=True)
        >>> step_rounding(Policies(), Step.RATIO, decimals=3)
        StepRounding(decimals=3, is_rounded=False)
    """
    is_rounded = policies.rounding is Rounding.PRINTED and step in policies.printed_steps
    return StepRounding(policies.decimals if decimals is None else decimals, is_rounded)


# --- two figures beside each other: growth, rank, and whether a figure rose or fell ---


def growth(current: Decimal, earlier: Decimal) -> Outcome:
    """Return the change over the size of the earlier value, in percent.

    Examples:
        >>> growth(Decimal(110), Decimal(100)), growth(Decimal(1), Decimal(0)).value
        (Decimal('10'), 'division_by_zero')
    """
    return percent_of(current - earlier, abs(earlier))


def rank(
    values: Sequence[Decimal | None], polarity: Polarity = Polarity.HIGHER_IS_BETTER
) -> tuple[Rank | None, ...]:
    """Return the place of each value among those that are known; ties share a place,
    the next is skipped.

    Values stand in any order, `None` is not counted; with `LOWER_IS_BETTER` the least comes first.

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
    """Return the direction from one figure to another; `tetap` where none is printed,
    or a tolerated one.

    Args:
        now: The later figure.
        before: The earlier one.
        tolerance: The largest change that is none; not negative, in their unit.
        decimals: Those of the paper that the earlier one was taken from, where it has fewer than
            are printed.

    Examples:
        >>> from capaian.domain.identifiers import TraceId
        >>> from capaian.domain.value import PERCENT
        >>> exact, printed = (Known(Decimal(text), PERCENT, TraceId("t1"))
        ...     for text in ("94.8367", "94.84"))
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


# --- satisfaction surveys, PermenPANRB 14/2017 (rulebook topic `survey`): weights, means, indices
# ---


def element_weight(elements: int, weight: SurveyWeight) -> Decimal:
    """Return the weight of one of `elements` elements: 1/k,
    or 1/k on three decimals as papers print it.

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
