"""What a total without a code adds up: all rows, or those since a total above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.long_rows import BudgetRow

Parts = Sequence[BudgetRow]

_REACH: Final = 20
"""Totals above one, since each of which its rows may begin."""


@dataclass(frozen=True)
class Subtotals:
    """The totals of a table of one office, and the rows that they may add up."""

    totals: Parts
    topmost: Parts
    """Rows with a code above which none stands."""
    lowest: Parts
    """Rows with a code below which none stands: `Jumlah Kegiatan` stands under these."""

    def parts_of(self, total: BudgetRow) -> Parts:
        """Return what a total adds up, as most of its amounts tell; where none does, what comes nearest."""
        spans = [*self._spans(total)]
        best = max((self.topmost, *spans), key=lambda parts: _matches(total, parts))
        if _matches(total, best):
            return best
        return min((self.topmost, *spans[:2]), key=lambda parts: _distance(total, parts))

    def _spans(self, total: BudgetRow) -> Iterator[Parts]:
        """Yield the rows since each of the totals above, the nearest first."""
        above = [row.row for row in self.totals if row.row < total.row]
        for start in [0, *above][: -_REACH - 1 : -1]:
            for rows in (self.topmost, self.lowest):
                parts = [part for part in rows if start < part.row < total.row]
                if parts:
                    yield parts


def _matches(total: BudgetRow, parts: Parts) -> int:
    """Return how many amounts of a total are the sum of rows."""
    stated = ((name, value) for name, value in total.figures.items() if value)
    return sum(value == _summed(parts, name) for name, value in stated)


def _distance(total: BudgetRow, parts: Parts) -> Decimal:
    stated = ((name, value) for name, value in total.figures.items() if value is not None)
    return sum((abs(value - _summed(parts, name)) for name, value in stated), Decimal(0))


def _summed(parts: Parts, name: str) -> Decimal:
    return sum((amount for part in parts if (amount := part.figures.get(name)) is not None), Decimal(0))
