"""Targets of former years that may have been changed since the plan that a report prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.domain.numerals import round_half_up
from capaian.rules.outcome import HUNDRED

_CAPS: Final = frozenset(map(Decimal, (100, 110, 120, 125, 150, 200)))
"""What achievements are written as at most."""
_LARGE: Final = 1000
_HALF: Final = Decimal("0.5")
"""Plans set their targets by halves where those that they print are whole."""


def may_be_of_other_target(equation: Equation) -> bool:
    """Say whether an achievement that does not fit may be of a target that was changed.

    No slip makes it fit, of the pen or of dividing the target by the actual, but a target written like the
    one printed does: as round, and with as many decimals. Or it is the most that is written.
    """
    computed, printed = equation.computed(), equation.result
    actual, target = equation.inputs
    if computed is None or not printed.value or (printed.value in _CAPS and computed > printed.value):
        return True
    turned = actual.value and round_half_up(HUNDRED * target.value / actual.value, printed.decimals)
    if round_half_up(computed, printed.decimals) in {*values_of(printed)} or turned == printed.value:
        return False
    step = _step(target)
    other = round_half_up(HUNDRED * actual.value / printed.value / step, 0) * step
    return not other or round_half_up(HUNDRED * actual.value / other, printed.decimals) == printed.value


def _step(target: PrintedNumber) -> Decimal:
    """Return how finely targets such as one are set: those in millions are round, as is that one."""
    if target.decimals and target.value == int(target.value):
        return _HALF
    digits = len(str(int(target.value))) - len(str(int(target.value)).rstrip("0"))
    is_round = target.is_exact and target.value >= _LARGE
    return Decimal(10) ** (digits - 1) if is_round and digits else Decimal(10) ** -target.decimals
