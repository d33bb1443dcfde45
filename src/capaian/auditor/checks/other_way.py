"""Achievements worked out the usual way although the report has less count as better for that indicator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_other_way(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield achievements by the law that other tables follow for the same indicator, if they follow one."""
    named = [*_named(report)]
    for name, equation in named:
        laws = {
            other.law
            for known, other in named
            if known == name and other.result.spot.line != equation.result.spot.line and other.holds()
        }
        if equation.law is Law.PERCENT and laws and Law.PERCENT not in laws and len(laws) == 1:
            yield replace(equation, law=laws.pop())


def _named(report: UnderstoodReport) -> Iterator[tuple[str, Equation]]:
    """Yield the achievements of all tables with the names of their rows, where actual and target differ."""
    for understood in report.tables:
        labels = {row.row.line: plain(row.label) for row in understood.rows}
        for _, equations in understood.equations:
            for equation in equations:
                tells = len({number.value for number in equation.inputs}) > 1
                if equation.rule is AuditRule.ACHIEVEMENT and tells:
                    yield labels.get(equation.result.spot.line, ""), equation
