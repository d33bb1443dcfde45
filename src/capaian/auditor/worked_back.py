"""Inputs that are wrong beside right results: what they must be by one result, others come out with, too.

Of 3,36 × 25 = 84,00 beside a printed 85,25, on which the mean of all indices rests, 3,36 is wrong: 85,25 is
3,41 × 25, as one figure of 25 is by chance. Of 1.385 − 1.385 = 131 and a growth of 9,46 percent the first is
1.516, with which both come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import SAYS_LITTLE, Cause, is_met
from capaian.auditor.slips import Change
from capaian.domain.numerals import round_half_up

_TIMES: Final = 25
"""A mean answer is so many times smaller than its index."""
_ASKED: Final = (Law.INDEX, Law.DIFFERENCE)
"""Laws that an input follows from to its last digit."""
_MOST_FAILED: Final = 60
"""More failed statements than that say that the table was not understood."""


def find_worked_back(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return the changes of inputs that other statements bear out, where just one input can be changed so.

    Args:
        equations: All statements on numbers.
    """
    known = [*equations]
    failed = [each for each in known if each.law in _ASKED and not each.holds()]
    by_spot = group_by_spot(known) if 0 < len(failed) <= _MOST_FAILED else {}
    found: list[Cause] = []
    mended: set[int] = set()
    for each in failed if by_spot else ():
        causes = [*_causes(each, by_spot)]
        own = {id(e) for cause in causes for e in cause.mended}
        if len(causes) == 1 and mended.isdisjoint(own):
            found += causes
            mended |= own
    return tuple(found)


def _causes(failed: Equation, by_spot: Mapping[Spot, Sequence[Equation]]) -> Iterator[Cause]:
    for number, value in _worked_back(failed):
        changed = {number.spot: value}
        resting = [each for each in by_spot[number.spot] if each is not failed]
        is_sound = all(each.holds(changed) for each in resting if each.holds())
        others = tuple(each for each in resting if not each.holds() and _is_told_by(each, number, value))
        is_sure = others or (failed.law is Law.INDEX and _is_borne_out(failed, by_spot[failed.result.spot]))
        if value != number.value and value > 0 and is_met(failed, changed) and is_sound and is_sure:
            text = number.write(value, number.decimals)
            change = Change(number, value, text, "menurut hasil yang tercetak", is_slip=False)
            ceilings = (each for each in resting if each.law is Law.AT_MOST and not each.holds())
            kept = tuple(each for each in ceilings if each.holds(changed))
            yield Cause(change, (failed, *others, *kept), places=(number.spot,))


def _worked_back(failed: Equation) -> Iterator[tuple[PrintedNumber, Decimal]]:
    """Yield each input with what it must be for the result."""
    result = failed.result.value
    if failed.law is Law.INDEX:
        (mean,) = failed.inputs
        if mean.decimals:
            yield mean, round_half_up(result / _TIMES, mean.decimals)
    elif len({number.decimals for number in failed.numbers}) == 1:
        first, second = failed.inputs
        yield first, result + second.value
        yield second, first.value - result


def _is_told_by(other: Equation, number: PrintedNumber, value: Decimal) -> bool:
    """Whether another statement that fails comes out exactly, and its own figure is long enough to tell."""
    is_telling = other.law not in SAYS_LITTLE and other.result.spot != number.spot
    return is_telling and other.result.digits > 1 and is_met(other, {number.spot: value})


def _is_borne_out(index: Equation, others: Sequence[Equation]) -> bool:
    """Whether what is worked out of the index comes out with it alone, and not with what the mean gives."""
    computed = index.computed()
    return computed is not None and any(
        is_met(each, {}) and not each.holds({index.result.spot: computed})
        for each in others
        if each.law in (Law.MEAN, Law.SUM) and each is not index
    )
