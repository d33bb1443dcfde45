"""Formulas turned round: the value of one name at which a formula yields what is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from capaian.domain.value import Reason, Unavailable
from capaian.rules.formula.evaluate import Arithmetic, typed_value
from capaian.rules.formula.part_value import PartValue, Phrase
from capaian.rules.formula.tree import Expression, Leaf, Name, Number

Values = Mapping[str, Fraction | None]
"""Figures by name; `None`: nothing happened, so that a mean leaves it out."""


class UnsolvableError(Exception):
    """A formula is no line in a name: it divides by it, picks the lesser of two, or counts members."""


@dataclass(frozen=True, slots=True)
class Line:
    """A formula as a function of one of its names: `at_zero + slope * name`."""

    at_zero: Fraction
    slope: Fraction

    def reach(self, wanted: Fraction) -> Fraction:
        """Return the value of the name at which the formula yields what is wanted."""
        return (wanted - self.at_zero) / self.slope


def line_of(expression: Expression, values: Values, name: str) -> Line:
    """Return a formula as a function of one name, the others as they are.

    Raises:
        UnsolvableError: where it is no line in that name, or does not depend on it.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> coverage = line_of(parse("mean(ktp, kia)"), {"ktp": Fraction(99), "kia": Fraction(68)}, "kia")
        >>> coverage.reach(Fraction(90))
        Fraction(81, 1)
    """
    at = [value_of(expression, {**values, name: Fraction(point)}) for point in (0, 1, 2, -1)]
    known = [value for value in at if value is not None]
    if len(known) < len(at):
        raise UnsolvableError
    zero, one, two, before = known
    slope = one - zero
    if not slope or two - one != slope or zero - before != slope:
        raise UnsolvableError
    return Line(zero, slope)


def value_of(expression: Expression, values: Values) -> Fraction | None:
    """Return what a formula yields with these values; `None` where nothing happened.

    Raises:
        UnsolvableError: for a division by zero, a name without value, or what is no number or name.
    """
    value = _Values(values).read(expression).value
    if isinstance(value, Unavailable) and value.reason is not Reason.NO_EVENTS:
        raise UnsolvableError
    return value if isinstance(value, Fraction) else None


class _Values(Arithmetic):
    """Computes as an assessment does, from values that need no trace and may be no decimals."""

    def __init__(self, values: Values) -> None:
        super().__init__(frozenset({Reason.NO_EVENTS}))
        self._values = values

    def leaf(self, node: Leaf) -> PartValue:
        match node:
            case Number():
                return typed_value(node)
            case Name(code, selector) if code in self._values and not selector:
                value = self._values[code]
                gap = Unavailable(Reason.NO_EVENTS, (code,))
                return PartValue(gap if value is None else value, Phrase(code))
        raise UnsolvableError
