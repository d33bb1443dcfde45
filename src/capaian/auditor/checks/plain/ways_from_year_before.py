"""Which way a level moved by as much as its table has it: `96 kejadian, menurun 16 dibandingkan tahun 2022`.

The level is a row's of the year that is told, and lies from that row's figure of the other year as far as is
said. It is a row that is named, or the total of what the title of the table tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.added_columns import cells_of
from capaian.auditor.understanding.direction_words import WAY, opposite_of
from capaian.auditor.understanding.figures import subject_of, words_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.told_clauses import Told, clauses_told
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_AGAINST: Final = Worded(
    r"\b(?:di\s?banding(?:kan|\b)|daripada|dari)\s+(?:[^\W\d_]+\s+){0,2}?tahun\s+"
    r"(?:(?P<year>(?:19|20)\d\d)|sebelumnya|lalu)\b"
)
_MOVED: Final = re.compile(rf"\b{WAY}(?:\s+(?:sebesar|sebanyak|sejumlah))?\s*$", re.IGNORECASE)
_NOT: Final = re.compile(r"\b(?:tidak|bukan|belum|jika|apabila|bila|agar|akan|target\w*)\b", re.IGNORECASE)
_FEWEST: Final = 10
"""A level below that is one of a row by chance."""


def check_ways_from_year_before(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield which way a level is told to have moved since another year, where a row has both levels."""
    for sentence in report.document.sentences_with(_AGAINST):
        for clause in clauses_told(sentence, report.numbered_names):
            against = _AGAINST.search(clause.text)
            years = _years(sentence, against, report.year) if against and not _NOT.search(clause.text) else ()
            for level, change in pairwise(clause.figures) if years else ():
                way = _MOVED.search(change.words)
                if way is not None and _is_level(level, change):
                    of_table = partial(_of_table, sentence, (level, change), way, years)
                    near = [*held_against_tables(sentence, report, of_table)]
                    yield from near or _of_far_tables(sentence, report, of_table)


def _of_far_tables(
    sentence: Sentence, report: UnderstoodReport, of_table: Callable[[UnderstoodTable], Iterator[Statement]]
) -> Iterator[Statement]:
    """Yield what a summary tells of a table in another chapter, whose whole title stands in the sentence."""
    said = words_of(sentence.text)
    titles = ((table, words_of(subject_of(table.table.title))) for table in report.tables)
    found = [made for table, title in titles if title and title <= said for made in of_table(table)]
    if found and not any(each.holds for each in found):
        yield found[0]


def _years(sentence: Sentence, against: re.Match[str], year: int | None) -> Sequence[int]:
    """Return the year of a level and the one that it is held against; nothing where these are not plain."""
    told = years_in(sentence.text)
    if year is None:
        return ()
    before = int(against["year"] or year - 1)
    return (year, before) if before < year and told <= {year, before} else ()


def _is_level(level: Told, change: Told) -> bool:
    one, other = level.number, change.number
    is_alike = one.unit == other.unit and one.decimals == other.decimals
    return is_alike and not level.is_change and one.value >= _FEWEST and other.value > 0


def _of_table(
    sentence: Sentence,
    told: tuple[Told, Told],
    way: re.Match[str],
    years: Sequence[int],
    table: UnderstoodTable,
) -> Iterator[Statement]:
    level, change = (each.number for each in told)
    moves = [
        (row, cells)
        for row in _rows_meant(sentence, table)
        for cells in _levels(row, years, table)
        if cells[0].value == level.value and abs(cells[0].value - cells[1].value) == change.value
    ]
    ways = {cells[0].value > cells[1].value for _, cells in moves}
    if len(ways) == 1:
        yield _statement(sentence, way, *moves[0], table)


def _rows_meant(sentence: Sentence, table: UnderstoodTable) -> Sequence[UnderstoodRow]:
    """Return the items that a sentence names; without a name the totals, if it has a word of the title."""
    named = {one.row for one in find_named(sentence.text, table.labels)}
    if named:
        return [table.items[row] for row in sorted(named)]
    return table.totals if words_of(sentence.text) & words_of(table.table.title) else ()


def _levels(
    row: UnderstoodRow, years: Sequence[int], table: UnderstoodTable
) -> Iterator[tuple[PrintedNumber, ...]]:
    """Yield the figures of a row of two years, in columns of one kind."""
    dated = [c for c in table.figure_columns if len(c.years) == 1]
    for now in (c for c in dated if years[0] in c.years):
        for then in (c for c in dated if years[1] in c.years and c.meaning is now.meaning):
            if cells := cells_of([row], (now, then)):
                yield cells


def _statement(
    sentence: Sentence,
    way: re.Match[str],
    row: UnderstoodRow,
    cells: tuple[PrintedNumber, ...],
    table: UnderstoodTable,
) -> Statement:
    now, then = cells
    word = way["up"] or way["down"]
    rises = now.value > then.value
    return Statement(
        AuditRule.TREND,
        rises is bool(way["up"]),
        sentence.line,
        word,
        opposite_of(word) or ("naik" if rises else "turun"),
        f"Menurut {table.place(row)}: {then.text} menjadi {now.text}.",
        sentence.place,
        lines=(row.row.line,),
        against=held_by(cells, lambda now, then: (now > then) is bool(way["up"])),
    )
