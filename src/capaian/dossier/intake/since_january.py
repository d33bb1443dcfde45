"""Whether parts of a year are sums since January: in all rows, or in some of them, and not by chance.

Of all orders in which the figures of a row can stand one never falls. Of those that do not, at most every
second ends as far above its beginning as half of a sum of equal parts, where figures differ fourfold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import comb, factorial, prod
from typing import Final, NamedTuple

from capaian.dossier.intake.chances import BY_CHANCE, is_beyond_chance

_ENOUGH: Final = 3
"""Parts of a year of which the order alone tells something."""
_NEARLY_ALL: Final = 90
"""Percent of the rows."""
_PAIR: Final = 2
_HALF: Final = 2

Series = Sequence[Decimal]


class Line(NamedTuple):
    """What a row tells of the parts of a year."""

    of: str
    """The area or part of the work plan."""
    row: int
    figures: Series
    granted: Decimal | None = None
    """What may be spent in the year, where that is known."""

    @property
    def is_telling(self) -> bool:
        """Whether its figures differ."""
        return len({*self.figures}) > 1

    @property
    def rises(self) -> bool:
        """Whether no part is less than the one before."""
        return all(a <= b for a, b in pairwise(self.figures))

    @property
    def is_like_sum(self) -> bool:
        """Whether it rises, to at least half of the way that a sum of equal parts goes."""
        return self.rises and 2 * self.figures[-1] >= (len(self.figures) + 1) * self.figures[0]

    @property
    def orders(self) -> int:
        """In how many orders its figures could stand, of which one rises."""
        return factorial(len(self.figures)) // prod(map(factorial, Counter(self.figures).values()))

    @property
    def odds(self) -> int:
        """How rare it is that it is like a sum, one in so many: what begins with nought ends far above it."""
        return self.orders * (_HALF if min(self.figures) > 0 else 1)

    @property
    def is_overspent(self) -> bool:
        """Whether its parts together are more than what may be spent, and the last of them is not."""
        granted = self.granted or Decimal(0)
        return self.figures[-1] <= granted < sum(self.figures, Decimal(0))


def without_end(lines: Sequence[Line]) -> Sequence[Line]:
    """Return rows without the noughts that all of them end with: parts of the year that are to come."""
    last = max((n for line in lines for n, figure in enumerate(line.figures, 1) if figure), default=0)
    return [line._replace(figures=line.figures[:last]) for line in lines]


def sample_of_sums(lines: Sequence[Line]) -> Series:
    """Return a row that never falls, where nearly all do not, and not by chance; else nothing."""
    telling = [line for line in lines if line.is_telling]
    rising = [line for line in telling if line.rises]
    most = max((len(line.figures) for line in telling), default=0)
    if most < _PAIR or 100 * len(rising) < _NEARLY_ALL * len(telling):
        return ()
    odds = 1
    for line in rising:
        odds *= line.orders if most >= _ENOUGH else _odds_of_pair(line)
        if odds >= BY_CHANCE:
            return max(rising, key=lambda line: len({*line.figures})).figures
    return ()


def are_sums_of_two(lines: Sequence[Line], *, is_money: bool = False, is_year: bool = True) -> bool:
    """Say whether the second of two parts is a sum of both: by what may be spent, else by all rows.

    What is spent rises towards December by nature, so that where budgets tell nothing each row has to rise
    as far as sums do.

    Args:
        lines: The rows.
        is_money: Whether they tell what is spent.
        is_year: Whether both parts are a year; of two others the second may be more by the season.

    Examples:
        >>> rows = [Line("", 1, (Decimal(40), Decimal(90)), Decimal(100))] * 3
        >>> are_sums_of_two(rows, is_money=True), are_sums_of_two(rows)
        (True, False)
    """
    told = [line for line in lines if line.is_telling]
    if any(len(line.figures) != _PAIR for line in told) or not all(line.rises for line in told):
        return False
    known = [line for line in told if line.granted is not None]
    if is_money and len(known) >= _ENOUGH:
        return _are_overspent(known)
    is_likely = is_year and (not is_money or all(line.is_like_sum for line in told))
    return is_likely and bool(sample_of_sums(told))


def _are_overspent(lines: Sequence[Line]) -> bool:
    """Say whether all parts are more than what may be spent, and the last of them are not."""
    had = sum((line.granted or Decimal(0) for line in lines), Decimal(0))
    last = sum((line.figures[-1] for line in lines), Decimal(0))
    return last <= had < sum((sum(line.figures, Decimal(0)) for line in lines), Decimal(0))


def _odds_of_pair(line: Line) -> int:
    return line.odds if line.is_like_sum else line.orders


def lines_of_sums(lines: Sequence[Line], *, is_money: bool) -> Sequence[Line]:
    """Return the rows that are like sums where others are not, and that is no chance; else none.

    What is spent rises towards December by nature, in every office another part of it. So several rows have
    to be more than may be spent if they were added up, which no budget allows, or to stand together as those
    of one part of the work plan do.

    Args:
        lines: The rows, from the top.
        is_money: Whether they tell what is spent, of which nothing is known by chance alone.
    """
    telling = [line for line in lines if line.is_telling and len(line.figures) >= _ENOUGH]
    risen = [line for line in telling if line.is_like_sum]
    above = [line for line in risen if line.is_overspent]
    if not risen or 100 * len(risen) >= _NEARLY_ALL * len(telling):
        return ()
    odds = sum((Decimal(1) / line.odds for line in telling), Decimal(0)) / len(telling)
    if is_money and (len(above) >= _ENOUGH or is_beyond_chance(len(above), len(telling), odds)):
        return above
    is_told = is_beyond_chance(len(risen), len(telling), odds)
    return risen if is_told and (not is_money or _are_together(risen, telling)) else ()


def _are_together(some: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Say whether rows follow each other, as they would not by chance."""
    places = [place for place, line in enumerate(lines) if line in some]
    is_run = places[-1] - places[0] + 1 == len(places)
    return is_run and comb(len(lines), len(places)) >= BY_CHANCE * (len(lines) - len(places) + 1)
