"""Achievements of the end of the plan, whose target stands in another table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.linkage.table_links import MIN_LIKENESS_OF_SAME
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Period, Role, Stage
from capaian.auditor.relations.statements import LawStatement

MIN_BITS: Final = 10.0
"""Surprise of one such achievement that follows: it proves that this is what the heads mean."""


def find_plan_end_laws(report: ReportQuantities) -> Sequence[LawStatement]:
    """Return what tables state of the end of the plan, where some of them prove that it is meant so."""
    statements = [*_statements(report)]
    proof = sum({each.result.value: each.result.bits for each in statements if each.holds}.values())
    return statements if proof >= MIN_BITS else ()


def _statements(report: ReportQuantities) -> Iterator[LawStatement]:
    for table in report.tables:
        columns = [at for at in table.columns if table.roles[at] is Role.ACHIEVEMENT]
        ends = [at for at in columns if table.periods[at].stage is Stage.PLAN_END]
        actuals = _columns(table, Role.ACTUAL, Period(report.year))
        if len(ends) != 1 or len(actuals) != 1 or _has_own_target(table):
            continue
        for label, row in zip(table.labels, table.rows, strict=True):
            if ends[0] not in row or actuals[0] not in row:
                continue
            targets = [*_targets(report, label.stems, table.periods[ends[0]].year)]
            if len({target.value for target in targets}) == 1:
                yield LawStatement(Law.PERCENT, row[ends[0]], (row[actuals[0]], targets[0]))


def _columns(table: GridQuantities, role: Role, period: Period) -> list[int]:
    return [at for at in table.columns if table.roles[at] is role and table.periods[at] == period]


def _has_own_target(table: GridQuantities) -> bool:
    return any(
        table.roles[at] is Role.TARGET and table.periods[at].stage is Stage.PLAN_END for at in table.columns
    )


def _targets(report: ReportQuantities, stems: frozenset[str], year: int) -> Iterator[Quantity]:
    """Yield the targets of the last year of the plan for the thing that a row names."""
    for table in report.tables:
        columns = _columns(table, Role.TARGET, Period(year))
        for label, row in zip(table.labels, table.rows, strict=True) if columns else ():
            common = len(stems & label.stems)
            if stems and common >= MIN_LIKENESS_OF_SAME * len(stems | label.stems):
                yield from (row[at] for at in columns if at in row)
