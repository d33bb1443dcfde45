"""Columns headed as a total that sum up those beside them: ages, sources of money, quarters of each thing.

Which these are their figures tell: what is summed in most rows is so in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from capaian.domain.period import PeriodKind
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import part_of_any_year
from capaian.dossier.intake.words import fold

_SUMS: Final = frozenset({"jumlah", "jml", "total", "setahun"})
# JUMLAH WAJIB KIA: also any other number may be headed so
_SUM_OF: Final = re.compile(r"(?:jumlah|jml|total) ")
_MOST: Final = 50
_NEARLY_ALL: Final = 75
_ALL: Final = 100
_SAMPLE: Final = 400
"""Rows that show which columns are summed."""
_LEAST: Final = 2
"""Columns that make a sum; rows that show one."""
RowSum = tuple[tuple[Head, ...], Head]
"""Columns, and the one that is their sum."""
_Column = Sequence[Decimal | None]


def is_sum_word(part: str) -> bool:
    """Say whether a head says that its column is a sum, and no more.

    Examples:
        >>> is_sum_word("JUMLAH"), is_sum_word("Jumlah Penduduk"), is_sum_word("")
        (True, False, False)
    """
    words = fold(part).split()
    return bool(words) and _SUMS.issuperset(words)


def sums_beside(table: ForeignTable, kind: Kind) -> Iterator[RowSum]:
    """Yield the columns headed as totals with those that they sum up in most rows.

    Rows with several figures to be summed show it: of one figure alone any column may be the sum.

    Args:
        table: The table.
        kind: What its figures are.
    """
    totals = [(head, place) for head in table.heads for place, part in enumerate(head.parts)]
    columns = _Columns(table, kind)
    for total, place in totals:
        is_bare = is_sum_word(total.parts[place])
        if is_bare or _SUM_OF.match(fold(total.parts[place])):
            sets = [*(_alike(table.heads, total, place) if is_bare else ()), *_before(columns, total, place)]
            best = max(sets, key=lambda parts: columns.right(parts, total), default=())
            if best and columns.shows(best, total, _MOST if is_bare else _NEARLY_ALL):
                yield tuple(best), total


def _alike(heads: Sequence[Head], total: Head, place: int) -> Iterator[Sequence[Head]]:
    """Yield the columns that tell the same but for one part: all, or those of months, of quarters."""
    rest = _without(total.parts, place)
    found = [
        head
        for head in heads
        if len(head.parts) == len(total.parts) and _without(head.parts, place) == rest
        if not is_sum_word(head.parts[place])
    ]
    by_kind: dict[PeriodKind | None, list[Head]] = {}
    for head in found:
        part = part_of_any_year(head.parts[place])
        by_kind.setdefault(part.kind if part else None, []).append(head)
    yield from (parts for parts in (found, *by_kind.values()) if len(parts) >= _LEAST)


def _without(parts: Sequence[str], place: int) -> tuple[str, ...]:
    return (*parts[:place], *parts[place + 1 :])


def _before(columns: _Columns, total: Head, place: int) -> Iterator[Sequence[Head]]:
    """Yield the columns right before a total: any number of them, until another total or one of words."""
    if place < len(total.parts) - 1:
        return
    found: list[Head] = []
    for head in reversed([head for head in columns.table.heads if head.column < total.column]):
        is_other = len(total.parts) > 1 and head.parts[:-1] != total.parts[:-1]
        if is_other or any(map(is_sum_word, head.parts)) or not any(columns.of(head)):
            return
        found.insert(0, head)
        if len(found) >= _LEAST:
            yield [*found]


@dataclass(frozen=True)
class _Columns:
    """The figures of the first rows, column by column."""

    table: ForeignTable
    kind: Kind
    _read: dict[Head, _Column] = field(default_factory=dict)

    def of(self, head: Head) -> _Column:
        """Return the figures of a column; what cannot be read is none."""
        if head not in self._read:
            self._read[head] = [self.table.figure(row, head, self.kind) for row in self.table.rows[:_SAMPLE]]
        return self._read[head]

    def right(self, parts: Sequence[Head], total: Head) -> int:
        """Return in how many rows a column is the sum of others."""
        return sum(is_right for is_right, _ in self._rows(parts, total))

    def shows(self, parts: Sequence[Head], total: Head, least: int) -> bool:
        """Say whether more than so many percent of the rows with several figures show a sum."""
        told = [is_right for is_right, filled in self._rows(parts, total) if filled >= _LEAST]
        return sum(told) >= _LEAST and _ALL * sum(told) > least * len(told)

    def _rows(self, parts: Sequence[Head], total: Head) -> Iterator[tuple[bool, int]]:
        """Yield of each row with all figures whether they add up, and how many are to be added."""
        for stated, *figures in zip(*map(self.of, (total, *parts)), strict=True):
            known = [figure for figure in figures if figure is not None]
            if stated is not None and len(known) == len(figures):
                yield sum(known, Decimal(0)) == stated, sum(map(bool, known))
