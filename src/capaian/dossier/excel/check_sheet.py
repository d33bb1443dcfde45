"""Problems of a workbook as a first sheet in a copy of it: each with a link to its cell.

The copy is what goes back to whoever sent the workbook; the workbook itself is never touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from capaian.domain.issue import Issue, Level
from capaian.dossier.excel.identity import CHECKED, CHECKED_TAB, TITLE_ROW, sheet_mark

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_LINES: Final = 1_000
"""Problems that are listed; nobody mends more of them one by one."""
_MOST_SHEET_BYTES: Final = 40_000_000
"""Unpacked bytes of a workbook that is copied; of a larger one the list stands in a workbook of its own."""
_LONGEST_VALUE: Final = 200
_HEADS: Final = ("No.", "Tingkat", "Lembar", "Sel", "Yang salah", "Tertulis", "Perbaikan")
_WIDTHS: Final = (2, 5, 11, 22, 20, 50, 16, 50)
_HEAD_ROW: Final = 5
_CELL_COLUMN: Final = 5
_LEAD: Final = (
    "Klik sel untuk menuju ke sana. Perbaiki di buku ini, simpan dengan Excel atau LibreOffice, lalu "
    "impor lagi. Lembar ini tidak dibaca dan boleh dihapus."
)
_NO_SIGN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML has no place for."""


def add_check_sheet(content: bytes, issues: Sequence[Issue]) -> bytes:
    """Return a copy of a workbook that opens on the list of its problems.

    Raises:
        ValueError: if the file is built in a way that the library does not know.
    """
    # Loaded by who has problems to list: the library takes half a second.
    from openpyxl import Workbook, load_workbook

    with ZipFile(BytesIO(content)) as package:
        is_large = sum(part.file_size for part in package.infolist()) > _MOST_SHEET_BYTES
    try:
        book = Workbook() if is_large else load_workbook(BytesIO(content))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(str(error)) from error
    for old in [sheet for sheet in book.worksheets if sheet["A1"].value == sheet_mark(CHECKED)]:
        book.remove(old)
    sheet = book.create_sheet(CHECKED_TAB, 0)
    _open_on(book, sheet)
    _fill(sheet, sorted(issues, key=lambda issue: [*Level].index(issue.level)), {*book.sheetnames})
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _open_on(book: Workbook, sheet: Worksheet) -> None:
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0
    for view in book.views:
        view.firstSheet = 0


def _fill(sheet: Worksheet, issues: Sequence[Issue], tabs: set[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    counts = Counter(issue.level for issue in issues)
    words = ", ".join(f"{counts[level]} {level.words}" for level in Level if counts[level])
    _write(sheet, 1, (sheet_mark(CHECKED),), first=1)
    _write(sheet, 2, (f"Perlu diperbaiki: {words}" if words else "Tidak ada yang perlu diperbaiki",))
    _write(sheet, 3, (_LEAD,))
    _write(sheet, _HEAD_ROW, _HEADS)
    for number, issue in enumerate(issues[:MOST_LINES], 1):
        _write_line(sheet, number, issue, tabs)
    if len(issues) > MOST_LINES:
        _write(sheet, _HEAD_ROW + MOST_LINES + 1, (f"dan {len(issues) - MOST_LINES} lainnya",))
    for letter, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = sheet.row_dimensions[1].hidden = True
    sheet["B2"].font = Font(name="Cambria", size=20, color="1C4E7A")
    for cell in sheet[_HEAD_ROW][1:]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1C4E7A")
    for row in sheet.iter_rows(min_row=_HEAD_ROW + 1, min_col=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"


def _write_line(sheet: Worksheet, number: int, issue: Issue, tabs: set[str]) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    place, value = issue.place, issue.value or ""
    # What concerns a row or the sheet is at its first visible column.
    letters, _, title = (place.column or "B").partition(" ")
    name = f"{letters}{place.row or TITLE_ROW}"
    shown = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
    where = f"{name} {title}".strip() if place.sheet else ""
    texts = (str(number), issue.level.words, place.sheet or "", where, issue.message, shown, issue.remedy)
    row = _HEAD_ROW + number
    _write(sheet, row, texts)
    if place.sheet in tabs:
        cell = sheet.cell(row, _CELL_COLUMN)
        target = f"'{place.sheet.replace(chr(39), chr(39) * 2)}'!{name}"
        cell.hyperlink = Hyperlink(cell.coordinate, location=target)
        cell.font = Font(underline="single", color="1C4E7A")


def _write(sheet: Worksheet, row: int, texts: Sequence[str], first: int = 2) -> None:
    """Write texts that are never taken for formulas."""
    for column, text in enumerate(texts, first):
        cell = sheet.cell(row, column)
        cell.value = _NO_SIGN.sub("", text)
        cell.data_type = "s"
