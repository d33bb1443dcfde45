"""Wrong figures that running text repeats: what is copied from a table is wrong where the table is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.repair import Cause
from capaian.auditor.understanding.repeating import Repeating
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.issue import Level
from capaian.domain.numerals import round_half_up
from capaian.domain.value import PERCENT

_SHARES: Final = (Law.PERCENT, Law.MEAN, Law.INVERSE, Law.MIRROR)
_SAYS_LITTLE: Final = (Law.AT_MOST, Law.EQUAL)
"""Laws that do not tell which of two figures is wrong."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A number of a sentence that repeats the wrong result of a statement."""

    number: PrintedNumber
    of: Equation

    @property
    def right(self) -> Decimal | None:
        """What it should be; `None` if nothing follows."""
        computed = self.of.computed()
        return None if computed is None else round_half_up(computed, self.number.decimals)


def find_echoes(
    report: UnderstoodReport,
    equations: Sequence[Equation],
    told: Iterable[Claim],
    causes: Sequence[Cause] = (),
) -> tuple[Echo, ...]:
    """Return each figure of running text that repeats a wrong one, unless other figures confirm it.

    A result that holds once another figure is repaired is right, and so is what repeats it. Equal digits
    alone repeat nothing: words or other figures must say that the same is meant.

    Args:
        report: The report.
        equations: All statements on numbers.
        told: What is told to fail: an echo is of one of these.
        causes: The figures to be repaired.
    """
    document, repeating = report.document, Repeating(report)
    repaired = {id(e) for cause in causes for e in cause.mended if e.result.spot != cause.change.number.spot}
    failed = (e for e in told if isinstance(e, Equation) and _is_wrong(e) and id(e) not in repaired)
    wrong = {figure: equation for equation in failed for figure in _figures(equation)}
    sound = {f for e in equations if e.law is not Law.EQUAL and e.holds() for f in _figures(e)}
    stated = {number.spot for equation in equations if not equation.holds() for number in equation.numbers}
    found = (
        Echo(number, wrong[_figure(number)])
        for number in _telling(document)
        if _figure(number) in wrong and _figure(number) not in sound and number.spot not in stated
    )
    printed = {(n.spot.line, n.value) for sentence in document.sentences for n in sentence.numbers}
    return tuple(
        echo
        for echo in found
        if echo.number.spot.line != echo.of.result.spot.line
        and (echo.number.spot.line, echo.right) not in printed  # it names the difference
        and repeating.speaks_of(echo.number, echo.of)
    )


def _is_wrong(equation: Equation) -> bool:
    """Whether the result of a statement is surely wrong, and not one of another method."""
    return equation.level is Level.ERROR and equation.law not in _SAYS_LITTLE and not equation.holds()


def _telling(document: PrintedDocument) -> Iterator[PrintedNumber]:
    for sentence in document.sentences:
        for number in sentence.numbers:
            if number.is_long and number.decimals:
                yield number


def _figures(equation: Equation) -> Iterator[tuple[object, object, object]]:
    """Yield what may repeat a result; a share takes its `%` from the head of its column, or has its own."""
    yield _figure(equation.result)
    if equation.law in _SHARES:
        yield equation.result.value, equation.result.decimals, PERCENT


def _figure(number: PrintedNumber) -> tuple[object, object, object]:
    return number.value, number.decimals, number.unit
