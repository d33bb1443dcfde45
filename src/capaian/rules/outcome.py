"""What a rule yields: a number, or the reason why there is none; and division that never fails."""

from __future__ import annotations

from decimal import Decimal

from capaian.domain.value import Reason

Outcome = Decimal | Reason
"""A number or the reason why there is none."""

HUNDRED = Decimal(100)


def divide(numerator: Decimal, denominator: Decimal) -> Outcome:
    """Divide; a zero denominator is a value of the data, not an accident.

    Returns:
        The quotient, `NO_EVENTS` for 0 of 0, `DIVISION_BY_ZERO` for anything else of 0.

    Examples:
        >>> divide(Decimal(5), Decimal(8))
        Decimal('0.625')
        >>> divide(Decimal(0), Decimal(0)).words
        'tidak ada peristiwa'
    """
    if denominator != 0:
        return numerator / denominator
    return Reason.NO_EVENTS if numerator == 0 else Reason.DIVISION_BY_ZERO


def percent_of(part: Decimal, whole: Decimal) -> Outcome:
    """Return what part of the whole it is, in percent, multiplied before it is divided.

    Examples:
        >>> percent_of(Decimal("86.95"), Decimal("86.25")).quantize(Decimal("0.01"))
        Decimal('100.81')
    """
    return divide(HUNDRED * part, whole)
