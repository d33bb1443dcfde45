"""All of a row, or so many of it, in one column: `Seluruh pengaduan selesai`, `dua di antaranya rusak`.

The table has the whole beside the part, and both are of the row that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from operator import eq
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_ALL: Final = Worded(
    r"(?<!\bdari )(?<!\bterhadap )\b(?:seluruh|semua)\s+(?P<whole>[^.;:,\d]{3,90}?)\s+"
    r"(?P<done>[^\W\d_]+)\s*[.;,]"
)
_OF_THEM: Final = Worded(
    rf"\b(?<![\d.,])(?P<count>\d[\d.]*|{NUMBER_WORDS})\s+(?:(?:orang|unit|buah|ekor)\s+)?di\s?antaranya\s+(?P<done>[^.;:,\d]{{3,60}})"
)
_DENIED: Final = re.compile(r"\b(?:tidak|belum|bukan|hampir|agar|harus|akan|target\w*)\b", re.IGNORECASE)
_OF_SHARE: Final = (Law.PERCENT,)


def check_parts_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what is said of all, or of so many, of a row that is named, where a table near has both."""
    for sentence in report.document.sentences_with(_ALL, _OF_THEM):
        for said in _ALL.finditer(sentence.text):
            if not _DENIED.search(sentence.text):
                yield from held_against_tables(sentence, report, partial(_of_all, sentence, said, report))
        for said in _OF_THEM.finditer(sentence.text):
            yield from held_against_tables(sentence, report, partial(_of_some, sentence, said, report))


def _of_all(
    sentence: Sentence, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    text = f"{sentence.text[: said.start()]} {said['whole']}"
    done, row = _column(said["done"], table, report), _row(meant_in(text, table, report), table)
    for whole in _wholes(done, table) if done is not None and row is not None else ():
        part, of = (row.row.cells[c.index].number for c in (done, whole) if c and row)
        if part is not None and of is not None and row is not None:
            yield _statement(sentence, said[0].rstrip(".;, "), part, of, table.place(row))
            return


def _row(meant: Meant | None, table: UnderstoodTable) -> UnderstoodRow | None:
    """Return the one row that is named, the total where none is."""
    if meant is not None and len(meant.rows) == 1:
        return rows_of(table)[meant.rows[0]]
    is_of_all = meant is not None and not meant.rows and meant.tells_columns and not meant.years
    return table.totals[0] if is_of_all and len(table.totals) == 1 else None


def _column(words: str, table: UnderstoodTable, report: UnderstoodReport) -> Column | None:
    """Return the one column of counts that words tell."""
    meant = meant_in(words, table, report)
    counts = [c for c in meant.columns if not c.is_percent] if meant and meant.tells_columns else []
    return counts[0] if len(counts) == 1 else None


def _wholes(done: Column, table: UnderstoodTable) -> Iterator[Column]:
    """Yield the columns that a column is a part of, by the figures of the table."""
    for relation in table.relations:
        if relation.law is Law.SUM and done in relation.inputs:
            yield relation.result
        elif relation.law in _OF_SHARE and relation.inputs[0] == done:
            yield relation.inputs[-1]


def _statement(
    sentence: Sentence, said: str, part: PrintedNumber, of: PrintedNumber, place: str
) -> Statement:
    return Statement(
        AuditRule.CLAIM,
        part.value == of.value,
        sentence.line,
        said,
        f"{part.text} dari {of.text}",
        f"{place}: {part.text} dari {of.text}, bukan seluruhnya.",
        sentence.place,
        lines=(part.spot.line,),
        against=held_by((part, of), eq),
    )


def _values(row: UnderstoodRow) -> set[Decimal]:
    return {cell.number.value for cell in row.row.cells if cell.number is not None}


def _of_some(
    sentence: Sentence, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    number = read_count(said["count"].replace(".", ""))
    before = [n.value for n in sentence.numbers if sentence.place_of(n) < said.start()]
    meant = meant_in(sentence.text[: said.start()], table, report)
    done = _column(said["done"], table, report)
    if meant is None or done is None or len(meant.rows) != 1:
        return
    row = rows_of(table)[meant.rows[0]]
    part = row.row.cells[done.index].number
    if part is not None and number is not None and len(before) == 1 and before[0] in _values(row):
        yield Statement(
            AuditRule.COUNT,
            part.value == number,
            sentence.line,
            f"{said['count']} di antaranya",
            part.text,
            f"{table.place(row)}, {done.name}: {part.text}; tercetak {said['count']}.",
            sentence.place,
            lines=(part.spot.line,),
        )
