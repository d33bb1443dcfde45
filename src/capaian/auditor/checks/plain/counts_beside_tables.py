"""Counts of what a table beside them lists: `tersebar pada 7 kecamatan dengan kondisi sebagai berikut:`.

Above a table the sentence leads to it; below it the sentence has the total of the table as well. The head of
one of its columns is what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import OF_SOME, Count, counts_in
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_LEADS: Final = re.compile(
    r"\b(?:sebagai|sebagaimana|seperti|pada|dalam)\s+(?:tertera\s+|tercantum\s+|disajikan\s+)?(?:pada\s+|dalam\s+)?"
    r"(?:tabel\s+)?(?:di\s?bawah\s+ini|berikut)(?:\s+ini)?\s*[:.]?\s*$",
    re.IGNORECASE,
)
"""The end of a sentence that leads to the table below."""
_SPAN: Final = re.compile(r"\b20\d\d\s*[-\u2013]\s*20\d\d\b")
"""The years of a plan."""
_TOLD_BEFORE: Final = re.compile(r"\s*(?:tersebut|itu|ini)\b", re.IGNORECASE)
_OF_PLAN: Final = re.compile(r"^\W*(?:renstra|rpjmd)\b", re.IGNORECASE)
"""A plan that has what is counted."""
_OTHER: Final = re.compile(
    rf"\b(?:{OF_SOME}|antara\s+lain|sampel|terdapat\s+pada|minimal|maksimal|target\w*|dari)\b", re.IGNORECASE
)
_IDLE: Final = frozenset(("nama", "jenis", "uraian", "kinerja", "utama", "strategis"))
"""Words of a head beside the one that says what its cells are."""
_KINDS: Final = re.compile(r"orang|jiwa|unit|buah|tahun|bulan|hari|kali|persen|poin|tabel|jenis")
_FEWEST: Final = 3
_TELLING: Final = 4
_BELOW: Final = 8
_ABOVE: Final = 4
_FARTHEST: Final = 2


def check_counts_beside_tables(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how many things a table lists, by the sentence that leads to it or goes on of it."""
    for sentence in report.document.sentences:
        if years_in(_SPAN.sub(" ", sentence.text)) <= {report.year}:
            for count in counts_in(sentence.text):
                if not _KINDS.fullmatch(count.noun) and not _is_of_some(sentence, count):
                    yield from _of_nearest(sentence, count, report)


def _is_of_some(sentence: Sentence, count: Count) -> bool:
    """Whether words around a count make it one of some of the things."""
    before = re.split(r"[.;:,]|\bdan\b", sentence.text[: count.start])[-1]
    behind = re.split(r"[.;:,]|\b(?:dan|dengan|sebagai\w*)\b", sentence.text[count.end :])[0]
    if _TOLD_BEFORE.match(behind):
        return True
    before = _OF_PLAN.sub(" ", before)
    return _OTHER.search(f"{before} {behind}") is not None or len(behind.split()) > _FARTHEST


def _of_nearest(sentence: Sentence, count: Count, report: UnderstoodReport) -> Iterator[Statement]:
    led = [table for table in tables_near(sentence, report) if _is_led(sentence, table)]
    for table in led[:1]:
        columns = [c for c in table.columns if not c.is_numeric and _head(c) == {count.noun}]
        if len(columns) != 1 or len(table.named) < _FEWEST or any(row.level for row in table.items):
            continue
        names = _cells(columns[0], table)
        others = [_cells(c, table) for c in table.columns if not c.is_numeric and c is not columns[0]]
        found = len({*names})
        is_of_others = any(len({*own}) == len(own) for own in others if any(map(str.isalpha, "".join(own))))
        right = {found} if is_of_others else {found, len(names)}
        if "" not in names and count.number not in right and abs(found - count.number) <= _FARTHEST:
            yield _statement(sentence, count, found, table)


def _cells(column: Column, table: UnderstoodTable) -> list[str]:
    return [row.row.cells[column.index].text.strip().casefold() for row in table.items]


def _statement(sentence: Sentence, count: Count, found: int, table: UnderstoodTable) -> Statement:
    return Statement(
        AuditRule.COUNT,
        False,
        sentence.line,
        f"{count.number} {count.noun}",
        f"{found} {count.noun}",
        f"{table.table.name} memuat {found} {count.noun}.",
        sentence.place,
        Level.WARNING,
        rows=tuple(row.row.line for row in table.items),
    )


def _head(column: Column) -> set[str]:
    words = column.bare_name.split()
    return {*words} - _IDLE or {*words}


def _is_led(sentence: Sentence, table: UnderstoodTable) -> bool:
    """Whether a sentence leads to a table below it, or right below one has its total."""
    first, last = table.rows[0].row.line, table.rows[-1].row.line
    if 0 < first - sentence.line <= _BELOW:
        return _LEADS.search(sentence.text) is not None
    cells = (cell.number for row in table.totals for cell in row.row.cells)
    totals = {number.value for number in cells if number is not None and number.digits >= _TELLING}
    return 0 < sentence.line - last <= _ABOVE and any(n.value in totals for n in sentence.numbers)
