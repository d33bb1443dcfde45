"""How many rows bear a word in a column of such words: `sebanyak 5 program dinyatakan efisien`.

`Target tercapai pada 3 triwulan` counts them too.
"""

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
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.nearby import is_beside
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_ANY: Final = Worded(r"\b(?:dinyatakan|dinilai|tergolong|termasuk|tercapai|terpenuhi|efisien|selesai)\b")
_BEHIND: Final = re.compile(
    r"^\s+(?:yang\s+)?(?:dinyatakan|dinilai|tergolong)\s+(?:sudah\s+|telah\s+)?"
    r"(?P<label>(?:(?:belum|tidak|kurang|cukup|sangat)\s+)?[^\W\d_]{4,})\s*(?:$|[.,;]|\bdan\b|\bsedangkan\b)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?P<label>(?:(?:belum|tidak)\s+)?(?:tercapai|terpenuhi|selesai|efisien))\s+pada\s+$", re.IGNORECASE
)
_ENDS: Final = re.compile(r"^\s*(?:$|[.,;])")
_OTHER: Final = re.compile(
    r"\b(?:di\s?antara\w*|salah\s+satu|tahun\s+(?:lalu|sebelumnya)|hanya\s+\w+\s+yang)\b", re.I
)
_OF: Final = re.compile(r"\bdari\s+(?:(?:total|seluruh|jumlah|ke)\s+)*$", re.IGNORECASE)
"""Before how many there are of which some are counted."""
_FEWEST: Final = 3


def check_counts_of_labelled_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield counts of what is stated of rows of a table beside, word for word in one of its columns."""
    for sentence in report.document.sentences_with(_ANY):
        for count in counts_in(sentence.text) if not _OTHER.search(sentence.text) else ():
            if _OF.search(sentence.text[: count.start]):
                continue
            behind = sentence.text[count.end :]
            said = _BEHIND.match(behind) or (
                _BEFORE.search(sentence.text[: count.start]) if _ENDS.match(behind) else None
            )
            if said is not None:
                label = " ".join(said["label"].casefold().split())
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, count, label))


def _of_table(sentence: Sentence, count: Count, label: str, table: UnderstoodTable) -> Iterator[Statement]:
    if not is_beside(sentence, table) or len(table.items) < _FEWEST or count.noun not in table.heads_of_names:
        return
    for column in table.columns:
        cells = [" ".join(row.row.cells[column.index].text.casefold().split()) for row in table.items]
        if label not in cells or not all(cells):
            continue
        found = cells.count(label)
        yield Statement(
            AuditRule.COUNT,
            found == count.number,
            sentence.line,
            f"{count.number} {count.noun}",
            f"{found} {count.noun}",
            f"Menurut {table.table.name} kolom {column.name} yang {label} ada {found}.",
            sentence.place,
            Level.WARNING,
            rows=tuple(row.row.line for row in table.items),
        )
