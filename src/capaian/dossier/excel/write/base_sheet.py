"""The hidden sheet that holds the files of the dossier, from which only changes are taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from capaian import __version__
from capaian.dossier.excel.base import HEADS, base_files
from capaian.dossier.excel.identity import BASE, TAB, sheet_mark
from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.folder import Folder

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


def add_base_sheet(book: Workbook, folder: Folder | None) -> None:
    """Add the sheet; a template has one that holds no file."""
    sheet = book.add_worksheet(TAB)
    sheet.very_hidden()
    for place, text in enumerate((sheet_mark(BASE), f"capaian {__version__}")):
        put_text(sheet, 0, place, text)
    for place, text in enumerate(HEADS):
        put_text(sheet, 1, place, text)
    if folder is not None:
        parts = {**folder.parts, **folder.narratives, **folder.closed}
        for row, file in enumerate(base_files(parts, folder.hashes), 2):
            for place, text in enumerate(file.cells()):
                put_text(sheet, row, place, text)
