"""The sheet of what follows from the others: what is filled in, and evidence as found.

Its figures are formulas over the other sheets, with the values that they have now. It is protected, and
nothing is read from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from capaian.dossier.excel.identity import SUMMARY, sheet_mark
from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.excel.write.layout import Plan, Planned
from capaian.dossier.excel.write.styles import INK_NOTE, INK_SOFT, Styles, set_up_page
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder
from capaian.dossier.rows.sheets import Form, Role
from capaian.dossier.tables.declaration import Need

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TAB: Final = "Ikhtisar"
_WIDTHS: Final = (2, 62, 34, 16, 18, 18)
_FIRST: Final = 1


def write_summary(sheet: Worksheet, plan: Plan, styles: Styles, folder: Folder | None) -> None:
    """Fill the sheet; without a folder there is no evidence."""
    put_text(sheet, 0, 0, sheet_mark(SUMMARY))
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    _Summary(sheet, plan, styles).write(folder)
    set_up_page(sheet)


class _Summary:
    """A sheet that is written from above."""

    def __init__(self, sheet: Worksheet, plan: Plan, styles: Styles) -> None:
        self._sheet = sheet
        self._plan = plan
        self._styles = styles
        self._row = 1
        self._words = styles.make(text_wrap=1, align="left", indent=1)
        self._file = styles.make(font_size=10, font_color=INK_NOTE, align="left", indent=1)
        self._figure = styles.make(num_format="#,##0", align="right")

    def write(self, folder: Folder | None) -> None:
        self._sheet.set_row(self._row, 32)
        put_text(self._sheet, self._row, _FIRST, TAB, self._styles.title)
        self._row += 1
        self._text(_FIRST, _LEAD, self._styles.make(font_color=INK_SOFT))
        self._row += 1
        self._filled()
        if folder is not None and folder.evidence:
            self._evidence(folder)

    def _text(self, place: int, text: str, look: Format | None = None) -> None:
        put_text(self._sheet, self._row, place, text, look or self._words)

    def _section(self, title: str, heads: Sequence[str]) -> None:
        self._row += 1
        put_text(self._sheet, self._row, _FIRST, title, self._styles.make(bold=1, font_size=13))
        self._row += 1
        for place, text in enumerate(heads, _FIRST):
            put_text(self._sheet, self._row, place, text, self._styles.head(is_figure=place > _FIRST + 1))
        self._row += 1

    def _filled(self) -> None:
        self._section("Yang sudah terisi", ("Lembar", "Berkas", "Baris", "Wajib, kosong", "Belum dilaporkan"))
        for planned in self._plan.sheets:
            if planned.is_shown and planned.spec.form is not Form.FORM:
                self._count(planned)

    def _count(self, planned: Planned) -> None:
        self._text(_FIRST, planned.spec.tab)
        self._text(_FIRST + 1, planned.spec.part.file, self._file)
        name = _naming_column(planned)
        rows = planned.range(name)
        self._sheet.write_formula(
            self._row, _FIRST + 2, f"=COUNTA({rows})", self._figure, _count_filled(planned, name)
        )
        for place, need in ((_FIRST + 3, Need.REQUIRED), (_FIRST + 4, Need.COLUMN)):
            columns = [
                column.id for column in planned.spec.columns if column.need is need and column.id != name
            ]
            if columns:
                formula = "=" + "+".join(_empty_cells(planned, rows, column) for column in columns)
                value = sum(_count_empty(planned, name, column) for column in columns)
                self._sheet.write_formula(self._row, place, formula, self._figure, value)
        self._row += 1

    def _evidence(self, folder: Folder) -> None:
        self._section("Berkas bukti", ("Berkas", "SHA-256", "Ukuran (byte)"))
        for name, path in folder.evidence.items():
            file = f"{EVIDENCE}/{name}"
            self._text(_FIRST, file)
            self._text(_FIRST + 1, folder.hashes.get(file, ""), self._file)
            self._sheet.write_number(self._row, _FIRST + 2, path.stat().st_size, self._figure)
            self._row += 1


_LEAD: Final = (
    "Dihitung dari lembar lain; tidak diisi dan tidak dibaca kembali. Nilai resmi dihitung Capaian."
)


def _naming_column(planned: Planned) -> str:
    """Return the column that every row fills: one that must be filled, else the first."""
    columns = planned.spec.columns
    needed = (column.id for column in columns if column.need is Need.REQUIRED)
    named = (column.id for column in columns if column.role is Role.KEY)
    return next(needed, next(named, columns[0].id))


def _count_filled(planned: Planned, column: str) -> int:
    return sum(bool(row.cells.get(column)) for row in planned.rows)


def _count_empty(planned: Planned, name: str, column: str) -> int:
    return sum(bool(row.cells.get(name)) and not row.cells.get(column) for row in planned.rows)


def _empty_cells(planned: Planned, rows: str, column: str) -> str:
    """Return the formula that counts the empty cells of a column in rows that are there."""
    return f'COUNTIFS({rows},"<>",{planned.range(column)},"")'
