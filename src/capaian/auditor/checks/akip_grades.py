"""The grade of an evaluation of AKIP (SAKIP) is that of its value by law: `nilai 74,16 dengan predikat B`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.scale import classified_values
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.akip import (
    FIRST_YEAR,
    GRADE,
    LAW,
    grade_of,
    is_of_akip,
    tells_subject,
)
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE
from capaian.rules.outcome import HUNDRED

_CALLED: Final = (
    r"(?:predikat|kategori|kriteria|peringkat)"
    r"(?:\s+(?:nilai|penilaian|hasil|akuntabilitas|kinerja|akip|sakip))*"
)
_TOLD: Final = Worded(rf"\b(?i:(?:ber)?{_CALLED})\s+[“\"'(]*{GRADE}", re.NOFLAG)
_IN_BRACKETS: Final = re.compile(rf"\s*\(\s*{GRADE}\s*\)")
_BETWEEN: Final = re.compile(
    r"[\s,(]*(?:(?:dengan|dan|atau|yang|masuk|termasuk|berada|pada|dalam|di|memperoleh|mendapat|mendapatkan|sehingga"
    r"|meraih|poin)\b[\s,(]*)*"
)
"""Words from a value to its grade."""
_ROW: Final = re.compile(r"^\W*(?:predikat|kategori|peringkat|tingkat\s+akuntabilitas|interpretasi)\b", re.I)
_HEAD: Final = re.compile(r"\b(?:predikat|kategori|peringkat|tingkat\s+akuntabilitas)\b", re.IGNORECASE)
_CELL: Final = re.compile(rf"\W*{GRADE}\W*")
_PARTS: Final = re.compile(r"\bbobot\b|\bkomponen\b", re.IGNORECASE)
"""Heads of a table whose rows are parts of an evaluation, each graded by its own share."""

_Graded = tuple[PrintedNumber, str, int, str]
"""A value with its grade, and where that stands."""


def check_akip_grades(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each grade beside the value that it is of, in sentences and in tables of the evaluation.

    Grades in tables of which the report itself tells the scale are held against that.
    """
    if (report.year or FIRST_YEAR) < FIRST_YEAR:
        return
    for sentence, mentions in read_sentences(report.document):
        yield from _of_sentence(sentence, mentions)
    told = {number.spot for scale, number in classified_values(report) if scale.line}
    for table in report.tables:
        if is_of_akip(table.table.title):
            graded = (*_of_rows(table), *_of_columns(table))
            yield from (_statement(*each) for each in graded if each[0].spot not in told)


def _of_sentence(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Statement]:
    for mention in mentions:
        number, start = mention.number, sentence.place_of(mention.number)
        before, end = sentence.text[:start], start + len(number.text)
        section = "" if tells_subject(sentence.text) else sentence.section
        is_meant = is_of_akip(before or section) or (not tells_subject(before) and is_of_akip(section))
        is_level = mention.head not in CHANGES and (mention.year or FIRST_YEAR) >= FIRST_YEAR
        if not (is_meant and is_level and _is_value(number)):
            continue
        between = _BETWEEN.match(sentence.text, end)
        told = _TOLD.pattern.match(sentence.text, between.end() if between else end)
        told = told or _IN_BRACKETS.match(sentence.text, end)
        if told:
            yield _statement(number, told["grade"], sentence.line, sentence.place)


def _is_value(number: PrintedNumber) -> bool:
    return number.unit == ONE and number.decimals > 0 and 0 < number.value <= HUNDRED


def _of_rows(table: UnderstoodTable) -> Iterator[_Graded]:
    """Yield the grades of a row of grades, each below its value."""
    for place, row in enumerate(table.rows):
        for cell in row.row.cells if _ROW.match(row.label) and place else ():
            grade, above = _CELL.fullmatch(cell.text), table.rows[place - 1].row.cells[cell.column].number
            if grade and above is not None and _is_value(above):
                yield (above, grade["grade"], row.row.line, table.place(row))


def _of_columns(table: UnderstoodTable) -> Iterator[_Graded]:
    """Yield the grades of a column of grades, each behind its value; parts of an evaluation are left out.

    The mean of all has a grade as each of them has.
    """
    if any(_PARTS.search(" ".join(column.path)) for column in table.columns):
        return
    graded = [row for row in table.rows if row.kind in (RowKind.ITEM, RowKind.MEAN)]
    for column in table.columns:
        for row in graded if column.index and _HEAD.search(column.name) else ():
            grade, before = (
                _CELL.fullmatch(row.row.texts[column.index]),
                row.row.cells[column.index - 1].number,
            )
            if grade and before is not None and _is_value(before):
                yield (before, grade["grade"], row.row.line, table.place(row))


def _statement(number: PrintedNumber, printed: str, line: int, place: str) -> Statement:
    right = grade_of(number.value)
    holds = printed == right
    return Statement(
        AuditRule.SCALE,
        holds,
        line,
        f"{number.text}: {printed}",
        right,
        f"Nilai evaluasi AKIP {number.text} berpredikat {right} menurut {LAW}.",
        place,
        lines=(number.spot.line,),
    )
