"""Of how many a rank is told: `Dari 7 kabupaten berada pada peringkat ketiga`, where six are ranked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_AMONG: Final = re.compile(
    r"\b(?:dari|(?:di\s?)?antara)\s+(?:(?:total|seluruh|semua|sebanyak)\s+)*$", re.IGNORECASE
)
_RANKED: Final = re.compile(
    r"\b(?:peringkat|urutan|posisi|ranking|rangking|menempati|menduduki)\b", re.IGNORECASE
)
_SOME: Final = re.compile(
    r"\b(?:besar|beberapa|terpilih|sebagian|ter(?:tinggi|baik|endah|besar)|tetangga|sekitar)\b", re.IGNORECASE
)
"""Titles of tables that rank some of them."""
_FEWEST: Final = 4


def check_counts_of_ranked_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield of how many a sentence tells a rank, by the ranking near that has one more or less."""
    for sentence in report.document.sentences:
        for count in counts_in(sentence.text) if _RANKED.search(sentence.text) else ():
            if _AMONG.search(sentence.text[: count.start]):
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, count))


def _of_table(sentence: Sentence, count: Count, table: UnderstoodTable) -> Iterator[Statement]:
    ranks = [column for column in table.columns if Role.RANK in roles_of(column.path[-1:])]
    size = len(table.items)
    if len(ranks) != 1 or size < _FEWEST or count.noun not in table.heads_of_names.split():
        return
    cells = [row.row.cells[ranks[0].index].number for row in table.items]
    own = sorted(int(cell.value) for cell in cells if cell is not None)
    if own != [*range(1, size + 1)] or _SOME.search(table.table.title) or abs(count.number - size) > 1:
        return
    yield Statement(
        AuditRule.COUNT,
        count.number == size,
        sentence.line,
        f"{count.number} {count.noun}",
        f"{size} {count.noun}",
        f"{table.table.name} memeringkat {size} {count.noun}.",
        sentence.place,
        Level.WARNING,
    )
