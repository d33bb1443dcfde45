"""Falls that lost their minus with what was worked out of them: the total below tells that they are falls.

`150 | 2,00` for `-150 | -2,00`: each bears the other out, and the sum of the column fails. All of the row is
one mistake, told at the difference; the total is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import FOLLOWS, Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause, is_met, turn

_Resting = Mapping[Spot, Sequence[Equation]]
_OF_CHANGE: Final = FOLLOWS | {Law.GROWTH}
"""Laws by which a change and its rates are worked out."""


def find_lost_signs(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return the minus that a difference and its rates lost, where a sum is right with it again.

    Args:
        equations: All statements on numbers.
    """
    known = [each for each in equations if each.law is not Law.AT_MOST]
    lost = [each for each in known if each.law in _OF_CHANGE and _is_lost(each)]
    by_spot = group_by_spot(known) if lost else {}
    return tuple(
        cause
        for fall in lost
        if fall.law is Law.DIFFERENCE
        for cause in _causes(fall, [each for each in lost if _is_beside(each, fall)], by_spot)
    )


def _is_lost(equation: Equation) -> bool:
    """Whether a statement fails, and comes out exactly with a minus before its result."""
    result = equation.result
    return result.value > 0 and not equation.holds() and is_met(equation, {result.spot: -result.value})


def _is_beside(equation: Equation, fall: Equation) -> bool:
    one, other = equation.result.spot, fall.result.spot
    return one.line == other.line and one != other


def _causes(fall: Equation, beside: Sequence[Equation], by_spot: _Resting) -> Iterator[Cause]:
    """Yield the change of a difference with the sums that it mends, and those of the rates beside it."""
    turned = [fall.result, *(each.result for each in beside), *_followers(fall, by_spot)]
    changed = {number.spot: -number.value for number in turned}
    resting = {id(each): each for spot in changed for each in by_spot.get(spot, ())}.values()
    own = {id(each): each for each in (fall, *by_spot[fall.result.spot]) if not each.holds()}.values()
    mended = tuple(each for each in own if each.holds({fall.result.spot: -fall.result.value}))
    is_told = any(_is_mended(each, fall.result) for each in mended)
    if is_told and all(each.holds(changed) for each in resting if each.holds()):
        yield Cause(turn(fall.result), mended, places=(fall.result.spot,))
        for each in beside:
            yield Cause(turn(each.result), (each,), places=(each.result.spot,), partner=fall)


def _followers(fall: Equation, by_spot: _Resting) -> Iterator[PrintedNumber]:
    """Yield what was worked out of a fall without its minus, and has none either."""
    changed = {fall.result.spot: -fall.result.value}
    for each in by_spot[fall.result.spot]:
        result = each.result
        is_of_fall = (
            each.law in FOLLOWS and result.spot.line == fall.result.spot.line and result != fall.result
        )
        if is_of_fall and each.holds() and each.holds({**changed, result.spot: -result.value}):
            yield result


def _is_mended(total: Equation, part: PrintedNumber) -> bool:
    """Whether a sum fails, and comes out exactly with a minus before a part."""
    is_sum = total.law is Law.SUM and total.result.spot != part.spot and not total.holds()
    return is_sum and is_met(total, {part.spot: -part.value})
