"""Means: the row of means of a table, as the mean of its items."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def check_average(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every printed mean with its items."""
    for understood in report.tables:
        yield from _mean_rows(understood)


def _mean_rows(understood: UnderstoodTable) -> Iterator[Equation]:
    for place, row in enumerate(understood.rows):
        if row.kind is not RowKind.MEAN:
            continue
        items = [r for r in understood.rows[:place] if r.kind is RowKind.ITEM and r.parent is None]
        for cell in row.row.cells:
            numbers = tuple(n for item in items if (n := item.row.cells[cell.column].number) is not None)
            if cell.number is not None and numbers:
                yield Equation(
                    AuditRule.AVERAGE,
                    Law.MEAN,
                    cell.number,
                    numbers,
                    understood.place(row),
                    Level.WARNING,
                    "rata-rata",
                )
