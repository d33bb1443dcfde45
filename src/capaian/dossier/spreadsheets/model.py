"""What a workbook holds, as it was read: sheets of cells, without formats and formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

CellValue = str | Decimal | bool | date | datetime | time | timedelta | None
"""Numbers have at most fifteen significant digits, as table programs show them."""


class Odd(StrEnum):
    """What is to be known of a cell beyond its value; of texts, where they are figures."""

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
    PERMIL = "permil"
    """Shown as so many in a thousand by a sign or word beside its digits."""
    THOUSANDTHS = "thousandths"
    """A whole number with three noughts behind its decimal sign, which are read as thousands: `12,000`."""
    DIGITS = "digits"
    """Shown as another number: its format adds digits that its value has not, or cuts thousands off."""
    SCALE = "scale"
    """Shown as so many thousands or millions, which its value is not."""
    SIGN = "sign"
    """Shown as less than nothing, or without its minus."""
    HIDDEN = "hidden"
    """Not nought, and not shown."""
    BLANK = "blank"
    """Nought, and not shown: an empty cell is seen."""
    AROUND = "around"
    """Has no format, in a row or column that has one: programs show different numbers."""
    CONDITIONAL = "conditional"
    """A format that it has under a condition shows another number, or none."""
    DRAWN = "drawn"
    """A bar or an icon, which is the word, is shown instead of the value."""
    MARKED = "marked"
    """A text that reads as one figure, of which a part is raised, lowered or struck out."""
    COVERED = "covered"
    """Lies under another cell that it is merged with; the word is their range."""
    MONEY = "money"
    """Shown as rupiah; the value is what is seen."""
    MONTH = "month"
    """A date shown as a month."""
    YEAR = "year"
    """A date shown as a year."""


class Faint(StrEnum):
    """How a cell is not to be read, or not seen, though it has a value."""

    STRUCK = "struck"
    """Struck out, or a part of its text."""
    UNSEEN = "unseen"
    """Written in the colour of its ground."""


LOST: Final = frozenset({Odd.ERROR, Odd.NO_VALUE})
"""Of such a cell no value is left, though it holds something."""
SHARES: Final = frozenset({Odd.PERCENT, Odd.PERCENT_SIGN, Odd.PERMIL})
"""Such a cell shows a percentage, or so many in a thousand."""


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, rows and columns from 1, ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def range_of(span: Span) -> str:
    """Return how table programs write a rectangle of cells.

    Examples:
        >>> range_of(Span(4, 3, 5, 28))
        'C4:AB5'
    """
    first, last = column_letters(span.first_column), column_letters(span.last_column)
    return f"{first}{span.first_row}:{last}{span.last_row}"


@dataclass(frozen=True, slots=True)
class Lines:
    """How the rows of a text were parted."""

    sign: str
    widths: Sequence[int]
    """How many cells each row has, empty ones at its end too: of one table all programs write as many."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it stands."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    """From row 1 and column 1; rows may be shorter than others."""
    is_visible: bool = True
    merged: tuple[Span, ...] = ()
    odd: Mapping[tuple[int, int], tuple[Odd, str]] = field(default_factory=dict)
    """Cells that are more than their value, by row and column from 1, with the word for it."""
    lines: Lines | None = None
    """What only a text has."""
    hidden: tuple[tuple[int, int], ...] = ()
    """The first and the last of columns that are not shown, from 1."""
    hidden_rows: tuple[tuple[int, int], ...] = ()
    """The same of rows, also those that a filter or a closed group hides."""
    faint: Mapping[tuple[int, int], Faint] = field(default_factory=dict)
    """Cells that are struck out or not seen, by row and column from 1; of very many the first."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it was read."""

    file: str
    """Name of the file, without its folder."""
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    """What is in the file and was left alone: `external_links`, `pictures`."""
    is_whole: bool = True
    """Whether all of it was read: a large one is only begun where nothing of it is wanted."""
    said: tuple[str, ...] = ()
    """What it says beside its cells: comments, heads and feet of printed pages, words of number formats."""


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
