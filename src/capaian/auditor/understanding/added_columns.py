"""Columns whose figures add up to the total of their table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow

_NEARLY: Final = Decimal("0.07")
"""So far, as a part of it, may a total be off where one figure is wrong."""


def added_columns(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns whose outermost rows add up to the one total, or nearly do where one is wrong."""
    if len(table.totals) != 1:
        return ()
    total = table.totals[0]
    found = []
    for column in table.figure_columns:
        values = [n.value for row in table.outermost if (n := row.row.cells[column.index].number) is not None]
        whole = total.row.cells[column.index].number
        if column.is_percent or whole is None or whole.value <= 0:
            continue
        if abs(sum(values, Decimal(0)) - whole.value) <= whole.value * _NEARLY:
            found.append(column)
    return found


def addable_columns(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns whose figures may be added: where a table has a total, those that make it."""
    return added_columns(table) if len(table.totals) == 1 else table.figure_columns


def cells_of(rows: Iterable[UnderstoodRow], columns: Sequence[Column]) -> tuple[PrintedNumber, ...]:
    """Return the figures of all rows in all columns; nothing where one has none."""
    numbers = [row.row.cells[column.index].number for row in rows for column in columns]
    found = tuple(number for number in numbers if number is not None)
    return found if len(found) == len(numbers) else ()
