"""One cell out: a text stays a text, a figure becomes a number where no program can change it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Final

from capaian.domain.numerals import significant_digits
from capaian.dossier.excel.book import KEPT_DIGITS, NUMBER_BOUND
from capaian.dossier.excel.identity import BESIDE_MARK
from capaian.dossier.excel.write import styles
from capaian.dossier.excel.write.styles import Styles
from capaian.dossier.rows.sheets import SheetColumn

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ESCAPE: Final = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
"""Line that begins what a workbook reads as the code of a sign."""
_SHARED_LINE: Final = re.compile(r"_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")
_FIGURE: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FIRST_DATED_YEAR: Final = 1901
"""Table programs disagree about the days of 1900."""
_EMPTY_FORMATS: Final[Mapping[str, str]] = {
    "count": styles.WHOLE_FORMAT,
    "integer": styles.WHOLE_FORMAT,
    "decimal": "General",
    "year": styles.YEAR,
    "day": styles.DAY,
}


class CutTextError(AssertionError):
    """A text would not have fitted into its cell; it must be cut into pieces before."""


def put_text(sheet: Worksheet, row: int, column: int, text: str, look: Format | None = None) -> None:
    """Write a text as it is; rows and columns count from 0.

    Raises:
        CutTextError: if it is too long for a cell.
    """
    if sheet.write_string(row, column, _as_written(text), look):
        raise CutTextError(f"{len(text)} signs at row {row + 1}, column {column + 1}")


def _as_written(text: str) -> str:
    """Return a text in the form in which the library writes it as it is.

    It takes a text in `<r>` tags for one that is marked up already, and of two escapes that share a line
    (`_x0041_x0042_`) it escapes the first alone. Such texts are marked up here, without a line that it sees.
    """
    is_marked = text.startswith("<r>") and text.endswith("</r>")
    if not is_marked and not ("_x" in text and _SHARED_LINE.search(text)):
        return text
    escaped = escape(_ESCAPE.sub("_x005F_", text), quote=False).replace("_", "&#95;")
    return f'<r><t xml:space="preserve">{escaped}</t></r>'


def as_number(text: str) -> Decimal | None:
    """Return a figure that every table program gives back as it was, else `None`.

    Examples:
        >>> as_number("1.50"), as_number("0.1234567890123456")
        (Decimal('1.50'), None)
    """
    if len(text) <= KEPT_DIGITS and text.isdecimal() and text.isascii():
        return Decimal(text)
    if not _FIGURE.fullmatch(text):
        return None
    value = Decimal(text)
    is_short = significant_digits(value) <= KEPT_DIGITS
    return value if is_short and abs(value) < NUMBER_BOUND else None


def as_day(text: str) -> date | None:
    """Return a day that every table program shows as that day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= _FIRST_DATED_YEAR else None


def number_format(text: str) -> str:
    """Return the format that shows a figure with the decimals that it has.

    Examples:
        >>> number_format("12336"), number_format("1.50")
        ('#,##0', '#,##0.00')
    """
    places = len(text.partition(".")[2])
    return f"{styles.WHOLE_FORMAT}.{'0' * places}" if places else styles.WHOLE_FORMAT


class Lane:
    """A column of a sheet with the looks of its cells."""

    def __init__(self, column: SheetColumn, place: int, made: Styles, *, is_left: bool = False) -> None:
        """Prepare the column at a place, from 0; on the left stand even figures, as in a form."""
        self.column = column
        self.place = place
        self._styles = made
        self._is_left = is_left
        self.is_beside = column.id.endswith(BESIDE_MARK)
        """Its cells say what the codes on their left are called."""
        self._kind = column.kind.name if not column.is_several else "several"
        self._format = _EMPTY_FORMATS.get(self._kind, styles.TEXT)
        self.look = self._look(self._format)
        self._as_text = self._look(styles.TEXT)

    @property
    def is_figure(self) -> bool:
        """Whether its cells stand on the right."""
        return self._kind in ("count", "integer", "decimal")

    def put(self, sheet: Worksheet, row: int, text: str) -> None:
        """Write a cell, empty or not."""
        if text and not (self._kind in _EMPTY_FORMATS and self._put_value(sheet, row, text)):
            put_text(sheet, row, self.place, text, self._as_text)

    def leave(self, sheet: Worksheet, row: int) -> None:
        """Let an empty cell look like one to fill."""
        look = self._look(self._format, bg_color=styles.TO_FILL, border=1, border_color=styles.LINE)
        sheet.write_blank(row, self.place, None, look)

    def _put_value(self, sheet: Worksheet, row: int, text: str) -> bool:
        """Write a number or a day; say whether it could be done."""
        if self._kind == "day":
            day = as_day(text)
            if day is not None:
                sheet.write_datetime(row, self.place, day, self.look)
            return day is not None
        value = as_number(text)
        if value is not None:
            is_usual = self._kind == "year" or (self._kind != "decimal" and "." not in text)
            sheet.write_number(
                row, self.place, value, self.look if is_usual else self._look(number_format(text))
            )
        return value is not None

    def _look(self, shown: str, **ground: str | int) -> Format:
        if self.is_beside:
            return self._styles.make(font_color=styles.INK_NOTE, num_format=shown, align="left", indent=1)
        if shown == styles.TEXT:
            return self._styles.make(num_format=shown, text_wrap=1, align="left", indent=1, **ground)
        if self._is_left or shown in (styles.YEAR, styles.DAY):
            return self._styles.make(num_format=shown, align="left", indent=1, **ground)
        return self._styles.make(num_format=shown, **ground)
