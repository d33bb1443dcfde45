"""Shares that a column has of all that its table counts: `PNS merupakan 47,6% dari seluruh pegawai`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.accounted import Meant
from capaian.auditor.understanding.added_columns import cells_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.operations_told import Reckoned
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.domain.audit import AuditRule


def shares_over_columns(
    asked: Reckoned, meant: Meant, whole: Meant | None, table: UnderstoodTable
) -> Iterator[tuple[PrintedNumber, ...]]:
    """Yield part and whole of the share that the one column which is told has of the one it is added up to.

    Args:
        asked: A share that words say to be of all.
        meant: What its clause names.
        whole: What the words of the whole name; `None` where they are of something else.
        table: The one with the columns, and with one total.
    """
    if whole is None or whole.rows or meant.rows or not (asked.is_of_all and meant.tells_columns):
        return
    for part, total in _pairs(table):
        told = [column for column in meant.columns if column is not total]
        is_whole = not whole.tells_columns or total in whole.columns
        if told == [part] and is_whole and meant.years <= {*part.years, *total.years}:
            cells = cells_of(table.totals, (part, total))
            if cells and all(n.value == cells[0].value for n in asked.others):
                yield cells


def has_shares(table: UnderstoodTable, columns: Sequence[Column]) -> bool:
    """Say whether the one percentage of rows is their share of the one total of a column."""
    shares = [c for c in table.figure_columns if c.is_percent or c.may_be_share]
    held = [
        Equation(AuditRule.RATIO, Law.PERCENT, share, (part, whole), "").holds()
        for column in columns
        for row in table.outermost
        if len(shares) == 1
        and (share := row.row.cells[shares[0].index].number)
        and (part := row.row.cells[column.index].number)
        and (whole := table.totals[0].row.cells[column.index].number)
    ]
    return len(columns) == 1 and bool(held) and sum(held) * 2 > len(held)


def _pairs(table: UnderstoodTable) -> Iterator[tuple[Column, Column]]:
    """Yield each column of parts with the only one that it is added up to."""
    sums = [each for each in table.relations if each.law is Law.SUM and each.is_borne_out]
    for relation in sums:
        for part in relation.inputs:
            if sum(part in other.inputs for other in sums) == 1 and not part.is_percent:
                yield part, relation.result
