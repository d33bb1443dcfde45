"""What a file says besides its tables: sheets of words alone, comments, printed heads and feet, formats."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.identity import is_own
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import SheetTables
from capaian.dossier.intake.words import has_words
from capaian.dossier.issues import IssueLog
from capaian.dossier.personal import find_personal_number, mask_personal_numbers
from capaian.dossier.spreadsheets.model import Book, Sheet

_MOST_ROWS: Final = 1_000
"""Filled rows of a sheet of words: one with more is a table that nobody asked for."""
_LONGEST: Final = 20_000
"""Signs that such sheets may have together: nobody reads more before saying that it is right."""


def said_beside(
    book: Book, read: Collection[str], find: Callable[[Sheet], SheetTables], log: IssueLog
) -> tuple[str, ...]:
    """Return what a file says besides its tables.

    Args:
        book: The file.
        read: Names of sheets with tables that are known.
        find: Gives the tables of a sheet.
        log: Where it goes that there is too much.
    """
    told = [mask_personal_numbers(text) for text in book.said]
    for sheet in book.sheets:
        if sheet.is_visible and sheet.name not in read and not is_own(sheet) and _is_of_words(sheet, find):
            told += [f"lembar {sheet.name}: {text}" for text in _lines(sheet)]
    told += _hidden(book, read, find)
    if sum(map(len, told)) > _LONGEST:
        log.add("too_much_beside", Place(book.file), limit=f"{_LONGEST:,}".replace(",", "."))
        return ()
    return tuple(dict.fromkeys(told))


def _hidden(book: Book, read: Collection[str], find: Callable[[Sheet], SheetTables]) -> Iterator[str]:
    """Yield which sheets nobody sees, and whether they hold a table; nothing of what they say."""
    for sheet in book.sheets:
        is_filled = any(cell is not None for row in sheet.rows for cell in row)
        if not sheet.is_visible and sheet.name not in read and is_filled and not is_own(sheet):
            held = "memuat tabel" if find(sheet).tables else "tanpa tabel"
            yield f"lembar tersembunyi {mask_personal_numbers(sheet.name)}: {held}, tidak dibaca"


def _is_of_words(sheet: Sheet, find: Callable[[Sheet], SheetTables]) -> bool:
    """Say whether a sheet has words and no table."""
    filled = [row for row in sheet.rows if any(cell is not None for cell in row)]
    return bool(filled) and len(filled) <= _MOST_ROWS and not find(sheet).tables


def _lines(sheet: Sheet) -> Iterator[str]:
    """Yield the rows of a sheet; one with numbers of persons is a list of them, of which nothing is told."""
    rows = [[text for cell in row if (text := as_text(cell))] for row in sheet.rows]
    if any(find_personal_number(text) is not None for texts in rows for text in texts):
        yield "memuat nomor orang, tidak diperlihatkan"
        return
    for texts in rows:
        if any(map(has_words, texts)) or len(texts) == 1:
            yield " ".join(dict.fromkeys(texts))
