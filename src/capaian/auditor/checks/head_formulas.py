"""A formula in the head of a column, told by the numbers of columns, is the one that its figures follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import counts_columns
from capaian.auditor.understanding.columns import Column, Relation, equations_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FORMULA: Final = re.compile(
    r"(?:^|[\s(=])\(?\s*=?\s*(?:kolom\s*)?(?P<first>\d{1,3})\s*(?P<sign>[-\u2212\u2013/:\u00f7])\s*(?:kolom\s*)?"
    r"(?P<second>\d{1,2})\s*(?P<times>[x\u00d7*]\s*100\s*%?)?\s*\)?\s*$",
    re.IGNORECASE,
)
"""`(7/8)`, `(5 - 4)`, `(100-6)`, `(=7:8 x 100%)`."""
_WHOLE: Final = 100
_FEWEST: Final = 2
_MOST: Final = 0.6


def check_head_formulas(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each head that tells how its column is computed, beside how the figures are."""
    for understood in report.tables:
        for column in understood.columns:
            match = _FORMULA.search(" ".join(column.path)) if column.is_numeric else None
            told = None if match is None else _told(understood, column, match)
            followed = next((r for r in understood.relations if r.result == column), None)
            if match is not None and told is not None and followed is not None:
                yield _statement(understood, match[0].strip(), told, followed)


def _told(understood: UnderstoodTable, result: Column, match: re.Match[str]) -> Relation | None:
    """Return the relation that a formula tells; `None` if its numbers are those of no other columns."""
    places = _places(understood)
    first, second = int(match["first"]), int(match["second"])
    of_second = places.get(second)
    if of_second is None or of_second == result:
        return None
    if match["sign"] not in "/:\u00f7":
        if first == _WHOLE:
            return Relation(AuditRule.LABEL, Law.REMAINDER, result, (of_second,))
        law = Law.DIFFERENCE
    else:
        law = Law.PERCENT
    of_first = places.get(first)
    is_other = of_first is not None and of_first not in (result, of_second)
    return Relation(AuditRule.LABEL, law, result, (of_first, of_second)) if of_first and is_other else None


def _places(understood: UnderstoodTable) -> dict[int, Column]:
    """Return the columns by number: by a row that counts them, else from the left."""
    columns = {column.index: column for column in understood.columns}
    heads: Sequence[Sequence[str]] = [
        *understood.table.head,
        *(row.texts for row in understood.table.rows[:1]),
    ]
    counting = next((row for row in heads if counts_columns(row)), None)
    if counting is None:
        return {index + 1: column for index, column in columns.items()}
    filled = [index for index, cell in enumerate(counting) if cell.strip()]
    return {number: columns[index] for number, index in enumerate(filled, start=1) if index in columns}


def _statement(understood: UnderstoodTable, words: str, told: Relation, followed: Relation) -> Statement:
    """Return whether rows follow the formula of their head: most do, or they follow no other one either."""
    ways = [[*equations_of(understood.table, understood.rows, relation)] for relation in (told, followed)]
    held = [_held(way) for way in ways]
    is_other = len(ways[1]) >= _FEWEST and held[1] >= _MOST and 2 * held[0] < held[1]
    names = [column.name for column in followed.inputs]
    formula = next((equation.formula for equation in ways[1]), " ".join(names))
    why = f"Angka kolom “{told.result.name}” mengikuti {formula}, bukan rumus {words} pada kepalanya."
    line = max(understood.table.rows[0].line - 1, 1) if understood.table.rows else understood.table.line
    return Statement(
        AuditRule.LABEL,
        not is_other,
        line,
        words,
        formula if is_other else "",
        why if is_other else "",
        understood.table.name,
        Level.WARNING,
        tuple(equation.result.spot.line for equation in ways[1][:1]) if is_other else (),
    )


def _held(equations: Sequence[Equation]) -> float:
    return sum(equation.holds() for equation in equations) / max(len(equations), 1)
