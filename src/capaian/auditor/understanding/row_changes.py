"""Columns of changes from row to row: each year's step from the year above it, or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
"""Rows that have to fit: one alone does by chance."""
_SURE: Final = 3
"""Years whose changes fit, so that one that does not is wrong."""
_YEAR: Final = 1900
_MOST_ROWS: Final = 60
"""Tables of years are not longer."""
_LAWS: Final = (Law.DIFFERENCE, Law.GROWTH)


def rows_changed(rows: Sequence[UnderstoodRow], columns: Sequence[Column], result: Column) -> int:
    """Return for how many rows a column holds the change of another one from row to row.

    It is none if too few rows fit, or if fewer fit than do not.
    """
    if Role.CHANGE not in result.roles:
        return 0
    items = [row for row in rows if row.kind is RowKind.ITEM][:_MOST_ROWS]
    others = [column for column in columns if column.is_numeric and column.index != result.index]
    found = (
        [*_steps(ordered, other, result, law)]
        for other in others
        for law in _LAWS
        for ordered in (items, items[::-1])
    )
    return max((sum(held) for held in found if _is_believed(held)), default=0)


def changes_of_years(
    rows: Sequence[UnderstoodRow], columns: Sequence[Column], result: Column, place: str
) -> Sequence[Equation]:
    """Return the changes of a column from year to year, where all but one are such changes.

    Args:
        rows: Those of a table with a year in each.
        columns: Its columns.
        result: That of the changes.
        place: How messages call the table.
    """
    if Role.CHANGE not in result.roles or not _are_years(rows):
        return ()
    found = (
        [*_changes(rows, other, result, law, place)]
        for other in columns
        if other.is_numeric and other.index != result.index
        for law in _LAWS
    )
    sure = (made for made in found if sum(each.holds() for each in made) >= max(_SURE, len(made) - 1))
    return next(sure, ())


def _are_years(rows: Sequence[UnderstoodRow]) -> bool:
    """Whether the labels of rows are years, one after the other."""
    labels = [row.row.texts[0].strip() for row in rows if row.row.texts]
    if not labels or len(labels) < len(rows) or not all(map(str.isdecimal, labels)):
        return False
    years = [*map(int, labels)]
    return years == [*range(years[0], years[0] + len(years))] and years[0] > _YEAR


def _is_believed(held: Sequence[bool]) -> bool:
    return sum(held) >= _FEWEST and sum(held) * 2 > len(held)


def _changes(
    rows: Sequence[UnderstoodRow], other: Column, result: Column, law: Law, place: str = ""
) -> Iterator[Equation]:
    """Yield each printed change as that of a column since the row before."""
    rule = AuditRule.RATIO if law is Law.GROWTH else AuditRule.DIFFERENCE
    for before, now in pairwise(rows):
        change = now.row.cells[result.index].number
        ends = (now.row.cells[other.index].number, before.row.cells[other.index].number)
        if change is not None and ends[0] is not None and ends[1] is not None:
            where = f"{place}, {now.label}"
            yield Equation(rule, law, change, (ends[0], ends[1]), where, subject=result.name)


def _steps(rows: Sequence[UnderstoodRow], other: Column, result: Column, law: Law) -> Iterator[bool]:
    """Yield for each printed change whether it is that of a column since the row before."""
    return (equation.holds() for equation in _changes(rows, other, result, law))
