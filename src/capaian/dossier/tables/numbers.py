"""Figures as offices type them, and the one form in which a dossier keeps them.

"12.336" and "1,234" mean different things to different people. What can be read in one way only is
read; what cannot is asked back.
"""

from __future__ import annotations

import re
from decimal import Decimal

from capaian.domain.numerals import MAX_DIGITS, MINUS
from capaian.dossier.tables.rejection import RejectedValueError

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_COMMA = re.compile(r"-?[0-9]+,[0-9]+\Z")
# 6.962.697.488 and 1.234,5
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?\Z")
# 1.234 and 1,234, and 1100.000, in which a dot may have been lost: three digits behind anything
# but 0
_AMBIGUOUS = re.compile(r"-?(?!0+[.,])[0-9]+[.,][0-9]{3}\Z")
# 1.000,000: nobody writes three noughts of a fraction, but a comma for a dot is soon typed
_MIXED = re.compile(r"(-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+),000\Z")
# 1500 and 1.500; more digits are nothing that anybody counts
_COUNT = re.compile(r"-?(?:[0-9]{1,30}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,9})\Z")
# 30,633,400.00 and 1,234,567: commas before a dot, or two of them, part thousands
_ENGLISH = re.compile(
    rf"[-{MINUS}]?[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+\.[0-9]+|(?:,[0-9]{{3}}){{2,}})"
)
# 12 336 and 1 234 567,5
_SPACED = re.compile(
    rf"[-{MINUS}]?[1-9][0-9]{{0,2}}(?:[ \u00a0\u2009\u202f][0-9]{{3}})+(?:[.,][0-9]+)?"
)
_NOUGHTS = ".000"
_SPACE = re.compile(r"[ \u00a0\u2009\u202f]")


def read_decimal(text: str) -> Decimal:
    """Read a figure that may have decimals.

    Raises:
        RejectedValueError: `not_a_number`, `number_too_long`, or `ambiguous_number` for "1.234",
            "1,234",
            "1100.000" and "1.000,000".

    Examples:
        >>> read_decimal("67,80"), read_decimal("-9.36"), read_decimal("1.234,5")
        (Decimal('67.80'), Decimal('-9.36'), Decimal('1234.5'))
    """
    text = _with_minus(text)
    if _AMBIGUOUS.match(text):
        raise _ambiguity(text)
    return _read_clear(text)


def read_whole(text: str) -> Decimal:
    """Read a figure that has no decimals; `12.336` can only be 12336 here,
    but `1100.000` may lack a dot.

    Raises:
        RejectedValueError: as for `read_decimal`, `not_whole` for `12,5`, and `lone_group` for
            `2,919`.

    Examples:
        >>> read_whole("12.336"), read_whole("7")
        (Decimal('12336'), Decimal('7'))
    """
    # Nearly all counts are bare digits, and tables have a hundred thousand of them.
    if len(text) <= MAX_DIGITS and text.isdecimal() and text.isascii():
        return Decimal(text)
    text = _with_minus(text)
    if _AMBIGUOUS.match(text) and not _GROUPED.match(text):
        raise _ambiguity(text, is_whole=True)
    value = _read_clear(text)
    if value != value.to_integral_value():
        raise RejectedValueError("not_whole")
    return value.to_integral_value()


def read_count(text: str) -> int | None:
    """Return a whole number, plain or with dots between its thousands; `None`:
    it may mean another one.

    Examples:
        >>> [read_count(text)
        ...     for text in ("1500", "1.500", "-3", "1.5", "1.50", "1500.000", "1,500", "1.0")]
        [1500, 1500, -3, None, None, None, None, None]
    """
    found = _COUNT.match(text.strip().replace(MINUS, "-"))
    return int(found[0].replace(".", "")) if found else None


def write_number(value: Decimal) -> str:
    """Write a figure so that it can be read in one way only, with the decimals that it has.

    Three decimals get a fourth one, since "93.125" looks like thousands; behind 0 they cannot.

    Examples:
        >>> (write_number(Decimal("93.125")), write_number(Decimal("12336")),
        ...     write_number(Decimal("1.50")))
        ('93.1250', '12336', '1.50')
    """
    text = f"{value.copy_abs() if value == 0 else value:f}"
    return f"{text}0" if _AMBIGUOUS.match(text) else text


def _with_minus(text: str) -> str:
    if len(text) > MAX_DIGITS and sum(sign.isdigit() for sign in text) > MAX_DIGITS:
        raise RejectedValueError("number_too_long", limit=str(MAX_DIGITS))
    return text.replace(MINUS, "-")


def _mixed_groups(digits: str) -> RejectedValueError:
    """Return both readings of groups with two marks, the last of noughts: a million,
    or a thousand.
    """
    return RejectedValueError(
        "ambiguous_number", thousand=digits, fraction=digits.removesuffix("000")
    )


def _read_clear(text: str) -> Decimal:
    if found := _MIXED.match(text):
        raise _mixed_groups(f"{found[1].replace('.', '')}000")
    if _GROUPED.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.match(text) or _COMMA.match(text):
        return Decimal(text.replace(",", "."))
    raise RejectedValueError("not_a_number")


def _ambiguity(text: str, *, is_whole: bool = False) -> RejectedValueError:
    """Return both readings; of a whole number `9500,000` has two, `2,919` one,
    which may not be meant.
    """
    head, tail = text.replace(",", ".").split(".")
    if is_whole and Decimal(tail):
        return RejectedValueError("lone_group", thousand=f"{head}{tail}")
    fraction = head if is_whole else f"{head}.{tail}0"
    return RejectedValueError("ambiguous_number", thousand=f"{head}{tail}", fraction=fraction)


def read_groups(text: str) -> str | None:
    """Return a figure whose thousands are parted by commas or spaces,
    as the reader of figures has it.

    Decimals behind them are decimals: `1,234.567` can only be one thousand and a little more.

    Raises:
        RejectedValueError: `ambiguous_number` for `1,000.000`: a dot is soon typed for a comma.
    """
    if _ENGLISH.fullmatch(text):
        plain = text.replace(",", "").replace(MINUS, "-")
    elif _SPACED.fullmatch(text):
        plain = _SPACE.sub("", text).replace(",", ".").replace(MINUS, "-")
    else:
        return None
    if plain.endswith(_NOUGHTS):
        raise _mixed_groups(plain.replace(".", ""))
    return write_number(Decimal(plain)) if "." in plain else plain
