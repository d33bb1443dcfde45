"""A reader with a calculator: works out what a trace shows, from its text alone.

Knows the notation of printed reports (`1.234,56`, `−`, `×`, `÷`, brackets, `|a − b|`) and nothing
of the product's rules. Fractions all the way, so that any rounding is the one the trace names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_TOKEN = re.compile(r"\s*(\d[\d.]*(?:,\d+)?|[-+×÷()\[\]|−])")
_REMARK = re.compile(r"\s*\([^()]*[A-Za-z][^()]*\)\s*\Z")
"""Words behind a working, such as what was left out: `(90,00 + 80,00) ÷ 2 (tanpa Q3)`."""
_CLOSING = {"(": ")", "[": "]", "|": "|"}


class UnreadableError(ValueError):
    """A working that nobody could type into a calculator."""


def work_out(working: str) -> Fraction:
    """Return what a working comes to.

    Examples:
        >>> work_out("100 × 12.278 ÷ 12.336") == Fraction(1227800, 12336)
        True
        >>> work_out("(99,53 + 67,80) ÷ 2 − 100")
        Fraction(-3267, 200)
    """
    calculator = _Calculator(_tokens(_REMARK.sub("", working)))
    outcome = calculator.sum()
    if calculator.rest():
        raise UnreadableError(working)
    return outcome


def read_figure(text: str) -> Fraction:
    """Read one figure in Indonesian notation.

    Examples:
        >>> read_figure("6.962.697.488,5")
        Fraction(13925394977, 2)
    """
    return Fraction(text.replace(".", "").replace(",", "."))


def figures_in(working: str) -> list[str]:
    """Return the figures of a working as they stand, without their signs."""
    return [token for token in _tokens(_REMARK.sub("", working)) if token[0].isdigit()]


def _tokens(text: str) -> list[str]:
    tokens, position = [], 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None:
            raise UnreadableError(text)
        tokens.append(match[1])
        position = match.end()
    return tokens


@dataclass
class _Calculator:
    """Keys pressed from left to right, × and ÷ before + and −."""

    tokens: list[str]
    place: int = 0

    def rest(self) -> list[str]:
        return self.tokens[self.place :]

    def sum(self) -> Fraction:
        value = self.product()
        while self._next() in ("+", "−"):
            is_added = self._take() == "+"
            term = self.product()
            value = value + term if is_added else value - term
        return value

    def product(self) -> Fraction:
        value = self.factor()
        while self._next() in ("×", "÷"):
            is_times = self._take() == "×"
            factor = self.factor()
            value = value * factor if is_times else value / factor
        return value

    def factor(self) -> Fraction:
        key = self._take()
        if key == "−":
            return -self.factor()
        if key in _CLOSING:
            value = self.sum()
            if self._take() != _CLOSING[key]:
                raise UnreadableError(key)
            return abs(value) if key == "|" else value
        if not key[0].isdigit():
            raise UnreadableError(key)
        return read_figure(key)

    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self) -> str:
        token = self._next()
        if not token:
            raise UnreadableError("ends too early")
        self.place += 1
        return token
