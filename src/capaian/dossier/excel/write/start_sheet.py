"""The first sheet: the order of work, what signs mean, and which sheets there are,
each with a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.excel.identity import START, TITLE_ROW, sheet_mark
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.excel.write.cells import ACCENT, INK, INK_SOFT, Styles, put_text, set_up_page
from capaian.dossier.excel.write.layout import Plan, PlannedSheet, quoted
from capaian.dossier.rows.sheets import Form, SheetSpec

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TAB: Final = "Mulai"
_WIDTHS: Final = (2, 5, 34, 62, 34, 12)
_NUMBER, _NAME, _TEXT, _FILE, _COUNT = 1, 2, 3, 4, 5
_LEAD: Final = (
    "Satu dinas, satu tahun. Angka diisi sekali; Capaian menghitung, memeriksa, dan menulis "
    "naskahnya."
)


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A line of the first sheet."""

    title: str
    text: str
    sheets: tuple[str, ...] = ()
    """Ids of the sheets that a step of the work fills."""


def _read_guide(section: str) -> Iterator[GuideLine]:
    for row in read_declared_rows(__file__, "guide.csv"):
        if row["section"] == section:
            yield GuideLine(row["title"], row["text"], tuple(row["sheets"].split()))


STEPS: Final = tuple(_read_guide("step"))
"""The work from the first sheet to the report, in its order."""
SIGNS: Final = tuple(_read_guide("sign"))
"""What is seen in the sheets, and what it means."""
FREEDOMS: Final = tuple(_read_guide("freedom"))
"""What may be done with a workbook."""


def write_start(sheet: Worksheet, plan: Plan, styles: Styles) -> None:
    """Fill the first sheet of a workbook, which tells of the others in its plan."""
    put_text(sheet, 0, 0, sheet_mark(START))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.hide_gridlines(2)
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    page = _Page(sheet, styles)
    rows = plan.by_id["office.yaml"].rows
    names = ("office.short_name", "office.regency.name", "year")
    page.title(
        " ".join(
            filter(None, ("Buku kerja", *(rows[0].cells.get(name) for name in names if rows)))
        )
    )
    page.section("Urutan kerja", "", "Lembar")
    for number, step in enumerate(STEPS, 1):
        tabs = (plan.by_id[name].spec.tab for name in step.sheets if name in plan.by_id)
        page.line(step.title, step.text, number=str(number), beside="\n".join(tabs))
    page.section("Tanda")
    for sign in SIGNS:
        page.line(sign.title, sign.text)
    page.section("Yang boleh diubah")
    for freedom in FREEDOMS:
        page.line(freedom.title)
    page.section("Semua lembar", "Isi", "Berkas", "Baris")
    for planned in plan.sheets:
        page.sheet(planned)
    set_up_page(sheet)


class _Page:
    """A sheet that is written from above."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._row = 1

    def _put(self, place: int, text: str, look: Format) -> None:
        if text:
            put_text(self._sheet, self._row, place, text, look)

    def title(self, text: str) -> None:
        self._sheet.set_row(self._row, 32)
        look = self._styles.make(
            font_name="Cambria", font_size=20, font_color=ACCENT, valign="vcenter"
        )
        self._put(_NUMBER, text, look)
        self._row += 1
        self._put(_NUMBER, _LEAD, self._styles.make(font_color=INK_SOFT))
        self._row += 2

    def section(self, *titles: str) -> None:
        """Begin a section; further titles are those of its columns."""
        self._row += 1
        look = self._styles.make(bold=1, font_size=13, bottom=1, bottom_color=INK)
        for place in range(_NUMBER, _COUNT + 1):
            self._sheet.write_blank(self._row, place, None, look)
        for place, text in zip((_NUMBER, _TEXT, _FILE, _COUNT), titles, strict=False):
            self._put(place, text, look)
        self._row += 1

    def line(self, name: str, text: str = "", *, number: str = "", beside: str = "") -> None:
        """Write what something is; what stands alone runs over the whole width."""
        bold = self._styles.make(bold=1, text_wrap=1)
        self._put(_NUMBER, number, bold)
        self._put(_NAME, name, bold if text else self._styles.make())
        self._put(_TEXT, text, self._styles.words)
        self._put(_FILE, beside, self._styles.note)
        self._row += 1

    def sheet(self, planned: PlannedSheet) -> None:
        """Write what a sheet is for, with its file and the rows in it;
        no link leads to a hidden one.
        """
        tab = planned.spec.tab
        if planned.is_shown:
            target = f"internal:{quoted(tab)}!B{TITLE_ROW + 1}"
            link = self._styles.make(
                font_color=ACCENT, underline=1, text_wrap=1, align="left", indent=1
            )
            self._sheet.write_url(self._row, _NAME, target, link, tab)
        else:
            self._put(_NAME, tab, self._styles.note)
            self._put(_COUNT, "tersembunyi", self._styles.note)
        self._put(_TEXT, about(planned.spec), self._styles.words)
        self._put(_FILE, planned.spec.part.file, self._styles.note)
        if planned.is_shown and planned.rows:
            is_form, cells = planned.spec.form is Form.FORM, planned.rows[0].cells.values()
            count = sum(map(bool, cells)) if is_form else len(planned.rows)
            self._sheet.write_number(
                self._row, _COUNT, count, self._styles.make(num_format="#,##0")
            )
        self._row += 1


def about(sheet: SheetSpec) -> str:
    """Say what a sheet is for; empty where its title says all."""
    if sheet.form is Form.TEXTS:
        return "Daftar teks dari lembar-lembar berkas ini, satu butir satu baris."
    return in_sheets(sheet.help or (sheet.part.help if len(sheet.path) <= 1 else ""))
