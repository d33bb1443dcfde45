"""Rows that are named as those that rose, fell or missed: `Hanya satu program yang bertambah, yaitu Melati`.

A table has as many of them as are told, and they are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.achieved_rows import achieved_beside
from capaian.auditor.checks.members_by_side import SIDES, Rows, members_by_side, statement_of
from capaian.auditor.checks.verdict_lists import verdict_lists
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.direction_words import DOWN, UP
from capaian.auditor.understanding.extremes import clauses_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import of_report, years_beside
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.rules.outcome import HUNDRED

_MEMBERS: Final = Worded(r"\b(?:yaitu|yakni|adalah|ialah)\b")
_BEHIND: Final = re.compile(
    r"^(?P<says>[^.;:,\d]{3,80}?),?\s*\b(?:yaitu|yakni|adalah|ialah)\b\s*:?\s*(?P<names>[^;]+)", re.IGNORECASE
)
"""What is said of so many, and then which: `yang belum mencapai target adalah Melati dan Dahlia`."""
_BETWEEN: Final = re.compile(
    r"^(?:\s+[a-z]+){0,2},\s*(?:yaitu|yakni)\s+(?P<names>[^;:]+?),\s*(?P<says>(?:[a-z]+\s+){0,3}[a-z]+)\b",
    re.IGNORECASE,
)
"""Which they are, and then what is said of them: `, yaitu Melati, mengalami penurunan`."""
_DID: Final = r"(?:berhasil|mampu)\s+"
_UP: Final = re.compile(rf"\b(?:{UP}|{_DID}(?:menaikkan|meningkatkan|menambah))\b", re.IGNORECASE)
_DOWN: Final = re.compile(rf"\b(?:{DOWN}|{_DID}(?:menurunkan|mengurangi|menekan))\b", re.IGNORECASE)
_MISSED: Final = re.compile(
    r"\b(?:belum|tidak)\s+(?:\w+\s+)?(?:tercapai|terpenuhi|(?:mencapai|memenuhi)(?:\s+target)?)\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:lebih|kurang|di\s?(?:atas|bawah)|paling|ter(?:tinggi|endah|besar|kecil|banyak)|nasional|provinsi|renstra"
    r"|rpjmd|akhir|triwulan|semester|harus|perlu|akan|agar|dapat|diharapkan|antara lain"
    r"|di\s?antara\w*|lain(?:nya)?)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Rows that are worth counting."""


def check_told_members(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the rows that a sentence names as so many of a kind, where a table beside has as many."""
    for sentence in report.document.sentences_with(_MEMBERS):
        for count in counts_in(sentence.text):
            after = sentence.text[count.end :]
            told = _BEHIND.match(after) or _BETWEEN.match(after)
            way = way_of(told["says"]) if told else None
            if (
                told is not None
                and way is not None
                and not _OTHER.search(told[0].partition(told["names"])[0])
                and not (way is _MISSED and _has_verdicts(sentence, report))
            ):
                yield from _of_tables(sentence, count, next(clauses_of(told["names"])), way, report)
        if SIDES.search(sentence.text):
            yield from members_by_side(sentence, report)


def _has_verdicts(sentence: Sentence, report: UnderstoodReport) -> bool:
    """Whether the rows that a sentence names are held one by one against their achievements."""
    return any(verdict_lists(sentence, achieved_beside(sentence, report), report.year))


def way_of(says: str) -> re.Pattern[str] | None:
    """Return which of the things that tables tell is said; none where words say several."""
    found = [way for way in (_UP, _DOWN, _MISSED) if way.search(says)]
    return found[0] if len(found) == 1 and not _OTHER.search(says) else None


def _of_tables(
    sentence: Sentence, count: Count, names: str, way: re.Pattern[str], report: UnderstoodReport
) -> Iterator[Statement]:
    """Yield what the nearest table beside a sentence tells, by all ways that give as many rows."""
    for table in tables_near(sentence, report):
        heads = words_of(table.heads_of_names)
        named = frozenset(found.row for found in find_named(names, table.labels))
        is_meant = is_beside(sentence, table) and count.noun in heads and len(table.items) >= _FEWEST
        ways = {rows for rows in rows_moved(table, way, report.year) if len(rows) == count.number}
        if is_meant and ways and len(named) == count.number:
            yield from _statements(sentence, table, named, ways)
            return


def rows_moved(table: UnderstoodTable, way: re.Pattern[str], year: int | None) -> Iterator[Rows]:
    """Yield the rows of which a thing holds, by each column that may tell it."""
    if way is _MISSED:
        columns = [*of_report(table.achievement_columns, year)] or _computed(table)
        if len(columns) == 1 and (achieved := values_in(table, columns[0])):
            yield _below([value - HUNDRED for value in achieved])
        return
    sign = 1 if way is _DOWN else -1
    held = (relation for relation in table.relations if relation.law is Law.DIFFERENCE)
    levels = {column.index for relation in held for column in relation.inputs}
    for column in (column for column in table.figure_columns if column.index not in levels):
        if Role.CHANGE in roles_of(column.path[-1:]) and (moves := values_in(table, column)):
            yield _below([sign * value for value in moves])
    for before, after in years_beside(table):
        ends = [*zip(values_in(table, before), values_in(table, after), strict=False)]
        if ends:
            yield _below([sign * (last - first) for first, last in ends])


def _computed(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns that are achievements by their figures, whatever their heads say."""
    shares = [relation for relation in table.relations if relation.law is Law.PERCENT]
    of_target = [share.result for share in shares if Role.TARGET in roles_of(share.inputs[-1].path)]
    return [*{column.index: column for column in of_target}.values()]


def _below(values: Sequence[Decimal]) -> Rows:
    return frozenset(place for place, value in enumerate(values) if value < 0)


def values_in(table: UnderstoodTable, column: Column) -> list[Decimal]:
    """Return the figure of every item; nothing if one has none."""
    numbers = [row.row.cells[column.index].number for row in table.items]
    values = [number.value for number in numbers if number is not None]
    return values if len(values) == len(numbers) else []


def _statements(
    sentence: Sentence, table: UnderstoodTable, named: Rows, ways: set[Rows]
) -> Iterator[Statement]:
    """Yield whether those that are named are those that a column tells; two columns may tell two things."""
    holds = named in ways
    if holds or len(ways) == 1:
        yield statement_of(sentence, table, named, named if holds else next(iter(ways)))
