"""Two figures of one column that stand in each other's row: exchanged, both rows come out exactly.

Two spendings that changed places leave their total as it is, and spoil the share of either row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import RATES, Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause, is_met
from capaian.auditor.slips import Change
from capaian.domain.audit import AuditRule

_MOST_FAILED: Final = 60
"""More failed statements than that say that the table was not understood."""
_FURTHEST: Final = 20
"""Lines between two rows whose figures change places."""
_FEWEST_DIGITS: Final = 3
"""Of one of the two, and of what follows from each."""
_ACHIEVED: Final = (Law.PERCENT, Law.MIRROR, Law.INVERSE)
"""The laws of an achievement: which one a row has is not known before its figures are right."""
_OF_ROWS: Final = (*_ACHIEVED, Law.QUOTIENT, *RATES)
"""Laws of what each row has of two figures of its own: achievements, shares, yields per hectare."""


def find_exchanged_inputs(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return the changes of two figures each that mend what follows from them, and break nothing.

    Args:
        equations: All statements on numbers.
    """
    known = [*equations]
    failed = [e for e in known if e.law in _OF_ROWS and _is_telling(e.result) and not e.holds()]
    if not 1 < len(failed) <= _MOST_FAILED:
        return ()
    by_spot = group_by_spot(known)
    found: list[Cause] = []
    mended: set[int] = set()
    for one, other in combinations(failed, 2):
        pairs = [pair for pair in _pairs(one, other) if _mends(pair, (one, other), by_spot)]
        if len(pairs) == 1 and mended.isdisjoint((id(one), id(other))):
            causes = [*_causes(pairs[0], (one, other), by_spot)]
            mended |= {id(each) for cause in causes for each in cause.mended}
            found += causes
    return tuple(found)


def _is_telling(number: PrintedNumber) -> bool:
    return number.digits >= _FEWEST_DIGITS and number.decimals > 0


def _pairs(one: Equation, other: Equation) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield the inputs of two rows that stand in one column and differ."""
    is_near = one.result.spot.line != other.result.spot.line and (
        abs(one.result.spot.line - other.result.spot.line) <= _FURTHEST
    )
    is_alike = one.rule is other.rule and one.result.spot.cell == other.result.spot.cell
    for first, second in zip(one.inputs, other.inputs, strict=True) if is_near and is_alike else ():
        is_of_column = first.spot.cell == second.spot.cell and first.value != second.value
        if is_of_column and max(first.digits, second.digits) >= _FEWEST_DIGITS:
            yield first, second


def _exchanged(pair: tuple[PrintedNumber, PrintedNumber]) -> Changed:
    first, second = pair
    return {first.spot: second.value, second.spot: first.value}


def _mends(
    pair: tuple[PrintedNumber, PrintedNumber],
    rows: tuple[Equation, Equation],
    by_spot: Mapping[Spot, Sequence[Equation]],
) -> bool:
    """Whether both rows come out exactly, at least one by its own law, and what holds goes on to hold."""
    changed = _exchanged(pair)
    own = [_is_met(row, changed) for row in rows]
    fitting = [is_own or _fits_another_law(row, changed) for row, is_own in zip(rows, own, strict=True)]
    resting = (each for spot in changed for each in by_spot[spot] if each.holds())
    return any(own) and all(fitting) and all(each.holds(changed) for each in resting)


def _is_met(row: Equation, changed: Changed) -> bool:
    return row.holds(changed) and is_met(row, changed)


def _fits_another_law(row: Equation, changed: Changed) -> bool:
    """Whether an achievement comes out by another of its laws."""
    laws = _ACHIEVED if row.rule is AuditRule.ACHIEVEMENT else ()
    return any(_is_met(replace(row, law=law), changed) for law in laws)


def _causes(
    pair: tuple[PrintedNumber, PrintedNumber],
    rows: tuple[Equation, Equation],
    by_spot: Mapping[Spot, Sequence[Equation]],
) -> Iterator[Cause]:
    """Yield a cause for each figure; the second is told with the first."""
    changed = _exchanged(pair)
    for at, (number, other) in enumerate((pair, pair[::-1])):
        row = rows[at]
        beside = (e for e in by_spot[number.spot] if e is not row and not e.holds() and e.holds(changed))
        words = f"tertukar dengan {other.text} pada baris {other.spot.line}"
        change = Change(number, other.value, other.text, words, is_slip=False)
        partner = rows[0] if at else None
        yield Cause(change, (row, *beside), places=(number.spot,), partner=partner)
