"""How cells look: restrained, and nothing by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
_COMMON_STYLE: Final = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Begin with none."""
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def make(self, **properties: str | int) -> Format:
        """Return the format with these properties besides the common ones, named as the library does."""
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
        side: dict[str, str | int] = {"align": "right"} if is_figure else {"align": "left", "indent": 1}
        return self.make(bold=1, text_wrap=1, valign="vcenter", bottom=1, bottom_color=INK, **colours, **side)


def set_up_page(sheet: Worksheet) -> None:
    """Let a sheet be printed on A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&A&R&8&P / &N")
