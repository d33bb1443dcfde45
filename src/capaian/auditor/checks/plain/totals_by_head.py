"""Totals of a column told by its head, however small: `sedangkan PNS perempuan berjumlah 9 orang`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.nearby import is_beside
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(r"\b(?:berjumlah|sebanyak|sejumlah)\s+$")
_ANY: Final = Worded(r"\b(?:berjumlah|sebanyak|sejumlah)\b")
_OTHER: Final = re.compile(
    r"\b(?:tidak|belum|bukan|hanya|selisih|kali|rata-?\s?rata|lebih|kurang|sekitar|hampir|ter(?:banyak|tinggi|besar|endah"
    r"|kecil|sedikit)|paling|masing-masing|setiap|tiap|per|di\s?antara\w*|dari|termasuk|tambahan|baru|target\w*)\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"\s*(?:orang|jiwa|unit|buah)?\s*[.,;]?\s*$", re.IGNORECASE)
_FEWEST: Final = 2
_FARTHEST: Final = 3


def check_totals_by_head(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the one count of a clause that names a column of a table beside it, and no row."""
    for sentence in report.document.sentences_with(_ANY):
        if not years_in(sentence.text) <= {report.year}:
            continue
        for clause in clauses_told(sentence, report.numbered_names):
            if len(clause.figures) == 1 and not _OTHER.search(clause.text):
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, clause, report))


def _of_table(
    sentence: Sentence, clause: Clause, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Equation]:
    told = clause.figures[0]
    is_count = told.number.is_count and _SAID.search(told.words) and _END.match(told.after)
    if not is_count or not is_beside(sentence, table) or len(table.totals) != 1 or len(table.items) < _FEWEST:
        return
    meant = meant_in(clause.text, table, report)
    if meant is None or meant.rows or not meant.tells_columns or len(meant.columns) != 1:
        return
    column = meant.columns[0]
    cells = [row.row.cells[column.index].number for row in table.items]
    total = table.totals[0].row.cells[column.index].number
    is_item = any(cell is not None and cell.value == told.number.value for cell in cells)
    if total is None or not total.is_count or (is_item and total.value != told.number.value):
        return
    if total.value <= _FARTHEST * told.number.value and told.number.value <= _FARTHEST * total.value:
        place = f"{sentence.place} dan {table.place(table.totals[0])}"
        yield Equation(AuditRule.CROSSREF, Law.EQUAL, told.number, (total,), place, subject=column.name)
