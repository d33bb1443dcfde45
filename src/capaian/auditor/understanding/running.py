"""Columns that add up another one row by row: `Penerimaan`, and `Kumulatif` beside it.

Each figure is the one above it and what its own row adds; the first one is that of its own row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.so_far import is_running
from capaian.auditor.understanding.times import time_of
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
"""Rows that have to fit where the head says what they are."""
_SEVERAL: Final = 4
"""Rows that have to fit where it does not."""
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.75
_TELLING: Final = 3
"""Digits of a figure that is no sum by chance."""
_ROWS: Final = range(3, 401)


@dataclass(frozen=True, slots=True)
class Running:
    """A column that adds up another one."""

    column: Column
    figures: Sequence[Equation]
    """Each of its figures with those that it follows from."""


def running_sums(table: UnderstoodTable) -> Iterator[Running]:
    """Yield each column that adds up another one from row to row, if it is one other alone."""
    rows = [row for row in table.rows if row.kind is RowKind.ITEM]
    derived = {relation.result.index for relation in table.relations}
    columns = [column for column in table.figure_columns if column.index not in derived]
    for column in columns if len(rows) in _ROWS else ():
        ways = (
            (other, [*_sums(table, rows, column, other)])
            for other in table.figure_columns
            if _may_be(column, other)
        )
        found = [(other, made) for other, made in ways if _is_believed(made, is_named=is_running(column))]
        if len(found) == 1:
            other, made = found[0]
            yield Running(column, [*_first(table, rows, column, other), *made])


def _may_be(column: Column, single: Column) -> bool:
    """Whether a column may add up another one: the one right before it, unless its head says that it does."""
    is_beside = is_running(column) or single.index == column.index - 1
    return is_beside and single.index != column.index and single.is_money == column.is_money


def _number(row: UnderstoodRow, column: Column) -> PrintedNumber | None:
    return row.row.cells[column.index].number


def _sums(
    table: UnderstoodTable, rows: Sequence[UnderstoodRow], column: Column, single: Column
) -> Iterator[Equation]:
    for before, row in pairwise(rows):
        reached, added, now = _number(before, column), _number(row, single), _number(row, column)
        if reached and added and now and before.band == row.band:
            yield _equation(table, row, column, now, (reached, added))


def _first(
    table: UnderstoodTable, rows: Sequence[UnderstoodRow], column: Column, single: Column
) -> Iterator[Equation]:
    """Yield the first figure with that of its row, where it is the first of a year or the two agree."""
    now, added = _number(rows[0], column), _number(rows[0], single)
    if now and added and (now.value == added.value or time_of(rows[0].label) == 1):
        yield _equation(table, rows[0], column, now, (added,))


def _equation(
    table: UnderstoodTable,
    row: UnderstoodRow,
    column: Column,
    now: PrintedNumber,
    inputs: tuple[PrintedNumber, ...],
) -> Equation:
    return Equation(AuditRule.SUM, Law.SUM, now, inputs, table.place(row), subject=column.name)


def _is_believed(made: Sequence[Equation], *, is_named: bool) -> bool:
    """Whether most rows add up, which figures of few digits do by chance."""
    telling = [e for e in made if e.inputs[1].value and e.result.digits >= _TELLING]
    skipped = sum(_holds_over(upper, lower) for upper, lower in pairwise(telling))
    held = sum(equation.holds() for equation in telling) + skipped
    fewest, most = (_FEWEST, _MOST) if is_named else (_SEVERAL, _NEARLY_ALL)
    return held >= fewest and held >= most * (len(telling) - skipped)


def _holds_over(upper: Equation, lower: Equation) -> bool:
    """Whether one figure is wrong in two rows: below it the sum is that of what both rows add."""
    if upper.holds() or lower.holds() or upper.result.spot != lower.inputs[0].spot:
        return False
    return replace(lower, inputs=(*upper.inputs, lower.inputs[1])).holds()
