"""Bounds: a part does not exceed its whole, spending not its ceiling."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal

_LEVELS = {AuditRule.RATIO: Level.WARNING, AuditRule.ABSORPTION: Level.ERROR}


def check_bound(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every part of a whole, and all spending under a ceiling."""
    for rule, level in _LEVELS.items():
        for equation in column_claims(report, rule):
            if equation.law is Law.PERCENT:
                yield _statement(equation, level)


def _statement(equation: Equation, level: Level) -> Statement:
    part, whole = equation.inputs
    over = part.value - whole.value
    holds = over <= 0
    words = f"{part.text} melebihi {whole.text} sebanyak {write_decimal(over, part.decimals)}."
    return Statement(
        AuditRule.BOUND,
        holds,
        part.spot.line,
        part.text,
        "" if holds else f"paling banyak {whole.text}",
        "" if holds else words,
        equation.place,
        level,
    )
