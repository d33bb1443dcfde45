"""Which row lies nearest to its target, or farthest from it: `paling jauh dari target`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.ways_to_count import is_of_plan
from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.extremes import clauses_of
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_GAP: Final = r"(?:deviasi|selisih|jarak|gap|kesenjangan|penyimpangan)(?:nya)?"
_LARGEST: Final = r"(?:terbesar|tertinggi|terlebar|terjauh|paling\s+(?:besar|lebar|jauh|tinggi))"
_LEAST: Final = r"(?:terkecil|terendah|tersempit|terdekat|paling\s+(?:kecil|sempit|dekat|rendah))"
_FROM_TARGET: Final = (
    r"(?:(?:antara\s+)?(?:target|realisasi|capaian)\s+(?:dan|dengan|terhadap)\s+(?:target|realisasi|capaian)(?:nya)?"
    r"|(?:dari|terhadap|dengan)\s+target(?:nya)?)"
)
_SAID: Final = Worded(
    r"\b(?:(?P<far>(?:paling\s+|ter)jauh)\s+(?:dari|terhadap)\s+target(?:nya)?"
    r"|(?P<near>(?:paling\s+(?:mendekati|dekat\s+dengan)|terdekat\s+dengan))\s+target(?:nya)?"
    rf"|{_GAP}\s+(?:yang\s+)?(?:(?P<most>{_LARGEST})|(?P<least>{_LEAST}))\s+{_FROM_TARGET}"
    rf"|{_GAP}\s+{_FROM_TARGET}\s+(?:yang\s+)?(?:(?P<most2>{_LARGEST})|(?P<least2>{_LEAST})))\b"
)
_OTHER: Final = re.compile(
    r"\b(?:melampaui|melebihi|di\s?atas|renstra|rpjmd|akhir|nasional|provinsi|triwulan|semester|bulan|lalu|sebelumnya"
    r"|salah\s+satu|tidak|bukan|kedua|ketiga|anggaran|pagu|serapan|keuangan)\b",
    re.IGNORECASE,
)
"""Another target, time or side, or a place behind the first."""
_FEWEST: Final = 3
_HUNDRED: Final = 100

_Pair = tuple[UnderstoodRow, PrintedNumber, PrintedNumber]
"""A row with its target and its actual."""


def target_distances_in(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the rows that sentences call nearest to their targets, or farthest, where no way bears it out."""
    for sentence in report.document.sentences_with(_SAID):
        if years_in(sentence.text) <= {report.year}:
            for clause in clauses_of(sentence.text):
                said = None if _OTHER.search(clause) else _SAID.search(clause)
                if said is not None:
                    yield from _of_clause(sentence, clause, said, report)


def _of_clause(
    sentence: Sentence, clause: str, said: re.Match[str], report: UnderstoodReport
) -> Iterator[Statement]:
    near = tables_near(sentence, report)
    made = []
    for table in (*near, *(table for table in report.tables if table not in near)):
        pairs = [*_pairs(table, report.year)]
        named = {one.row for one in find_named(clause, [row.label for row, _, _ in pairs])}
        if len(pairs) >= _FEWEST and len(named) == 1:
            made.append(_statement(sentence, said, table, pairs, pairs[named.pop()][0]))
    yield from ([each for each in made if each.holds] or made)[:1]


def _pairs(table: UnderstoodTable, year: int | None) -> Iterator[_Pair]:
    """Yield the rows of a table that have a target and an actual of the year; all of them do."""
    targets, actuals = (
        of_report([c for c in table.figure_columns if c.meaning is role], year)
        for role in (Role.TARGET, Role.ACTUAL)
    )
    if len(targets) != 1 or len(actuals) != 1 or is_of_plan(table, year):
        return
    found = [
        (row, target, actual)
        for row in table.named
        if (target := _number(row, targets[0])) is not None and target.value
        if (actual := _number(row, actuals[0])) is not None
    ]
    yield from found if len(found) == len(table.named) else ()


def _number(row: UnderstoodRow, column: Column) -> PrintedNumber | None:
    return row.row.cells[column.index].number


def _statement(
    sentence: Sentence,
    said: re.Match[str],
    table: UnderstoodTable,
    pairs: Sequence[_Pair],
    row: UnderstoodRow,
) -> Statement:
    right = _right(said, table, pairs, {})
    words = " ".join(said[0].split())
    return Statement(
        AuditRule.CLAIM,
        row.row.line in right,
        sentence.line,
        f"{words}: {row.label}",
        " atau ".join(other.label for other, _, _ in pairs if other.row.line in right),
        f"Menurut target dan realisasi pada {table.table.name}.",
        sentence.place,
        lines=(row.row.line,),
        against=Held(
            tuple(number.spot for _, target, actual in pairs for number in (target, actual)),
            lambda changed: row.row.line in _right(said, table, pairs, changed),
        ),
    )


def _right(
    said: re.Match[str], table: UnderstoodTable, pairs: Sequence[_Pair], changed: Changed
) -> frozenset[int]:
    """Return the lines of the rows that may be meant: by figures or percent, of all or of those below target.

    What is near a target that it has not reached yet is near it in another sense than what has passed it.
    """
    is_far = bool(said["far"] or said["most"] or said["most2"])
    found: set[int] = set()
    for gaps in _gaps(table, pairs, changed):
        pools: list[Mapping[int, Decimal]] = [{line: abs(gap) for line, gap in gaps.items()}]
        if said["far"] or said["near"]:
            pools.append({line: -gap for line, gap in gaps.items() if gap < 0})
        if not is_far:
            pools.append({line: abs(gap) for line, gap in gaps.items() if gap})
        for pool in filter(None, pools):
            limit = max(pool.values()) if is_far else min(pool.values())
            found |= {line for line, gap in pool.items() if gap == limit}
    return frozenset(found)


def _gaps(
    table: UnderstoodTable, pairs: Sequence[_Pair], changed: Changed
) -> Iterator[Mapping[int, Decimal]]:
    """Yield by line how far each row lies above its target: in its unit, in percent, by its achievement."""
    values = {
        row.row.line: (changed.get(target.spot, target.value), changed.get(actual.spot, actual.value))
        for row, target, actual in pairs
    }
    yield {line: actual - target for line, (target, actual) in values.items()}
    yield {line: _HUNDRED * (actual - target) / target for line, (target, actual) in values.items() if target}
    for column in table.achievement_columns:
        numbers = {row.row.line: _number(row, column) for row, _, _ in pairs}
        yield {line: number.value - _HUNDRED for line, number in numbers.items() if number is not None}
