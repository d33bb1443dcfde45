"""Sums whose printed total is no slip of the pen: there the slip is in one of the parts.

39.555 is no slip of 39.465, but a part with two digits swapped makes 39.555. Where one part alone does, or
words of the report hold with one alone, that is to be mended; where several do, they are told, and the total
stays.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause
from capaian.auditor.slips import Change, nth_change, values_of

_MOST_READINGS: Final = 4
"""Among the slips of more parts one or another fits by chance."""
_MISCOUNTED: Final = 9
"""By so many units of its last digit a total may be off because something was counted wrong."""
_NINES: Final = 9
"""By a multiple of that two digits that changed places move a figure."""


def find_parts(
    equations: Iterable[Equation], causes: Iterable[Cause], proved: Container[int] = ()
) -> Mapping[int, tuple[Change, ...]]:
    """Return, by identity of each failed sum whose total is no slip, the slips of parts that mend it.

    Args:
        equations: All statements on numbers.
        causes: Changes that are told already.
        proved: Identities of those whose total other places prove, slip or not.
    """
    known = [*equations]
    settled = {id(each) for cause in causes for each in cause.mended}
    holding = group_by_spot(each for each in known if each.holds())
    found: dict[int, tuple[Change, ...]] = {}
    for equation in known:
        is_sum = equation.law is Law.SUM and len(equation.inputs) > 1
        is_open = is_sum and id(equation) not in settled and not equation.holds()
        computed = equation.computed() if is_open else None
        if computed is not None:
            gap = equation.result.value - computed
            if id(equation) in proved or not _may_be_wrong(equation, gap):
                slips = [slip for part in equation.inputs for slip in _slips(part, gap, holding)]
                if 0 < len(slips) <= _MOST_READINGS:
                    found[id(equation)] = (*slips,)
    return found


def _may_be_wrong(equation: Equation, gap: Decimal) -> bool:
    """Whether the total itself may have come about: by a slip of the pen, a miscount, a part left out.

    The gap is by how much it exceeds its parts.
    """
    total = equation.result
    is_small = abs(gap) <= _MISCOUNTED * total.step and abs(gap) % (_NINES * total.step) != 0
    is_of_part = any(abs(number.value) == abs(gap) for number in equation.inputs)
    return is_small or is_of_part or total.value - gap in values_of(total)


def _slips(part: PrintedNumber, gap: Decimal, holding: Mapping[Spot, Sequence[Equation]]) -> Sequence[Change]:
    """Return the slip of a part that makes up for a gap and breaks nothing that holds, if there is one."""
    right = part.value + gap
    place = next((at for at, value in enumerate(values_of(part)) if value == right), None)
    is_sound = all(each.holds({part.spot: right}) for each in holding.get(part.spot, ()))
    return [nth_change(part, place)] if place is not None and is_sound else []


def choose_parts(
    parts: Mapping[int, tuple[Change, ...]], equations: Iterable[Equation], words: Sequence[Statement]
) -> tuple[Cause, ...]:
    """Return the slips that are to be mended: the one of a sum that has one, or the one that words tell.

    Words that hold as printed go on to hold; of those that do not, such as the name of the highest, some
    would hold with the right figure.
    """
    told = _held(words)
    found = []
    for equation in equations:
        slips = parts.get(id(equation), ())
        sound = [slip for slip in slips if not _turns(told.get(slip.number.spot, ()), slip, to=False)]
        speaking = [slip for slip in sound if _turns(told.get(slip.number.spot, ()), slip, to=True)]
        chosen = slips if len(slips) == 1 else speaking if len(speaking) == 1 else sound
        if len(chosen) == 1:
            found.append(Cause(chosen[0], (equation,), places=(chosen[0].number.spot,)))
    return tuple(found)


def _held(words: Iterable[Statement]) -> Mapping[Spot, Sequence[Statement]]:
    """Return for each figure the words that are held against it."""
    found: dict[Spot, list[Statement]] = {}
    for statement in words:
        for spot in statement.against.spots if statement.against is not None else ():
            found.setdefault(spot, []).append(statement)
    return found


def _turns(words: Iterable[Statement], slip: Change, *, to: bool) -> bool:
    """Whether words begin to hold with a change, or cease to."""
    return any(
        each.holds is not to
        and each.against is not None
        and each.against.holds({slip.number.spot: slip.value}) is to
        for each in words
    )


def tell_parts(slips: Sequence[Change]) -> str:
    """Return Indonesian words on the parts of which one is wrong.

    Examples:
        >>> from capaian.auditor.printed.number import read_numbers
        >>> figures = read_numbers("28,3 dan 25,0", 1)
        >>> tell_parts([nth_change(number, 0) for number in figures])
        'rincian 28,3 → 18,3 atau 25,0 → 15,0; jumlah tetap'
    """
    readings = [f"{slip.number.signed} → {slip.text}" for slip in slips]
    return f"rincian {', '.join(readings[:-1])} atau {readings[-1]}; jumlah tetap"
