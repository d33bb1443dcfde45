"""The first sheet: the order of work with links, what signs mean, and which sheets there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from capaian.dossier.excel.guide import FREEDOMS, SIGNS, STEPS, Step
from capaian.dossier.excel.identity import START, TITLE_ROW, sheet_mark
from capaian.dossier.excel.needs import papers
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.excel.write.layout import Plan, Planned, quoted
from capaian.dossier.excel.write.styles import (
    INK,
    INK_NOTE,
    INK_SOFT,
    Styles,
    lines_of,
    set_height,
    set_up_page,
)
from capaian.dossier.rows.sheets import Form, SheetSpec

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TAB: Final = "Mulai"
_WIDTHS: Final = (2, 5, 34, 62, 34, 12)
_NUMBER, _NAME, _TEXT, _LINK, _COUNT = 1, 2, 3, 4, 5


class _Page:
    """A sheet that is written from above."""

    def __init__(self, sheet: Worksheet, plan: Plan, styles: Styles) -> None:
        self._sheet = sheet
        self._plan = plan
        self._styles = styles
        self._row = 1

    def title(self, text: str, lead: str) -> None:
        self._sheet.set_row(self._row, 32)
        put_text(self._sheet, self._row, _NUMBER, text, self._styles.title)
        put_text(self._sheet, self._row + 1, _NUMBER, lead, self._styles.make(font_color=INK_SOFT))
        self._row += 3

    def section(self, *titles: str) -> None:
        """Begin a section; further titles are those of its columns."""
        self._row += 1
        for place in range(_NUMBER, _COUNT + 1):
            self._sheet.write_blank(self._row, place, None, self._styles.section)
        put_text(self._sheet, self._row, _NUMBER, titles[0], self._styles.section)
        for place, text in enumerate(titles[1:], _TEXT):
            put_text(self._sheet, self._row, place, text, self._head(place))
        self._row += 1

    def _head(self, place: int) -> Format:
        side: dict[str, str | int] = {"align": "right"} if place == _COUNT else {"align": "left"}
        side["indent"] = int(place == _LINK)
        return self._styles.make(
            bold=1, font_size=10, font_color=INK_NOTE, bottom=1, bottom_color=INK, **side
        )

    def line(self, name: str, text: str, number: str = "") -> None:
        """Write what something is."""
        bold = self._styles.make(bold=1, text_wrap=1)
        for place, words, look in (
            (_NUMBER, number, bold),
            (_NAME, name, bold),
            (_TEXT, text, self._styles.words),
        ):
            if words:
                put_text(self._sheet, self._row, place, words, look)
        self._fit(name, text)
        self._row += 1

    def _fit(self, name: str, text: str) -> None:
        set_height(
            self._sheet, self._row, max(lines_of(name, _WIDTHS[_NAME]), lines_of(text, _WIDTHS[_TEXT]))
        )

    def sentence(self, text: str) -> None:
        """Write a sentence over the whole width."""
        put_text(self._sheet, self._row, _NUMBER, "–", self._styles.words)
        put_text(self._sheet, self._row, _NAME, text, self._styles.make())
        self._row += 1

    def step(self, number: int, step: Step) -> None:
        """Write a step with links to its sheets, one below the other."""
        found = [self._plan.by_id[name] for name in step.sheets if name in self._plan.by_id]
        first, height = self._row, max(len(found), lines_of(step.text, _WIDTHS[_TEXT]))
        self.line(step.title, "", f"{number}")
        self._merge(first, height, step.text)
        for row, planned in enumerate(found, first):
            self._link(row, _LINK, planned)
            self._count(row, planned)
        self._row = first + height
        self._sheet.set_row(self._row, 6)
        self._row += 1

    def _merge(self, first: int, height: int, text: str) -> None:
        look = self._styles.words
        if height > 1:
            self._sheet.merge_range(first, _TEXT, first + height - 1, _TEXT, "", look)
        put_text(self._sheet, first, _TEXT, text, look)

    def sheet(self, planned: Planned) -> None:
        """Write what a sheet is for, with its file and the rows in it."""
        self._link(self._row, _NAME, planned)
        put_text(self._sheet, self._row, _TEXT, about(planned.spec), self._styles.words)
        put_text(self._sheet, self._row, _LINK, planned.spec.part.file, self._styles.note)
        self._count(self._row, planned)
        self._fit(planned.spec.tab, about(planned.spec))
        self._row += 1

    def _count(self, row: int, planned: Planned) -> None:
        if not planned.is_shown:
            put_text(
                self._sheet,
                row,
                _COUNT,
                "tersembunyi",
                self._styles.make(font_size=10, font_color=INK_NOTE, align="right"),
            )
        elif planned.rows:
            look = self._styles.make(num_format="#,##0", font_color=INK_NOTE, align="right")
            self._sheet.write_number(row, _COUNT, _filled(planned), look)

    def _link(self, row: int, place: int, planned: Planned) -> None:
        """Link a sheet; one that is hidden is but named, since no link leads there."""
        if not planned.is_shown:
            put_text(self._sheet, row, place, planned.spec.tab, self._styles.note)
            return
        target = f"internal:{quoted(planned.spec.tab)}!B{TITLE_ROW + 1}"
        self._sheet.write_url(row, place, target, self._styles.link, planned.spec.tab)


def about(sheet: SheetSpec) -> str:
    """Say what a sheet is for; empty where its title says all."""
    if sheet.form is Form.TEXTS:
        return "Daftar teks dari lembar-lembar berkas ini, satu butir satu baris."
    return in_sheets(sheet.help or (sheet.part.help if len(sheet.path) <= 1 else ""))


def _filled(planned: Planned) -> int:
    """Return the rows of a sheet; of a form the values that are there."""
    if planned.spec.path or len(planned.rows) != 1 or planned.spec.part.file.endswith(".csv"):
        return len(planned.rows)
    return sum(bool(text) for text in planned.rows[0].cells.values())


def write_start(sheet: Worksheet, plan: Plan, styles: Styles, office: str) -> None:
    """Fill the first sheet.

    Args:
        sheet: The empty sheet.
        plan: All other sheets.
        styles: Formats of the workbook.
        office: Whose year the workbook holds; empty in a template.
    """
    put_text(sheet, 0, 0, sheet_mark(START))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.hide_gridlines(2)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    page = _Page(sheet, plan, styles)
    page.title(f"Buku kerja {office}".rstrip(), _LEAD)
    page.section("Urutan kerja", "", "Lembar", "Baris")
    for number, step in enumerate(STEPS, 1):
        page.step(number, step)
    page.section("Tanda")
    for name, text in SIGNS:
        page.line(name, text)
    page.section("Yang boleh diubah")
    for text in FREEDOMS:
        page.sentence(text)
    _write_papers(page, plan)
    page.section("Semua lembar", "Isi", "Berkas", "Baris")
    for planned in plan.sheets:
        page.sheet(planned)
    set_up_page(sheet)


_LEAD: Final = (
    "Satu dinas, satu tahun. Angka diisi sekali; Capaian menghitung, memeriksa, dan menulis naskahnya."
)


def _write_papers(page: _Page, plan: Plan) -> None:
    """Write what every paper needs, and then of each what it needs besides."""
    needs = papers()
    page.section("Lembar yang wajib untuk setiap naskah")
    page.line("Semua naskah", _tabs(plan, needs.shared))
    for title, names in needs.own.items():
        page.line(title, _tabs(plan, names) or "–")


def _tabs(plan: Plan, names: Sequence[str]) -> str:
    return ", ".join(plan.by_id[name].spec.tab for name in names)
