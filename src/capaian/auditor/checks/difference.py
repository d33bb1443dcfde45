"""Differences: a change between two years, or what is left of a budget."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.row_changes import changes_in_time
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule


def check_difference(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every such figure of a table with the figures it rests on."""
    yield from column_claims(report, AuditRule.DIFFERENCE)
    for understood in report.tables:
        derived = {relation.result.index for relation in understood.relations}
        rows = [row for row in understood.rows if row.kind is RowKind.ITEM]
        for column in understood.columns:
            if column.is_numeric and column.index not in derived:
                yield from changes_in_time(rows, understood.columns, column, understood.table.name)
