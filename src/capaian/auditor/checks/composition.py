"""Shares of a column in its own total: how staff, people or money are made up, and that all are a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.parts_of_hundred import parts_of_hundred
from capaian.auditor.checks.sum import counts_some_twice
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.weights_beside import earned_columns
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 3
"""Rows by which a column is known to hold shares of another's total."""
_FEWEST_OF_HUNDRED: Final = 2
"""Those where the total is printed as a hundred, to which they do not come: one of them is wrong."""
_MOST: Final = 0.6
_MEASURES: Final = frozenset({Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT, Role.ABSORPTION})


def check_composition(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every share of a column with its row's figure and the total of the column.

    Nothing but the figures tells which column is meant, so most rows have to be such shares.
    """
    for understood in report.tables:
        totals = [row for row in understood.rows if row.kind is RowKind.TOTAL]
        explained = {relation.result.index for relation in understood.relations}
        # What is earned of weights is a share of all much as the weights are.
        weights = [weight for _, weight in earned_columns(understood)]
        for column in understood.columns if len(totals) == 1 else ():
            may_be = _holds_shares(column) and column not in weights
            shares = _of_total(understood, column, totals[0]) if may_be else ()
            if column.index not in explained and shares:
                explained.add(column.index)
                yield from shares
        if not counts_some_twice(understood, report):
            yield from parts_of_hundred(understood, explained)


def _holds_shares(column: Column) -> bool:
    """Whether a column may hold shares, and neither what was aimed at nor how far that was reached."""
    is_share = column.is_percent or Role.SHARE in column.roles
    return column.is_numeric and is_share and not column.is_money and column.meaning not in _MEASURES


def _of_total(understood: UnderstoodTable, column: Column, total: UnderstoodRow) -> Sequence[Equation]:
    """Return the shares of that column and total which explain most rows.

    What is worked out of the column, such as a value times its weight, is no part that gives it.
    """
    made = {r.result.index for r in understood.relations if column in r.inputs}
    others = (other for other in understood.columns if other.index not in {column.index, *made})
    parts = [other for other in others if other.is_numeric and not other.is_percent]
    pairs = product(parts, repeat=2)
    ways = [(p, w, _shares(understood, understood.items, column, p, (w, total))) for p, w in pairs]
    part, whole, best = max(ways, key=lambda way: _held(way[2]), default=(column, column, []))
    held = _held(best)
    of_all = total.row.cells[column.index].number
    added = sum(share.result.value for share in best)
    is_of_hundred = of_all is not None and of_all.value == HUNDRED != added
    fewest = _FEWEST_OF_HUNDRED if is_of_hundred else _FEWEST
    if held < fewest or held < _MOST * len(best):
        return ()
    # Rounded shares may be added up as they are printed: 99,99.
    is_added = of_all is not None and of_all.value == added
    return best if is_added else [*best, *_shares(understood, [total], column, part, (whole, total))]


def _shares(
    understood: UnderstoodTable,
    rows: Sequence[UnderstoodRow],
    column: Column,
    part: Column,
    of: tuple[Column, UnderstoodRow],
) -> list[Equation]:
    whole, total = of
    of_all = total.row.cells[whole.index].number
    return [
        Equation(
            AuditRule.RATIO,
            Law.PERCENT,
            share,
            (own, of_all),
            understood.place(row),
            subject=column.name,
            names=(part.name, f"{whole.name} ({total.label})"),
        )
        for row in rows
        if of_all is not None
        and (share := row.row.cells[column.index].number) is not None
        and (own := row.row.cells[part.index].number) is not None
        and own.unit != PERCENT
    ]


def _held(shares: Sequence[Equation]) -> int:
    """How many rows their figures give; rows of nothing tell nothing, nor do rows that are all alike."""
    held = [share.result.value for share in shares if share.result.value and share.holds()]
    return len(held) if len({*held}) > 1 else 0
