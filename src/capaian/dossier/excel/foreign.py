"""Whether a workbook is none of ours: told by the first rows of its sheets."""

from __future__ import annotations

from capaian.dossier.excel.read.recognise import recognise
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import Book


def is_foreign(beginning: Book) -> bool:
    """Say whether no sheet can be taken back: names, marks and heads all stand in the first rows."""
    return not recognise(beginning, IssueLog()).sheets
