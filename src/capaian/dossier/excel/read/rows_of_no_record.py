"""Rows of a sheet that are no records: totals and notes, of which each cell is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import Form
from capaian.dossier.spreadsheets.model import CellValue

_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub)?\s*total|(?:sub\s*)?jumlah|jml\.?)(?:\s+(?:total|umum|keseluruhan|seluruhnya|semua))?\s*:?",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(r"(?:sumber|catatan|keterangan|ket\.?|nb\.?|\*+\)?)\s*:?\s+\S", re.IGNORECASE)
_WORDS_OF_A_SENTENCE: Final = 4


def tell_rows_of_no_record(
    issues: Sequence[Issue], taken: Mapping[str, TakenRows], book: str
) -> tuple[Issue, ...]:
    """Return what was found, with a word before the first error of each row that looks like no record."""
    sheets = {rows.found.sheet.name: rows for rows in taken.values() if rows.found.spec.form is not Form.FORM}
    told: list[Issue] = []
    seen = {(one.place.sheet or "", one.place.row or 0) for one in issues if one.code == "row_of_total"}
    for issue in issues:
        sheet, row = issue.place.sheet or "", issue.place.row or 0
        if issue.level is Level.ERROR and row and sheet in sheets and (sheet, row) not in seen:
            seen.add((sheet, row))
            told += _told(sheets[sheet], row, book)
        told.append(issue)
    return tuple(told)


def _told(rows: TakenRows, row: int, book: str) -> tuple[Issue, ...]:
    cells = rows.found.sheet.rows
    is_below = rows.found.first_row <= row <= len(cells)
    looks_like = looks_like_no_record(cells[row - 1]) if is_below else None
    if looks_like is None:
        return ()
    log = IssueLog()
    log.add("row_of_no_record", rows.found.place(book, row), what=looks_like)
    return log.finish(())


def looks_like_no_record(cells: Iterable[CellValue]) -> str | None:
    """Return what a row looks like that is no record; `None` for any other.

    Examples:
        >>> looks_like_no_record([None, "JUMLAH", 12]), looks_like_no_record(["Sumber: bidang", None])
        ('jumlah', 'catatan')
        >>> looks_like_no_record(["Jumlah peserta", 12]), looks_like_no_record(["kk.families", None])
        (None, None)
    """
    filled = [cell for cell in cells if cell is not None and cell != ""]
    texts = [cell.strip() for cell in filled if isinstance(cell, str)]
    if any(map(_TOTAL.fullmatch, texts)):
        return "jumlah"
    is_alone = len(filled) == 1 and len(texts) == 1
    if is_alone and (_NOTE.match(texts[0]) or len(texts[0].split()) >= _WORDS_OF_A_SENTENCE):
        return "catatan"
    return None
