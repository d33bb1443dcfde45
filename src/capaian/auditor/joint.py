"""Several cells that are wrong in one column or row: together they mend sums that no single change does.

Two rows of a table whose cells changed places, and two cells typed wrong below each other, spoil the sums of
their rows; the sum of the column then tells in which column they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from capaian.auditor.claims.equation import Changed, Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause, is_met
from capaian.auditor.slips import Change

_MOST_FAILED: Final = 60
"""More failed sums than that say that the table was not understood."""
_FEWEST_DIGITS: Final = 3
"""Of one of two figures that are said to be exchanged."""
_Part = tuple[PrintedNumber, Equation]
"""A number that is to be changed, and the sum that says to what."""


def find_joint(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return changes of several numbers that mend their own sums and one more, or that exchange two numbers.

    Only where they break nothing that holds, and each figure comes out exactly as it is to be. The sum of the
    column is told with the first of its cells.

    Args:
        equations: All statements on numbers.
    """
    known = [*equations]
    failed = [e for e in known if e.law is Law.SUM and len(e.inputs) > 1 and not e.holds()]
    if not 1 < len(failed) <= _MOST_FAILED:
        return ()
    by_spot = group_by_spot(known)
    found: list[Cause] = []
    for parts, total in (*_below_each_other(failed), *_exchanged(failed)):
        mended = {id(each) for cause in found for each in cause.mended}
        rows = [*(row for _, row in parts), *([] if total is None else [total])]
        if not mended & {*map(id, rows)} and _mends(parts, rows, by_spot):
            found += _causes(parts, total)
    return tuple(found)


def _below_each_other(failed: Sequence[Equation]) -> Iterator[tuple[Sequence[_Part], Equation | None]]:
    """Yield the cells of each failed sum that a failed sum of their own has, too, and it with them."""
    for total in failed:
        met = {number.spot: number for number in total.inputs}
        shared = [(row, [n for n in row.inputs if n.spot in met]) for row in failed if row is not total]
        crossing = [(row, numbers) for row, numbers in shared if numbers]
        if len(crossing) > 1 and all(len(numbers) == 1 for _, numbers in crossing):
            yield [(numbers[0], row) for row, numbers in crossing], total


def _exchanged(failed: Sequence[Equation]) -> Iterator[tuple[Sequence[_Part], Equation | None]]:
    """Yield two cells of one column that each should be what the other is, where only one column has such.

    Totals that changed places are told by the rules on totals.
    """
    for one, other in combinations(failed, 2):
        if len(one.inputs) != len(other.inputs) or _gap(one) != -_gap(other):
            continue
        pairs = (*zip(one.inputs, other.inputs, strict=True), (other.result, one.result))
        fitting = [pair for pair in pairs if pair[1].value - pair[0].value == _gap(one)]
        is_of_items = len(fitting) == 1 and fitting[0][1] is not one.result
        if is_of_items and max(number.digits for number in fitting[0]) >= _FEWEST_DIGITS:
            yield [*zip(fitting[0], (one, other), strict=True)], None


def _mends(
    parts: Sequence[_Part], failed: Sequence[Equation], by_spot: Mapping[Spot, Sequence[Equation]]
) -> bool:
    """Whether all that failed comes out exactly, and what holds goes on to hold."""
    changed = _changed(parts)
    resting = {id(each): each for spot in changed for each in by_spot[spot] if each.holds()}
    is_sound = all(each.holds(changed) for each in resting.values())
    return (
        is_sound
        and min(changed.values()) >= 0
        and all(e.holds(changed) and is_met(e, changed) for e in failed)
    )


def _changed(parts: Sequence[_Part]) -> Changed:
    return {number.spot: number.value + _gap(row) for number, row in parts}


def _causes(parts: Sequence[_Part], total: Equation | None) -> Iterator[Cause]:
    """Yield a cause for each cell; it says what is changed with it."""
    changes = [
        (number, row, number.write(number.value + _gap(row), number.decimals)) for number, row in parts
    ]
    for place, (number, row, text) in enumerate(changes):
        others = [change for change in changes if change[0] is not number]
        beside = ", ".join(f"{n.text} (baris {n.spot.line}) menjadi {right}" for n, _, right in others)
        words = f"tertukar dengan {others[0][0].text} pada baris {others[0][0].spot.line}"
        if total is not None:
            words = f"menurut jumlahnya, bersama {beside}"
        mended = (row,) if total is None or place else (row, total)
        value = number.value + _gap(row)
        change = Change(number, value, text, words, is_slip=False)
        yield Cause(change, mended, places=(number.spot,))


def _gap(row: Equation) -> Decimal:
    """By how much a printed sum exceeds its items."""
    return row.result.value - sum((number.value for number in row.inputs), Decimal(0))
