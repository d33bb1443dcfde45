"""Which printed figures their own rows confirm or refute, and what rests on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.report import UnderstoodReport


@dataclass(frozen=True)
class Support:
    """What the tables compute, by which it shows which of two figures is right."""

    report: UnderstoodReport

    @cached_property
    def _equations(self) -> Sequence[Equation]:
        return [
            equation
            for understood in self.report.tables
            for _, equations in (*understood.equations, *understood.lying)
            for equation in equations
        ]

    @cached_property
    def _by_result(self) -> Mapping[Spot, Equation]:
        return {equation.result.spot: equation for equation in self._equations}

    @cached_property
    def _by_input(self) -> Mapping[Spot, list[Equation]]:
        found: dict[Spot, list[Equation]] = {}
        for equation in self._equations:
            for number in equation.inputs:
                found.setdefault(number.spot, []).append(equation)
        return found

    def weight(self, number: PrintedNumber) -> int:
        """1 for a figure that its own row confirms, -1 for one that it refutes, 0 where it says nothing."""
        own = self._by_result.get(number.spot)
        return 0 if own is None else 1 if own.holds() else -1

    def standing(self, number: PrintedNumber) -> tuple[int, int]:
        """Return the weight of a figure, and how often the report prints it where it is no chance."""
        return self.weight(number), self._times[number.value] if number.is_telling else 0

    @cached_property
    def _times(self) -> Counter[Decimal]:
        return Counter(number.value for number in self.report.document.numbers())

    def are_both_confirmed(self, one: PrintedNumber, other: PrintedNumber) -> bool:
        """Whether two figures that differ each follow from their own row: then what they rest on differs."""
        return one.value != other.value and self.weight(one) > 0 and self.weight(other) > 0

    def is_rested_on(self, number: PrintedNumber) -> bool:
        """Whether another figure of its row follows from it as it is printed."""
        return any(equation.holds() for equation in self._by_input.get(number.spot, ()))

    def is_made_right(self, number: PrintedNumber, value: Decimal) -> bool:
        """Whether a figure of its row is wrong as they are printed, and right with another in its place."""
        resting = self._by_input.get(number.spot, ())
        return any(not each.holds() and each.holds({number.spot: value}) for each in resting)

    def consequences(self, wrong: Equation) -> Iterator[Equation]:
        """Yield what rests on a wrong figure, with the right one in its place."""
        (right,) = wrong.inputs
        if self.weight(right) <= 0:
            return
        for equation in self._by_input.get(wrong.result.spot, ()):
            inputs = tuple(right if n.spot == wrong.result.spot else n for n in equation.inputs)
            made = replace(equation, inputs=inputs, after=wrong)
            if equation.holds() and not made.holds():
                yield replace(made, note=f"Mengikuti {wrong.result.text}, yang seharusnya {right.text}.")
