"""Shares of a column in its own total: how staff, people or money are made up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
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
        for column in understood.columns if len(totals) == 1 else ():
            if _holds_shares(column) and column.index not in explained:
                yield from _of_total(understood, column, totals[0])


def _holds_shares(column: Column) -> bool:
    """Whether a column may hold shares, and neither what was aimed at nor how far that was reached."""
    is_share = column.is_percent or Role.SHARE in column.roles
    return column.is_numeric and is_share and not column.is_money and column.meaning not in _MEASURES


def _of_total(understood: UnderstoodTable, column: Column, total: UnderstoodRow) -> Sequence[Equation]:
    """Return the shares of that column and total which explain most rows."""
    others = (other for other in understood.columns if other.index != column.index)
    parts = [other for other in others if other.is_numeric and not other.is_percent]
    ways = [_shares(understood, column, part, whole, total) for part in parts for whole in parts]
    best = max(ways, key=_held, default=[])
    held = _held(best)
    of_all = total.row.cells[column.index].number
    is_of_hundred = of_all is not None and of_all.value == HUNDRED != sum(e.result.value for e in best)
    fewest = _FEWEST_OF_HUNDRED if is_of_hundred else _FEWEST
    return best if held >= fewest and held >= _MOST * len(best) else ()


def _shares(
    understood: UnderstoodTable, column: Column, part: Column, whole: Column, total: UnderstoodRow
) -> list[Equation]:
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
        for row in understood.rows
        if row.kind is RowKind.ITEM
        and of_all is not None
        and (share := row.row.cells[column.index].number) is not None
        and (own := row.row.cells[part.index].number) is not None
        and own.unit != PERCENT
    ]


def _held(shares: Sequence[Equation]) -> int:
    """How many rows their figures give; rows of nothing tell nothing, nor do rows that are all alike."""
    held = [share.result.value for share in shares if share.result.value and share.holds()]
    return len(held) if len({*held}) > 1 else 0
