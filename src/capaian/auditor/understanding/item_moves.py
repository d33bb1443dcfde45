"""How far each item of a table moved: as printed, from year to year, or from one part of a year on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.periods import names_period
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR

_CHANGE: Final = re.compile(rf"\b(?:{MOVES}|perubahan|selisih)\b", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(r"\b(?:provinsi|nasional|target|renstra|rpjmd)\b", re.IGNORECASE)
"""Heads of gaps that are no changes: `Selisih dengan Provinsi`."""
_COMPARED: Final = re.compile(
    r",?\s*\b(?:(?:jika|bila|apabila)\s+)?(?:(?:di)?banding(?:kan)?(?:\s+dengan)?|daripada|dari)"
    r"(?:\s+(?:capaian|realisasi|kondisi|angka|nilai))?(?:\s+pada)?\s+tahun\s+"
    r"(?:(?P<year>(?:19|20)\d\d)(?!\s*(?:sebesar|sebanyak|menjadi|hingga|sampai))|sebelumnya|lalu)",
    re.IGNORECASE,
)
_PAIR: Final = 2

Moves = Mapping[int, Decimal]
"""By the place of an item how far it moved."""


def without_comparison(text: str) -> tuple[str, int | None]:
    """Return a text without what it compares with, and the year that is.

    Examples:
        >>> without_comparison("Dua kapal turun dibandingkan tahun 2023.")
        ('Dua kapal turun.', 2023)
    """
    found = _COMPARED.search(text)
    year = int(found["year"]) if found and found["year"] else None
    return _COMPARED.sub("", text), year


def moves_of_items(
    table: UnderstoodTable,
    columns: Collection[Column],
    years: Collection[int],
    base: int | None,
    year: int | None,
) -> list[Moves]:
    """Return each way in which items may be said to have moved, by what the table prints.

    Args:
        table: Where the items stand.
        columns: Those that words may mean.
        years: What words tell of when it was.
        base: The year that it is compared with.
        year: The year of the report.
    """
    own = {column.index for column in columns}
    held = (relation for relation in table.relations if relation.law in (Law.DIFFERENCE, Law.GROWTH))
    ends = {column.index for relation in held for column in relation.inputs}
    changes = [c for c in table.figure_columns if c.index not in ends and _is_change(c)]
    dated = sorted({own for c in table.figure_columns if c not in changes for own in c.years} or {year or 0})
    is_last = (not years or dated[-1] in years) and base in (None, *dated[-2:-1])
    found = [_printed(table, c) for c in changes if (not years or c.years & {*years} if c.years else is_last)]
    levels = [c for c in table.figure_columns if c.index in own and len(c.years) == 1 and c not in changes]
    found += [_between(table, a, b) for a, b in _steps(levels, years, base, year)]
    if table.items and all(names_period(item.label) for item in table.items):
        found += [_down(table, c) for c in table.figure_columns if c not in changes]
    return [moves for moves in found if moves]


def _is_change(column: Column) -> bool:
    head = " ".join(column.path)
    return Role.CHANGE in roles_of(column.path) and bool(_CHANGE.search(head)) and not _OF_OTHERS.search(head)


def _printed(table: UnderstoodTable, column: Column) -> Moves:
    numbers = ((place, row.row.cells[column.index].number) for place, row in enumerate(table.items))
    return {place: number.value for place, number in numbers if number is not None}


def _between(table: UnderstoodTable, before: Column, after: Column) -> Moves:
    first, last = _printed(table, before), _printed(table, after)
    return {place: last[place] - first[place] for place in first.keys() & last.keys()}


def _down(table: UnderstoodTable, column: Column) -> Moves:
    levels = _printed(table, column)
    return {b: levels[b] - levels[a] for a, b in pairwise(sorted(levels)) if b == a + 1}


def _steps(
    levels: Collection[Column], years: Collection[int], base: int | None, year: int | None
) -> Iterator[tuple[Column, Column]]:
    """Yield the columns of one measure between which a move lies, the earlier first."""
    of_measures: dict[str, list[Column]] = {}
    for column in levels:
        of_measures.setdefault(YEAR.sub("", " ".join(column.path)), []).append(column)
    for columns in of_measures.values():
        ordered = sorted(columns, key=lambda column: min(column.years))
        if not base and not years and len(ordered) > _PAIR:
            yield ordered[0], ordered[-1]
        for before, after in pairwise(ordered):
            first, last = min(before.years), min(after.years)
            is_meant = first == base if base else last in years if years else last == year
            if is_meant and (base is None or not years or last in years):
                yield before, after
