"""The same thing in two tables: rows with the same label, columns with the same meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role

_SHORTEST: Final = 8
"""Letters of a label that can be the name of one thing only."""
_LEVEL_WORDS: Final = re.compile(
    r"^(?:program|sub\s?kegiatan|kegiatan|sasaran|indikator)\s*:?\s*", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_COMMON: Final = frozenset(map(Decimal, (0, 1, 100)))
"""Figures that say little about which column they are of."""
_MOST: Final = 0.6
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Join:
    """Two columns of two tables that print the same figures for the same things."""

    first: UnderstoodTable
    second: UnderstoodTable
    columns: tuple[Column, Column]
    pairs: tuple[tuple[PrintedNumber, PrintedNumber, str], ...]
    """Figures of the same thing, with its label."""
    equal: int
    """How many are equal."""


def find_joins(report: UnderstoodReport) -> tuple[Join, ...]:
    """Return every pair of columns that mostly prints the same figures for the same things."""
    return tuple(join for first, second in combinations(report.tables, 2) for join in _joins(first, second))


def _joins(first: UnderstoodTable, second: UnderstoodTable) -> Iterator[Join]:
    rows = [*_same_rows(first, second)]
    if len(rows) < _FEWEST:
        return
    for own in _figures(first):
        found = [join for other in _figures(second) if (join := _join(first, second, (own, other), rows))]
        best = max(found, key=lambda join: join.equal, default=None)
        if best is not None:
            yield best


def _figures(table: UnderstoodTable) -> list[Column]:
    return [column for column in table.columns if column.is_numeric and Role.NUMBER not in column.roles]


def _same_rows(
    first: UnderstoodTable, second: UnderstoodTable
) -> Iterator[tuple[UnderstoodRow, UnderstoodRow]]:
    """Yield the rows of two tables with one label; a label that stands twice in a table names no thing."""
    one, other = _by_label(first), _by_label(second)
    for label, rows in one.items():
        if len(rows) == 1 and len(other.get(label, ())) == 1:
            yield rows[0], other[label][0]


def _by_label(table: UnderstoodTable) -> dict[str, list[UnderstoodRow]]:
    found: dict[str, list[UnderstoodRow]] = {}
    for row in table.rows:
        label = plain_label(row)
        if row.kind is RowKind.ITEM and len(label) >= _SHORTEST:
            found.setdefault(label, []).append(row)
    return found


def plain_label(row: UnderstoodRow) -> str:
    """Return the words of a row's longest cell, with its level (`program`) but without blanks and signs."""
    words = max(
        (cell.text for cell in row.row.cells), key=lambda text: sum(map(str.isalpha, text)), default=""
    )
    return re.sub(r"[^0-9a-z]", "", words.casefold())


def _join(
    first: UnderstoodTable,
    second: UnderstoodTable,
    columns: tuple[Column, Column],
    rows: list[tuple[UnderstoodRow, UnderstoodRow]],
) -> Join | None:
    own, other = columns
    is_of_a_kind = own.is_percent == other.is_percent and own.is_money == other.is_money
    if not is_of_a_kind or not {*own.roles} & {*other.roles} or _years(own) != _years(other):
        return None
    pairs = tuple(
        (a, b, one.row.cells[-1].text if not one.row.label else _words(one))
        for one, two in rows
        if (a := one.row.cells[own.index].number) is not None
        and (b := two.row.cells[other.index].number) is not None
    )
    equal = sum(a.value == b.value for a, b, _ in pairs)
    telling = [(a, b) for a, b, _ in pairs if a.value not in _COMMON]
    told = sum(a.value == b.value for a, b in telling)
    if len(telling) < _FEWEST or told < _MOST * len(telling) or equal < _MOST * len(pairs):
        return None
    return Join(first, second, columns, pairs, equal)


def _words(row: UnderstoodRow) -> str:
    words = max((cell.text for cell in row.row.cells), key=lambda text: sum(map(str.isalpha, text)))
    return _LEVEL_WORDS.sub("", words) or words


def _years(column: Column) -> frozenset[str]:
    return frozenset(_YEAR.findall(" ".join(column.path)))
