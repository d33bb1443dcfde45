"""One quantity, printed in two places, has one value."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.joins import find_joins
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_crossref(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every figure that a report prints in two places, the later place held against the earlier."""
    yield from _same_rows(report)
    yield from _same_inputs(report)


def _same_rows(report: UnderstoodReport) -> Iterator[Equation]:
    for join in find_joins(report):
        for first, second, label in join.pairs:
            place = f"{join.second.table.name} dan {join.first.table.name}, {label}"
            yield Equation(
                AuditRule.CROSSREF, Law.EQUAL, second, (first,), place, subject=join.columns[1].name
            )


def _same_inputs(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield shares of the same part and whole in two tables: one part of one whole has one share."""
    known: dict[tuple[object, object], tuple[PrintedNumber, str]] = {}
    for equation in column_claims(report, AuditRule.RATIO):
        part, whole = equation.inputs
        if part.value == whole.value or whole.value < 1000:
            continue
        key = (part.value, whole.value)
        if key in known and known[key][0].spot.line != equation.result.spot.line:
            other, place = known[key]
            yield Equation(
                AuditRule.CROSSREF,
                Law.EQUAL,
                equation.result,
                (other,),
                f"{equation.place} dan {place}",
                subject=equation.subject,
            )
        else:
            known[key] = (equation.result, equation.place)
