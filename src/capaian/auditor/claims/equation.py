"""Printed statements about numbers: a result and the inputs that it should follow from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.auditor.claims.law import Law, bounds, compute, write_formula
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_HALF = Decimal("0.5")
_OF_COUNTS = frozenset({Law.SUM, Law.DIFFERENCE, Law.EQUAL})
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

    def computed(self, changed: Changed | None = None) -> Decimal | None:
        """Return what follows from the inputs as they are printed; `None` if nothing does."""
        found = compute(self.law, [_value(number, changed) for number in self.inputs])
        return found if isinstance(found, Decimal) else None

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
        lows, highs = zip(*(_reach(number, changed) for number in self.inputs), strict=True)
        found = bounds(self.law, lows, highs)
        if found is None or self.computed(changed) is None:
            return True
        low, high = found
        printed = _value(self.result, changed)
        if self.law is Law.AT_MOST:
            return printed <= high
        if self._is_exact:
            return low <= printed <= high
        least, greatest = _behind(printed, self.result.step)
        if printed < 0:
            return least < high and low <= greatest
        return low < greatest and high >= least

    @property
    def _is_exact(self) -> bool:
        """Whether counts alone make a count, so that nothing is rounded."""
        return self.law in _OF_COUNTS and all(number.is_exact for number in self.numbers)


def _value(number: PrintedNumber, changed: Changed | None) -> Decimal:
    return number.value if changed is None else changed.get(number.spot, number.value)


def _reach(number: PrintedNumber, changed: Changed | None) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that may lie behind a printed number."""
    value = _value(number, changed)
    return (value, value) if number.is_exact else _behind(value, number.step)


def _behind(value: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """What half up, half even or cutting off towards zero may have made this value of."""
    half = _HALF * step
    return (value - step, value + half) if value < 0 else (value - half, value + step)
