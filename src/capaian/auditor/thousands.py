"""Amounts of money that lost or gained groups of three digits, which their share in percent tells.

`98.412.500` beside spending of `92.768.310.400` and `94,26` is `98.412.500.000`. What the lost digits were is
taken from a sum or from another place where the amount is printed in full; else they are noughts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from capaian.auditor.claims.equation import Equation, group_by_spot
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.repair import Cause
from capaian.auditor.slips import Change
from capaian.domain.audit import AuditRule

_POWERS: Final = (3, 6)
_FULL: Final = 100_000
"""From here on an amount may be one of a budget that lost some digits."""
_BUDGET: Final = 1_000_000
"""From here on it may be one in full."""
_LOST: Final = "{count} angka terakhir hilang"
_NOUGHTS: Final = "{count} angka terakhir hilang; dengan nol di tempatnya persentasenya cocok"
_TOO_MANY: Final = "{count} angka nol berlebih"


def find_thousands(equations: Iterable[Equation]) -> tuple[Cause, ...]:
    """Return the changes of amounts by groups of digits that mend shares of money, where one alone does best.

    Args:
        equations: All statements on numbers.
    """
    known = [*equations]
    failed = [e for e in known if _is_share_of_money(e) and not e.holds()]
    if not failed:
        return ()
    by_spot = group_by_spot(known)
    values = sorted({number.value for each in known for number in each.numbers})
    found: dict[Spot, Cause] = {}
    for share in failed:
        causes = [*_causes(share, by_spot, values)]
        best = [each for each in causes if len(each.mended) == max(len(c.mended) for c in causes)]
        of_scale = best if len(best) == 1 else [c for c in best if _comes_nearer(c, share, known)]
        if len({each.change.number.spot for each in of_scale}) == 1:
            (cause, *_) = of_scale
            found[cause.change.number.spot] = cause
            values.append(cause.change.value)
    return tuple(found.values())


def _is_share_of_money(equation: Equation) -> bool:
    return equation.rule is AuditRule.ABSORPTION and equation.law is Law.PERCENT


def _causes(
    share: Equation, by_spot: Mapping[Spot, Sequence[Equation]], values: Sequence[Decimal]
) -> Iterator[Cause]:
    """Yield the best change of either amount that mends its share and breaks nothing."""
    for number in share.inputs:
        touched = by_spot[number.spot]
        for change in _changes(number, touched, values):
            changed = {number.spot: change.value}
            is_right = share.holds(changed) and all(e.holds(changed) for e in touched if e.holds())
            if is_right:
                mended = tuple(e for e in touched if not e.holds() and e.holds(changed))
                yield Cause(change, mended, places=(number.spot,))
                break


def _changes(
    number: PrintedNumber, touched: Sequence[Equation], values: Sequence[Decimal]
) -> Iterator[Change]:
    """Yield an amount with digits behind it as sums and other places have them, then noughts, then fewer."""
    sums = [_rest(each, number) for each in touched if each.law is Law.SUM and not each.holds()]
    for power in _POWERS if number.is_exact and number.value >= _FULL else ():
        ten = Decimal(10) ** power
        for value in (*sums, *values):
            if value % ten and value // ten == number.value:
                yield _change(number, value, _LOST.format(count=power))
        yield _change(number, number.value * ten, _NOUGHTS.format(count=power))
        if number.value % ten == 0 and number.value // ten >= _BUDGET:
            yield _change(number, number.value // ten, _TOO_MANY.format(count=power))


def _rest(total: Equation, number: PrintedNumber) -> Decimal:
    """Return what a number is for a sum to hold."""
    items = sum((n.value for n in total.inputs if n.spot != number.spot), Decimal(0))
    return items if total.result.spot == number.spot else total.result.value - items


def _change(number: PrintedNumber, value: Decimal, words: str) -> Change:
    return Change(number, value, number.write(value, 0), words)


def _comes_nearer(cause: Cause, share: Equation, known: Sequence[Equation]) -> bool:
    """Whether an amount comes nearer to those of the other rows below the same heads."""
    place = share.inputs.index(cause.change.number)
    others = [
        e.inputs[place].value for e in known if _is_share_of_money(e) and e.names == share.names and e.holds()
    ]
    usual = median(others) if others and share.names else Decimal(0)
    return usual > 0 and _apart(cause.change.value, usual) < _apart(cause.change.number.value, usual)


def _apart(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / min(one, other)
