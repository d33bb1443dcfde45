"""A sheet to fill in line by line: the values that stand once in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from capaian.dossier.excel.identity import FIRST_ROW, FORM_COLUMNS, FORM_TITLES, TITLE_ROW
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.excel.write.cells import Lane, put_text
from capaian.dossier.excel.write.choices import Choices
from capaian.dossier.excel.write.layout import Planned
from capaian.dossier.excel.write.styles import Styles, lines_of, set_height, set_up_page
from capaian.dossier.excel.write.table_sheet import NEEDED_MARK, note_of, offer, write_ids, write_note
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.declaration import ColumnNeed

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (20, 46, 60, 56)
_PATH, _TITLE, _VALUE, _HELP = 1, 2, 3, 4


def write_form(sheet: Worksheet, planned: Planned, choices: Choices, styles: Styles) -> None:
    """Fill a sheet with one line for each value; the row has them by their ids."""
    write_ids(sheet, planned.spec.id, FORM_COLUMNS)
    for place, (title, width) in enumerate(zip(FORM_TITLES, _WIDTHS, strict=True), 1):
        sheet.set_column(place, place, width, styles.words)
        put_text(sheet, TITLE_ROW - 1, place, title, styles.head())
    sheet.set_column(0, _PATH, None, None, {"hidden": True})
    cells = planned.rows[0].cells if planned.rows else {}
    for row, column in enumerate(planned.spec.columns, FIRST_ROW - 1):
        _write_line(sheet, row, column, styles)
        lane = Lane(column, _VALUE, styles, is_left=True)
        text = cells.get(column.id, "")
        sheet.write_blank(row, _VALUE, None, lane.look)
        if column.need is ColumnNeed.REQUIRED and not text:
            lane.leave(sheet, row)
        lane.put(sheet, row, text)
        shown = (f"{column.title}  *", text, in_sheets(column.help))
        set_height(sheet, row, max(map(lines_of, shown, _WIDTHS[1:])))
        offer(sheet, (row, _VALUE, row), choices.source_of(planned, column))
    set_up_page(sheet)
    sheet.repeat_rows(TITLE_ROW - 1)
    sheet.freeze_panes(TITLE_ROW, _VALUE)


def _write_line(sheet: Worksheet, row: int, column: SheetColumn, styles: Styles) -> None:
    is_needed = column.need is ColumnNeed.REQUIRED
    put_text(sheet, row, _PATH, column.id, styles.note)
    look = styles.make(text_wrap=1, indent=1, align="left", bold=int(is_needed))
    put_text(sheet, row, _TITLE, f"{column.title}{NEEDED_MARK if is_needed else ''}", look)
    write_note(sheet, (row, _TITLE), note_of(column))
    put_text(sheet, row, _HELP, in_sheets(column.help), styles.note)
