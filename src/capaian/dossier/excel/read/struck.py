"""Cells that somebody struck out: people mean them to go, and a workbook still holds them."""

from __future__ import annotations

from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Faint


def report_struck(taken: TakenRows, file: str, log: IssueLog) -> None:
    """Warn of rows with a cell that is struck out, once for each: they are taken all the same.

    Args:
        taken: The rows of a sheet.
        file: Name of the workbook.
        log: Takes the rows.
    """
    found = taken.found
    if not found.sheet.faint:
        return
    columns = {number: name for name, number in found.columns.items()}
    rows = {*taken.places, *taken.lines.values()}
    told: set[int] = set()
    for (row, number), how in sorted(found.sheet.faint.items()):
        if how is Faint.STRUCK and row in rows and number in columns and row not in told:
            told.add(row)
            log.add("row_struck", found.place(file, row, columns[number]))
