"""What there is at the beginning of a year or a month is what was left at the end of the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import BALANCES, Law
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.times import follow_each_other, time_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FIRST: Final = 2
"""Cells of a row of which one may number it, and one names it."""


def carried_over(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield each opening balance with the closing one before it, where rows or columns are times."""
    for table in report.tables:
        for relation, equations in chain(table.equations, table.lying):
            times = [*_times(table, equations)] if relation.law in BALANCES else ()
            if follow_each_other(times):
                yield from _carried(equations)


def _times(table: UnderstoodTable, balances: Sequence[Equation]) -> Iterator[int]:
    """Yield the time that the row or the column of each balance names; 0 where it names none."""
    rows = {row.row.line: row.row.texts[:_FIRST] for row in table.rows}
    for balance in balances:
        words = (*rows.get(balance.result.spot.line, ()), *balance.place.split(", "))
        yield next(filter(None, map(time_of, words)), 0)


def _carried(balances: Sequence[Equation]) -> Iterator[Equation]:
    """Yield opening balances; where none is what was left before, there may be a reason for all."""
    found = [
        Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            now.inputs[0],
            (before.result,),
            now.place,
            subject=now.names[0] if now.names else before.subject,
            names=(f"{before.subject} ({before.place})",),
        )
        for before, now in pairwise(balances)
    ]
    is_rule = any(equation.holds() for equation in found)
    yield from found if is_rule else (replace(equation, level=Level.WARNING) for equation in found)
