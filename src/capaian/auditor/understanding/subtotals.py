"""Which rows are the sums of those below or above them, where nothing else tells parts from wholes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.table import PrintedRow

_FEWEST: Final = 2
"""Parts of a whole, and wholes of a table: fewer meet by chance."""
_TELLING: Final = 1000
"""A figure so large is no sum by chance."""
_LARGE: Final = 100
"""A figure so large is no sum by chance where words or another column say the same."""


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


def rows_summed_up(rows: Sequence[PrintedRow], named: Set[int]) -> Set[int]:
    """Return the places of rows that are the sums of all rows since the last such row.

    One alone may be so by chance, or be the total: there must be two, whatever they are called.

    Args:
        rows: All rows of a table.
        named: Places of those whose words are of a sum; one column bears these out, two any other.
    """
    found: list[int] = []
    start, sums = 0, [Decimal(0)] * (len(rows[0].cells) if rows else 0)
    for place, row in enumerate(rows):
        figures = [cell.number for cell in row.cells]
        equal = sum(
            number is not None and number.is_exact and number.value == total and abs(total) >= _LARGE
            for number, total in zip(figures, sums, strict=True)
        )
        if place - start >= _FEWEST and equal >= (1 if place in named else _FEWEST):
            found.append(place)
            start, sums = place + 1, [Decimal(0)] * len(sums)
        else:
            values = (Decimal(0) if number is None else number.value for number in figures)
            sums = [total + value for total, value in zip(sums, values, strict=True)]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


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
