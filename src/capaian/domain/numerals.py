"""How numbers are rounded and written in Indonesian.

`1.234.567,89`, the minus sign U+2212, half-up rounding, numbers in words (`dua`) and in Roman
figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

_TEN: Final = 10
_TWENTY: Final = 20
DIGITS_OF_A_GROUP: Final = 3
"""Between two marks of thousands."""

MINUS = "\N{MINUS SIGN}"
MAX_DIGITS = 20
"""Of a figure in a file: arithmetic keeps as many exactly; a national budget in rupiah has 16."""
_MAX_TYPED_DECIMALS = 6
_WIDE_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_SWAPPED = str.maketrans(",.", ".,")


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round to a number of decimals, a half going away from zero.

    Examples:
        >>> round_half_up(Decimal("62.825"), 2), round_half_up(Decimal("-0.005"), 2)
        (Decimal('62.83'), Decimal('-0.01'))
    """
    rounded = value.quantize(_last_place(decimals), context=_WIDE_CONTEXT)
    return abs(rounded) if rounded == 0 else rounded


@cache
def _last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def significant_digits(value: Decimal) -> int:
    """Return how many digits a figure has without the noughts at its ends.

    Examples:
        >>> significant_digits(Decimal("1250000")), significant_digits(Decimal("0.50"))
        (3, 1)
    """
    return len(value.normalize().as_tuple().digits)


def decimals_of(value: Decimal) -> int:
    """Return with how many decimals a figure is written; its trailing zeros count.

    Examples:
        >>> decimals_of(Decimal("99.40")), decimals_of(Decimal(86)), decimals_of(Decimal("1E+3"))
        (2, 0, 0)
    """
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def typed_decimals(value: Decimal, office: int) -> int:
    """Return the decimals that a stored figure is shown with: those of the office for a quotient.

    A quotient is known by more decimals than anybody types.

    Examples:
        >>> typed_decimals(Decimal("99.405"), 2), typed_decimals(Decimal("94.8366123456"), 2)
        (3, 2)
    """
    decimals = decimals_of(value)
    return decimals if decimals <= _MAX_TYPED_DECIMALS else office


def fit_digits(value: Decimal) -> Decimal:
    """Return a figure with as many digits as can be read again from a file, rounded half-up.

    Examples:
        >>> fit_digits(Decimal(200) / 3), fit_digits(Decimal("0.50"))
        (Decimal('66.666666666666666667'), Decimal('0.50'))
    """
    places = max(MAX_DIGITS - max(value.adjusted() + 1, 1), 0)
    return value if decimals_of(value) <= places else round_half_up(value, places)


@lru_cache(maxsize=1 << 14)
def write_decimal(value: Decimal, decimals: int) -> str:
    """Write a number with decimal comma and thousands dots.

    Examples:
        >>> write_decimal(Decimal("6962697488"), 0), write_decimal(Decimal("-4.378"), 2)
        ('6.962.697.488', '−4,38')
    """
    rounded = round_half_up(value, decimals)
    plain = f"{abs(rounded):,.{decimals}f}".translate(_SWAPPED)
    return f"{MINUS}{plain}" if rounded < 0 else plain


def write_exact(value: Decimal) -> str:
    """Write a number with the decimals that it has.

    Examples:
        >>> write_exact(Decimal("1234.50"))
        '1.234,50'
    """
    return write_decimal(value, decimals_of(value))


def write_count(count: int) -> str:
    """Write how many there are.

    Examples:
        >>> write_count(1204)
        '1.204'
    """
    return write_decimal(Decimal(count), 0)


def write_shortest(value: Decimal) -> str:
    """Write a number without the noughts that its decimals end with.

    Examples:
        >>> write_shortest(Decimal("1234.50")), write_shortest(Decimal("1200.00"))
        ('1.234,5', '1.200')
    """
    return write_decimal(value, decimals_of(value.normalize()))


def write_signed(value: Decimal, decimals: int) -> str:
    """Write a number with its sign, for differences.

    Examples:
        >>> write_signed(Decimal("0.78"), 2), write_signed(Decimal("0"), 2)
        ('+0,78', '0,00')
    """
    text = write_decimal(value, decimals)
    return f"+{text}" if round_half_up(value, decimals) > 0 else text


def write_rupiah(value: Decimal, decimals: int = 0) -> str:
    """Write an amount of money for running text; two decimals where the source counts sen.

    Examples:
        >>> write_rupiah(Decimal("6962697488")), write_rupiah(Decimal("173970000.49"), 2)
        ('Rp6.962.697.488', 'Rp173.970.000,49')
        >>> write_rupiah(Decimal("-500"))
        '−Rp500'
    """
    text = write_decimal(abs(value), decimals)
    return f"{MINUS}Rp{text}" if round_half_up(value, decimals) < 0 else f"Rp{text}"


def plain(value: Decimal) -> str:
    """Write a number for machines: no exponent, no trailing zeros beyond the point.

    Examples:
        >>> plain(Decimal("94.2400")), plain(Decimal("1E+3"))
        ('94.24', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)


def write_words(number: int) -> str:
    """Write a whole number in Indonesian words (terbilang).

    Raises `ValueError` for a negative number or one of a thousand trillion and more.

    Examples:
        >>> write_words(13), write_words(1125)
        ('tiga belas', 'seribu seratus dua puluh lima')
    """
    if not 0 <= number < 10**15:
        raise ValueError(number)
    if number < _TEN:
        return _UNITS[number]
    if number < _TWENTY:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{_UNITS[number - 10]} belas"
    size, name = next((size, name) for size, name in _SCALES if number >= size)
    count, rest = divmod(number, size)
    head = (
        f"se{name}" if count == 1 and size in (10, 100, 1000) else f"{write_words(count)} {name}"
    )
    return f"{head} {write_words(rest)}" if rest else head


_ROMAN = (
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
)


def write_roman(number: int) -> str:
    """Write a whole number in Roman figures; raises `ValueError` for one below 1.

    Examples:
        >>> write_roman(4), write_roman(19)
        ('IV', 'XIX')
    """
    if number < 1:
        raise ValueError(number)
    written = ""
    for signs, value in _ROMAN:
        count, number = divmod(number, value)
        written += signs * count
    return written


def read_roman(text: str) -> int | None:
    """Return the value of a number in Roman figures, large or small;
    `None` if it is not written as one.

    Examples:
        >>> [read_roman(text) for text in ("I", "iv", "XIX", "IIX", "dua", "")]
        [1, 4, 19, None, None, None]
    """
    values = [dict(_ROMAN).get(sign, 0) for sign in text.upper()]
    following = [*values, 0][1:]
    value = sum(-own if own < after else own for own, after in zip(values, following, strict=True))
    return value if value > 0 and write_roman(value) == text.upper() else None


def write_few(names: Sequence[str], most: int, between: str = ", ") -> str:
    """Write the first of many names, and how many more there are.

    Examples:
        >>> write_few(["Juai", "Halong", "Awayan"], 2), write_few(["Juai"], 2)
        ('Juai, Halong, dan 1 lagi', 'Juai')
    """
    more = [f"dan {len(names) - most} lagi"] if len(names) > most else []
    return between.join([*names[:most], *more])


def write_runs(numbers: Sequence[int], shortest: int) -> list[str]:
    """Return numbers in order, those of a run as one; `shortest` is how many a run has at least.

    Examples:
        >>> write_runs([2, 3, 4, 9, 10], 3)
        ['2–4', '9', '10']
    """
    words: list[str] = []
    for _, pairs in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        words.extend([f"{run[0]}–{run[-1]}"] if len(run) >= shortest else map(str, run))
    return words
