"""Rows that are the sums of those below them, whatever they are called: `Pajak Daerah` above its taxes.

Several columns say so, such as years beside each other: then a figure of one of them may be wrong, and no
chance makes the others. Wholes may be parts of others in turn, and rows may stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final

from capaian.auditor.printed.table import PrintedRow
from capaian.domain.numerals import significant_digits

_FEWEST: Final = 2
"""Parts of a whole, and columns that tell it: fewer meet by chance."""
_TELLING_DIGITS: Final = 3
_MANY_DIGITS: Final = 5
"""A sum of so many digits is none by chance, where no other column speaks against it."""
_MOST_ROWS: Final = 150
_DIFFERENCE: Final = re.compile(r"\W*(?:selisih|perbedaan|gap|deviasi|pertumbuhan)\b", re.IGNORECASE)
"""`Selisih dengan Provinsi`; programs may be called by a rise, as `Peningkatan Mutu` is."""

_Figures = Sequence[Decimal | None]


def levels_by_nested_sums(rows: Sequence[PrintedRow], items: Sequence[int]) -> Sequence[int | None]:
    """Return the levels of rows by the sums that several of their columns show; `None` where none do."""
    found: list[int | None] = [None] * len(rows)
    if len(items) > _MOST_ROWS:
        return found
    items = [place for place in items if not _tells_of_others(rows[place])]
    figures = {place: _figures(rows[place]) for place in items}
    open_rows: list[int] = []
    parts: dict[int, Sequence[int]] = {}
    for place in reversed(items):
        count = _count_parts(figures[place], [figures[other] for other in open_rows])
        parts[place] = open_rows[:count]
        open_rows = [place, *open_rows[count:]]
    if any(parts.values()):
        _give_levels(open_rows, parts, 0, found)
    return found


def _tells_of_others(row: PrintedRow) -> bool:
    """Whether a row is worked out of others, and no part of any: `Selisih dengan Provinsi`."""
    name = next((text for text in row.texts if any(map(str.isalpha, text))), "")
    return _DIFFERENCE.match(name) is not None


def are_summed_up(whole: PrintedRow, parts: Sequence[PrintedRow]) -> bool:
    """Say whether columns show by no chance that rows add up to another one."""
    return _is_sum(_figures(whole), [_figures(row) for row in parts])


def _give_levels(
    places: Sequence[int], parts: dict[int, Sequence[int]], level: int, found: list[int | None]
) -> None:
    for place in places:
        found[place] = level
        _give_levels(parts[place], parts, level + 1, found)


def _figures(row: PrintedRow) -> _Figures:
    """Return what a row has in each column; a dash is nothing."""
    return [
        Decimal(0) if cell.is_dash else None if cell.number is None else cell.number.value
        for cell in row.cells
    ]


def _count_parts(whole: _Figures, below: Sequence[_Figures]) -> int:
    """Return how many rows right below a row make it up; 0 if none do."""
    counts = range(_FEWEST, len(below) + 1)
    possible = takewhile(lambda count: _may_be_more(whole, below[:count]), counts)
    return next((count for count in possible if _is_sum(whole, below[:count])), 0)


def _may_be_more(whole: _Figures, parts: Sequence[_Figures]) -> bool:
    """Whether the parts are not yet beyond the whole in every column."""
    return any(own >= sum(others) for own, others in _columns(whole, parts))


def _is_sum(whole: _Figures, parts: Sequence[_Figures]) -> bool:
    columns = [*_columns(whole, parts)]
    equal = {own for own, others in columns if own == sum(others) and sum(map(bool, others)) >= _FEWEST}
    telling = [own for own in equal if significant_digits(own) >= _TELLING_DIGITS]
    if len(telling) >= _FEWEST:
        return True
    return len(columns) == len(telling) == 1 and significant_digits(telling[0]) >= _MANY_DIGITS


def _columns(whole: _Figures, parts: Sequence[_Figures]) -> Iterator[tuple[Decimal, list[Decimal]]]:
    """Yield the columns in which the whole and all its parts have a figure."""
    for own, *others in zip(whole, *parts, strict=True):
        known = [other for other in others if other is not None]
        if own is not None and len(known) == len(others):
            yield own, known
