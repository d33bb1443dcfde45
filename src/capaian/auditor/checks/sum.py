"""Totals: of rows under a total, of a work plan's tree, of columns beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import TOTAL_ROW, Role
from capaian.domain.audit import AuditRule

_NOT_ADDED = frozenset({Role.MEAN, Role.INDEX, Role.RANK, Role.NUMBER, Role.TARGET, Role.ACHIEVEMENT})


def check_sum(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every total with its items."""
    yield from column_claims(report, AuditRule.SUM)
    for understood in report.tables:
        columns = [column for column in understood.columns if _adds_up(column)]
        for column in columns:
            yield from _tree(understood, column)
        yield from _totals(understood, columns)


def _adds_up(column: Column) -> bool:
    return column.is_numeric and not column.is_percent and not _NOT_ADDED & {*column.roles}


def _tree(understood: UnderstoodTable, column: Column) -> Iterator[Equation]:
    """Yield each row that has rows below it in the numbering, as their sum; where most are such sums."""
    found = [*_sums_of_children(understood, column)]
    if sum(equation.holds() for equation in found) * 2 > len(found):
        yield from found


def _sums_of_children(understood: UnderstoodTable, column: Column) -> Iterator[Equation]:
    for place, row in enumerate(understood.rows):
        children = [other for other in understood.rows if other.parent == place]
        equation = _equation(understood, row, children, column)
        if equation is not None:
            yield equation


def _totals(understood: UnderstoodTable, columns: Sequence[Column]) -> Iterator[Equation]:
    for place, row in enumerate(understood.rows):
        if row.kind is not RowKind.TOTAL:
            continue
        found = [best for column in columns if (best := _best_total(understood, place, column)) is not None]
        if TOTAL_ROW.match(row.row.label) or any(equation.holds() for equation in found):
            yield from found


def _best_total(understood: UnderstoodTable, place: int, column: Column) -> Equation | None:
    """Return the total of the rows since the last total, of all rows, or of the totals: whichever holds."""
    row = understood.rows[place]
    tried = [
        equation
        for items in _item_sets(understood.rows, place)
        if (equation := _equation(understood, row, items, column)) is not None
    ]
    return next((equation for equation in tried if equation.holds()), tried[0] if tried else None)


def _item_sets(rows: Sequence[UnderstoodRow], place: int) -> Iterator[list[UnderstoodRow]]:
    before = rows[:place] or rows[place + 1 :]
    top = [row for row in before if row.kind is RowKind.ITEM and row.parent is None]
    totals = [index for index, row in enumerate(before) if row.kind is RowKind.TOTAL]
    if totals:
        yield [row for row in before[totals[-1] + 1 :] if row.kind is RowKind.ITEM and row.parent is None]
        yield [before[index] for index in totals]
    yield top


def _equation(
    understood: UnderstoodTable, row: UnderstoodRow, items: Sequence[UnderstoodRow], column: Column
) -> Equation | None:
    result = row.row.cells[column.index].number
    numbers = [item.row.cells[column.index].number for item in items]
    known: tuple[PrintedNumber, ...] = tuple(number for number in numbers if number is not None)
    blank = any(
        number is None and not (cell := item.row.cells[column.index]).is_dash and cell.text.strip()
        for number, item in zip(numbers, items, strict=True)
    )
    if result is None or not known or blank:
        return None
    name = f"jumlah {column.name}"
    return Equation(AuditRule.SUM, Law.SUM, result, known, understood.place(row), subject=name)
