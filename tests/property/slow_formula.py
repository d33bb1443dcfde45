"""A second, slow and obvious way to compute a formula, from its text, by fractions.

Written for reading, against the rules of the language only: it shares no code with the product.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WORD = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[a-z](?:[a-z0-9_.]|-(?=[a-z0-9]))*)"
    r"|(?P<selector>\[[^\]]*\])"
    r"|(?P<sign>>=|<=|[-+*/(),:<>=]))"
)
SELECTORS = ("area", "period", "tier")
SUMMED = ("training.hours",)
"""Figures of a list, whose rows `sum` adds up."""
FUNCTIONS = ("mean", "sum", "min", "max", "wmean", "index", "share", "count")


@dataclass(frozen=True)
class Nothing:
    """No value: which names are missing or, if none is, which zero was divided by."""

    missing: tuple[str, ...] = ()
    zero: str = ""


Value = Fraction | Nothing
Facts = Mapping[str, Fraction | None]


def both(values: Sequence[Value]) -> Nothing | None:
    """Return why values cannot be put together: missing names first, then the first zero."""
    gaps = [value for value in values if isinstance(value, Nothing)]
    missing: list[str] = []
    for gap in gaps:
        missing += [name for name in gap.missing if name not in missing]
    if missing:
        return Nothing(tuple(missing))
    return gaps[0] if gaps else None


class SlowFormula:
    """Reads a formula once from left to right and computes as it goes."""

    def __init__(self, text: str, facts: Facts, members: Sequence[Fraction | None]) -> None:
        self.words = self._split(text)
        self.place = 0
        self.facts = facts
        self.members = members

    @staticmethod
    def _split(text: str) -> list[tuple[str, str]]:
        words = []
        place = 0
        while place < len(text.rstrip()):
            found = WORD.match(text, place)
            assert found is not None, text[place:]
            kind = str(found.lastgroup)
            words.append((kind, found.group(kind)))
            place = found.end()
        return [*words, ("end", "")]

    def compute(self) -> Value:
        value = self.added()
        assert self.words[self.place][0] == "end"
        return value

    def peek(self) -> str:
        return self.words[self.place][1]

    def take(self) -> str:
        self.place += 1
        return self.words[self.place - 1][1]

    def added(self) -> Value:
        value = self.multiplied()
        chain = [value]
        signs = [1]
        while self.peek() in ("+", "-"):
            signs.append(1 if self.take() == "+" else -1)
            chain.append(self.multiplied())
        if len(chain) == 1:
            return value
        gap = both(chain)
        if gap is not None:
            return gap
        total = Fraction(0)
        for sign, part in zip(signs, chain, strict=True):
            assert isinstance(part, Fraction)
            total += sign * part
        return total

    def multiplied(self) -> Value:
        value = self.signed()
        chain = [value]
        signs = ["*"]
        while self.peek() in ("*", "/"):
            signs.append(self.take())
            chain.append(self.signed())
        if len(chain) == 1:
            return value
        gap = both(chain)
        if gap is not None:
            return gap
        total = Fraction(1)
        for sign, part in zip(signs, chain, strict=True):
            assert isinstance(part, Fraction)
            if sign == "/" and part == 0:
                return Nothing(zero="0/0" if total == 0 else "n/0")
            total = total / part if sign == "/" else total * part
        return total

    def signed(self) -> Value:
        if self.peek() != "-":
            return self.atom()
        self.take()
        value = self.atom()
        return value if isinstance(value, Nothing) else -value

    def atom(self) -> Value:
        kind, word = self.words[self.place]
        self.take()
        if kind == "number":
            return Fraction(word)
        if word == "(":
            value = self.added()
            assert self.take() == ")"
            return value
        assert kind == "name", word
        if self.peek() == "(" and word in FUNCTIONS:
            return self.function(word)
        return self.fact(word, self.selector())

    def selector(self) -> str:
        return self.take() if self.words[self.place][0] == "selector" else ""

    def fact(self, code: str, selector: str, shown: str = "{}") -> Value:
        """Take a fact by its name, of which conditions on the rows of a list are a part."""
        pairs = [
            pair
            for pair in selector.strip("[]").split(", ")
            if pair and pair.split("=")[0] not in SELECTORS
        ]
        value = self.facts[f"{code}[{', '.join(pairs)}]" if pairs else code]
        return Nothing((shown.format(code + selector),)) if value is None else value

    def function(self, name: str) -> Value:
        assert self.take() == "("
        if name == "index":
            code = self.take()
            value = self.fact(code, self.selector(), "index({})")
        elif name in ("share", "count"):
            value = self.tally(name)
        elif name == "wmean":
            value = self.weighted()
        else:
            value = self.folded(name)
        assert self.take() == ")"
        return value

    def folded(self, name: str) -> Value:
        if name == "sum" and self.peek() in SUMMED:
            return self.fact(self.take(), self.selector(), "sum({})")
        parts = [self.added()]
        while self.peek() == ",":
            self.take()
            parts.append(self.added())
        gap = both(parts)
        if gap is not None:
            return gap
        numbers = [part for part in parts if isinstance(part, Fraction)]
        ways: dict[str, Callable[[list[Fraction]], Fraction]] = {
            "mean": lambda all_: sum(all_, Fraction(0)) / len(all_),
            "sum": lambda all_: sum(all_, Fraction(0)),
            "min": lambda all_: sorted(all_)[0],
            "max": lambda all_: sorted(all_)[-1],
        }
        return ways[name](numbers)

    def weighted(self) -> Value:
        parts: list[Value] = []
        weights: list[Fraction] = []
        while True:
            parts.append(self.added())
            assert self.take() == ":"
            weights.append(Fraction(self.take()))
            if self.peek() != ",":
                break
            self.take()
        gap = both(parts)
        if gap is not None:
            return gap
        total = Fraction(0)
        for weight, part in zip(weights, parts, strict=True):
            assert isinstance(part, Fraction)
            total += weight * part
        return total / sum(weights)

    def tally(self, name: str) -> Value:
        code = self.take()
        selector = self.selector()
        if self.peek() == ")":
            return self.fact(code, selector, "count({})")
        sign = self.take()
        negative = self.peek() == "-"
        if negative:
            self.take()
        bound = Fraction(self.take()) * (-1 if negative else 1)
        known = [member for member in self.members if member is not None]
        if not known or len(known) < len(self.members):
            return Nothing((code,))
        ways: dict[str, Callable[[Fraction], bool]] = {
            ">=": lambda member: member >= bound,
            ">": lambda member: member > bound,
            "<=": lambda member: member <= bound,
            "<": lambda member: member < bound,
            "=": lambda member: member == bound,
        }
        hits = len([member for member in known if ways[sign](member)])
        if name == "count":
            return Fraction(hits)
        return Fraction(100 * hits, len(known))


def same_to_the_last_decimal(value: Decimal, expected: Fraction) -> bool:
    """Say whether a decimal of at most 50 digits is the nearest there is to a fraction."""
    if expected == 0:
        return value == 0
    unit = Fraction(10) ** (Decimal(value).adjusted() - 49)
    return abs(Fraction(value) - expected) <= unit / 2
