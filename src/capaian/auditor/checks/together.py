"""Shares of two parts together: `(Sembuh + Pengobatan Lengkap) ÷ Penderita Diobati`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_FEWEST: Final = 4
"""Rows of different shares by which columns are known to be parts and whole."""
_MOST: Final = 0.75
_OTHERS: Final = frozenset({Role.TARGET, Role.ACHIEVEMENT, Role.ABSORPTION, Role.EFFICIENCY})


def check_together(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield every share that most rows of its table give by two columns beside each other, and a third."""
    for table in report.tables:
        explained = {relation.result.index for relation in table.relations}
        for column in table.columns:
            if column.index not in explained and _holds_shares(column):
                yield from _best(table, column)


def _holds_shares(column: Column) -> bool:
    is_share = column.is_percent or Role.SHARE in column.roles
    return column.is_numeric and is_share and not column.is_money and not _OTHERS & {*column.roles}


def _best(table: UnderstoodTable, share: Column) -> Sequence[Equation]:
    """Return the shares by the columns that explain most rows, where they explain nearly all."""
    counts = [c for c in table.figure_columns if not c.is_percent and c.index != share.index]
    ways = [
        _shares(table, share, (*parts, whole))
        for parts in pairwise(counts)
        for whole in counts
        if whole not in parts
    ]
    best = max(ways, key=_held, default=[])
    held = _held(best)
    return best if held >= _FEWEST and held >= _MOST * len(best) else ()


def _shares(table: UnderstoodTable, share: Column, inputs: Sequence[Column]) -> list[Equation]:
    rows = (row for row in table.rows if row.kind in (RowKind.ITEM, RowKind.TOTAL))
    return [made for row in rows if (made := _of_row(table, row, share, inputs)) is not None]


def _of_row(
    table: UnderstoodTable, row: UnderstoodRow, share: Column, inputs: Sequence[Column]
) -> Equation | None:
    result = row.row.cells[share.index].number
    numbers = [row.row.cells[column.index].number for column in inputs]
    known = tuple(number for number in numbers if number is not None and number.unit != PERCENT)
    if result is None or len(known) < len(inputs):
        return None
    names = tuple(column.name for column in inputs)
    place = table.place(row)
    return Equation(AuditRule.RATIO, Law.TOGETHER, result, known, place, subject=share.name, names=names)


def _held(shares: Sequence[Equation]) -> int:
    """Return how many different shares hold, each of two parts that are something."""
    return len({s.result.value for s in shares if s.holds() and all(n.value for n in s.inputs)})
