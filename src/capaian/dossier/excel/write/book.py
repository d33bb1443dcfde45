"""The workbook of a dossier, and the empty one that an office begins with."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import cycle
from typing import TYPE_CHECKING, Final

from capaian import __version__
from capaian.domain.errors import InputError
from capaian.domain.issue import Place
from capaian.dossier.excel.base import HEADS, BaseFile
from capaian.dossier.excel.identity import BASE, CELL_UNITS, TAB, sheet_mark
from capaian.dossier.excel.write import start_sheet
from capaian.dossier.excel.write.cells import TABS, Styles, put_text
from capaian.dossier.excel.write.choices import Choices
from capaian.dossier.excel.write.layout import Plan, PlannedSheet, with_names
from capaian.dossier.excel.write.start_sheet import write_start
from capaian.dossier.excel.write.table_sheet import write_form, write_table
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.files import rows_of
from capaian.dossier.rows.sheets import Form
from capaian.dossier.rows.texts import LAYOUT_SHEET, book_sheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_MADE_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)
_ALWAYS_SHOWN: Final = frozenset(
    {"plan.yaml", "plan.yaml#indicators/targets", "agreements.yaml#agreements/targets"}
)
"""Sheets that wait for what nobody can know beforehand: names and years of the plans,
and targets.
"""
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_template() -> bytes:
    """Return an empty workbook; sheets that no report rests on are hidden."""
    planned = (
        PlannedSheet(spec, (), not spec.part.is_extra and spec != LAYOUT_SHEET)
        for spec in book_sheets()
    )
    return _write(Plan(tuple(planned)), None)


def export_book(folder: Folder) -> bytes:
    """Return the workbook of a dossier that is free of errors and in canonical form.

    The same dossier gives the same bytes.

    Raises:
        InputError: if a text is longer than a cell may be.
    """
    rows = {
        sheet: [*some] for sheet, some in rows_of(folder).items()
    }  # gone through again and again
    planned = [
        PlannedSheet(
            spec, some, spec.id in _ALWAYS_SHOWN or any(any(row.cells.values()) for row in some)
        )
        for spec in book_sheets()
        for some in [rows.get(spec.id, ())]
    ]
    log = IssueLog()
    cells = (
        (sheet, cell) for sheet in planned for row in sheet.rows for cell in row.cells.items()
    )
    for sheet, (column, text) in cells:
        # A sign beyond the first plane counts twice, so only long texts are counted.
        if len(text) * 2 > CELL_UNITS and len(text.encode("utf-16-le")) // 2 > CELL_UNITS:
            log.add("text_too_long", Place(sheet.spec.part.file, column=column), text)
    if issues := log.finish(()):
        raise InputError(issues)
    return _write(Plan(tuple(planned)), folder)


def _write(plan: Plan, folder: Folder | None) -> bytes:
    # Loaded here: most commands write no workbook, and the library takes a tenth of a second.
    from xlsxwriter.workbook import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, _OPTIONS)
    book.set_properties({"title": "Buku kerja Capaian", "created": _MADE_AT})
    _fill(book, with_names(plan), folder)
    book.close()
    return stream.getvalue()


def _fill(book: Workbook, plan: Plan, folder: Folder | None) -> None:
    styles = Styles(book)
    first = book.add_worksheet(start_sheet.TAB)
    first.activate()
    write_start(first, plan, styles)
    sheets = [(planned, book.add_worksheet(planned.spec.tab)) for planned in plan.sheets]
    choices = Choices(book, plan)
    colours = dict(
        zip(dict.fromkeys(one.spec.part.file for one in plan.sheets), cycle(TABS), strict=False)
    )
    for planned, sheet in sheets:
        sheet.set_tab_color(colours[planned.spec.part.file])
        if not planned.is_shown:
            sheet.hide()
        write = write_form if planned.spec.form is Form.FORM else write_table
        write(sheet, planned, choices, styles)
    _add_base_sheet(book, folder)


def _add_base_sheet(book: Workbook, folder: Folder | None) -> None:
    """Add the hidden sheet with the files of the dossier, by which changes are told;
    a template has none.
    """
    sheet = book.add_worksheet(TAB)
    sheet.very_hidden()
    for place, text in enumerate((sheet_mark(BASE), f"capaian {__version__}")):
        put_text(sheet, 0, place, text)
    for place, text in enumerate(HEADS):
        put_text(sheet, 1, place, text)
    if folder is not None:
        parts = {**folder.parts, **folder.narratives, **folder.closed}
        for row, (file, sha256) in enumerate(folder.hashes.items(), 2):
            for place, text in enumerate(BaseFile(file, sha256, parts.get(file)).cells()):
                put_text(sheet, row, place, text)
