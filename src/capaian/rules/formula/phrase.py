"""Texts of formulas that know how tightly they hold together, so that parentheses come out right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from capaian.domain.numerals import MINUS
from capaian.rules.formula.tree import Operator

Signs = Mapping[Operator, str]
"""How each operator is written."""

KEYBOARD: Signs = MappingProxyType({operator: operator.value for operator in Operator})
"""As the language writes them."""

PRINT: Signs = MappingProxyType(
    {Operator.PLUS: "+", Operator.MINUS: MINUS, Operator.TIMES: "×", Operator.OVER: "÷"}
)
"""As Indonesian school books and papers write them."""


class Tightness(IntEnum):
    """How tightly a text holds together, from the loosest."""

    SUM = 1
    PRODUCT = 2
    SIGNED = 3
    ATOM = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text of a part of a formula."""

    text: str
    tightness: Tightness = Tightness.ATOM

    def within(self, least: Tightness) -> str:
        """Return the text, in parentheses where it is looser than its surroundings allow.

        Examples:
            >>> Phrase("a + b", Tightness.SUM).within(Tightness.PRODUCT)
            '(a + b)'
        """
        return self.text if self.tightness >= least else f"({self.text})"


def add(operators: Sequence[Operator], phrases: Sequence[Phrase], signs: Signs = PRINT) -> Phrase:
    """Write a chain of terms; a sum within a sum keeps its parentheses.

    Examples:
        >>> add([Operator.PLUS, Operator.MINUS], [Phrase("a"), Phrase("b")]).text
        'a − b'
    """
    return _chain(operators, phrases, signs, Tightness.SUM)


def multiply(operators: Sequence[Operator], phrases: Sequence[Phrase], signs: Signs = PRINT) -> Phrase:
    """Write a chain of factors; a product within a product keeps its parentheses.

    Examples:
        >>> multiply([Operator.TIMES, Operator.OVER], [Phrase("a + b", Tightness.SUM), Phrase("2")]).text
        '(a + b) ÷ 2'
    """
    return _chain(operators, phrases, signs, Tightness.PRODUCT)


def negate(phrase: Phrase, signs: Signs = PRINT) -> Phrase:
    """Write the opposite of a part; in print it stands in parentheses after another sign.

    Examples:
        >>> negate(Phrase("a")).within(Tightness.PRODUCT)
        '(−a)'
        >>> negate(Phrase("a"), KEYBOARD).within(Tightness.PRODUCT)
        '-a'
    """
    tightness = Tightness.SIGNED if signs is KEYBOARD else Tightness.SUM
    return Phrase(f"{signs[Operator.MINUS]}{phrase.within(Tightness.ATOM)}", tightness)


def listed(name: str, phrases: Sequence[Phrase], comma: str = "; ") -> Phrase:
    """Write a name with its list in parentheses; figures have commas, so that `;` separates them.

    Examples:
        >>> listed("terkecil dari ", [Phrase("99,53"), Phrase("67,80")]).text
        'terkecil dari (99,53; 67,80)'
    """
    return Phrase(f"{name}({comma.join(phrase.text for phrase in phrases)})")


def _chain(
    operators: Sequence[Operator], phrases: Sequence[Phrase], signs: Signs, tightness: Tightness
) -> Phrase:
    inner = Tightness(tightness + 1)
    words = [phrases[0].within(inner)]
    for operator, phrase in zip(operators[1:], phrases[1:], strict=True):
        words += [signs[operator], phrase.within(inner)]
    return Phrase(" ".join(words), tightness)
