"""The same line of a budget in two tables that call it differently: its amounts tell that it is the same.

One table names an activity, another the goal that it serves. Where two tables print several lines with the
same budget and the same spending, a line with one of the two amounts is that line, and has the other too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import permutations
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role

_FEWEST: Final = 3
"""Lines that two tables must share to the last rupiah."""
_MOST: Final = 0.6
_DIGITS_SPENT: Final = 5
_DIGITS_PLANNED: Final = 4
"""Digits before the noughts at the end: rounder amounts are those of many things, budgets more than bills."""
_MOST_TABLES: Final = 40

Amounts = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table that prints one budget and what was spent of it."""

    place: str
    table: str
    budget: PrintedNumber
    spent: PrintedNumber
    heads: tuple[str, str]

    @property
    def amounts(self) -> Amounts:
        """Its budget and its spending."""
        return self.budget.value, self.spent.value


@dataclass(frozen=True, slots=True)
class Differing:
    """Two amounts of one line in two tables."""

    one: PrintedNumber
    other: PrintedNumber
    head: str
    lines: tuple[Line, Line]


@dataclass(frozen=True)
class _Lines:
    """The lines of a table by their amounts."""

    lines: Sequence[Line]

    @cached_property
    def amounts(self) -> Set[Amounts]:
        return {line.amounts for line in self.lines}

    @cached_property
    def by_spent(self) -> Mapping[Decimal, Sequence[Line]]:
        return _grouped((line.spent.value, line) for line in self.lines)

    @cached_property
    def by_budget(self) -> Mapping[Decimal, Sequence[Line]]:
        return _grouped((line.budget.value, line) for line in self.lines)

    def shares(self, line: Line) -> bool:
        """Say whether one of its amounts is that of a line of this table, and no round one."""
        is_spent = line.spent.value in self.by_spent and _is_telling(line.spent, _DIGITS_SPENT)
        return is_spent or (line.budget.value in self.by_budget and _is_telling(line.budget, _DIGITS_PLANNED))


def _grouped(pairs: Iterator[tuple[Decimal, Line]]) -> Mapping[Decimal, Sequence[Line]]:
    found: dict[Decimal, list[Line]] = {}
    for value, line in pairs:
        found.setdefault(value, []).append(line)
    return found


def find_differing(report: UnderstoodReport) -> Iterator[Differing]:
    """Yield each line that prints one amount of a line of another table, with the other amount of both."""
    tables = [lines for table in report.tables if (lines := _Lines([*_lines(table)])).lines]
    for own, other in permutations(tables[:_MOST_TABLES], 2):
        shared = [line for line in own.lines if other.shares(line)]
        equal = {line.amounts for line in shared} & other.amounts
        held = sum(line.amounts in equal for line in shared)
        if len(equal) >= _FEWEST and held >= _MOST * len(shared):
            for line in shared:
                yield from _of_line(line, own, other) if line.amounts not in equal else ()


def _lines(table: UnderstoodTable) -> Iterator[Line]:
    money = [column for column in table.columns if column.is_money]
    budgets = [column for column in money if column.meaning is Role.BUDGET]
    spendings = [column for column in money if column.meaning is Role.SPENT]
    if len(budgets) == len(spendings) == 1:
        yield from _rows(table, budgets[0], spendings[0])


def _rows(table: UnderstoodTable, budget: Column, spending: Column) -> Iterator[Line]:
    for row in table.rows:
        planned, spent = row.row.cells[budget.index].number, row.row.cells[spending.index].number
        if planned and spent and row.kind is not RowKind.BAND:
            yield Line(table.place(row), table.table.name, planned, spent, (budget.name, spending.name))


def _of_line(line: Line, own: _Lines, other: _Lines) -> Iterator[Differing]:
    """Yield the amount in which a line differs from the one line that it shares the other amount with."""
    planned = {found.budget.value: found for found in other.by_spent.get(line.spent.value, ())}
    spent = {found.spent.value: found for found in other.by_budget.get(line.budget.value, ())}
    if len(planned) == 1 and _is_telling(line.spent, _DIGITS_SPENT):
        (found,) = planned.values()
        beside = {each.budget.value for each in own.by_spent[line.spent.value]}
        if beside <= {line.budget.value, *planned}:
            yield Differing(line.budget, found.budget, line.heads[0], (line, found))
    elif len(spent) == 1 and _is_telling(line.budget, _DIGITS_PLANNED):
        (found,) = spent.values()
        beside = {each.spent.value for each in own.by_budget[line.budget.value]}
        is_of_another = found.spent.value in own.by_spent and found.amounts not in own.amounts
        if beside <= {line.spent.value, *spent} and not is_of_another and not planned:
            yield Differing(line.spent, found.spent, line.heads[1], (line, found))


def _is_telling(number: PrintedNumber, digits: int) -> bool:
    """Whether an amount has so many digits before the noughts at its end."""
    return len(str(abs(int(number.value))).rstrip("0")) >= digits
