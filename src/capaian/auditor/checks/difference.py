"""Differences: between two years, what is left of a budget, the distance from an average or an area."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.bare_falls import bare_falls
from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.checks.compared_rows import (
    differences_from_comparators,
    differences_with_figures,
    differences_with_rows,
)
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.row_changes import changes_in_time
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule


def check_difference(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every such figure of a table with the figures it rests on."""
    yield from column_claims(report, AuditRule.DIFFERENCE)
    yield from bare_falls(report)
    for understood in report.tables:
        yield from differences_with_rows(understood)
        yield from differences_with_figures(understood, report)
        yield from differences_from_comparators(understood)
        derived = {relation.result.index for relation in understood.relations}
        rows = [row for row in understood.rows if row.kind is RowKind.ITEM]
        for column in understood.columns:
            if column.is_numeric and column.index not in derived:
                yield from changes_in_time(rows, understood.columns, column, understood.table.name)
