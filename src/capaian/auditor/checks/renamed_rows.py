"""Rows that bear the name of another thing: their figures are all those of a row that their table lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.joins import find_joins, plain_label
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
_FEWEST_DIGITS: Final = 3
"""Figures of fewer digits meet by chance."""


def check_renamed_rows(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the name of every row that a table has in common with another, by the figures of both."""
    pairs = {(join.first.table.line, join.second.table.line): join for join in find_joins(report)}
    seen: set[int] = set()
    for join in pairs.values():
        for table, other in ((join.first, join.second), (join.second, join.first)):
            for statement in _names(table, other):
                if statement.line not in seen:
                    seen.add(statement.line)
                    yield statement


def _names(table: UnderstoodTable, other: UnderstoodTable) -> Iterator[Statement]:
    own, others = _by_name(table), _by_name(other)
    for name, row in own.items():
        if name in others:
            figures = _figures(row)
            strangers = [each for label, each in others.items() if label not in own]
            owners = [each for each in strangers if len(figures & _figures(each)) >= _FEWEST]
            is_own = bool(figures & _figures(others[name])) or len(owners) != 1
            if is_own:
                yield _statement(table, row, None, other)
            else:
                yield _statement(table, row, owners[0], other)


def _by_name(table: UnderstoodTable) -> Mapping[str, UnderstoodRow]:
    return {plain_label(row): row for row in table.rows if row.kind is RowKind.ITEM}


def _figures(row: UnderstoodRow) -> frozenset[Decimal]:
    numbers = (cell.number for cell in row.row.cells if cell.number is not None)
    return frozenset(n.value for n in numbers if sum(map(str.isdigit, n.text)) >= _FEWEST_DIGITS)


def _statement(
    table: UnderstoodTable, row: UnderstoodRow, owner: UnderstoodRow | None, other: UnderstoodTable
) -> Statement:
    why = ""
    if owner is not None:
        whose = f"milik “{owner.label}” ({other.table.name}, baris {owner.row.line})"
        why = f"Angka baris ini {whose}, dan tidak satu pun milik “{row.label}”."
    return Statement(
        AuditRule.LABEL,
        owner is None,
        row.row.line,
        row.label,
        "" if owner is None else owner.label,
        why,
        table.place(row),
        lines=() if owner is None else (owner.row.line,),
        renames=owner is not None,
    )
