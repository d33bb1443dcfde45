"""Numbers as they are printed: Indonesian, English or mixed style,
with their unit and their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from capaian.domain.numerals import DIGITS_OF_A_GROUP, write_decimal
from capaian.domain.value import PERCENT, PURE_NUMBER, RUPIAH, Unit


class NumberStyle(StrEnum):
    """How decimals and thousands are marked."""

    INDONESIAN = "indonesian"
    """`1.234,56`."""
    ENGLISH = "english"
    """`1,234.56`."""
    PLAIN = "plain"
    """No mark at all, or one that both styles could mean."""
    MIXED = "mixed"
    """Marks in no lawful order: `5.505.709566`."""


class Spot(NamedTuple):
    """Where a number or word stands in a report."""

    line: int
    """1-based line of the text."""
    cell: int = 0
    """0-based cell of a table's line; 0 in running text."""
    start: int = 0
    """0-based offset within the cell."""
    end: int = 0


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number of a report."""

    text: str
    """As printed, without its unit: `99,53`."""
    value: Decimal
    decimals: int
    """How many decimals are printed, under the reading of `value`."""
    unit: Unit
    style: NumberStyle
    spot: Spot
    other: Decimal | None = None
    """The value under the other style, where the marks allow both: `1.234` is 1234 or 1,234."""
    sign: str = ""
    """What makes it negative, as printed: a minus of some length, or a bracket before it."""

    @property
    def signed(self) -> str:
        """The text as printed, with what makes it negative."""
        return f"({self.text})" if self.sign == "(" else f"{self.sign}{self.text}"

    @property
    def step(self) -> Decimal:
        """One unit of the last printed decimal."""
        return _step_of(self.decimals)

    @property
    def is_exact(self) -> bool:
        """Whether it counts or pays something, so that no rounding lies behind it."""
        return self.decimals == 0 and self.unit != PERCENT

    @property
    def digits(self) -> int:
        """How many digits are printed."""
        return sum(map(str.isdigit, self.text))

    def write(self, value: Decimal, decimals: int) -> str:
        """Write another value in the style of this number."""
        text = write_decimal(value, decimals)
        return text.translate(SWAPPED) if self.style is NumberStyle.ENGLISH else text

    def read_as(self, value: Decimal, decimals: int) -> PrintedNumber:
        """Return the number under another reading of its marks."""
        return replace(self, value=value, decimals=decimals, other=None)


@lru_cache(maxsize=64)
def _step_of(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


SWAPPED: Final = str.maketrans(".,", ",.")
_FEWEST_DOTS: Final = 2
"""Dots of a code: one alone marks thousands or decimals."""
_FEWEST_ODD: Final = 3
"""Groups of other lengths that no number has: a slip makes one or two."""
_LONGEST: Final = 40
"""Signs of a number; more digits than that count nothing."""
# 1.234.567,89 | 1,234,567.89 | 1234 | 99,5; marks must have digits on both sides.
_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = r"\d+(?:[.,]\d+)*"
_NUMBER: Final = re.compile(
    r"(?<![\w.,/])(?P<minus>[-\u2212\u2013](?=\d)|\((?=[\d.,"
    rf"]+\)))?(?P<rupiah>Rp\.?\s*)?(?P<digits>{_DIGITS})"
    r"(?P<dash>,-)?(?P<percent>\s*(?:%|persen\b))?(?![\w]|/\d)"
)


_BASE: Final = re.compile(r"(?:\b(?:per|tiap|setiap)\s|[^\W\d_]\s*/)\s*$", re.IGNORECASE)
"""Behind it stands what a rate is per."""
_BASES: Final = frozenset({"100", "1000", "10000", "100000", "1000000"})
_BEFORE_BASE: Final = 12
"""Signs among which the words stand that lead to a base."""


def read_numbers(
    text: str, line: int, cell: int = 0, style: NumberStyle | None = None
) -> tuple[PrintedNumber, ...]:
    """Return the numbers of a piece of text.

    Args:
        text: A cell, or a line of running text.
        line: Its 1-based line.
        cell: Its 0-based cell in a line of a table.
        style: The style of the surroundings, which decides where marks allow two readings.

    Examples:
        >>> [str(n.value) for n in read_numbers("Rp 7.158.357.400 dari 7,565.5 atau 99,53%", 1)]
        ['7158357400', '7565.5', '99.53']
        >>> [n.unit.label for n in read_numbers("12.336 dan 99,77%", 1)]
        ['', 'persen']
        >>> [n.text for n in read_numbers("131,09 per 100.000 kelahiran hidup", 1)]
        ['131,09']
    """
    return tuple(_find_numbers(text, line, cell, style)) if _DIGIT.search(text) else ()


def _find_numbers(
    text: str, line: int, cell: int, style: NumberStyle | None
) -> Iterator[PrintedNumber]:
    for match in _NUMBER.finditer(text):
        minus, rupiah, digits, dash, percent = match.groups()
        if len(digits) > _LONGEST or is_code(digits) or _is_base(text, match):
            continue
        reading = read_digits(digits, style)
        value, other, sign = reading.value, reading.other, ""
        if minus and _is_negative(minus, text):
            value, other, sign = -value, None if other is None else -other, minus
        unit = PERCENT if percent else RUPIAH if rupiah or dash else PURE_NUMBER
        spot = Spot(line, cell, *match.span("digits"))
        yield PrintedNumber(
            digits, value, reading.decimals, unit, reading.style, spot, other, sign
        )


def _is_base(text: str, match: re.Match[str]) -> bool:
    """Whether a number tells per how many a rate is, and so measures nothing:
    `per 1.000 penduduk`.
    """
    if not match["digits"].endswith("00") or match["digits"].replace(".", "") not in _BASES:
        return False
    is_bare = not (match["rupiah"] or match["dash"] or match["percent"])
    return (
        is_bare
        and _BASE.search(text, max(match.start() - _BEFORE_BASE, 0), match.start()) is not None
    )


def is_code(digits: str) -> bool:
    """Say whether digits and dots are no number but a code of a programme or an account,
    or a date.

    Examples:
        >>> [is_code(digits) for digits in ("2.12.01.2.05", "5.1.02.01.001", "31.12.2023")]
        [True, True, True]
        >>> [is_code(digits)
        ...     for digits in ("1.234.567", "198.743.90", "113.1920.00", "73.915,000.00")]
        [False, False, False, False]
    """
    if "," in digits or digits.count(".") < _FEWEST_DOTS:
        return False
    groups = digits.split(".")[1:]
    if len(groups) == _FEWEST_DOTS and len(groups[0]) > DIGITS_OF_A_GROUP:
        return False  # A mark stands a digit off: `113.1920.00`.
    odd = sum(len(group) != DIGITS_OF_A_GROUP for group in groups)
    return odd == len(groups) or odd >= _FEWEST_ODD


def _is_negative(mark: str, text: str) -> bool:
    """Whether a mark makes a number negative:
    brackets do where nothing but the number stands in a cell.
    """
    return mark != "(" or text.strip().startswith("(")


@dataclass(frozen=True, slots=True)
class DigitReading:
    """What digits with marks mean."""

    value: Decimal
    decimals: int
    style: NumberStyle
    other: Decimal | None = None


@lru_cache(maxsize=8192)
def read_digits(digits: str, style: NumberStyle | None = None) -> DigitReading:
    """Return what digits with dots and commas mean.

    A single mark before three digits is a thousands mark, unless the style around says otherwise.

    Examples:
        >>> read_digits("1.234,5").value, read_digits("1,234.5").value, read_digits("1.234").other
        (Decimal('1234.5'), Decimal('1234.5'), Decimal('1.234'))
        >>> read_digits("5.505.709566").style.value
        'mixed'
        >>> read_digits("398.274600", NumberStyle.INDONESIAN).value
        Decimal('398274600')
    """
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return DigitReading(Decimal(digits), 0, NumberStyle.PLAIN)
    for own, (thousands, point) in _STYLES.items() if len({*marks}) == 2 else ():
        if _is_lawful(digits, thousands, point):
            return _under(digits, thousands, point, own)
    if len(marks) > 1:
        return _of_repeated(digits, marks)
    return _of_one_mark(digits, marks[0], style)


_STYLES: Final = {NumberStyle.INDONESIAN: (".", ","), NumberStyle.ENGLISH: (",", ".")}


def _is_lawful(digits: str, thousands: str, point: str) -> bool:
    whole, _, _ = digits.partition(point)
    groups = whole.split(thousands)
    rest = digits[len(whole) + 1 :]
    return (
        not set(".,") & set(rest)
        and 1 <= len(groups[0]) <= DIGITS_OF_A_GROUP
        and all(len(g) == DIGITS_OF_A_GROUP for g in groups[1:])
    )


def _under(digits: str, thousands: str, point: str, style: NumberStyle) -> DigitReading:
    whole, _, rest = digits.replace(thousands, "").partition(point)
    return DigitReading(Decimal(f"{whole}.{rest}" if rest else whole), len(rest), style)


def _of_repeated(digits: str, marks: list[str]) -> DigitReading:
    """Several equal marks are thousands; anything else is in no lawful order.

    Noughts behind the last of them have lost one: `552.815.00` is 552.815.000.
    """
    mark = marks[0]
    style = NumberStyle.INDONESIAN if mark == "." else NumberStyle.ENGLISH
    groups = digits.split(mark)
    if (
        len({*marks}) == 1
        and 1 <= len(groups[0]) <= DIGITS_OF_A_GROUP
        and all(len(g) == DIGITS_OF_A_GROUP for g in groups[1:])
    ):
        return DigitReading(Decimal("".join(groups)), 0, style)
    if (
        len({*marks}) == 1
        and groups[-1] in ("0", "00")
        and _is_lawful(".".join(groups[:-1]), ".", ",")
    ):
        return DigitReading(Decimal("".join((*groups[:-1], "000"))), 0, NumberStyle.MIXED)
    last = max(digits.rfind("."), digits.rfind(","))
    is_whole = len({*marks}) == 2 or _is_lawful(digits[:last], mark, mark.translate(SWAPPED))
    if is_whole and len(digits) - last - 1 <= 2:
        whole = re.sub(r"[.,]", "", digits[:last])
        return DigitReading(
            Decimal(f"{whole}.{digits[last + 1 :]}"), len(digits) - last - 1, NumberStyle.MIXED
        )
    return DigitReading(Decimal(re.sub(r"[.,]", "", digits)), 0, NumberStyle.MIXED)


def _of_one_mark(digits: str, mark: str, style: NumberStyle | None) -> DigitReading:
    whole, _, rest = digits.partition(mark)
    own = NumberStyle.INDONESIAN if mark == "," else NumberStyle.ENGLISH
    fraction = Decimal(f"{whole}.{rest}")
    if style not in (None, own) and _has_lost_marks(whole, rest):
        return DigitReading(Decimal(whole + rest), 0, NumberStyle.MIXED)
    if len(rest) != DIGITS_OF_A_GROUP or len(whole) > DIGITS_OF_A_GROUP or whole.startswith("0"):
        return DigitReading(fraction, len(rest), own)
    grouped = Decimal(whole + rest)
    if style is own:
        return DigitReading(fraction, 3, own, grouped)
    return DigitReading(
        grouped, 0, NumberStyle.ENGLISH if mark == "," else NumberStyle.INDONESIAN, fraction
    )


def _has_lost_marks(whole: str, rest: str) -> bool:
    """Whether digits beside a mark of thousands are so many that another such mark was lost."""
    is_lost = max(len(whole), len(rest)) > DIGITS_OF_A_GROUP
    return is_lost and len(rest) % DIGITS_OF_A_GROUP == 0 and not whole.startswith("0")
