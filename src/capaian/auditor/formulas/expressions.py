"""Arithmetic as a report writes it, evaluated with the rounding that may
lie behind each figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Final

from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.relations.equation import HALF

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d[\d.,]*\d|\d)|(?P<sign>[-+*/:()xX\u00d7\u00f7\u2013\u2212]))"
)
_SIGNS: Final = {
    "x": "*",
    "X": "*",
    "\u00d7": "*",
    ":": "/",
    "\u00f7": "/",
    "\u2013": "-",
    "\u2212": "-",
}
_NOISE: Final = re.compile(
    r"Rp\.?\s?,?|%|\u2211|,-|(?<=\d)(?:\s*[A-Za-z/]{2,12})+(?=\s*[-+*/"
    r":)xX\u00d7\u00f7\u2013]|\s*$)"
)
"""What does not count: marks of money and sums, and units behind a figure."""
OPENING: Final = ("(",)
MAX_NUMBERS: Final = 40


@dataclass(frozen=True, slots=True)
class Interval:
    """What a working gives: as printed, and between which bounds behind rounded figures."""

    value: Decimal
    low: Decimal
    high: Decimal

    def combine(self, sign: str, other: Interval) -> Interval:
        """Return the interval of two, joined by a sign of arithmetic."""
        ends = [_apply(sign, a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(_apply(sign, self.value, other.value), min(ends), max(ends))


def _apply(sign: str, a: Decimal, b: Decimal) -> Decimal:
    if sign == "+":
        return a + b
    if sign == "-":
        return a - b
    return a * b if sign == "*" else a / b


@dataclass(frozen=True, slots=True)
class Expression:
    """A working with its figures."""

    result: Interval
    numbers: tuple[PrintedNumber, ...]


def read_expression(text: str, style: NumberStyle) -> Expression | None:
    """Return what a working gives; `None` where it is none, or cannot be worked out.

    Examples:
        >>> read_expression("(100,5 + 100 + 100) / 4", NumberStyle.INDONESIAN).result.value
        Decimal('75.125')
    """
    # Read without blanks, `126,68/77` would be a code.
    bare = _NOISE.sub(lambda match: " " * len(match[0]), text).replace("/", " / ")
    numbers = [*read_numbers(bare, 1, 0, style)]
    tokens: list[str | PrintedNumber] = []
    position = 0
    while bare[position:].strip():
        match = _TOKEN.match(bare, position)
        if match is None or len(tokens) > 2 * MAX_NUMBERS:
            return None
        if match["number"]:
            number = next((n for n in numbers if n.spot.start == match.start("number")), None)
            if number is None:
                return None
            # A bracket before a figure is one of arithmetic here, and no sign of a loss.
            tokens.append(number.read_as(abs(number.value), number.decimals))
            position = max(match.end(), number.spot.end)
        else:
            tokens.append(_SIGNS.get(match["sign"], match["sign"]))
            position = match.end()
    try:
        parsed = _Parser(tokens).parse()
    except (DivisionByZero, InvalidOperation, _NoExpressionError):
        return None
    return Expression(parsed, tuple(token for token in tokens if isinstance(token, PrintedNumber)))


class _NoExpressionError(Exception):
    """Signs in no order of arithmetic."""


class _Parser:
    """Sums of products of figures and brackets."""

    def __init__(self, tokens: Sequence[str | PrintedNumber]) -> None:
        self._tokens = [*tokens]
        self._at = 0

    def parse(self) -> Interval:
        found = self._sum()
        if self._at != len(self._tokens):
            raise _NoExpressionError
        return found

    def _peek(self) -> str | PrintedNumber | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> str | PrintedNumber:
        token = self._peek()
        if token is None:
            raise _NoExpressionError
        self._at += 1
        return token

    def _sum(self) -> Interval:
        found = self._product()
        while self._peek() in ("+", "-"):
            sign = str(self._take())
            found = found.combine(sign, self._product())
        return found

    def _product(self) -> Interval:
        found = self._factor()
        while self._peek() in ("*", "/"):
            sign = str(self._take())
            found = found.combine(sign, self._factor())
        return found

    def _factor(self) -> Interval:
        token = self._take()
        if token in OPENING:
            found = self._sum()
            if self._take() != ")":
                raise _NoExpressionError
            return found
        if isinstance(token, str):
            raise _NoExpressionError
        reach = Decimal(0) if token.decimals <= 0 else HALF * token.step
        return Interval(token.value, token.value - reach, token.value + reach)


def gives(found: Interval, result: PrintedNumber, powers: Sequence[Decimal]) -> bool:
    """Say whether a working, times one of some powers of ten, gives a printed result,
    rounded or cut off.
    """
    step = result.step
    return any(
        found.low * power - step <= result.value <= found.high * power + step for power in powers
    )
