"""What rows that are named come to together: `Golongan IV dan Golongan III berjumlah 50 orang`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SAID: Final = Worded(r"\b(?:berjumlah|sejumlah|totalnya|total|bersama-sama)\b")
_EACH: Final = re.compile(r"\b(?:masing-masing|selisih|rata-?\s?rata|lebih|kurang)\b", re.IGNORECASE)


def check_sums_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the sum told of rows that are named, where a table near has each of them."""
    for sentence in report.document.sentences_with(_SAID):
        for clause in clauses_told(sentence):
            is_one = len(clause.figures) == 1 and clause.figures[0].number.unit != PERCENT
            if is_one and _SAID.search(clause.text) and not _EACH.search(clause.text):
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, clause, report))


def _of_table(
    sentence: Sentence, clause: Clause, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Equation]:
    number = clause.figures[0].number
    meant = meant_in(clause.text, table, report)
    if meant is None or len(meant.rows) < 2 or clause.figures[0].is_change:
        return
    found = [cells for c in _counts(table.figure_columns) if (cells := _cells(table, meant, c))]
    equations = [
        Equation(AuditRule.SUM, Law.SUM, number, cells, sentence.place, subject="jumlah") for cells in found
    ]
    right = [equation for equation in equations if equation.holds()]
    told = [cells for c in _told(meant) if (cells := _cells(table, meant, c))]
    if right or len(told) == 1:
        yield (right or [each for each in equations if each.inputs == told[0]])[0]


def _counts(columns: Sequence[Column]) -> Sequence[Column]:
    return [c for c in columns if not c.is_percent and Role.CHANGE not in roles_of(c.path)]


def _told(meant: Meant) -> Sequence[Column]:
    """Return the columns that words tell, else those of totals where there are others beside."""
    counts = _counts(meant.columns)
    totals = [c for c in counts if Role.TOTAL in c.roles]
    return counts if meant.tells_columns or len(counts) == 1 else totals


def _cells(table: UnderstoodTable, meant: Meant, column: Column) -> tuple[PrintedNumber, ...]:
    """Return the figures of all rows that are named; nothing where one has none."""
    numbers = [rows_of(table)[row].row.cells[column.index].number for row in meant.rows]
    found = tuple(number for number in numbers if number is not None)
    return found if len(found) == len(numbers) else ()
