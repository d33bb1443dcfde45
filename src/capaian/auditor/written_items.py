"""Items of sums and means that are typed wrong, where what they come to is printed right elsewhere, too.

`(96,64 + 94,95) / 2 = 95,60`, beside tables that print 94,55 and 95,60 and nowhere 94,95: the item is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.either import readings_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.repair import Cause
from capaian.auditor.slips import Change
from capaian.domain.numerals import round_half_up

_LAWS: Final = (Law.SUM, Law.MEAN)
_FEWEST_DIGITS: Final = 4
"""Digits of figures that are printed twice by no chance."""
_SEVERAL: Final = 2
"""Other lines that print what items come to: a wrong total is copied, but not with a right item for it."""
_MORE: Final = 3
"""As many times more lines that print the result as it stands, beside those that print another by chance."""

_Lines = Mapping[Decimal, Collection[int]]


def find_written_items(equations: Sequence[Equation], document: PrintedDocument) -> Iterator[Cause]:
    """Yield the slip of the one item for which what a sum or a mean comes to is printed as it should be.

    Nowhere else is the item printed as it is there. The result stands in other lines, in several of them
    unless one prints what the item should be, as well.
    """
    failed = [each for each in equations if each.law in _LAWS and len(each.inputs) > 1 and not each.holds()]
    by_spot = group_by_spot(equations) if failed else {}
    lines = _lines_of(document) if failed else {}
    for equation in failed:
        if _is_result_right(equation, lines):
            slips = [slip for slip in readings_of(equation, by_spot) if _is_likely(slip, equation, lines)]
            if len(slips) == 1:
                yield Cause(slips[0], (equation,), places=(slips[0].number.spot,))


def _is_likely(slip: Change, equation: Equation, lines: _Lines) -> bool:
    """Whether other lines tell for a slip, and none for the item as it is printed."""
    is_often = len(_elsewhere(equation, equation.result.value, lines)) >= _SEVERAL
    is_told = is_often or _elsewhere(equation, slip.value, lines)
    is_other = _elsewhere(equation, slip.number.value, lines)
    return bool(is_told) and not is_other and _is_telling(slip.number)


def _lines_of(document: PrintedDocument) -> _Lines:
    found: defaultdict[Decimal, set[int]] = defaultdict(set)
    for number in document.numbers():
        found[number.value].add(number.spot.line)
    return found


def _is_result_right(equation: Equation, lines: _Lines) -> bool:
    """Whether other lines print the result as it stands, and far fewer what its items come to."""
    result, computed = equation.result, equation.computed()
    if computed is None or not _is_telling(result):
        return False
    others = len(_elsewhere(equation, round_half_up(computed, result.decimals), lines))
    return len(_elsewhere(equation, result.value, lines)) > _MORE * others


def _elsewhere(equation: Equation, value: Decimal, lines: _Lines) -> Collection[int]:
    """Return the lines that print a value and nothing that the statement rests on."""
    return {*lines.get(value, ())} - {number.spot.line for number in equation.numbers}


def _is_telling(number: PrintedNumber) -> bool:
    return number.digits >= _FEWEST_DIGITS and number.decimals > 0
