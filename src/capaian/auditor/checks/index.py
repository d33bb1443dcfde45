"""Survey: the index of an element is 25 times its mean answer."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_index(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every index of an element with its mean answer."""
    yield from column_claims(report, AuditRule.INDEX)
