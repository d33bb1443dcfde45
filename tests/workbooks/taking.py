"""Reading a workbook and taking it into a dossier, as the command line does."""

from __future__ import annotations

from pathlib import Path

from capaian.dossier.excel.import_book import Answers, IncomingBook, take_book
from capaian.dossier.excel.read_book import read_book


def import_book(
    path: Path, dossier: Path, *, takes_workbook: bool = False, is_as_typed: bool = False
) -> IncomingBook:
    """Say what a workbook would change in a dossier, which may be new."""
    return take_book(read_book(path), path, dossier, Answers(takes_workbook, is_as_typed))


def bring(content: bytes, folder: Path, dossier: Path) -> IncomingBook:
    file = folder / "buku.xlsx"
    file.write_bytes(content)
    return import_book(file, dossier)
