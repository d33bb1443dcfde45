"""What a total without a code adds up: all rows, or those since a total above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.total_levels import Level, Parts, level_of, named_span

_REACH: Final = 20
"""Totals above one, since each of which its rows may begin."""
_NEAR: Final = 3
"""Readings of a total that holds in none of them, of which the nearest is told."""


@dataclass(frozen=True)
class Subtotals:
    """The totals of a table of one office, and the rows that they may add up."""

    totals: Parts
    topmost: Parts
    """Rows with a code and amounts above which none with amounts stands."""
    lowest: Parts
    """Those below which none stands: `Jumlah Kegiatan` stands under these."""

    def parts_of(self, total: BudgetRow) -> Parts:
        """Return what a total adds up, as its words and most of its amounts tell; else what comes nearest."""
        spans = [*self._spans(total)] or [self.topmost]
        best = max(spans, key=lambda parts: _matches(total, parts))
        if _matches(total, best):
            return best
        return min(spans[:_NEAR], key=lambda parts: _distance(total, parts))

    def _spans(self, total: BudgetRow) -> Iterator[Parts]:
        """Yield the rows that a total may add up, the likeliest first."""
        level = level_of(total.name)
        if level is Level.WHOLE or total.row == self._closing:
            yield from (self.topmost, self.lowest)
        elif level is Level.UNNAMED:
            yield self.topmost
            yield from self._since_totals(total)
        else:
            found = (named_span(total, self.totals, rows) for rows in (self.topmost, self.lowest))
            yield from filter(None, found)

    def _since_totals(self, total: BudgetRow) -> Iterator[Parts]:
        """Yield the rows since each of the totals above, the nearest first."""
        above = [row.row for row in self.totals if row.row < total.row]
        for start in [*above[: -_REACH - 1 : -1], 0]:
            for rows in (self.topmost, self.lowest):
                parts = [part for part in rows if start < part.row < total.row]
                if parts:
                    yield parts

    @cached_property
    def _closing(self) -> int | None:
        """The row of an unnamed total that ends the table right behind another one: it is of everything.

        Where others before it stand so too they are nested, and it may be of the last program alone.
        """
        unnamed = (row.row for row in self.totals if level_of(row.name) is Level.UNNAMED)
        behind = [row for row in unnamed if self._is_behind_another(row)]
        last = max((row.row for row in (*self.totals, *self.lowest)), default=None)
        return last if behind == [last] else None

    def _is_behind_another(self, row: int) -> bool:
        above = max((other.row for other in self.totals if other.row < row), default=0)
        return bool(above) and not any(above < part.row < row for part in self.lowest)


def _matches(total: BudgetRow, parts: Parts) -> int:
    """Return how many amounts of a total are the sum of rows."""
    stated = ((name, value) for name, value in total.figures.items() if value)
    return sum(value == _summed(parts, name) for name, value in stated)


def _distance(total: BudgetRow, parts: Parts) -> Decimal:
    stated = ((name, value) for name, value in total.figures.items() if value is not None)
    return sum((abs(value - _summed(parts, name)) for name, value in stated), Decimal(0))


def _summed(parts: Parts, name: str) -> Decimal:
    return sum((amount for part in parts if (amount := part.figures.get(name)) is not None), Decimal(0))
