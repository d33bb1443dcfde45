"""Figures left out: by a table that prints all that they follow from, by a sentence that announces them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.law import write_formula
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedCell
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Relation, inputs_of
from capaian.auditor.understanding.left_out import left_out, relations_of_dashes
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_ANNOUNCED: Final = Worded(
    r"(?P<words>\b(?:sebesar|senilai|sejumlah|sebanyak)\s+(?:rp\b\.?\s*(?=[(]\s*\d[\d.,]*\s*(?:%|persen)\s*[)]"
    r"|(?:atau|dan|dengan|dari)\b)|(?:rp\b\.?\s*)?(?:\.{4,}|\u2026+|_{3,})))"
)
"""`sisa anggaran sebesar Rp (4,60%)`, `sebesar .....`: no figure follows its words."""


def check_blank(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each dash in a column that nearly all other rows compute, where its row has all inputs.

    Nothing to compute from, or nothing that changed, may well be a dash. A sentence that announces a figure
    and prints none is told too.
    """
    for understood in report.tables:
        for relation in relations_of_dashes(understood):
            for row in understood.rows:
                if (number := left_out(understood, row, relation)) is not None:
                    yield _left_out(understood, row, relation, number.signed)
    yield from _announced(report.document)


def _announced(document: PrintedDocument) -> Iterator[Statement]:
    """Yield amounts and figures that a sentence announces and does not print."""
    for sentence in document.sentences_with(_ANNOUNCED):
        for match in _ANNOUNCED.finditer(sentence.text):
            yield Statement(
                AuditRule.FORMAT,
                holds=False,
                line=document.line_of(match[0], sentence),
                printed=match["words"].strip(),
                expected="angka",
                why="Kalimat ini menyebut angka yang tidak dicetaknya.",
                place=sentence.place,
                level=Level.WARNING,
            )


def _left_out(
    understood: UnderstoodTable, row: UnderstoodRow, relation: Relation, expected: str
) -> Statement:
    cell: PrintedCell = row.row.cells[relation.result.index]
    working = write_formula(relation.law, [number.text for number in inputs_of(row, relation)])
    return Statement(
        relation.rule,
        holds=False,
        line=cell.line,
        printed=cell.text.strip(),
        expected=expected,
        why=f"{relation.result.name} tidak diisi, padahal {working} = {expected}.",
        place=understood.place(row),
        level=Level.WARNING,
    )
