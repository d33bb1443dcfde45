"""Rows of which it is told that they have none: `Belum ada desa mandiri di Kecamatan Melati dan Dahlia`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, meant_in
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_NONE: Final = Worded(
    r"\b(?:belum|tidak|tak)\s+(?:ada|terdapat|memiliki|mempunyai)\b(?:\s+(?:satu\s?pun|sama\s+sekali))?"
)
_OTHER: Final = re.compile(
    rf"\b(?:{MOVES}|lagi|baru|kembali|lain\w*|hanya|kecuali|selain|semua|seluruh|setiap|lebih|kurang|target\w*"
    r"|perubahan|selisih|kendala|masalah)\b",
    re.IGNORECASE,
)
"""What is denied is a change, a part, or more than there is."""


def check_none_in_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield rows that are told to have none, where a table near has their counts."""
    for sentence in report.document.sentences_with(_NONE):
        for clause in clauses_told(sentence, report.numbered_names):
            said = [*_NONE.finditer(clause.text)]
            if len(said) == 1 and not clause.figures and not _OTHER.search(clause.text):
                of_table = partial(_of_table, sentence, clause, said[0], report)
                yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, clause: Clause, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    meant = meant_in(f"{clause.text[: said.start()]}, {clause.text[said.end() :]}", table, report)
    columns = _columns(meant, report.year) if meant is not None and meant.rows and meant.tells_columns else []
    if meant is None or len(columns) != 1 or max(meant.rows) >= len(table.items):
        return
    cells = [item.row.cells[columns[0].index] for item in table.items]
    having = {place for place, cell in enumerate(cells) if cell.number is not None and cell.number.value}
    wrong = sorted(having & {*meant.rows})
    names = "; ".join(table.labels[row] for row in range(len(cells)) if row not in having)
    counts = ", ".join(f"{table.labels[row]}: {cells[row].text}" for row in wrong)
    yield Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        f"{said[0]}: {'; '.join(table.labels[row] for row in meant.rows)}",
        names or "tidak satu pun",
        f"Menurut {table.table.name} kolom {columns[0].name} ada pada {counts}.",
        sentence.place,
        lines=tuple(table.items[row].row.line for row in wrong),
    )


def _columns(meant: Meant, year: int | None) -> Sequence[Column]:
    """Return the columns of counts that may be meant, without the total beside its parts."""
    counts = [c for c in of_report(meant.columns, year) if not c.is_percent and not c.is_money]
    parts = [c for c in counts if Role.TOTAL not in roles_of(c.path[-1:])]
    return parts or counts
