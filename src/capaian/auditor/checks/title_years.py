"""Years of titles beside columns of other tables that print the same figures under their year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind

_FEWEST: Final = 3
"""Rows that two tables share, with figures that are the same."""
_MOST: Final = 0.8
_FEWEST_DIGITS: Final = 3
"""A figure with fewer digits may be any."""
_MEASURES: Final = frozenset(
    ("jumlah", "total", "nilai", "persentase", "persen", "tingkat", "angka", "rata", "target", "realisasi")
)
"""Words of heads that tell of no thing."""
_Figures = Mapping[str, Decimal]
"""Figures of one column by the names of their rows."""


def dated_elsewhere(report: UnderstoodReport, line: int, said: int, year: int) -> str:
    """Return the table that has a column or total of a table under the report's year, others under that said.

    Empty where there is none.

    Args:
        report: All tables.
        line: Where the table begins.
        said: The year that its title names.
        year: That of the report.
    """
    (own,) = (table for table in report.tables if table.table.line == line)
    ours = [figures for column in own.figure_columns if (figures := _figures(own, column.index))]
    for other, columns in _of_several_years(report):
        if other is own or not {said, year} <= {*columns}:
            continue
        for figures in ours:
            if _are_same(figures, columns[year]) and not _share(figures, columns[said]):
                return other.table.name
        if _has_total(other, own, said, year):
            return other.table.name
    return ""


@lru_cache(maxsize=4)
def _of_several_years(report: UnderstoodReport) -> Sequence[tuple[UnderstoodTable, Mapping[int, _Figures]]]:
    """Return the tables with columns of more than one year, and the figures of the last of each."""
    dated = ((table, {min(column.years): column for column in _dated(table)}) for table in report.tables)
    return [
        (table, {year: _figures(table, column.index) for year, column in columns.items()})
        for table, columns in dated
        if len(columns) > 1
    ]


def _has_total(other: UnderstoodTable, own: UnderstoodTable, said: int, year: int) -> bool:
    """Whether rows of a table have totals of another under the report's year, none under the year said."""
    found = set[bool]()
    for before, now in _pairs(other, said, year):
        for row in other.items:
            first, then = (row.row.cells[column.index].number for column in (before, now))
            if first is not None and then is not None:
                totals = [*_totals_called(own, words_of(row.label) - _MEASURES)]
                found |= {True for total in totals if _is_same(total, then)}
                found |= {False for total in totals if _is_same(total, first)}
    return found == {True}


def _pairs(table: UnderstoodTable, said: int, year: int) -> Iterator[tuple[Column, Column]]:
    """Yield the columns of one quantity for two years."""
    dated = _dated(table)
    for before in dated:
        for now in dated:
            if before.years == {said} and now.years == {year} and before.meaning is now.meaning:
                yield before, now


def _totals_called(table: UnderstoodTable, words: frozenset[str]) -> Iterator[PrintedNumber]:
    """Yield the figures below all items of a table whose heads have one of the words."""
    for row in table.rows:
        if row.kind in (RowKind.TOTAL, RowKind.MEAN):
            for column in table.figure_columns:
                number = row.row.cells[column.index].number
                if number is not None and words & words_of(column.name):
                    yield number


def _is_same(one: PrintedNumber, other: PrintedNumber) -> bool:
    return one.value == other.value and one.decimals == other.decimals and one.digits >= _FEWEST_DIGITS


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
