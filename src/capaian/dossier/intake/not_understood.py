"""Why no table of a file is understood."""

from __future__ import annotations

from capaian.domain.intake import IntakeTable
from capaian.dossier.excel.identity import is_own
from capaian.dossier.intake.areas import districts_of, is_called_regency, knows_regencies
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.words import has_words
from capaian.dossier.spreadsheets.model import Book


def has_districts(desk: Desk) -> bool:
    """Say whether any kecamatan of the office is known."""
    return bool(districts_of(desk.office, desk.rules))


def why_none(book: Book, desk: Desk) -> str:
    """Return the code of what keeps tables from being understood."""
    if any(map(is_own, book.sheets)):
        return "book_is_own"
    asked = desk.asked.table
    if asked in (None, IntakeTable.PEERS) and _lacks_regencies(book, desk):
        return "no_regencies_yet"
    is_by_district = asked in (None, IntakeTable.COUNTS)
    return "no_districts_yet" if is_by_district and not has_districts(desk) else "no_table_understood"


def _lacks_regencies(book: Book, desk: Desk) -> bool:
    """Say whether there is a recap of regencies, none of which is known but the own one."""
    if knows_regencies(desk.office, desk.rules):
        return False
    cells = (cell for sheet in book.sheets for row in sheet.rows for cell in row)
    texts = {as_text(cell) for cell in cells if isinstance(cell, str) and has_words(cell)}
    return sum(map(is_called_regency, texts)) > 1
