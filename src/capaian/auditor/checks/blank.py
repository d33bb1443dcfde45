"""Figures that a table leaves out although it prints all that they follow from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.law import Law, compute, write_formula
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import PrintedCell
from capaian.auditor.understanding.columns import Relation, inputs_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.issue import Level

_FEWEST: Final = 3
_MOST: Final = 0.8
_LAWS: Final = (Law.PERCENT, Law.DIFFERENCE)


def check_blank(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each dash in a column that nearly all other rows compute, where its row has all inputs.

    Nothing to compute from, or nothing that changed, may well be a dash.
    """
    for understood in report.tables:
        for relation in understood.relations:
            if relation.law in _LAWS and relation.held >= max(_FEWEST, _MOST * relation.of):
                for row in understood.rows:
                    if row.kind is RowKind.ITEM and row.row.cells[relation.result.index].is_dash:
                        yield from _left_out(understood, row, relation)


def _left_out(understood: UnderstoodTable, row: UnderstoodRow, relation: Relation) -> Iterator[Statement]:
    inputs = inputs_of(row, relation)
    if len(inputs) != len(relation.inputs) or not all(number.value for number in inputs):
        return
    found = compute(relation.law, [number.value for number in inputs])
    shown = [
        cell.number for cell in understood.table.column(relation.result.index) if cell.number is not None
    ]
    finest = max(shown, key=lambda number: number.decimals)
    expected = finest.write(found, finest.decimals) if isinstance(found, Decimal) else ""
    if not expected.strip("-\u22120,."):
        return
    cell: PrintedCell = row.row.cells[relation.result.index]
    working = write_formula(relation.law, [number.text for number in inputs])
    yield Statement(
        relation.rule,
        holds=False,
        line=cell.line,
        printed=cell.text.strip(),
        expected=expected,
        why=f"{relation.result.name} tidak diisi, padahal {working} = {expected}.",
        place=understood.place(row),
        level=Level.WARNING,
    )
