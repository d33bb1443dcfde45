"""Counts told kind by kind, of a row or of all: `Dari 25 unit, 18 unit dalam kondisi baik dan 7 unit rusak`.

Each kind is a column. Of two counts beside each other one that the table bears out shows what is meant.
"""

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
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.domain.audit import AuditRule

_CUT: Final = re.compile(r"[,;:.()]|\b(?:dan|serta|atau|terdiri|dengan)\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:masing-masing|sekitar|hampir|lebih|kurang|bertambah|berkurang|naik|turun|selisih|rata-?\s?rata|belum|tidak"
    r"|bukan|di\s?antara\w*|target\w*)\b",
    re.IGNORECASE,
)
"""Of what is rough, denied, or no count of a kind."""
_LISTING: Final = re.compile(
    r"\b(?:terdiri|atas|dengan|rincian|meliputi|kondisi|keadaan|status)\b", re.IGNORECASE
)
_FEWEST: Final = 2


def check_counts_by_kind(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the counts that a clause tells by columns of a table near, of the row that it names or of all."""
    for sentence in report.document.sentences:
        for clause in (
            clauses_told(sentence, report.numbered_names) if len(sentence.numbers) >= _FEWEST else ()
        ):
            are_counts = all(told.number.is_count for told in clause.figures)
            if are_counts and len(clause.figures) >= _FEWEST and not _OTHER.search(clause.text):
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, clause, report))


def _of_table(
    sentence: Sentence, clause: Clause, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Equation]:
    meant = meant_in(_LISTING.sub(" ", clause.text), table, report)
    row = _row(meant, table) if meant is not None else None
    if row is None:
        return
    kinds = [_kind(told, table, report) for told in clause.figures]
    own = [(told, c) for told, c in zip(clause.figures, kinds, strict=True) if c is not None]
    cells = [(told.number, n, c) for told, c in own if (n := row.row.cells[c.index].number) is not None]
    values = {cell.number.value for cell in row.row.cells if cell.number is not None}
    are_apart = len({column.index for _, _, column in cells}) == len(cells)
    is_anchored = any(number.value == cell.value for number, cell, _ in cells)
    if are_apart and is_anchored and len(cells) >= _FEWEST:
        place = f"{sentence.place} dan {table.place(row)}"
        for number, cell, column in cells:
            if number.value == cell.value or number.value not in values:
                yield _equation(number, cell, column, place)


def _row(meant: Meant, table: UnderstoodTable) -> UnderstoodRow | None:
    """Return the one row that is named, the total where none is."""
    if len(meant.rows) == 1:
        return rows_of(table)[meant.rows[0]]
    is_of_all = not meant.rows and not meant.years and len(table.totals) == 1
    return table.totals[0] if is_of_all else None


def _kind(told: Told, table: UnderstoodTable, report: UnderstoodReport) -> Column | None:
    """Return the one column of counts that the words behind a figure tell, or else those before it."""
    for words in (_CUT.split(told.after)[0], _CUT.split(told.words)[-1]):
        meant = meant_in(_LISTING.sub(" ", words), table, report)
        if meant is not None and meant.tells_columns and not meant.rows:
            columns = [c for c in meant.columns if not (c.is_percent or c.is_money or c.years)]
            return columns[0] if len(columns) == 1 == len(meant.columns) else None
    return None


def _equation(number: PrintedNumber, cell: PrintedNumber, column: Column, place: str) -> Equation:
    return Equation(AuditRule.CROSSREF, Law.EQUAL, number, (cell,), place, subject=column.name)
