"""Levels that each row takes over from the row before: the stock at the end of a quarter opens the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow

_FEWEST: Final = 2
"""Rows that open with what the row before ended with; of more, one may be mistyped."""


def without_levels(table: UnderstoodTable, columns: Sequence[Column]) -> list[Column]:
    """Return the columns but those of a level before and behind each row: such levels are never added up.

    Args:
        table: A table.
        columns: Those of its columns that may add up.
    """
    levels = {
        column.index
        for opening, closing in permutations(columns, 2)
        if _carries(table.items, opening, closing)
        for column in (opening, closing)
    }
    return [column for column in columns if column.index not in levels]


def _carries(rows: Sequence[UnderstoodRow], opening: Column, closing: Column) -> bool:
    """Whether nearly every row opens with the figure that the row before it closed with."""
    ends = [
        (before.row.cells[closing.index].number, after.row.cells[opening.index].number)
        for before, after in pairwise(rows)
    ]
    told = [(end.value, start.value) for end, start in ends if end is not None and start is not None]
    held = sum(end == start != 0 for end, start in told)
    return len(told) == len(ends) and held >= _FEWEST and held >= len(ends) - (held > _FEWEST)
