"""What the totals of rows of months tell: whether they add up all months, or the last of each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.dossier.intake.total_readings import Parts, Total, summed


@dataclass(frozen=True)
class PartSums:
    """Rows that tell a part of the year each, with the totals that may add them up."""

    rows: Parts
    """None of them is a part of another."""
    places: Mapping[int, tuple[object, int]]
    """Line and part of the year of each row."""
    totals: Sequence[Total]
    names: Sequence[str]
    """Columns of spending."""

    @cached_property
    def adding_all(self) -> int | None:
        """The row of a total that adds up several parts of the year: rows until a month do not add up.

        It may be of all rows, or of those since the total above.
        """
        found = (
            total.row
            for total, name, rows in self._tried
            if self._is_of_several(rows, name) and summed(rows, name) == total.figures[name]
        )
        return next(found, None)

    @property
    def is_nearer_to_all(self) -> bool:
        """Whether a wrong total of the whole table lies nearer to all rows than to the last of each line.

        Not where a total is that of the last ones.
        """
        if any(
            summed(self._latest(rows, name), name) == total.figures[name] for total, name, rows in self._tried
        ):
            return False
        first, last = (
            min((row.row for row in self.rows), default=0),
            max((row.row for row in self.rows), default=0),
        )
        of_all = ((total, name) for total, name, _ in self._tried if not first < total.row < last)
        return any(self._is_nearer(total, name) for total, name in of_all)

    def _is_nearer(self, total: Total, name: str) -> bool:
        stated = total.figures[name] or 0
        to_all = abs(stated - summed(self.rows, name))
        return to_all * 2 < abs(stated - summed(self._latest(self.rows, name), name))

    @cached_property
    def _tried(self) -> list[tuple[Total, str, Parts]]:
        """Totals with a figure, and rows that each may add up: all, or those since the total above."""
        return [*self._try()]

    def _try(self) -> Iterator[tuple[Total, str, Parts]]:
        above = 0
        for total in sorted(self.totals, key=lambda one: one.row):
            since = [row for row in self.rows if above < row.row < total.row]
            above = total.row
            for name in self.names:
                yield from ((total, name, rows) for rows in (since, self.rows) if total.figures.get(name))

    def _is_of_several(self, rows: Parts, name: str) -> bool:
        filled = (row.row for row in rows if row.figures.get(name))
        return len({self.places[row][1] for row in filled if row in self.places}) > 1

    def _latest(self, rows: Parts, name: str) -> Parts:
        """Return the last row of each line that tells an amount."""
        known = [row for row in rows if row.row in self.places and row.figures.get(name) is not None]
        in_order = sorted(known, key=lambda row: self.places[row.row][1])
        return [*{self.places[row.row][0]: row for row in in_order}.values()]
