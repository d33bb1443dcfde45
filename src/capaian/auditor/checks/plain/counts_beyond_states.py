"""More of a kind than a table has in a state: `pendampingan 13 desa tertinggal`, where eight are.

Fewer may be some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_WILL: Final = re.compile(
    r"\b(?:akan|diprioritaskan|memprioritaskan|pendampingan|pembinaan|penanganan|revitalisasi|membentuk|membina"
    r"|menangani|mendampingi|terhadap|bagi|untuk|masih\s+(?:ada|terdapat))\b",
    re.IGNORECASE,
)
"""What is to be done with those that are in a state now."""
_OTHER: Final = re.compile(
    r"\b(?:menjadi|target\w*|hingga|sampai|sebelumnya|lalu|semula|nasional|provinsi|dari|per|setiap|tiap|kumulatif)\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"(?:\s+(?P<kind>(?!yang\b|belum\b|tidak\b)[^\W\d_]+)){0,2}?\s+(?:yang\s+)?(?:masih\s+|berstatus\s+|dalam\s+keadaan\s+)?"
    r"(?P<state>(?:belum|tidak)\s+[^\W\d_]+|[^\W\d_]{5,})",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:belum|tidak|kurang)\b", re.IGNORECASE)
_FEWEST: Final = 3


def check_counts_beyond_states(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield counts of things in a state that are more than the total of the one column of that state."""
    for sentence in report.document.sentences:
        if not _WILL.search(sentence.text) or _OTHER.search(sentence.text):
            continue
        for count in counts_in(sentence.text):
            found = [*_totals(sentence, count, report)]
            numbers = {total.value for _, _, total in found}
            if len(numbers) == 1 and count.number > max(numbers) > 0:
                yield _statement(sentence, count, *found[0])


def _totals(
    sentence: Sentence, count: Count, report: UnderstoodReport
) -> Iterator[tuple[UnderstoodTable, Column, PrintedNumber]]:
    """Yield the totals of columns of a state, in tables of the things that are counted."""
    text = sentence.text[count.start :]
    behind = _BEHIND.match(sentence.text, count.end)
    if behind is None:
        return
    states = {word.casefold() for word in behind["state"].split()}
    is_denied = _DENIED.match(behind["state"]) is not None
    for table in report.tables:
        if len(table.totals) != 1 or len(table.items) < _FEWEST:
            continue
        about = words_of(" ".join((table.table.title, *(w for c in table.columns for w in c.path))))
        if count.noun not in about or not about & words_of(text[len(count.noun) :]) | {count.noun}:
            continue
        for column in table.figure_columns:
            head = column.bare_name
            own = {*head.split()}
            is_state = own == states or (is_denied and head in ("belum", "tidak", "belum ada"))
            if is_state and not column.is_percent:
                yield from _of_total(table, column, table.totals[0])


def _of_total(
    table: UnderstoodTable, column: Column, row: UnderstoodRow
) -> Iterator[tuple[UnderstoodTable, Column, PrintedNumber]]:
    number = row.row.cells[column.index].number
    if number is not None and number.is_count:
        yield table, column, number


def _statement(
    sentence: Sentence, count: Count, table: UnderstoodTable, column: Column, total: PrintedNumber
) -> Statement:
    number = count.number
    return Statement(
        AuditRule.COUNT,
        False,
        sentence.line,
        f"{number} {count.noun}",
        f"{total.text} {count.noun}",
        f"{table.table.name} memuat {total.text} pada kolom {column.name}; lebih dari itu tidak ada.",
        sentence.place,
        lines=(total.spot.line,),
        against=held_by((total,), lambda value: number <= value),
    )
