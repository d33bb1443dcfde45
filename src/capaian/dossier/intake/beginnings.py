"""What the beginning of a large file tells: whether there is a table to read on for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Place
from capaian.domain.numerals import write_exact
from capaian.dossier.excel.identity import is_own
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Book, Sheet, column_letters

_LONGEST: Final = 2_000
"""Letters of a cell: no table needs more, and each title, head and note is read by dozens of patterns."""
_LONG: Final = 250
"""Letters from which on a text counts as a long one: names of sub-activities are shorter."""
_MOST_LONG: Final = 50_000
"""Letters of all long texts of a file, each counted once."""


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

    Raises:
        InputError: It has texts too long for a table.
    """
    require_short(beginning)
    sheets = (sheet for sheet in beginning.sheets if is_looked_at(sheet, asked))
    return not any(find_tables(make_grid(beginning.file, sheet)) for sheet in sheets)


def require_short(book: Book) -> None:
    """Refuse a file with texts too long for a table, before anything is read in them.

    Raises:
        InputError: There is one, with its cell.
    """
    log = IssueLog()
    met: set[str] = set()
    letters = 0
    for text, place in _long_texts(book):
        letters += 0 if text in met else len(text)
        met.add(text)
        if len(text) > _LONGEST:
            log.add("cell_too_long", place, text, limit=str(_LONGEST))
        elif letters > _MOST_LONG:
            limit = write_exact(Decimal(_MOST_LONG))
            log.add("long_texts", Place(book.file, sheet=place.sheet), limit=limit, long=str(_LONG))
        if log.has_errors():
            raise InputError(log.finish(()))


def _long_texts(book: Book) -> Iterator[tuple[str, Place]]:
    for sheet in book.sheets:
        if is_own(sheet):
            continue
        for number, row in enumerate(sheet.rows, 1):
            for at, cell in enumerate(row, 1):
                if isinstance(cell, str) and len(cell) > _LONG:
                    yield cell, Place(book.file, number, column_letters(at), sheet.name)


def report_beginning(book: Book, asked: str | None, log: IssueLog) -> None:
    """Say of a file that was only begun how far each sheet was read."""
    if not book.is_whole:
        ends = (
            f"{sheet.name} baris {len(sheet.rows)}" for sheet in book.sheets if is_looked_at(sheet, asked)
        )
        log.add("beginning_alone", Place(book.file), ends=", ".join(ends))
