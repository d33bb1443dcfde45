"""What a workbook holds, as it was read: sheets of cells, without looks and formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

KEPT_DIGITS: Final = 15
"""Significant digits that every table program keeps;
of a longer number the last ones are lost already.
"""
NUMBER_BOUND: Final = Decimal(10) ** KEPT_DIGITS
CellValue = str | Decimal | bool | date | None
"""Numbers have at most so many significant digits, as table programs show them."""


class CellOddity(StrEnum):
    """What is to be known of a cell beyond its value."""

    STRUCK = "struck"
    """Struck out: whoever did so may have meant to take the value back."""
    ERROR = "error"
    """An error of a formula; its word is `#REF!`."""
    NO_VALUE = "no_value"
    """A formula whose value was never worked out."""
    FORMULA = "formula"
    """A formula; the value is the one last worked out."""
    PERCENT = "percent"
    """Shown as a percentage: what is seen is a hundred times the value."""
    PERCENT_SIGN = "percent_sign"
    """Shown as a percentage by a sign or word beside its digits: what is seen is the value."""
    UNCLEAR = "unclear"
    """Shown as another number by its format, the word: with digits,
    thousands or a minus that it has not.
    """
    MONTH = "month"
    """A date shown as a month."""
    YEAR = "year"
    """A date shown as a year."""
    TIME = "time"
    """A time of the day or a span."""


LOST_VALUES: Final = frozenset({CellOddity.ERROR, CellOddity.NO_VALUE, CellOddity.TIME})
"""Of such a cell no value is left, though it holds something."""
SHARES: Final = frozenset({CellOddity.PERCENT, CellOddity.PERCENT_SIGN})
"""Such a cell shows a percentage."""


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, rows and columns from 1, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it stands."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    """From row 1 and column 1; rows may be shorter than others."""
    is_visible: bool = True
    merged: tuple[Span, ...] = ()
    odd: Mapping[tuple[int, int], tuple[CellOddity, str]] = field(default_factory=dict)
    """Cells that are more than their value, by row and column from 1, with the word for it."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    """From 1: who looks at the sheet does not see them."""

    def value(self, row: int, column: int) -> CellValue:
        """Return the value of a cell, rows and columns from 1."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it was read."""

    file: str
    """Name of the file, without its folder."""
    sheets: tuple[Sheet, ...]


def column_letters(number: int) -> str:
    """Return the letters of a column.

    Examples:
        >>> [column_letters(number) for number in (1, 26, 27, 16384)]
        ['A', 'Z', 'AA', 'XFD']
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
