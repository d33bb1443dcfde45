"""Wrong figures that running text repeats: what is copied from a table is wrong where the table is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.domain.issue import Level

_FEWEST_DIGITS: Final = 4
"""Figures with fewer digits meet by chance."""

_SAYS_LITTLE: Final = (Law.AT_MOST, Law.EQUAL)
"""Laws that do not tell which of two figures is wrong."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A number of a sentence that repeats the wrong result of a statement."""

    number: PrintedNumber
    of: Equation


def find_echoes(document: PrintedDocument, equations: Sequence[Equation]) -> tuple[Echo, ...]:
    """Return each figure of running text that repeats a wrong one, unless other figures confirm it."""
    wrong = {_figure(e.result): e for e in equations if _is_wrong(e)}
    sound = {_figure(e.result) for e in equations if e.law is not Law.EQUAL and e.holds()}
    stated = {number.spot for equation in equations if not equation.holds() for number in equation.numbers}
    found = (
        Echo(number, wrong[_figure(number)])
        for number in _telling(document)
        if _figure(number) in wrong and _figure(number) not in sound and number.spot not in stated
    )
    return tuple(echo for echo in found if echo.number.spot.line != echo.of.result.spot.line)


def _is_wrong(equation: Equation) -> bool:
    """Whether the result of a statement is surely wrong, and not one of another method."""
    return equation.level is Level.ERROR and equation.law not in _SAYS_LITTLE and not equation.holds()


def _telling(document: PrintedDocument) -> Iterator[PrintedNumber]:
    for sentence in document.sentences:
        for number in sentence.numbers:
            if sum(map(str.isdigit, number.text)) >= _FEWEST_DIGITS and number.decimals:
                yield number


def _figure(number: PrintedNumber) -> tuple[object, object, object]:
    return number.value, number.decimals, number.unit
