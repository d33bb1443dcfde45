"""Levels of rows that are numbered alike: activities 1, 2, 3 with parts that go on counting among them.

Marks alone may be read in several ways, so that levels are believed only where amounts add up along them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.table import PrintedRow

_DEEPEST: Final = 3
_LARGE: Final = 1000
_MOST: Final = 0.6
_FEWEST: Final = 2


def parents_of(levels: Sequence[int | None]) -> list[int | None]:
    """Return for each row the row that it is a part of, by levels; rows without a level have none.

    Examples:
        >>> parents_of([0, 1, 1, None, 2, 0])
        [None, 0, 0, None, 2, None]
    """
    found: list[int | None] = []
    open_rows: dict[int, int] = {}
    for place, level in enumerate(levels):
        if level is None:
            found.append(None)
            continue
        open_rows = {depth: index for depth, index in open_rows.items() if depth < level}
        found.append(open_rows[max(open_rows)] if open_rows else None)
        open_rows[level] = place
    return found


def levels_by_counters(marks: Sequence[str], rows: Sequence[PrintedRow]) -> list[int | None] | None:
    """Return levels by running numbers that go on within each other; `None` if amounts do not add up so.

    Args:
        marks: Number of each row in its list; empty where it has none.
        rows: The rows, for their amounts.
    """
    levels = _count(marks)
    return levels if _adds_up(levels, rows) else None


def _count(marks: Sequence[str]) -> list[int | None]:
    """Return the level of each number: that of the innermost counter which it goes on, or a new one within.

    Examples:
        >>> _count(["I", "1", "1", "2", "2", "3", "II", "3", "4"])
        [0, 1, 2, 2, 1, 2, 0, 1, 2]
    """
    counters: list[int] = []
    outer = 1 if any(mark and not mark.isdecimal() for mark in marks) else 0
    last = -1
    found: list[int | None] = []
    for mark in marks:
        if not mark.isdecimal():
            found.append(0 if mark else None)
            last = -1 if mark else last
            continue
        level = _level_of(int(mark), counters, last)
        last = last if level is None else level
        found.append(None if level is None else level + outer)
    return found


def _level_of(number: int, counters: list[int], last: int) -> int | None:
    """Return the place of the counter that a number goes on, and count on; `None` if it goes on none."""
    for place in reversed(range(len(counters))):
        if number == counters[place] + 1 and place <= last + 1:
            counters[place] = number
            return place
    if number == 1 and last + 1 < _DEEPEST:
        del counters[last + 1 :]
        counters.append(1)
        return last + 1
    return None


def _adds_up(levels: Sequence[int | None], rows: Sequence[PrintedRow]) -> bool:
    """Whether amounts of most rows with parts are the sums of these."""
    parents = parents_of(levels)
    width = max((len(row.cells) for row in rows), default=0)
    return any(_adds_up_in(column, parents, rows) for column in range(1, width))


def _adds_up_in(column: int, parents: Sequence[int | None], rows: Sequence[PrintedRow]) -> bool:
    sums: dict[int, Decimal] = {}
    for parent, row in zip(parents, rows, strict=True):
        number = row.cells[column].number
        if parent is not None and number is not None:
            sums[parent] = sums.get(parent, Decimal(0)) + number.value
    wholes = {
        place: number.value for place in sums if (number := rows[place].cells[column].number) is not None
    }
    large = [place for place, value in wholes.items() if value >= _LARGE]
    held = sum(wholes[place] == sums[place] for place in large)
    return held >= _FEWEST and held >= _MOST * len(large)
