"""Differences with a row: in a column `Selisih dengan Rata-rata`, in a row `Selisih dengan Provinsi`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.compared_with import compared_with, is_compared_with
from capaian.auditor.understanding.distances import as_sizes
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
_MOST_ROWS: Final = 30
"""A table of things and what they are compared with is no longer."""

_Ends = tuple[PrintedNumber | None, PrintedNumber | None, PrintedNumber | None]
"""A difference, what it is of, and what that is held against."""


def differences_with_rows(table: UnderstoodTable) -> Iterator[Equation]:
    """Yield every difference that its head holds against a row, where most of them are such differences."""
    explained = {relation.result.index for relation in table.relations}
    for column in table.figure_columns if len(table.rows) <= _MOST_ROWS else ():
        if column.index not in explained and compared_with(column.name):
            yield from _down(table, column)
    for row in table.rows if len(table.rows) <= _MOST_ROWS else ():
        if compared_with(row.label):
            yield from _along(table, row)


def _down(table: UnderstoodTable, result: Column) -> Sequence[Equation]:
    """Return the differences of a column with what the row that its head names has in another one."""
    against = [row for row in table.rows if is_compared_with(result.name, (row.label,))]
    ways = [
        _differences(
            table, [(row, _ends(row, row, other, (result, column))) for row in table.items], result.name
        )
        for other in against
        for column in table.figure_columns
        if column != result
    ]
    return _best(ways)


def _along(table: UnderstoodTable, result: UnderstoodRow) -> Sequence[Equation]:
    """Return the differences that a row has between two others, of which its own name tells one."""
    rows = [row for row in table.rows if row.kind is not RowKind.BAND and not compared_with(row.label)]
    ways = [
        _differences(
            table, [(result, _ends(result, *pair, (c, c))) for c in table.figure_columns], result.label
        )
        for pair in permutations(rows, 2)
        if any(is_compared_with(result.label, (row.label,)) for row in pair)
    ]
    return _best(ways)


def _ends(
    result: UnderstoodRow, own: UnderstoodRow, other: UnderstoodRow, columns: tuple[Column, Column]
) -> _Ends:
    told, read = columns
    cells = (result.row.cells[told.index], own.row.cells[read.index], other.row.cells[read.index])
    return cells[0].number, cells[1].number, cells[2].number


def _differences(
    table: UnderstoodTable, told: Sequence[tuple[UnderstoodRow, _Ends]], name: str
) -> list[Equation]:
    return [
        Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, change, (own, other), table.place(row), subject=name)
        for row, (change, own, other) in told
        if change is not None and own is not None and other is not None and own.spot != other.spot
    ]


def _best(ways: Sequence[Sequence[Equation]]) -> Sequence[Equation]:
    """Return the way by which most differences hold, if it is more than half of those that tell."""
    found = max(map(as_sizes, ways), key=_held, default=[])
    telling = sum(map(_tells, found))
    return found if _held(found) >= _FEWEST and 2 * _held(found) > telling else ()


def _held(made: Sequence[Equation]) -> int:
    return sum(equation.holds() for equation in made if _tells(equation))


def _tells(equation: Equation) -> bool:
    return equation.result.value != 0 or equation.computed() != 0
