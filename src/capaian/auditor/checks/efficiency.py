"""Efficiency, by the formula that holds for most rows of the table."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_efficiency(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every such figure of a table with the figures it rests on."""
    yield from column_claims(report, AuditRule.EFFICIENCY)
