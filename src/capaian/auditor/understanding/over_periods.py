"""Rows over the periods that stand beside each other: `TPT tertinggi pada tahun 2029` is said of one row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.understanding.extremes import Extreme
from capaian.auditor.understanding.periods import Periods, periods_of, with_quarters
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import YEAR

_FEWEST: Final = 3
"""Periods of which one is the highest."""
_FEWEST_VALUES: Final = 2
"""Of figures that are all the same none is."""


def periods_beside(table: UnderstoodTable) -> Periods | None:
    """Return the columns that are years or parts of a year; `None` if too few, or several of one."""
    heads = [(column.path[-1].strip(), column) for column in table.figure_columns if column.path]
    years = [(head, column) for head, column in heads if YEAR.fullmatch(head)]
    if len({year for year, _ in years}) == len(years) >= _FEWEST:
        return Periods([year for year, _ in years], [column for _, column in years])
    return periods_of(table)


def figures_over(row: UnderstoodRow, periods: Periods) -> Mapping[int, Decimal]:
    """Return what a row has for each period by its place; nothing if it lacks one, but for the first.

    A change against the period before has no figure for the first.
    """
    numbers = [row.row.cells[column.index].number for column in periods.columns]
    values = {place: number.value for place, number in enumerate(numbers) if number is not None}
    return values if values.keys() >= {*range(1, len(numbers))} else {}


@dataclass(frozen=True, slots=True)
class OwnPeriod:
    """A period in which a row is said to have its highest or lowest, and the one in which it has."""

    said: str
    right: str


def period_of_extreme(extreme: Extreme, table: UnderstoodTable, row: UnderstoodRow) -> OwnPeriod | None:
    """Return the period that stands behind the word for the highest or lowest of a row.

    The row stands before the word, or with its figure at the end: `dengan persentase 75%`; else it is
    held against the other rows. `None` where no one period is named, or the row has several such ends.
    """
    periods = periods_beside(table)
    values = figures_over(row, periods) if periods else {}
    name, _, after = extreme.clause.partition(extreme.word)
    if periods is None or extreme.place > 1 or len({*values.values()}) < _FEWEST_VALUES:
        return None
    said = with_quarters(after).casefold()
    if not name.strip() and f"dengan {row.label.split()[0].casefold()}" not in said:
        return None
    named = [place for place, period in enumerate(periods.names) if re.search(rf"\b{period}\b", said)]
    if len(named) != 1:
        return None
    end = max(values.values()) if extreme.is_highest else min(values.values())
    right = named[0] if values.get(named[0]) == end else min(p for p in values if values[p] == end)
    return OwnPeriod(periods.names[named[0]], periods.names[right])


def is_extreme_of_its_periods(extreme: Extreme, table: UnderstoodTable, row: UnderstoodRow) -> bool:
    """Say whether a row has its own highest or lowest in the period that is named for it."""
    period = period_of_extreme(extreme, table, row)
    return period is not None and period.said == period.right
