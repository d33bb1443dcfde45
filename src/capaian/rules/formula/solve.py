"""Formulas turned round: the value of one name at which a formula yields what is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from capaian.rules.formula.exact import exact
from capaian.rules.formula.tree import (
    Branch,
    Call,
    Expression,
    Function,
    Leaf,
    Name,
    Negative,
    Number,
    Operator,
    Product,
    Reader,
    Sum,
    WeightedMean,
)

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
    at = [_Value({**values, name: Fraction(point)}).read(expression) for point in (0, 1, 2, -1)]
    zero, one, two, before = [each for each in at if each is not None] if None not in at else _unsolvable()
    slope = one - zero
    if not slope or two - one != slope or zero - before != slope:
        raise UnsolvableError
    return Line(zero, slope)


def value_of(expression: Expression, values: Values) -> Fraction | None:
    """Return what a formula yields with these values; `None` where it leaves everything out.

    Raises:
        UnsolvableError: for a division by zero, a name without value, or what is no number or name.
    """
    return _Value(values).read(expression)


def _unsolvable() -> list[Fraction]:
    raise UnsolvableError


class _Value(Reader[Fraction | None]):
    def __init__(self, values: Values) -> None:
        self._values = values

    def leaf(self, node: Leaf) -> Fraction | None:
        match node:
            case Number(value):
                return exact(value)
            case Name(code, selector) if code in self._values and not selector:
                return self._values[code]
        raise UnsolvableError

    def branch(self, node: Branch, parts: tuple[Fraction | None, ...]) -> Fraction | None:
        match node:
            case Call(Function.MEAN, _):
                return _mean(parts, [Fraction(1)] * len(parts))
            case WeightedMean(pairs):
                return _mean(parts, [exact(pair.weight) for pair in pairs])
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            raise UnsolvableError
        return _combine(node, known)


def _mean(parts: Sequence[Fraction | None], weights: Sequence[Fraction]) -> Fraction | None:
    counted = [(part, weight) for part, weight in zip(parts, weights, strict=True) if part is not None]
    total = sum((weight for _, weight in counted), Fraction(0))
    if not total:
        return None
    return sum((part * weight for part, weight in counted), Fraction(0)) / total


def _combine(node: Branch, parts: Sequence[Fraction]) -> Fraction:
    match node:
        case Negative():
            return -parts[0]
        case Call(Function.SUM, _):
            return sum(parts, Fraction(0))
        case Call(Function.MIN, _):
            return min(parts)
        case Call(Function.MAX, _):
            return max(parts)
        case Sum():
            signed = zip(node.operators, parts, strict=True)
            return sum((-part if sign is Operator.MINUS else part for sign, part in signed), Fraction(0))
        case Product():
            return _product(node.operators, parts)
    raise UnsolvableError


def _product(operators: Sequence[Operator], parts: Sequence[Fraction]) -> Fraction:
    whole = parts[0]
    for operator, part in zip(operators[1:], parts[1:], strict=True):
        if operator is Operator.OVER and not part:
            raise UnsolvableError
        whole = whole / part if operator is Operator.OVER else whole * part
    return whole
