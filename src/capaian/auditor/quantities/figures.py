"""Printed figures: their numbers in the style of their surroundings,
both readings of a doubtful mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log2
from typing import Final

from capaian.auditor.document.grids import PrintedPlace
from capaian.auditor.printed.known_words import values_of_words
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.quantities.labels import RowLabel
from capaian.auditor.quantities.roles import FigurePeriod, FigureRole

_THOUSANDS: Final = re.compile(r"\d([.,])\d{3}\1\d{3}")
_DECIMALS: Final = re.compile(r"\d([.,])\d{1,2}(?!\d)")
_REPEATED_MARK: Final = re.compile(
    r"(?<![\d.,])(\d{1,3})([.,])(\d{3}(?:\2\d{3})*)\2(\d{2})(?![\d.,])"
)
"""`406,955,460,454,00`: the same mark before thousands and decimals."""
_ONE_TO: Final = re.compile(r"\s*1\s*:\s*\d[\d.,]*\s*")
_POWERS: Final = values_of_words("power_of_ten")
_POWER: Final = re.compile(rf"\s*({'|'.join(_POWERS)})\b", re.IGNORECASE)
_CENTS: Final = re.compile(r"[.,]0{2}$")
MIN_DIGITS: Final = 3
"""Of a figure that is looked for elsewhere: shorter ones count rows, steps and months."""
MIN_TELLING_DIGITS: Final = 4
"""Of a figure, an amount without the noughts at its end, that is no other one by chance."""
MIN_AMOUNT_DIGITS: Final = 7
MIN_TELLING_BITS: Final = 8.0
"""Surprise of a value that stands in two places by no chance."""
MIN_PROVING_BITS: Final = 15.0
"""Surprise of results that prove a law of a table: one in 32,000 by chance."""
MIN_ROWS: Final = 3
"""Of a column whose rows show what they have in common."""
MOST: Final = 0.6
"""Part of the rows that must show it: the others break it."""
MAX_FACTOR_OF_SLIP: Final = 20
"""By which a slip changes a figure: one that differs by more is of another thing."""
FULL: Final = 100.0
"""Percent: stands in many columns."""
MAX_BITS: Final = 10.0
"""A figure of ten digits is hardly less likely to meet another by chance than one of four."""
MIN_SHARE_OF_DIGITS: Final = 0.6
"""Digits in their places that two figures share of which one is a slip of the other."""
MAX_STEPS_OF_SAME: Final = 1.01
"""Steps of the last digit by which two prints of one value may differ: rounded, or cut off."""


@dataclass(frozen=True, eq=False)
class PrintedQuantity:
    """A printed figure."""

    number: PrintedNumber
    place: PrintedPlace
    label: RowLabel
    role: FigureRole
    period: FigurePeriod
    where: str
    """How findings call the place, in Indonesian."""
    quote: str = ""
    """The row or sentence it stands in."""
    column: str = ""
    """The heads of its column; empty outside of tables."""
    unit: str = ""
    """`%`, or the words of a unit; empty where none is printed."""
    start: int = 0
    """Where its cell begins in the quote."""
    value: float = field(init=False)
    """For searches; what is said of a figure rests on its exact number."""

    step: float = field(init=False)
    """One unit of the last printed digit."""

    def __post_init__(self) -> None:
        """Keep value and step as floats."""
        object.__setattr__(self, "value", float(self.number.value))
        object.__setattr__(self, "step", float(self.number.step))

    @cached_property
    def bits(self) -> float:
        """How surprising it is that a computation gives it by chance: the digits that it has,
        in bits.
        """
        return min(MAX_BITS, log2(max(2.0, abs(self.value) / self.step)))

    @property
    def text(self) -> str:
        """As printed."""
        return self.number.signed

    @property
    def source(self) -> str:
        """How findings call the place of another figure, in Indonesian."""
        name = self.where.split(",")[0]
        if name == "teks":
            return f"kalimat di {self.place.name}"
        return name if self.place.name in name else f"{name} ({self.place.name})"

    @property
    def is_round_amount(self) -> bool:
        """Whether it is long, of few digits and many noughts:
        such an amount stands for many things.
        """
        return (
            len(self.digits) >= MIN_AMOUNT_DIGITS
            and len(self.digits.rstrip("0")) < MIN_TELLING_DIGITS
        )

    @cached_property
    def digits(self) -> str:
        """Its digits without marks, and without cents that are nought."""
        return re.sub(r"\D", "", _CENTS.sub("", self.number.text))

    def is_same_as(self, other: PrintedQuantity) -> bool:
        """Say whether two prints may be of one value, under either reading of a doubtful mark."""
        step = MAX_STEPS_OF_SAME * max(self.step, other.step)
        if abs(self.value - other.value) <= step:
            return True
        if self.number.other is None and other.number.other is None:
            return False
        return any(abs(a - b) <= step for a in self.readings for b in other.readings)

    def resembles(self, other: PrintedQuantity) -> bool:
        """Say whether two figures share most digits, each in its place:
        one may be a slip of the other.
        """
        if len(self.digits) != len(other.digits):
            return False
        length = max(len(self.digits.rstrip("0")), len(other.digits.rstrip("0")), 1)
        same = sum(a == b for a, b in zip(self.digits[:length], other.digits, strict=False))
        return same >= MIN_SHARE_OF_DIGITS * length

    @property
    def readings(self) -> Sequence[float]:
        """The values that the marks of its number allow."""
        other = self.number.other
        return (self.value,) if other is None else (self.value, float(other))


def words_at(
    place: PrintedPlace,
    quote: str,
    year: int,
    where: str = "teks",
    name: str = "",
    number: PrintedNumber | None = None,
) -> PrintedQuantity:
    """Return words that figures or other words deny, in the place of a figure;
    or a figure of no row.
    """
    number = number or read_numbers("0", place.line)[0]
    return PrintedQuantity(
        number, place, RowLabel(name), FigureRole.OTHER, FigurePeriod(year), where, quote
    )


def style_of(texts: Iterable[str], default: NumberStyle) -> NumberStyle:
    """Return how figures of one table mark decimals: repeated marks tell most,
    then short last groups.
    """
    known = [*texts]
    groups = Counter(mark for text in known for mark in _THOUSANDS.findall(text))
    if groups:
        return NumberStyle.ENGLISH if groups[","] > groups["."] else NumberStyle.INDONESIAN
    points = Counter(mark for text in known for mark in _DECIMALS.findall(text))
    if points["."] == points[","]:
        return default
    return NumberStyle.INDONESIAN if points[","] > points["."] else NumberStyle.ENGLISH


def tidy_marks(text: str) -> str:
    """Return a text whose figures mark thousands and decimals apart, as long as it was.

    Examples:
        >>> tidy_marks("406,955,460,454,00")
        '406.955.460.454,00'
    """
    if text.count(",") < 2 and text.count(".") < 2:
        return text
    return _REPEATED_MARK.sub(lambda m: f"{m[1]}.{m[3].replace(m[2], '.')},{m[4]}", text)


def read_figure(text: str, place: PrintedPlace, style: NumberStyle) -> PrintedNumber | None:
    """Return the one number of a cell; `None` where it has none or several.

    Of `1:188` it is the latter.
    """
    flat = tidy_marks(text)
    numbers = read_numbers(flat, place.line, 0, style)
    if len(numbers) == 2 and _ONE_TO.fullmatch(flat):
        return numbers[1]
    if len(numbers) != 1:
        return None
    return scaled(numbers[0], flat)


def scaled(number: PrintedNumber, text: str) -> PrintedNumber:
    """Return a number with the power of ten that a word behind it tells: `18,4 juta`."""
    power = _POWER.match(text, number.spot.end)
    if power is None:
        return number
    digits = _POWERS[power[1].lower()]
    return number.read_as(number.value.scaleb(digits), number.decimals - digits)
