"""Arithmetic that a report writes out: `96.019 / 96.472 x 100% = 99,53%`, `12.345 + 2.100 = 14.445`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law_rules import rule_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.worked_laws import Reading, readings_of
from capaian.auditor.understanding.worked_signs import OPERATORS, Sign, Token, read_tokens
from capaian.auditor.understanding.worked_text import Passage, passages_of
from capaian.auditor.understanding.worked_tree import Joined, read_tree

_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Working:
    """A result with what it is worked out of."""

    result: PrintedNumber
    readings: tuple[Reading, ...]
    """The laws that the signs may mean, the likeliest first."""
    name: str
    """What stands before the working."""
    is_plain: bool
    """Whether its figures count one thing, as far as they say, and no dash joins them as those of a range."""

    def holds(self) -> bool:
        """Say whether any law that its signs may mean gives the result."""
        made = (Equation(rule_of(law), law, self.result, inputs, "") for law, inputs in self.readings)
        return any(equation.holds() for equation in made)


@lru_cache(maxsize=4)
def find_workings(document: PrintedDocument) -> tuple[Working, ...]:
    """Return every working of a report that a law of printed figures covers."""
    found = (each for passage in passages_of(document) for each in _workings(passage, document))
    return tuple({working.result.spot: working for working in found}.values())


@lru_cache(maxsize=4)
def settled_results(document: PrintedDocument) -> frozenset[Spot]:
    """Return the places of the results that their workings give."""
    return frozenset(working.result.spot for working in find_workings(document) if working.holds())


def _workings(passage: Passage, document: PrintedDocument) -> Iterator[Working]:
    sides = _sides(read_tokens(passage, document.style))
    for place, side in enumerate(sides):
        start, tree = _tree_at_end(side)
        if tree is not None:
            for result in _results(sides[place + 1 :]):
                yield from _working(passage, tree, side[start:], result)


def _results(sides: Sequence[Sequence[Token]]) -> Iterator[Token]:
    """Yield the figures that a working is said to be equal to: several where nothing else stands between."""
    for side in sides:
        result = _result(side)
        if result is None:
            return
        yield result
        if len(side) > 1:
            return


def _working(passage: Passage, tree: Joined, tokens: Sequence[Token], result: Token) -> Iterator[Working]:
    figures = [token for token in (*tokens, result) if token.number is not None]
    if result.number is None or len({token.scale for token in figures}) > 1:
        return
    readings = tuple(readings_of(tree, result.number))
    if readings:
        name = passage.text[: tokens[0].start].strip()[-_LONGEST_NAME:]
        nouns = {token.noun for token in figures if token.noun}
        yield Working(result.number, readings, name, len(nouns) <= 1 and not any(map(_is_tight, tokens)))


def _is_tight(token: Token) -> bool:
    return token.sign is Sign.MINUS and token.is_tight


def _sides(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return what stands between signs of equality."""
    sides: list[list[Token]] = [[]]
    for token in tokens:
        if token.sign is Sign.EQUALS:
            sides.append([])
        else:
            sides[-1].append(token)
    return sides


def _tree_at_end(side: Sequence[Token]) -> tuple[int, Joined | None]:
    """Return the longest working that a side ends with, and where it begins in it."""
    for start, token in enumerate(side):
        if token.sign in (Sign.NUMBER, Sign.OPEN, Sign.FRACTION):
            tree = read_tree(side[start:])
            if tree is not None:
                return start, None if start and _is_torn(side[:start]) else tree
    return 0, None


def _is_torn(before: Sequence[Token]) -> bool:
    """Whether a sign of arithmetic stands before a working: what it belongs to is not known.

    A colon behind a name, and a dash before a point of a list, are no such signs.
    """
    last = before[-1]
    if last.sign in OPERATORS:
        is_colon = last.text == ":" and len(before) > 1 and before[-2].sign in (Sign.WORD, Sign.CLOSE)
        return not (is_colon or (last.sign is Sign.MINUS and len(before) == 1))
    return last.sign is Sign.NUMBER


def _result(side: Sequence[Token]) -> Token | None:
    """Return the figure that a side begins with, unless it goes on as a working."""
    bare = [token for token in side if token.sign not in (Sign.OPEN, Sign.CLOSE)]
    minus = bare[0] if bare and bare[0].sign is Sign.MINUS else None
    own = bare[1:] if minus else bare
    number = own[0].number if own else None
    if number is None or (len(own) > 2 and own[1].sign in OPERATORS and own[2].sign is Sign.NUMBER):
        return None
    value = number if minus is None else replace(number, value=-number.value, sign=minus.text)
    return replace(own[0], number=value)
