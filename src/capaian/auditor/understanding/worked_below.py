"""Arithmetic below the name and figure that it gives: `Serapan 90,00`, then `Belanja ÷ Pagu = 9 ÷ 10`.

The result stands in the line above, and is not repeated. What the first side says in words the last one says
in figures, part by part, so that words tell which figure is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.understanding.labelled import (
    Labelled,
    find_labelled,
    find_short_labelled,
    plain_name,
    tells,
)
from capaian.auditor.understanding.worked_laws import Reading, readings_of
from capaian.auditor.understanding.worked_signs import OPERATORS, Sign, Token, read_tokens
from capaian.auditor.understanding.worked_text import Passage, passages_of
from capaian.auditor.understanding.worked_tree import read_tree

_SIGN: Final = re.compile(r"[()\s]*([+×÷]|(?<=\s)[\u2212\u2013-](?=\s))[()\s]*")
"""A sign between two names, with the brackets around it."""
_FEWEST: Final = 2
"""Terms, in words and in figures, that make sure what a working of a short name is of: `Pegawai, S 2`."""
_SIGNS: Final = {
    **{"+": Sign.PLUS, "×": Sign.TIMES, "÷": Sign.OVER},
    **dict.fromkeys("\u2212\u2013-", Sign.MINUS),
}


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a working with the words that stand for it on the side of words."""

    name: tuple[str, ...]
    number: PrintedNumber
    constant: PrintedNumber | None = None
    """The figure that stands for it on the side of words, too: a hundred."""


@dataclass(frozen=True, slots=True)
class WorkedBelow:
    """A named figure with the arithmetic below it."""

    labelled: Labelled
    readings: tuple[Reading, ...]
    """The laws that its signs may mean, the likeliest first; none where no law covers it."""
    operands: tuple[Operand, ...]
    """Its figures, where both sides have the same signs."""


@lru_cache(maxsize=4)
def find_worked_below(document: PrintedDocument) -> tuple[WorkedBelow, ...]:
    """Return the named figures whose arithmetic stands in the line below them."""
    return tuple(_find(document))


def _find(document: PrintedDocument) -> Iterator[WorkedBelow]:
    labelled, short = find_labelled(document), find_short_labelled(document)
    for passage in passages_of(document):
        above = labelled.get(passage.line - 1)
        if not document.line(passage.line).is_row:
            if above is not None:
                yield from _worked(above, passage, document)
            elif passage.line - 1 in short:
                made = _worked(short[passage.line - 1], passage, document)
                yield from (each for each in made if len(each.operands) >= _FEWEST)


def _worked(above: Labelled, passage: Passage, document: PrintedDocument) -> Iterator[WorkedBelow]:
    if any(map(tells, read_numbers(passage.text.split("=", 1)[0], passage.line))):
        return  # its own result stands before it
    figures = _last_side(read_tokens(passage, document.style))
    tree = read_tree(figures)
    operands = tuple(_operands(passage, figures))
    readings: tuple[Reading, ...] = ()
    if tree is not None:
        readings = tuple(readings_of(tree, above.number))
    elif len(figures) == 1 and figures[0].number is not None:
        readings = (Reading(Law.EQUAL, (figures[0].number,)),)
    if readings or operands:
        yield WorkedBelow(above, readings, operands)


def _last_side(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return what stands behind the last sign of equality, without the bracket that tells its source."""
    start = max((place + 1 for place, token in enumerate(tokens) if token.sign is Sign.EQUALS), default=0)
    last = tokens[start:]
    ends = (
        place
        for place, token in enumerate(last)
        if place and token.sign is Sign.OPEN and last[place - 1].sign in (Sign.NUMBER, Sign.CLOSE)
    )
    return last[: next(ends, len(last))]


def _operands(passage: Passage, figures: Sequence[Token]) -> Iterator[Operand]:
    """Yield each figure with what stands for it in words, where the signs between them are the same."""
    words = passage.text.split("=", 1)[0]
    names = _SIGN.split(words)[::2]
    numbers = [token.number for token in figures if token.number is not None]
    signs = [token.sign for token in figures if token.sign in OPERATORS]
    if len(names) != len(numbers) or [_SIGNS[sign[1]] for sign in _SIGN.finditer(words)] != signs:
        return
    for name, number in zip(names, numbers, strict=True):
        yield Operand(plain_name(name), number, _constant(name, number))


def _constant(name: str, number: PrintedNumber) -> PrintedNumber | None:
    found = read_numbers(name, number.spot.line)
    return found[0] if found and found[0].text == name.strip(" ()") else None
