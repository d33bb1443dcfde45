"""Achievement: the actual over the target, in percent."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.checks.told_direction import check_told_mirror, told_achievements
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_achievement(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every such figure of a table with the figures it rests on.

    A wrong one for which the report tells a formula is mended by that, and by no other.
    """
    told = {equation.result.spot for equation in (*told_achievements(report), *check_told_mirror(report))}
    for equation in column_claims(report, AuditRule.ACHIEVEMENT):
        if equation.result.spot not in told or equation.holds():
            yield equation
