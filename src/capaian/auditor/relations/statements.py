"""A law with the quantities it joins: whether the figures as printed can obey it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import islice, product
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.relations.equation import Equation
from capaian.auditor.relations.law import SHARE_LAWS, Law, write_working
from capaian.auditor.slips import is_one_slip_off
from capaian.domain.value import PURE_NUMBER
from capaian.rules.outcome import HUNDRED

FACTOR_OF_MISREAD: Final = 10
"""Factor by which a result misses, more or less,
where a mark of thousands was read as one of decimals.
"""
MAX_READINGS: Final = 16
"""Combinations of readings of doubtful marks that are tried."""
MAX_DOUBTFUL: Final = 5
"""Figures of a statement above which the marks are taken as their table has them."""
LAST_DIGIT_TOLERANCE: Final = Decimal("1.6")
"""Steps by which a result misses whose last digit alone is off."""
SUM_TOLERANCE: Final = Decimal("1.5")
"""Steps by which a total of rounded parts may miss their sum."""


@dataclass(frozen=True, eq=False)
class LawStatement:
    """A printed result and the figures that it should follow from."""

    law: Law
    result: PrintedQuantity
    inputs: tuple[PrintedQuantity, ...]

    @cached_property
    def relation(self) -> tuple[int, frozenset[int]]:
        """What it relates, by identity: the same for two findings of one law."""
        return id(self.result), frozenset(map(id, self.inputs))

    @cached_property
    def equation(self) -> Equation:
        """The statement as printed, or under the other reading of a doubtful mark
        where only that holds.
        """
        numbers = [self.result.number, *map(_number_of, self.inputs)]
        first = self._equation(numbers)
        if first.holds or len(numbers) > MAX_DOUBTFUL or not _is_far(first):
            return first
        tried = islice(product(*map(_readings, numbers)), MAX_READINGS)
        return next((other for each in tried if (other := self._equation(each)).holds), first)

    def _equation(self, numbers: Sequence[PrintedNumber]) -> Equation:
        return Equation(self.law, numbers[0], tuple(numbers[1:]))

    @cached_property
    def holds(self) -> bool:
        """Whether some usual rounding of what may lie behind the figures gives the result."""
        if self.equation.holds:
            return True
        value = self.equation.computed
        if value is None or self.law not in (Law.SUM, Law.MEAN):
            return value is None
        return abs(value - self.result.number.value) <= SUM_TOLERANCE * self.result.number.step

    @property
    def nearly_holds(self) -> bool:
        """Whether only the last digit of a rounded result is off."""
        value, number = self.equation.computed, self.result.number
        if value is None or not number.decimals:
            return self.holds
        return self.holds or abs(value - number.value) <= LAST_DIGIT_TOLERANCE * number.step

    @property
    def is_one_slip_off(self) -> bool:
        """Whether one slip in a total or one of its parts explains that it does not hold."""
        return is_one_slip_off(
            self.result.number.value, [each.number.value for each in self.inputs]
        )

    @property
    def changes_verdict(self) -> bool:
        """Whether a share reaches a hundred percent as printed and not by its law,
        or the other way round.
        """
        value, number = self.equation.computed, self.result.number
        if value is None or self.law not in SHARE_LAWS:
            return False
        return (value.quantize(number.step) >= HUNDRED) != (number.value >= HUNDRED)

    @property
    def computed(self) -> str:
        """What follows, in the style of the result; empty where nothing does."""
        value = self.equation.computed
        if value is None:
            return ""
        return self.result.number.write(value, max(self.result.number.decimals, self._decimals))

    @property
    def _decimals(self) -> int:
        return 0 if self.law in (Law.SUM, Law.DIFFERENCE, Law.PRODUCT) else 2

    @property
    def right_number(self) -> PrintedNumber:
        """The number that follows, printed as the result is."""
        number = self.result.number
        value = self.equation.computed
        if value is None:
            return number
        text = number.write(value, max(0, number.decimals))
        return replace(number.read_as(value, number.decimals), text=text, sign="")

    @property
    def working(self) -> str:
        """The recomputation written out."""
        return write_working(self.law, [quantity.text for quantity in self.inputs], self.computed)


def _is_far(equation: Equation) -> bool:
    """Whether a result is so far off that a mark was read as another: a thousand times,
    or a thousandth.
    """
    value, result = equation.computed, equation.result.value
    if value is None or not value or not result:
        return True
    return not 1 / FACTOR_OF_MISREAD < abs(value / result) < FACTOR_OF_MISREAD


def _number_of(quantity: PrintedQuantity) -> PrintedNumber:
    """Return a number; a target was set and is meant as it is printed,
    with no rounding behind it.
    """
    number = quantity.number
    if quantity.role is FigureRole.TARGET:
        return replace(number, unit=PURE_NUMBER, decimals=0)
    return number


def _readings(number: PrintedNumber) -> Sequence[PrintedNumber]:
    if number.other is None:
        return (number,)
    return (number, number.read_as(number.other, 3 if number.decimals == 0 else 0))
