"""One cell out: a text stays a text, a figure becomes a number where no program can change it.

Looks are restrained, and nothing is said by colour alone.
"""

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
from capaian.dossier.rows.sheets import SheetColumn

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INK: Final = "#14212C"
INK_SOFT: Final = "#3F4D59"
INK_NOTE: Final = "#5A6873"
ACCENT: Final = "#1C4E7A"
GROUND: Final = "#E9EEEE"
PAPER: Final = "#FFFFFF"
LINE: Final = "#CBD3D6"
TO_FILL: Final = "#FFF6D6"
"""Ground of cells that wait for a figure."""
TABS: Final = ("#1C4E7A", "#76848E", "#1E6B4A", "#8F4A0E", "#2B6E7E", "#775C0E")
"""Colours of tabs: those of neighbouring files differ; they say nothing else."""
TEXT: Final = "@"
WHOLE_FORMAT: Final = "#,##0"
YEAR: Final = "0"
DAY: Final = "dd/mm/yyyy"
_COMMON_STYLE: Final = {
    "font_name": "Calibri",
    "font_size": 11,
    "font_color": INK,
    "valign": "top",
}
_ESCAPE: Final = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
"""Line that begins what a workbook reads as the code of a sign."""
_SHARED_LINE: Final = re.compile(r"_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")
_FIGURE: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_FIRST_DATED_YEAR: Final = 1901
"""Table programs disagree about the days of 1900."""
_EMPTY_FORMATS: Final[Mapping[str, str]] = {
    "count": WHOLE_FORMAT,
    "integer": WHOLE_FORMAT,
    "decimal": "General",
    "year": YEAR,
    "day": DAY,
}


class CutTextError(AssertionError):
    """A text would not have fitted into its cell; it must be cut into pieces before."""


def put_text(
    sheet: Worksheet, row: int, column: int, text: str, look: Format | None = None
) -> None:
    """Write a text as it is; rows and columns count from 0.

    Raises:
        CutTextError: if it is too long for a cell.
    """
    if sheet.write_string(row, column, _as_written(text), look):
        raise CutTextError(f"{len(text)} signs at row {row + 1}, column {column + 1}")


def _as_written(text: str) -> str:
    """Return a text in the form in which the library writes it as it is.

    It takes a text in `<r>` tags for one that is marked up already, and of two escapes that share
    a line (`_x0041_x0042_`) it escapes the first alone. Such texts are marked up here, without a
    line that it sees.
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
    return f"{WHOLE_FORMAT}.{'0' * places}" if places else WHOLE_FORMAT


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Begin with none."""
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def make(self, **properties: str | int) -> Format:
        """Return the format with these properties besides the common ones,
        named as the library does.
        """
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_COMMON_STYLE, **properties})
        return self._made[key]

    @property
    def words(self) -> Format:
        """Sentences over several lines."""
        return self.make(text_wrap=1)

    @property
    def note(self) -> Format:
        """What is said beside."""
        return self.make(font_color=INK_NOTE, font_size=10, text_wrap=1, align="left", indent=1)

    def head(self, *, is_needed: bool = False, is_figure: bool = False) -> Format:
        """Head of a column: dark where every row must fill it, on the right over figures."""
        colours = {"font_color": PAPER, "bg_color": ACCENT} if is_needed else {"bg_color": GROUND}
        side: dict[str, str | int] = (
            {"align": "right"} if is_figure else {"align": "left", "indent": 1}
        )
        return self.make(
            bold=1, text_wrap=1, valign="vcenter", bottom=1, bottom_color=INK, **colours, **side
        )


def set_up_page(sheet: Worksheet) -> None:
    """Let a sheet be printed on A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&A&R&8&P / &N")


class Lane:
    """A column of a sheet with the looks of its cells."""

    def __init__(
        self, column: SheetColumn, place: int, made: Styles, *, is_left: bool = False
    ) -> None:
        """Prepare the column at a place, from 0; on the left stand even figures, as in a form."""
        self.column = column
        self.place = place
        self._styles = made
        self._is_left = is_left
        self.is_beside = column.id.endswith(BESIDE_MARK)
        """Its cells say what the codes on their left are called."""
        self._kind = column.kind.name if not column.is_several else "several"
        self._format = _EMPTY_FORMATS.get(self._kind, TEXT)
        self.look = self._look(self._format)
        self._as_text = self._look(TEXT)

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
        look = self._look(self._format, bg_color=TO_FILL, border=1, border_color=LINE)
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
            return self._styles.make(font_color=INK_NOTE, num_format=shown, align="left", indent=1)
        if shown == TEXT:
            return self._styles.make(
                num_format=shown, text_wrap=1, align="left", indent=1, **ground
            )
        if self._is_left or shown in (YEAR, DAY):
            return self._styles.make(num_format=shown, align="left", indent=1, **ground)
        return self._styles.make(num_format=shown, **ground)
