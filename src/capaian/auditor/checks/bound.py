"""Bounds: a part does not exceed its whole, spending not its ceiling."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import REVENUE
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_LEVELS = {AuditRule.RATIO: Level.WARNING, AuditRule.ABSORPTION: Level.ERROR}


def check_bound(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every part with its whole, and all spending with its ceiling."""
    for rule, level in _LEVELS.items():
        for share in column_claims(report, rule):
            if share.law is Law.PERCENT and share.inputs[1].value != 0 and not _is_revenue(report, share):
                part, whole = share.inputs
                name, names = share.names[0] if share.names else "bagian", share.names[1:]
                yield Equation(AuditRule.BOUND, Law.AT_MOST, part, (whole,), share.place, level, name, names)


def _is_revenue(report: UnderstoodReport, share: Equation) -> bool:
    """Whether a row, or the table around it, tells of money that comes in."""
    line = share.result.spot.line
    around = (
        understood.table.title
        for understood in report.tables
        if understood.rows and understood.rows[0].row.line <= line <= understood.rows[-1].row.line
    )
    return bool(REVENUE.search(" ".join((share.place, *around))))
