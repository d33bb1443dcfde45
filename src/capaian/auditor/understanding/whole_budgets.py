"""All that a table of budgets and spendings comes to: a share of the year may be worked out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 2
"""Rows that make a whole."""


@dataclass(frozen=True, slots=True)
class WholeBudget:
    """The budget and the spending of all outermost rows of a table."""

    table: str
    budget: Decimal
    spent: Decimal

    def gives(self, share: PrintedNumber) -> bool:
        """Whether a printed share is that of the spending, or of what is left."""
        spent = HUNDRED * self.spent / self.budget
        return any(abs(value - share.value) <= share.step / 2 for value in (spent, HUNDRED - spent))


def whole_budgets(report: UnderstoodReport) -> Iterator[WholeBudget]:
    """Yield the wholes of the tables that have one column of budgets and one of spendings."""
    for understood in report.tables:
        columns = _named(understood) or _held_against(understood)
        pairs = [*_pairs(understood, *columns)] if columns else []
        budget = sum((pair[0] for pair in pairs), Decimal(0))
        if len(pairs) >= _FEWEST and budget:
            yield WholeBudget(understood.table.name, budget, sum((pair[1] for pair in pairs), Decimal(0)))


def _named(understood: UnderstoodTable) -> tuple[Column, Column] | None:
    """Return the columns whose heads say that they are of budgets and of spendings."""
    budgets, spendings = (_only(understood.columns, role) for role in (Role.BUDGET, Role.SPENT))
    return (budgets, spendings) if budgets and spendings else None


def _held_against(understood: UnderstoodTable) -> tuple[Column, Column] | None:
    """Return the only two columns of money of which one is a percentage of the other in nearly all rows."""
    pairs = {
        (relation.inputs[1], relation.inputs[0])
        for relation in understood.relations
        if relation.law is Law.PERCENT and relation.is_borne_out and all(c.is_money for c in relation.inputs)
    }
    return pairs.pop() if len(pairs) == 1 else None


def _only(columns: Sequence[Column], role: Role) -> Column | None:
    found = [column for column in columns if column.is_numeric and column.is_money and column.meaning is role]
    return found[0] if len(found) == 1 else None


def _pairs(
    understood: UnderstoodTable, budgets: Column, spendings: Column
) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield budget and spending of each outermost row."""
    for row in understood.rows:
        budget, spent = (row.row.cells[column.index].number for column in (budgets, spendings))
        is_outermost = row.kind is RowKind.ITEM and row.level == 0 and row.parent is None
        if is_outermost and budget is not None and spent is not None:
            yield budget.value, spent.value
