"""How many parts a thing of the plan is said to have, beside the tables that list them by name.

`Program Perpustakaan yang terdiri atas 4 kegiatan` where the budget lists three of it; `Jumlah Indikator` 2
beside a goal that three indicators measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import OF_SOME, Count, counts_in
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.members import KINDS, Members, kind_of, members_of
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_HAS: Final = re.compile(
    r"[\W_]*(?:(?:ini|tersebut|itu|yang|dan|telah|kemudian)\s+)*"
    r"(?:terdiri\s+(?:dari|atas)|terbagi\s+(?:dalam|menjadi|atas|ke\s+dalam)|memiliki|mempunyai|mencakup|meliputi|memuat"
    r"|dijabarkan\s+(?:dalam|ke\s+dalam|menjadi)|diukur\s+(?:dengan|melalui)|didukung\s+(?:oleh|dengan)"
    r"|(?:dilaksanakan|diwujudkan|dicapai)\s+(?:melalui|dengan)|dengan|melalui)\s+",
    re.IGNORECASE,
)
"""All between the name of a thing and how many parts it has."""
_PART: Final = Worded(rf"\b(?:{OF_SOME}|antara lain|perubahan|akan|baru)\b")
_COUNTS: Final = re.compile(rf"(?:jumlah|banyaknya)\s+(?P<kind>{KINDS})\b.*", re.IGNORECASE)
_MOST: Final = 2
"""By how much a count is wrong at most; more is of other things."""


def check_counted_members(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each count of the parts of one named thing, beside what tables list."""
    known = members_of(report)
    names = [*{key[0]: listed[0].of for key, listed in known.items()}.values()]
    for sentence in report.document.sentences if names else ():
        for count in counts_in(sentence.text):
            if any(noun == count.noun for _, noun in known) and _is_of(sentence, report.year):
                name = _named(sentence.text, count, names)
                listed = known.get((plain(name), count.noun), ())
                yield from _statement(sentence.line, sentence.place, count.number, listed)
    for table in report.tables:
        yield from _in_cells(table, report)


def _is_of(sentence: Sentence, year: int | None) -> bool:
    """Whether a sentence tells of no other year."""
    return all(int(found) == year for found in YEAR.findall(sentence.text))


def _named(text: str, count: Count, names: Sequence[str]) -> str:
    """Return the whole name right before a count of all its parts; empty where there is none."""
    found = [*find_named(text[: count.start], names)][-1:]
    for named in found:
        is_next = _HAS.fullmatch(text[named.end : count.start]) is not None
        is_of_all = not _PART.search(text[: named.start] + text[named.end :])
        if is_next and is_of_all and _is_whole(text, named, names):
            return names[named.row]
    return ""


def _is_whole(text: str, named: Named, names: Sequence[str]) -> bool:
    return plain(text[named.start : named.end]).endswith(plain(names[named.row]))


def _in_cells(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the counts of a column `Jumlah Indikator`, each beside the thing of its row."""
    for column in table.columns:
        head = _COUNTS.fullmatch(column.path[-1].strip()) if column.path and column.is_numeric else None
        noun = kind_of(head["kind"]) if head else ""
        for row in table.items if noun else ():
            number = row.row.cells[column.index].number
            listed = members_of(report).get((plain(row.label), noun), ())
            if number is not None and number.is_exact:
                yield from _statement(row.row.line, table.place(row), int(number.value), listed)


def _statement(line: int, place: str, number: int, listed: Sequence[Members]) -> Iterator[Statement]:
    """Yield a count that some table bears out, or that all of them contradict alike."""
    numbers = {members.number for members in listed}
    right = [members for members in listed if number in (members.number, members.names)]
    if not (right or (len(numbers) == 1 and abs(number - min(numbers)) <= _MOST)):
        return
    holds, members = bool(right), (right or listed)[0]
    is_sure = len({each.table.table.line for each in listed}) > 1 or members.are_all
    why = f"{members.table.table.name} memuat {members.number} {members.noun} untuk {members.of}."
    yield Statement(
        AuditRule.COUNT,
        holds,
        line,
        f"{number} {members.noun}",
        f"{members.number} {members.noun}",
        why,
        place,
        Level.ERROR if is_sure else Level.WARNING,
        lines=(members.line,),
    )
