"""Columns of values beside their weights, `Bobot | Nilai`: of fifteen points no more than fifteen are earned.

That a value is earned of its weight, and is none on a scale of its own, is told by the total: the weights
come to 100, and the values to no less than half of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import PRODUCTS, Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_WEIGHT: Final = re.compile(
    r"^\W*(?:bobot|nilai\s+(?:maksimal|maksimum)|skor\s+maks(?:imal|imum))\b", re.IGNORECASE
)
_VALUE: Final = re.compile(
    r"^\W*(?:nilai|skor|hasil|perolehan)\b(?!.*\b(?:bobot|maks\w*|rata|kematangan)\b)", re.IGNORECASE
)
_FEWEST: Final = 3


def weights_beside(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield every value with its weight, where all rows but one at most bear out that it is earned."""
    for value, weight in earned_columns(understood):
        yield from _earned(understood, value, weight)


def earned_columns(understood: UnderstoodTable) -> Sequence[tuple[Column, Column]]:
    """Return each column of values with that of the weights that they are earned of."""
    weights = [column for column in understood.columns if column.is_numeric and _WEIGHT.search(column.name)]
    is_weighed = any(relation.law in PRODUCTS for relation in understood.relations)
    if len(weights) != 1 or is_weighed:
        return ()
    (weight,) = weights
    values = [c for c in understood.columns[weight.index + 1 :] if c.is_numeric and _is_value(c)]
    return [
        (value, weight)
        for value in values
        if _comes_to(understood, value, weight) and _earned(understood, value, weight)
    ]


def _is_value(column: Column) -> bool:
    return any(map(_VALUE.search, column.path))


def _comes_to(understood: UnderstoodTable, value: Column, weight: Column) -> bool:
    """Whether a row of totals has all weights, and at least half of them as values."""
    totals = [row.row.cells for row in understood.rows if row.kind is RowKind.TOTAL]
    pairs = [(cells[value.index].number, cells[weight.index].number) for cells in totals]
    return any(
        earned is not None and most is not None and most.value == HUNDRED and 2 * earned.value >= HUNDRED
        for earned, most in pairs
    )


def _earned(understood: UnderstoodTable, value: Column, weight: Column) -> Sequence[Equation]:
    """Return the values with their weights, none where more than one is too large."""
    made = []
    for row in understood.items:
        earned, most = (row.row.cells[column.index].number for column in (value, weight))
        if earned is not None and most is not None:
            place, names = understood.place(row), (weight.name,)
            made.append(
                Equation(
                    AuditRule.BOUND, Law.AT_MOST, earned, (most,), place, subject=value.name, names=names
                )
            )
    failed = sum(not equation.holds() for equation in made)
    return made if len(made) >= _FEWEST and failed <= 1 else ()
