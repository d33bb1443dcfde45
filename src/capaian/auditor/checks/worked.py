"""Arithmetic that a report writes out: worked out again, and its figures held against the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import RATES, Law
from capaian.auditor.claims.law_rules import rule_of
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.worked import Working, find_workings
from capaian.auditor.understanding.worked_laws import Reading
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_TARGET: Final = re.compile(r"\btarget(?:nya)?\b", re.IGNORECASE)
_ACHIEVEMENT: Final = re.compile(r"\b(?:keter|pen)?capaian(?:nya)?\b", re.IGNORECASE)
_EFFICIENCY: Final = re.compile(r"\befisiensi(?:nya)?\b", re.IGNORECASE)
_SYMBOL: Final = re.compile(r"(?P<symbol>[A-Za-z][\w-]{0,30})\s*=\W*(?:\\\w+\W*)*$")
_NEAR: Final = Decimal("0.3")
"""What signs alone do not tell to be a working may be no further off."""
_FARTHEST: Final = 150
"""A sign of decimals may have moved by two places."""
_FURTHER: Final = 10
"""A digit of a difference may be one too many."""
_SURE: Final = frozenset(
    {Law.PERCENT, Law.GROWTH, Law.MEAN, Law.INDEX, Law.MIRROR, Law.UNSPENT, Law.SAVING, *RATES}
)
_OF_GAP: Final = re.compile(
    r"\b(?:efisiensi|selisih|sisa|kekurangan|kelebihan|deviasi|penurunan|kenaikan|perubahan)\w*\b",
    re.IGNORECASE,
)
"""Before a difference that is one: bounds of classes are joined by a dash too."""
_SMALL: Final = 40
_MOST_OPEN: Final = 4
"""Figures of a working that are tried under either reading of their marks."""
_FEWEST_DIGITS: Final = 3
_FULL: Final = Decimal(100)
_TOLD: Final = 2
"""Figures of a row that a working has too, so that it is one of that row."""


def check_worked(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what follows from the figures of each written working, and figures that a table has otherwise."""
    shares = [equation for each in report.tables for equation in _shares(each.equations)]
    for working in find_workings(report.document):
        made = _recomputed(working)
        if made is not None:
            yield made
            if made.law is Law.PERCENT:
                yield from _against_tables(made, shares)


def _recomputed(working: Working) -> Equation | None:
    """Return the result with the law that gives it; with the likeliest one, if none does."""
    made = [*map(partial(_equation, working), working.readings)]
    holding = next((equation for equation in made if equation.holds()), None)
    if holding is not None:
        return holding
    first = made[0]
    if _numbers_columns(first) or first.computed() is None or _other_style_holds(first):
        return None
    is_sure = first.law in _SURE or (first.law is not Law.QUOTIENT and working.is_plain)
    is_likely = is_sure and not _is_range(first) and (_is_slip(first) or _is_gap(working, first))
    return first if is_likely or _distance(first) <= _NEAR else None


def _equation(working: Working, reading: Reading) -> Equation:
    symbol = _SYMBOL.search(working.name)
    line = working.result.spot.line
    place = f"Rumus {symbol['symbol']}" if symbol else f"baris {line}"
    rule = _rule(working, reading)
    return Equation(rule, reading.law, working.result, reading.inputs, place, subject="hitungan tertulis")


def _rule(working: Working, reading: Reading) -> AuditRule:
    if reading.law is Law.PERCENT and any(number.unit == RUPIAH for number in reading.inputs):
        return AuditRule.ABSORPTION
    if reading.law is Law.PERCENT and _is_achievement(working.name, reading.inputs):
        return AuditRule.ACHIEVEMENT
    if reading.law is Law.DIFFERENCE and _EFFICIENCY.search(working.name):
        return AuditRule.EFFICIENCY
    return rule_of(reading.law)


def _is_achievement(name: str, inputs: Sequence[PrintedNumber]) -> bool:
    """Whether a share is one of a target; that of two counts is only called an achievement now and then."""
    is_of_counts = all(number.is_exact for number in inputs)
    return bool(_TARGET.search(name) or (_ACHIEVEMENT.search(name) and not is_of_counts))


def _numbers_columns(equation: Equation) -> bool:
    """Whether a working tells how columns follow from each other, by their numbers: `(5 : 4) x 100 = 6`."""
    values = sorted(number.value for number in equation.numbers)
    return values == [values[0] + place for place in range(len(values))] and values[-1] <= _SMALL


def _other_style_holds(equation: Equation) -> bool:
    """Whether it is right where marks of thousands are read as those of decimals, or the other way round."""
    open_ones = [number for number in equation.numbers if number.other is not None][:_MOST_OPEN]
    readings = product(*(_styles(each) if each in open_ones else (each,) for each in equation.numbers))
    return any(replace(equation, result=first, inputs=tuple(rest)).holds() for first, *rest in readings)


def _styles(number: PrintedNumber) -> Iterator[PrintedNumber]:
    """Yield a number under each reading of its marks, which tell its decimals too."""
    yield number
    if number.other is not None:
        yield number.read_as(number.other, max(0, -int(number.other.as_tuple().exponent)))


def _is_range(equation: Equation) -> bool:
    """Whether two figures with a dash are the bounds of a class: the greater one comes last."""
    if equation.law is not Law.DIFFERENCE or equation.result.value < 0:
        return False
    return equation.inputs[0].value < equation.inputs[1].value


def _is_gap(working: Working, equation: Equation) -> bool:
    """Whether a difference is called one, or is of shares or money throughout: it may be far off, too."""
    numbers, found = equation.numbers, equation.computed()
    if equation.law is not Law.DIFFERENCE or not found or len({number.decimals for number in numbers}) > 1:
        return False
    units = {number.unit for number in numbers}
    is_told = _OF_GAP.search(working.name) or units in ({PERCENT}, {RUPIAH})
    less, more = sorted((abs(found), abs(equation.result.value)))
    return bool(is_told and numbers[0].decimals + (RUPIAH in units)) and more <= _FURTHER * less


def _is_slip(equation: Equation) -> bool:
    """Whether a figure may be a slip of what its working gives: sums are not far off, shares not wildly."""
    if equation.law in (Law.SUM, Law.DIFFERENCE):
        return _distance(equation) <= _NEAR
    less, more = sorted((abs(equation.computed() or Decimal(0)), abs(equation.result.value)))
    return not less or more <= _FARTHEST * less


def _distance(equation: Equation) -> Decimal:
    found, printed = equation.computed(), equation.result.value
    return Decimal(1) if found is None or not printed else abs(found - printed) / abs(printed)


def _shares(relations: Sequence[tuple[object, Sequence[Equation]]]) -> Iterator[Equation]:
    for _, equations in relations:
        yield from (equation for equation in equations if equation.law is Law.PERCENT)


def _against_tables(made: Equation, shares: Sequence[Equation]) -> Iterator[Equation]:
    """Yield the one figure of a share that the row with its other two has otherwise."""
    found: dict[Decimal, Equation] = {}
    for row in shares:
        pairs = [*zip(made.numbers, row.numbers, strict=True)]
        other = [(own, known) for own, known in pairs if own.value != known.value]
        if not other:
            return
        same = [own for own, known in pairs if own.value == known.value]
        if len(other) == 1 and len(same) == _TOLD and all(map(_tells, same)):
            own, known = other[0]
            if not _is_rounded(own, known):
                found.setdefault(known.value, _crossref(own, known, made, row))
    if len(found) == 1:
        yield from found.values()


def _tells(number: PrintedNumber) -> bool:
    return number.digits >= _FEWEST_DIGITS and number.value != _FULL


def _is_rounded(own: PrintedNumber, known: PrintedNumber) -> bool:
    """Whether one figure is the other with fewer decimals."""
    return own.decimals != known.decimals and abs(own.value - known.value) <= max(own.step, known.step)


def _crossref(own: PrintedNumber, known: PrintedNumber, made: Equation, row: Equation) -> Equation:
    place = f"{made.place} dan {row.place}"
    subject = "persentase" if own.unit == PERCENT else "angka tabel"
    return Equation(AuditRule.CROSSREF, Law.EQUAL, own, (known,), place, subject=subject)
