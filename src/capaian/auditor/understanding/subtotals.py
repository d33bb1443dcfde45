"""Which rows are the sums of those below them, where no mark, word or column tells parts from wholes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.table import PrintedRow

_FEWEST: Final = 2
"""Parts of a whole, and wholes of a table: fewer meet by chance."""
_TELLING: Final = 1000
"""A figure so large is no sum by chance."""


def levels_by_sums(rows: Sequence[PrintedRow], items: Sequence[int]) -> Sequence[int | None]:
    """Return the levels of a table that is nothing but wholes, each with its parts below it.

    One column that says so is enough for each whole: a figure of another may be wrong.
    """
    found: list[int | None] = [None] * len(rows)
    start = wholes = 0
    while start < len(items):
        parts = _parts_of([rows[place] for place in items[start:]])
        if not parts:
            return [None] * len(rows)
        for place in items[start : start + parts + 1]:
            found[place] = int(place != items[start])
        start, wholes = start + parts + 1, wholes + 1
    return found if wholes >= _FEWEST else [None] * len(rows)


def _parts_of(rows: Sequence[PrintedRow]) -> int:
    """Return how many rows add up to the first of them in any column; 0 if none do."""
    columns = zip(*([cell.number for cell in row.cells] for row in rows), strict=True)
    found = (
        _count(numbers[0].value, [None if number is None else number.value for number in numbers[1:]])
        for numbers in columns
        if numbers[0] is not None and numbers[0].is_exact and numbers[0].value >= _TELLING
    )
    return min((count for count in found if count), default=0)


def _count(whole: Decimal, parts: Sequence[Decimal | None]) -> int:
    """Return how many figures from the first on make a whole; 0 if none do."""
    total = Decimal(0)
    for count, part in enumerate(parts, 1):
        if part is None or part < 0 or total > whole:
            return 0
        total += part
        if total == whole and count >= _FEWEST:
            return count
    return 0
