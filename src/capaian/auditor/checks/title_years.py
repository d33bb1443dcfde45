"""Years of titles beside columns of other tables that print the same figures under their year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable

_FEWEST: Final = 3
"""Rows that two tables share, with figures that are the same."""
_MOST: Final = 0.8
_Figures = Mapping[str, Decimal]
"""Figures of one column by the names of their rows."""


def dated_elsewhere(report: UnderstoodReport, line: int, said: int, year: int) -> str:
    """Return the table that has a column of a table under the report's year, and others under the year said.

    Empty where there is none.

    Args:
        report: All tables.
        line: Where the table begins.
        said: The year that its title names.
        year: That of the report.
    """
    (own,) = (table for table in report.tables if table.table.line == line)
    for other in report.tables:
        columns = {min(column.years): _figures(other, column.index) for column in _dated(other)}
        if other is not own and {said, year} <= {*columns}:
            for column in own.figure_columns:
                figures = _figures(own, column.index)
                if _are_same(figures, columns[year]) and not _share(figures, columns[said]):
                    return other.table.name
    return ""


def _dated(table: UnderstoodTable) -> list[Column]:
    return [column for column in table.figure_columns if len(column.years) == 1]


def _figures(table: UnderstoodTable, index: int) -> _Figures:
    cells = ((plain(row.label), row.row.cells[index].number) for row in table.items)
    return {name: number.value for name, number in cells if number is not None}


def _are_same(one: _Figures, other: _Figures) -> bool:
    shared = [one[name] == other[name] for name in one if name in other]
    return sum(shared) >= max(_FEWEST, _MOST * len(shared))


def _share(one: _Figures, other: _Figures) -> bool:
    """Whether most of the figures of two columns are the same: then they tell nothing."""
    shared = [one[name] == other[name] for name in one if name in other]
    return 2 * sum(shared) > len(shared)
