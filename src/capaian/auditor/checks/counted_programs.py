"""How many programs a sentence says there are, beside the tables that list them all.

`Anggaran dilaksanakan melalui 5 (lima) program` where two tables list the same four.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.counted_measures import counted_measures
from capaian.auditor.checks.names import names_in
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.plans import count_levels
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PROGRAM: Final = "program"
_ACTIVITY: Final = "kegiatan"
"""Counted beside programs, both are judged as a pair."""
_FEWEST: Final = 2
"""So many programs make a list, and so many tables with the same ones tell that they are all."""
_ALL: Final = re.compile(
    r"\b(?:melalui|terdiri (?:dari|atas)|mencakup|meliputi|didukung (?:oleh|dengan)|melaksanakan|mengelola"
    r"|memuat)\s+$",
    re.IGNORECASE,
)
"""Before a count of all there are."""
_ENDS: Final = re.compile(
    r"\s*(?:$|[,.;]|(?:dan|serta|dengan)\s+\d|yang\s+(?:didukung|terdiri|memuat|dijabarkan)\b)", re.IGNORECASE
)
"""Behind it: no word tells which programs are meant."""


_DOES: Final = re.compile(r"\b(?:melaksanakan|mengelola)\s+$", re.IGNORECASE)
_OF_PART: Final = re.compile(
    r"\b(?:sasaran|tujuan|misi|indikator|bidang|urusan|seksi|upt\w*)\b", re.IGNORECASE
)
"""What may have programs of its own, so that its count is none of all."""
_NEAR: Final = 2
"""By how much a count is wrong at most beside one table; more is of other things."""


def check_counted_programs(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each count of all programs beside the tables that list the same ones.

    A single table tells how many an office carries out, where it lists their activities too, with a total.
    What it is measured by is counted alike.
    """
    yield from counted_measures(report)
    listed = _listed(report.document)
    if listed is None:
        yield from _of_one_table(report)
        return
    names, table = listed
    why = f"{table} memuat {names} program, seperti tabel lain yang memuat program."
    for sentence, count in _counted(report):
        yield _statement(sentence, count.number, names, why, Level.ERROR)


def _of_one_table(report: UnderstoodReport) -> Iterator[Statement]:
    plans = [(table, found) for table in report.tables if (found := count_levels(table))]
    if len(plans) != 1 or not plans[0][0].totals:
        return
    table, names = plans[0][0].table.name, plans[0][1][_PROGRAM]
    for sentence, count in _counted(report):
        before = sentence.text[: count.start]
        is_of_all = _DOES.search(before) and not _OF_PART.search(before)
        is_alone = all(each.noun != _ACTIVITY for each in counts_in(sentence.text))
        if is_of_all and is_alone and abs(count.number - names) <= _NEAR:
            yield _statement(sentence, count.number, names, f"{table} memuat {names} program.", Level.WARNING)


def _counted(report: UnderstoodReport) -> Iterator[tuple[Sentence, Count]]:
    """Yield each count of all programs of the report's year."""
    for sentence in report.document.sentences:
        if _is_of_other_year(sentence, report.year):
            continue
        for count in counts_in(sentence.text):
            before, after = sentence.text[: count.start], sentence.text[count.end :]
            if count.noun == _PROGRAM and _ALL.search(before) and _ENDS.match(after):
                yield sentence, count


def _listed(document: PrintedDocument) -> tuple[int, str] | None:
    """Return how many programs the longest list has that stands in several tables, with the last table.

    `None` where a table has a program that it lacks: then no list has all.
    """
    lists = [
        (frozenset(name.key for name in names if name.level == _PROGRAM), names[0].table)
        for columns in names_in(document)
        for names in columns
    ]
    every = frozenset[str]().union(*(own for own, _ in lists))
    times = Counter(own for own, _ in lists)
    if len(every) < _FEWEST or times[every] < _FEWEST:
        return None
    return len(every), next(table for own, table in reversed(lists) if own == every)


def _is_of_other_year(sentence: Sentence, year: int | None) -> bool:
    return any(int(found) != year for found in YEAR.findall(sentence.text))


def _statement(sentence: Sentence, said: int, names: int, why: str, level: Level) -> Statement:
    holds = said == names
    return Statement(
        AuditRule.COUNT,
        holds,
        sentence.line,
        f"{said} program",
        f"{names} program",
        why,
        sentence.place,
        level,
    )
