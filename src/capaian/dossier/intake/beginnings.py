"""What the beginning of a large file tells: whether there is a table to read on for."""

from __future__ import annotations

from capaian.domain.issue import Place
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Book, Sheet
from capaian.dossier.workbook.identity import is_own


def is_looked_at(sheet: Sheet, asked: str | None) -> bool:
    """Say whether tables are looked for in a sheet: the one that is asked for, else all that are shown."""
    is_meant = sheet.is_visible if asked is None else sheet.name == asked
    return is_meant and not is_own(sheet)


def lacks_tables(beginning: Book, asked: str | None) -> bool:
    """Say whether no sheet that is looked at begins with heads above rows of figures.

    Nothing further down would be read as a table then: a hundred thousand rows above its heads are none.

    Args:
        beginning: The first rows of each sheet.
        asked: The sheet that is asked for, if one is.
    """
    sheets = (sheet for sheet in beginning.sheets if is_looked_at(sheet, asked))
    return not any(find_tables(make_grid(beginning.file, sheet)) for sheet in sheets)


def report_beginning(book: Book, asked: str | None, log: IssueLog) -> None:
    """Say of a file that was only begun how far each sheet was read."""
    if not book.is_whole:
        ends = (
            f"{sheet.name} baris {len(sheet.rows)}" for sheet in book.sheets if is_looked_at(sheet, asked)
        )
        log.add("beginning_alone", Place(book.file), ends=", ".join(ends))
