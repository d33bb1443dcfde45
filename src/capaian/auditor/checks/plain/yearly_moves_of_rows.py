"""What rows did each year: `naik 3,00 poin setiap tahun`, `Melati dan Seruni terus meningkat`.

A table near has their levels of three years or more in columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, rows_of
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.direction_words import CAUSED, DOWN, LOWERED, RAISED, UP, opposite_of
from capaian.auditor.understanding.pointers import meant_or_pointed
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_EACH_YEAR: Final = Worded(
    r"\b(?:(?:terus|selalu|konsisten)(?:[\s-]menerus)?|(?:setiap|tiap|per)\s+tahun(?:nya)?|dari\s+tahun\s+ke\s+tahun)\b"
)
_WAY: Final = re.compile(rf"\b(?:(?P<up>{UP}|{RAISED})|{DOWN}|{LOWERED})\b", re.IGNORECASE)
_PLANNED: Final = re.compile(
    rf"\b(?:{CAUSED}|di(?:rencana|tetap|proyeksi|target)kan|dirancang|akan|mulai|secara|konsisten|bertahap)\b",
    re.IGNORECASE,
)
"""What was done to a target, and that it was."""
_FROM: Final = re.compile(r"\b(?:mulai|dari)\s+(?:tahun\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:hingga|sampai)\b", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(?:rata-?\s?rata|sejak|selama|terakhir|berturut)\b", re.IGNORECASE)
_SPAN: Final = re.compile(
    rf"\b(?:selama|dalam)\s+(?:kurun\s+waktu\s+)?(?P<years>{NUMBER_WORDS}|\d)\s+tahun(?:\s+terakhir)?\b,?",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Years of a course."""
_LAST: Final = 9999


def check_yearly_moves_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how far, or which way, rows that are named are told to move each year."""
    for sentence in report.document.sentences_with(_EACH_YEAR):
        for clause in clauses_told(sentence, report.numbered_names):
            ways = [*_WAY.finditer(clause.text)]
            text = _SPAN.sub(" ", clause.text)
            if _EACH_YEAR.search(text) and len(ways) == 1 and not _OTHER.search(text):
                yield from _of_clause(sentence, clause, ways[0], report)


def _of_clause(
    sentence: Sentence, clause: Clause, way: re.Match[str], report: UnderstoodReport
) -> Iterator[Claim]:
    span = _SPAN.search(clause.text)
    last = read_count(span["years"]) if span else None
    text = _PLANNED.sub(" ", _EACH_YEAR.pattern.sub(" ", _SPAN.sub(" ", clause.text)))
    steps = [told.number for told in clause.figures if told.is_change]

    def of_table(table: UnderstoodTable) -> Iterator[Claim]:
        meant = meant_or_pointed(sentence, text, table, report)
        years = _years(meant, clause.text) if meant is not None else frozenset[int]()
        series = [*_series(meant, years, table, last)] if meant is not None else []
        if steps and len(series) == len(steps) == 1:
            yield from _step(sentence, steps[0], series[0])
        elif meant is not None and 0 < len(series) == len(meant.rows) and not clause.figures:
            yield _course(sentence, way, [*zip(meant.rows, series, strict=True)], table)

    yield from held_against_tables(sentence, report, of_table)


def _years(meant: Meant, text: str) -> frozenset[int]:
    """Return first and last year of a course, of which a clause may tell but one."""
    if len(meant.years) != 1:
        return meant.years
    return meant.years | ({_LAST} if _FROM.search(text) else {0} if _UNTIL.search(text) else set())


def _series(
    meant: Meant, told: Set[int], table: UnderstoodTable, years: int | None
) -> Iterator[Sequence[PrintedNumber]]:
    """Yield the levels of each row over the years that are meant, or the last so many, of one measure."""
    columns = [c for c in meant.columns if len(c.years) == 1]
    first, last = min(told, default=0), max(told, default=_LAST)
    columns = sorted((c for c in columns if first <= min(c.years) <= last), key=lambda c: min(c.years))
    columns = columns if years is None or years > len(columns) else columns[-years:]
    heads = {YEAR.sub("", " ".join(column.path)) for column in columns}
    if len(heads) != 1 or len(columns) < max(_FEWEST, years or 0):
        return
    for row in meant.rows:
        numbers = [rows_of(table)[row].row.cells[column.index].number for column in columns]
        if None not in numbers:
            yield [number for number in numbers if number is not None]


def _step(sentence: Sentence, step: PrintedNumber, levels: Sequence[PrintedNumber]) -> Iterator[Equation]:
    """Yield the step told of each year, where all steps are alike."""
    steps = {abs(b.value - a.value) for a, b in pairwise(levels)}
    if len(steps) == 1:
        ends = sorted(levels[-2:], key=lambda number: number.value, reverse=True)
        yield Equation(
            AuditRule.DIFFERENCE,
            Law.DIFFERENCE,
            step,
            tuple(ends),
            sentence.place,
            subject="perubahan setiap tahun",
        )


def _course(
    sentence: Sentence,
    way: re.Match[str],
    series: Sequence[tuple[int, Sequence[PrintedNumber]]],
    table: UnderstoodTable,
) -> Statement:
    """Return whether all rows went one way each year."""
    sign = Decimal(1 if way["up"] else -1)
    wrong = [
        row for row, levels in series if any(sign * (b.value - a.value) < 0 for a, b in pairwise(levels))
    ]
    names = "; ".join(rows_of(table)[row].label for row in wrong)
    return Statement(
        AuditRule.TREND,
        not wrong,
        sentence.line,
        way[0],
        f"tidak setiap tahun {way[0].casefold()}",
        f"Menurut {table.table.name} {names} pernah {opposite_of(way[0]) or 'sebaliknya'}.",
        sentence.place,
        lines=tuple(rows_of(table)[row].row.line for row in wrong),
    )
