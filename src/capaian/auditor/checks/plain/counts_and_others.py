"""Counts of rows and of all others: `Lima jenis naik, dua jenis lainnya turun` are not six."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule

_NUMBER: Final = rf"\d{{1,2}}|{NUMBER_WORDS}"
_AGAIN: Final = r"(?:\s*[(]\w+[)])?"
"""The same number in brackets: `2 (dua)`."""
_SAID: Final = Worded(
    rf"\b(?P<first>{_NUMBER}){_AGAIN}\s+(?P<noun>[a-z]{{4,}})\b(?P<says>[^.;:]*?)"
    rf",?\s+(?:sedangkan|sementara|adapun|dan)\s+(?P<then>{_NUMBER}){_AGAIN}\s+"
    r"(?:(?P=noun)\s+)?(?:[a-z]+\s+)?(?:lainnya|sisanya|yang\s+lain)\b"
    r"(?P<names>[^.;]*)"
)
_REST: Final = Worded(r"\b(?:lainnya|sisanya|yang\s+lain)\b")
"""Sought first: few sentences have it, and a search for both counts takes long in a long line."""
_OF_ALL: Final = re.compile(r"\b(?:dari|seluruh|semua|antara|total|atas)\s+$", re.IGNORECASE)
_OTHER: Final = re.compile(
    rf"\b(?:dari|hanya|satu|yakni|tambahan|baru|triwulan|tahun\s+(?:lalu|sebelumnya)|{NUMBER_WORDS}\s+(?:di\s+antara|lagi))\b",
    re.IGNORECASE,
)
"""Between both, words of other things; right before the first, those of all: `dari lima komoditas`."""
_FEWEST: Final = 3


def check_counts_and_others(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield counts of some rows and of all others that do not come to those of the table."""
    for sentence in report.document.sentences_with(_REST):
        for said in _SAID.finditer(sentence.text):
            if not (_OTHER.search(said["says"]) or _OF_ALL.search(sentence.text[: said.start()])):
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, said))


def _of_table(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Iterator[Statement]:
    first, then = read_count(said["first"]), read_count(said["then"])
    is_of_rows = said["noun"].casefold() in table.heads_of_names and len(table.items) >= _FEWEST
    if first is None or then is None or not is_of_rows or len({row.level for row in table.items}) > 1:
        return
    number, named = len(table.items), {one.row for one in find_named(said["names"], table.labels)}
    is_second_right = len(named) == then and then < number
    wrong, other = (said["first"], then) if is_second_right else (said["then"], first)
    yield Statement(
        AuditRule.COUNT,
        first + then <= number,
        sentence.line,
        f"{wrong} {said['noun']}",
        str(number - other) if other < number else f"{number} seluruhnya",
        f"{table.table.name} memuat {number} {said['noun']}; {first} dan {then} lainnya {first + then}.",
        sentence.place,
        lines=(table.table.line,),
    )
