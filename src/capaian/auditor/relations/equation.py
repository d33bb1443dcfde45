"""A printed result and printed inputs: whether any usual rounding makes the one of the others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.relations.law import Law, bounds, compute

HALF: Final = Decimal("0.5")
OF_COUNTS: Final = frozenset({Law.SUM, Law.DIFFERENCE, Law.EQUAL})
"""Laws by which counts make a count, so that nothing is rounded."""


@dataclass(frozen=True)
class Equation:
    """A printed number that should follow from others."""

    law: Law
    result: PrintedNumber
    inputs: tuple[PrintedNumber, ...]

    @cached_property
    def computed(self) -> Decimal | None:
        """What follows from the inputs as they are printed; `None` if nothing does."""
        return compute(self.law, [number.value for number in self.inputs])

    @cached_property
    def holds(self) -> bool:
        """Whether half up, half even or cutting off makes the result of what may
        lie behind the inputs.

        What cannot be computed, such as 0 of 0, contradicts nothing here.
        """
        reaches = [_reach(number) for number in self.inputs]
        found = bounds(self.law, *zip(*reaches, strict=True))
        return self.computed is None or found is None or self._is_within(*found)

    def _is_within(self, low: Decimal, high: Decimal) -> bool:
        """Whether rounding of something between two bounds may give what is printed."""
        value = self.result.value
        if self.law in OF_COUNTS and all(
            number.is_exact for number in (self.result, *self.inputs)
        ):
            return low <= value <= high
        least, greatest = _behind(value, self.result.step)
        if value < 0:
            return least < high and low <= greatest
        return low < greatest and high >= least


def _reach(number: PrintedNumber) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value that may lie behind a printed number."""
    return (number.value, number.value) if number.is_exact else _behind(number.value, number.step)


def _behind(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """Return what half up, half even or cutting off towards zero may have made this value of."""
    half = HALF * step
    return (value - step, value + half) if value < 0 else (value - half, value + step)
