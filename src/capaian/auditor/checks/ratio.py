"""Coverage: the part over the whole, in percent; nothing of nothing has no share."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.checks.constant_ratios import constant_ratios
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def check_ratio(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every printed share of a table with its part and whole."""
    steps = (equation for understood in report.tables for equation in understood.steps)
    of_text = (equation for understood in report.tables for equation in constant_ratios(understood, report))
    for equation in (*column_claims(report, AuditRule.RATIO), *steps, *of_text):
        if _is_of_nothing(equation):
            yield _share_of_nothing(equation)
        else:
            yield equation


def _is_of_nothing(equation: Equation) -> bool:
    return equation.law is Law.PERCENT and equation.inputs[1].value == 0


def _share_of_nothing(equation: Equation) -> Statement:
    part = equation.inputs[0].text
    return Statement(
        AuditRule.RATIO,
        holds=False,
        line=equation.result.spot.line,
        printed=equation.result.text,
        expected="\u2013 (tidak ada peristiwa)",
        why=f"{part} dari {equation.inputs[1].text} tidak mempunyai persentase;"
        f" tercetak {equation.result.text}.",
        place=equation.place,
        level=Level.WARNING,
    )
