"""What a rule gives: statements of a report, each examined."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

Claim = Equation | Statement
Check = Callable[[UnderstoodReport], Iterator[Claim]]


def holds(claim: Claim) -> bool:
    """Say whether a statement is right as it is printed."""
    return claim.holds() if isinstance(claim, Equation) else claim.holds


def column_claims(report: UnderstoodReport, rule: AuditRule) -> Iterator[Equation]:
    """Yield for each table the figures that follow from others of their row or column, of one rule."""
    for understood in report.tables:
        for relation, equations in (*understood.equations, *understood.lying):
            if relation.rule is rule:
                yield from equations
