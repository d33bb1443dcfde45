"""Exact arithmetic: fractions between decimals in and decimals out."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction

from capaian.domain.value import Reason, Unavailable

PRECISION = 50
"""Digits of a result that does not end: far beyond any rounding that is declared."""
MAX_DIGITS = 30
"""Digits before the decimal point that a result may have."""
_MAX_EXPONENT = 400
_CONTEXT = Context(
    prec=PRECISION, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow]
)

Exact = Fraction | Unavailable
"""A number without loss, or why there is none."""


def exact(value: Decimal) -> Fraction:
    """Return a decimal as a fraction.

    Raises:
        ValueError: for infinity, not-a-number and exponents that no count, index or budget has.

    Examples:
        >>> exact(Decimal("67.80"))
        Fraction(339, 5)
    """
    if not value.is_finite() or (value and abs(value.adjusted()) > _MAX_EXPONENT):
        raise ValueError(str(value))
    return Fraction(value)


def to_decimal(value: Fraction) -> Decimal | Unavailable:
    """Return a fraction as a decimal of at most 50 digits; refuses what nobody can print.

    Examples:
        >>> to_decimal(Fraction(1885, 20))
        Decimal('94.25')
        >>> to_decimal(Fraction(10**40)).words
        'hasil lebih dari 30 angka: periksa rumus dan satuannya'
    """
    if abs(value) >= 10**MAX_DIGITS:
        note = f"hasil lebih dari {MAX_DIGITS} angka: periksa rumus dan satuannya"
        return Unavailable(Reason.NOT_APPLICABLE, note=note)
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def divide(numerator: Fraction, denominator: Fraction) -> Exact:
    """Divide; a zero denominator is a value of the data, not an accident.

    Examples:
        >>> divide(Fraction(0), Fraction(0)).words
        'tidak ada peristiwa'
        >>> divide(Fraction(3), Fraction(0)).words
        'tidak dapat dihitung: penyebut nol'
    """
    if denominator:
        return numerator / denominator
    return Unavailable(Reason.DIVISION_BY_ZERO if numerator else Reason.NO_EVENTS)
