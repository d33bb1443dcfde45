"""Which rows a total adds up: what its words name, and what its place allows; all of that is one reading.

Where several readings are left, one that fits all figures of the total is right. A total that none of them
fits is wrong, and is told by the nearest: that in which the fewest of its figures differ.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from typing import Final, Protocol

from capaian.dossier.intake.accounts import Code
from capaian.dossier.intake.code_tree import Key
from capaian.dossier.intake.spending_kinds import kind_of_spending
from capaian.dossier.intake.sums import Figures
from capaian.dossier.intake.total_words import NAMED, Level, after_total, level_of

_REACH: Final = 20
"""Totals above or below one, up to each of which its rows may reach."""
_NEAR: Final = 3
"""Readings of a total that fits none of them, of which the nearest is told."""


_DEPTHS: Final = {3: Level.PROGRAM, 5: Level.ACTIVITY, 6: Level.SUBACTIVITY}
"""What codes with so many groups are of."""


class Part(Protocol):
    """A row that totals may add up."""

    @property
    def row(self) -> int:
        """Its place in the sheet."""

    @property
    def figures(self) -> Figures:
        """Its figures by the names of columns; one that cannot be read is absent."""


Parts = Sequence[Part]
"""Rows that a total may add up."""
Sums = Callable[[Parts, str], Iterable[Parts]]
"""Returns those of some rows that a total may add up in a column: all, or what comes again counted once."""


class Way(IntEnum):
    """How a total comes by its rows."""

    WHOLE = 0
    NAMED = 1
    SINCE = 2
    """Since the total right above it."""
    FURTHER = 3
    """Since one further above."""
    BELOW = 4
    SO_FAR = 5


@dataclass(frozen=True)
class Total:
    """A row that adds up others."""

    row: int
    figures: Figures
    words: str = ""
    """What it says of itself; empty where its code or its place alone tells that it is a total."""
    key: Key | None = None
    """The code of what it adds up, where it has one."""

    @cached_property
    def level(self) -> Level:
        """How much it adds up, by its words; else by its code."""
        if self.kind:
            return Level.KIND
        node, account = self.key or ((), ())
        level = level_of(self.words)
        return level if account or level is not Level.UNNAMED else _DEPTHS.get(len(node), level)

    @cached_property
    def kind(self) -> Code:
        """The beginning of the accounts that it adds up, of whatever node; empty: it is of no such kind."""
        if self.key is None:
            return kind_of_spending(after_total(self.words))
        node, account = self.key
        return () if node else account


@dataclass(frozen=True)
class Reading:
    """Rows that a total may add up."""

    way: Way
    parts: Parts


@dataclass(frozen=True)
class Places:
    """Where the totals of a table stand among its rows."""

    totals: Sequence[Total]
    rows: Parts
    """Those that totals may add up: none of them is a part of another."""
    borders: Collection[int] = ()
    """Further rows that no total reaches beyond: those of others."""
    headings: Collection[int] = ()
    """Rows without figures that say what stands below them."""

    def whole(self) -> Iterator[Reading]:
        """Yield all rows."""
        yield Reading(Way.WHOLE, self.rows)

    def since(self, total: Total) -> Iterator[Reading]:
        """Yield the rows since each of the totals above, the nearest first, and all rows above."""
        above = [row for row in self._ends if row < total.row]
        for place, start in enumerate([*above[: -_REACH - 1 : -1], 0]):
            yield Reading(Way.FURTHER if place else Way.SINCE, self._between(start, total.row))

    def below(self, total: Total) -> Iterator[Reading]:
        """Yield the rows until each of the totals below, the nearest first, if it stands above its rows."""
        below = [row for row in self._ends if row > total.row]
        for end in (*below[:_REACH], None) if self._is_headed(total) else ():
            yield Reading(Way.BELOW, self._between(total.row, end))

    def until_before(self, total: Total) -> Iterator[Reading]:
        """Yield the rows above each of the totals above: those of the pages before."""
        for end in [total.row, *(row for row in self._total_rows if row < total.row)][: -_REACH - 1 : -1]:
            yield Reading(Way.SO_FAR, self._between(0, end))

    def so_far(self, total: Total) -> Iterator[Reading]:
        """Yield all rows above a total."""
        yield Reading(Way.SO_FAR, self._between(0, total.row))

    def named(self, total: Total) -> Iterator[Reading]:
        """Yield the rows that a total of a program, an activity or a sub-activity adds up by its place.

        They lie between it and the total of its level, or a higher one, above it; below it where the totals
        of the table head their rows.
        """
        closing = (one.row for one in self.totals if one.level >= total.level)
        ends = sorted({*self.borders, *closing} - {total.row})
        if self._is_headed(total):
            end = min((row for row in ends if row > total.row), default=None)
            yield Reading(Way.NAMED, self._between(total.row, end))
        else:
            start = max((row for row in ends if row < total.row), default=0)
            yield Reading(Way.NAMED, self._between(start, total.row))

    def _is_headed(self, total: Total) -> bool:
        """Say whether a total stands above its rows: right below a heading, or as the first ones do."""
        heading = max((row for row in self.headings if row < total.row), default=None)
        if heading is not None and not self._between(heading, total.row):
            return True
        return any(one.level in NAMED for one in self._above_all) or (
            total.level not in NAMED
            and any(one.words and one.level is not Level.WHOLE for one in self._above_all)
        )

    @cached_property
    def closing(self) -> int | None:
        """The row of an unnamed total that ends the table right behind another one: it is of everything.

        Where others before it stand so too they are nested, and it may be of the last part alone.
        """
        behind = [one.row for one in self.totals if one.level is Level.UNNAMED and self._is_behind(one.row)]
        last = max((*self._total_rows, *self._in_order[0]), default=None)
        return last if behind == [last] else None

    def has_around(self, total: Total) -> bool:
        """Say whether rows or other totals stand above and below a total."""
        rows = (*self._total_rows, *self._in_order[0])
        return min(rows) < total.row < max(rows)

    def _is_behind(self, row: int) -> bool:
        above = max((other for other in self._total_rows if other < row), default=0)
        return bool(above) and not self._between(above, row)

    @cached_property
    def _above_all(self) -> Sequence[Total]:
        first = min((*self.borders, *(part.row for part in self.rows)), default=0)
        return [one for one in self.totals if one.row < first]

    @cached_property
    def _total_rows(self) -> list[int]:
        return sorted(one.row for one in self.totals)

    @cached_property
    def _ends(self) -> list[int]:
        return sorted({*self._total_rows, *self.borders})

    @cached_property
    def _in_order(self) -> tuple[list[int], Parts]:
        rows = sorted(self.rows, key=lambda part: part.row)
        return [part.row for part in rows], rows

    def _between(self, start: int, end: int | None) -> Parts:
        numbers, rows = self._in_order
        return rows[bisect_right(numbers, start) : None if end is None else bisect_left(numbers, end)]


def all_at_once(parts: Parts, name: str) -> Iterator[Parts]:
    """Yield the rows that have a figure in a column: each counts."""
    yield [part for part in parts if part.figures.get(name) is not None]


def summed(parts: Parts, name: str) -> Decimal:
    """Return what rows add up to in a column."""
    return sum((amount for part in parts if (amount := part.figures.get(name)) is not None), Decimal(0))


@dataclass(frozen=True)
class Matcher:
    """Finds the reading of a total that fits it."""

    sums: Sums = all_at_once

    def settle(self, totals: Iterable[tuple[Total, Iterable[Reading]]]) -> list[Reading | None]:
        """Return the reading of each total that fits all its figures, else the nearest; `None`: it has none.

        Of readings that are as near, one as other totals of the table have is taken.
        """
        tried = [(total, [*self._tried(total, readings)]) for total, readings in totals]
        usual = Counter(found[-1][0].way for _, found in tried if found and not found[-1][1])
        return [self._nearest(total, found, usual) for total, found in tried]

    def _tried(self, total: Total, readings: Iterable[Reading]) -> Iterator[tuple[Reading, int]]:
        """Yield readings up to the first that fits, each with how many figures differ."""
        for reading in readings:
            if reading.parts:
                differing = self._differing(total, reading)
                yield reading, differing
                if not differing:
                    return

    def matches(self, total: Total, parts: Parts) -> int:
        """Return how many figures of a total are the sum of rows; noughts tell nothing."""
        stated = ((name, value) for name, value in total.figures.items() if value)
        return sum(value in self._sums_of(parts, name) for name, value in stated)

    def nearest_parts(self, stated: Decimal, parts: Parts, name: str) -> Parts:
        """Return those of some rows that a figure adds up, or comes nearest to."""
        return min(self.sums(parts, name), key=lambda found: abs(summed(found, name) - stated))

    def _nearest(
        self, total: Total, tried: Sequence[tuple[Reading, int]], usual: Mapping[Way, int]
    ) -> Reading | None:
        fewest = min((differing for _, differing in tried), default=0)
        near = [one for one, differing in tried if differing == fewest]
        if not fewest or len(near) < 2:
            return next(iter(near), None)
        most = max(usual[one.way] for one in near)
        likely = [one for one in near if usual[one.way] == most]
        return min(likely[:_NEAR], key=lambda one: self._distance(total, one.parts))

    def _differing(self, total: Total, reading: Reading) -> int:
        """Return how many figures of a total are not the sum of rows."""
        return sum(value not in self._sums_of(reading.parts, name) for name, value in _told(total, reading))

    def _distance(self, total: Total, parts: Parts) -> Decimal:
        told = _told(total, Reading(Way.WHOLE, parts))
        return sum(
            (min(abs(value - one) for one in self._sums_of(parts, name)) for name, value in told), Decimal(0)
        )

    def _sums_of(self, parts: Parts, name: str) -> list[Decimal]:
        return [summed(found, name) for found in self.sums(parts, name)]


def _told(total: Total, reading: Reading) -> Iterator[tuple[str, Decimal]]:
    """Yield the figures of a total that can be held against rows: those that can be read in all of them."""
    for name, value in total.figures.items():
        if value is not None and all(name in part.figures for part in reading.parts if part.figures):
            yield name, value
