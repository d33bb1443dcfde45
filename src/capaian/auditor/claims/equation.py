"""Printed statements about numbers: a result and the inputs that it should follow from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.auditor.claims.law import BALANCES, Law, bounds, compute, write_formula
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_HALF = Decimal("0.5")
_OF_COUNTS = frozenset({Law.SUM, Law.DIFFERENCE, Law.EQUAL, *BALANCES})
Changed = Mapping[Spot, Decimal]
"""Values that are tried in place of those printed."""


@dataclass(frozen=True)
class Equation:
    """A printed number that should follow from others.

    It holds if any usual rounding (half up, half even, cut off) of any admissible input gives it.
    """

    rule: AuditRule
    law: Law
    result: PrintedNumber
    inputs: tuple[PrintedNumber, ...]
    place: str
    """Where, for people: `Tabel 3.10, Kota Banjarbaru`."""
    level: Level = Level.ERROR
    subject: str = ""
    """What the number is: `capaian`, `jumlah wajib KTP`."""
    names: tuple[str, ...] = ()
    """Heads of the columns of the inputs: `Realisasi`, `Target`; empty where they have none."""
    note: str = ""
    """Indonesian: what else the reader must know, such as another formula that gives the number."""
    after: Equation | None = None
    """The statement from whose failure this one's follows."""
    is_of_print: bool = False
    """Whether its inputs are taken as they are printed, and not as what may lie behind them."""
    is_unsure: bool = False
    """Whether an input may stand for another one that is printed nowhere, as the target of a later plan."""
    is_of_whole: bool = False
    """Whether its result is a hundred by its nature, so that only its parts can be wrong."""

    @property
    def formula(self) -> str:
        """What it says, with the words of the table: `Capaian (%) = Realisasi ÷ Target × 100`."""
        if len(self.names) != len(self.inputs):
            return self.subject
        sign = "\u2264" if self.law is Law.AT_MOST else "="
        return f"{self.subject} {sign} {write_formula(self.law, self.names)}"

    @property
    def numbers(self) -> tuple[PrintedNumber, ...]:
        """Every number that it rests on, its own first."""
        return (self.result, *self.inputs)

    @cached_property
    def _values(self) -> tuple[Decimal, ...]:
        """What is printed: the result, then the inputs."""
        return tuple(number.value for number in self.numbers)

    @cached_property
    def _reaches(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """What may lie behind the inputs as they are printed."""
        return tuple(self._reach(number, number.value) for number in self.inputs)

    def _reach(self, number: PrintedNumber, value: Decimal) -> tuple[Decimal, Decimal]:
        """The least and the greatest value that may lie behind a number printed with that value."""
        return (value, value) if self.is_of_print or number.is_exact else _behind(value, number.step)

    @property
    def latitude(self) -> Decimal:
        """Over how many figures as printed the result may range, for what may lie behind the inputs."""
        return Decimal(0) if self._bounds is None else (self._bounds[1] - self._bounds[0]) / self.result.step

    @cached_property
    def _bounds(self) -> tuple[Decimal, Decimal] | None:
        """The least and the greatest result of the inputs as they are printed; `None` if nothing follows."""
        found = bounds(self.law, *zip(*self._reaches, strict=True))
        return None if self.computed() is None else found

    @cached_property
    def _places(self) -> Mapping[Spot, Sequence[int]]:
        """Which of the numbers stand at a spot."""
        found: dict[Spot, list[int]] = {}
        for place, number in enumerate(self.numbers):
            found.setdefault(number.spot, []).append(place)
        return found

    def computed(self, changed: Changed | None = None) -> Decimal | None:
        """Return what follows from the inputs as they are printed; `None` if nothing does."""
        values = [*self._values]
        for place, value in self._changes(changed):
            values[place] = value
        found = compute(self.law, values[1:])
        return found if isinstance(found, Decimal) else None

    def _changes(self, changed: Changed | None) -> Sequence[tuple[int, Decimal]]:
        """The places of what is changed among its numbers, with the other value."""
        if not changed:
            return ()
        places = self._places
        return [(place, value) for spot, value in changed.items() for place in places.get(spot, ())]

    def holds(self, changed: Changed | None = None) -> bool:
        """Say whether the printed result can be right, with some values in place of others.

        What cannot be computed, such as 0 of 0, contradicts nothing here.
        """
        return self._holds_as_printed if changed is None else self._holds(changed)

    @cached_property
    def _holds_as_printed(self) -> bool:
        """Kept, for rules, repairs and findings all ask."""
        return self._holds(None)

    def _holds(self, changed: Changed | None) -> bool:
        printed, reaches = self.result.value, [*self._reaches]
        is_other = False
        for place, value in self._changes(changed):
            if place:
                is_other, reaches[place - 1] = True, self._reach(self.inputs[place - 1], value)
            else:
                printed = value
        if not is_other:
            return self._bounds is None or self._is_within(printed, *self._bounds)
        found = bounds(self.law, *zip(*reaches, strict=True))
        if found is None or self._is_within(printed, *found):
            return True
        return self.computed(changed) is None

    def _is_within(self, printed: Decimal, low: Decimal, high: Decimal) -> bool:
        """Whether rounding of something between two bounds may give what is printed."""
        if self.law is Law.AT_MOST:
            return printed <= high
        if self._is_exact:
            return low <= printed <= high
        least, greatest = _behind(printed, self.result.step)
        if printed < 0:
            return least < high and low <= greatest
        return low < greatest and high >= least

    @cached_property
    def _is_exact(self) -> bool:
        """Whether counts alone make a count, so that nothing is rounded."""
        return self.law in _OF_COUNTS and all(number.is_exact for number in self.numbers)


def group_by_spot(equations: Iterable[Equation]) -> Mapping[Spot, list[Equation]]:
    """Return for the place of each number the statements that rest on it."""
    found: dict[Spot, list[Equation]] = {}
    for equation in equations:
        for spot in {number.spot for number in equation.numbers}:
            found.setdefault(spot, []).append(equation)
    return found


def _behind(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """What half up, half even or cutting off towards zero may have made this value of."""
    half = _HALF * step
    return (value - step, value + half) if value < 0 else (value - half, value + step)
