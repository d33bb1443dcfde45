"""How many things there are in all, `3 sasaran dengan 5 (lima) indikator`, beside tables of their names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import OF_SOME, Count, counts_in
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.predicates import counted_in
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_NOUN: Final = re.compile(r"^(?:(?:nama|uraian)\s+)?(?P<noun>[a-z]{4,})(?:\s+[a-z()]+)*$", re.IGNORECASE)
"""A head over names of one kind: `Indikator Kinerja`, but not `Program/Kegiatan`."""
_PART: Final = Worded(rf"\b(?:{OF_SOME}|minimal|maksimal|antara lain|perubahan|teknis|bersama-sama)\b")
_THOSE: Final = Worded(r"\btersebut\b")
"""Of those told of before; what its table lists right below is told in full."""
_LISTED_BELOW: Final = re.compile(
    r"(?:\s+(?!tersebut\b)[^\W\d_]+){0,6}?\s+(?:(?:sebagai(?:mana)?|seperti)\s+)?(?:(?:pada\s+|dalam\s+)?tabel\s+)?"
    r"berikut(?:\s+ini)?\W*",
    re.IGNORECASE,
)
"""Behind a count at the end of a sentence: `lima program sebagai berikut:`."""
_OF_ALL: Final = re.compile(r"\b(?:seluruh|semua)\s+$", re.IGNORECASE)
"""What makes a count one of all, whatever is said of them: `seluruh lima program dikurangi`."""
_PAGE: Final = 8
"""Lines within which a table may go on as another one, below a page's end."""
_NEAR: Final = 2
"""By how much a count is wrong at most; more is of other things."""
_FEWEST: Final = 2
_MOST: Final = 30

Listed = Mapping[str, int]
"""How many names a table has of each kind."""


def check_listed(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the counts of all things of a kind, where a table beside names each of them."""
    listed = _all_listed(report)
    known: dict[str, set[int]] = {}
    for noun, numbers in _ways(listed):
        known.setdefault(noun, set()).update(numbers)
    for sentence in report.document.sentences if known else ():
        counts = [count for count in counts_in(sentence.text) if count.noun in known]
        of_all = [count for count in counts if _OF_ALL.search(sentence.text[: count.start])]
        counts = of_all or counts
        is_of_part = (
            _PART.search(sentence.text)
            or (not of_all and any(counted_in(sentence.text)))
            or (_THOSE.search(sentence.text) and not _are_listed_below(sentence, counts))
        )
        if counts and not is_of_part and len({count.noun for count in counts}) == len(counts):
            yield from _held_against(sentence, counts, listed, known, report)


def _are_listed_below(sentence: Sentence, counts: Sequence[Count]) -> bool:
    """Whether a sentence ends with its last count, and with the announcement of a list of it."""
    return bool(counts) and _LISTED_BELOW.fullmatch(sentence.text.rstrip(), counts[-1].end) is not None


@lru_cache(maxsize=4)
def _all_listed(report: UnderstoodReport) -> Sequence[tuple[UnderstoodTable, Listed]]:
    """Return each table with how many names it has."""
    return [(table, _listed(table)) for table in report.tables]


def _listed(table: UnderstoodTable) -> Listed:
    return {noun: len(names) for noun, names in names_of_kinds(table).items()}


def names_of_kinds(table: UnderstoodTable) -> Mapping[str, Set[str]]:
    """Return the plain names of each kind that a table has, where its heads tell of what kind they are."""
    found: dict[str, list[Set[str]]] = {}
    for column in table.columns:
        head = _NOUN.match(column.path[-1].strip()) if column.path and not column.is_numeric else None
        names = {plain(row.row.texts[column.index]) for row in table.items} - {""}
        if head and _FEWEST <= len(names) <= _MOST and not any(map(str.isdigit, names)):
            found.setdefault(head["noun"].casefold(), []).append(names)
    return {noun: own[0] for noun, own in found.items() if len({*map(len, own)}) == 1}


def _ways(listed: Sequence[tuple[UnderstoodTable, Listed]]) -> Iterator[tuple[str, set[int]]]:
    """Yield all numbers that tables bear out: names of one, of several that follow each other, their rows."""
    for noun in {noun for _, own in listed for noun in own}:
        tables = [(table, own.get(noun)) for table, own in listed]
        for is_of, group in groupby(tables, key=lambda pair: pair[1] is not None):
            numbers = [number for _, number in group if number is not None] if is_of else []
            for start in range(len(numbers)):
                yield noun, {*accumulate(numbers[start:])}
        for table, number in tables:
            if number is not None:
                yield noun, {len(table.items)}


def listed_names(report: UnderstoodReport) -> Mapping[str, Counter[int]]:
    """Return for each kind of things how many tables have so many names, or rows, of it."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for table, own in _all_listed(report):
        for noun, number in own.items():
            found[noun].update({number, len(table.items)})
    return found


def _held_against(
    sentence: Sentence,
    counts: Sequence[Count],
    listed: Sequence[tuple[UnderstoodTable, Listed]],
    known: Mapping[str, set[int]],
    report: UnderstoodReport,
) -> Iterator[Statement]:
    wrong = [count for count in counts if count.number not in known[count.noun]]
    homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
    for count in counts:
        if count not in wrong:
            yield _statement(sentence, count, "", "", report)
    for table, own in listed if len(wrong) == 1 else ():
        count = wrong[0]
        number = own.get(count.noun, 0)
        if count.number in (
            number - _named_besides(sentence, count, table),
            _named_behind(sentence, count, table),
        ):
            return
        if not 0 < abs(number - count.number) <= _NEAR < number:
            continue
        borne_out = [c for c in counts if c is not count and own.get(c.noun) == c.number]
        is_meant = _is_announced(sentence, table, report) or (borne_out and table.table.line in homes)
        if is_meant and _is_of_year(sentence, table) and not _goes_on(table, report):
            why = f"{table.table.name} memuat {number} {count.noun}."
            yield _statement(sentence, count, f"{number} {count.noun}", why, report)
            return


def _named_besides(sentence: Sentence, count: Count, table: UnderstoodTable) -> int:
    """Return how many rows are named before a count of the others: `sekretariat dan 4 bidang`."""
    named = find_named(sentence.text[: count.start], table.labels)
    return sum(count.noun not in table.labels[each.row].casefold() for each in named)


def _named_behind(sentence: Sentence, count: Count, table: UnderstoodTable) -> int:
    """Return how many rows are named behind a count of a part of them: `2 kecamatan, yaitu A dan B`."""
    return len({each.row for each in find_named(sentence.text[count.end :], table.labels)})


def _is_of_year(sentence: Sentence, table: UnderstoodTable) -> bool:
    """Whether a sentence names no other year than a table."""
    said, printed = {*YEAR.findall(sentence.text)}, {*YEAR.findall(table.table.title)}
    return not said or not printed or bool(said & printed)


def _is_announced(sentence: Sentence, table: UnderstoodTable, report: UnderstoodReport) -> bool:
    """Whether nothing but empty lines stands between the paragraph of a sentence and a table below it."""
    between = report.document.lines[sentence.line : table.table.line - 1]
    return sentence.line < table.table.line and not any(line.text.strip() for line in between)


def _goes_on(table: UnderstoodTable, report: UnderstoodReport) -> bool:
    """Whether another table as wide begins so soon that it may be the rest of this one."""
    last = table.rows[-1].row.line
    return any(
        0 < other.table.line - last <= _PAGE and other.table.width == table.table.width
        for other in report.tables
    )


def _statement(
    sentence: Sentence, count: Count, expected: str, why: str, report: UnderstoodReport
) -> Statement:
    """Return the statement that a count is right; it is if nothing else is expected."""
    place = sentence.place
    line = report.document.line_of(sentence.text[count.start : count.end], sentence)
    printed = f"{count.number} {count.noun}"
    return Statement(AuditRule.COUNT, not expected, line, printed, expected, why, place, Level.WARNING)
