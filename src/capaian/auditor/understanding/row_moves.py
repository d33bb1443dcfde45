"""By how much the things of tables moved from year to year: which way, and from which figure to which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.times import time_of
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.value import PERCENT

_FEWEST_DECIMALS: Final = 2
_FEWEST_DIGITS: Final = 4
"""Of whole numbers; shorter ones lie as far apart by chance."""
_PLANNED: Final = (Role.TARGET, Role.BUDGET)
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class RowMove:
    """Two figures of one thing, the earlier one first."""

    before: PrintedNumber
    after: PrintedNumber
    place: str
    line: int = 0
    """That of its row, where it is one of a row with a name."""

    @property
    def gap(self) -> Decimal:
        """By how much it rose; negative where it fell."""
        return self.after.value - self.before.value

    def has(self, number: PrintedNumber) -> bool:
        """Say whether a figure is one of its ends."""
        return number.decimals == self.after.decimals and number.value in (
            self.before.value,
            self.after.value,
        )


@lru_cache(maxsize=4)
def row_moves(report: UnderstoodReport) -> Mapping[Decimal, Sequence[RowMove]]:
    """Return the moves between any two years that tables print of a thing, by their size."""
    found: dict[Decimal, list[RowMove]] = defaultdict(list)
    for table in report.tables:
        for move in (*_along_rows(table), *_down_columns(table)):
            if move.gap and _is_telling(move.before) and _is_telling(move.after):
                found[abs(move.gap)].append(move)
    return found


def are_ends_of_change(table: UnderstoodTable, row: UnderstoodRow, pair: Sequence[Column]) -> bool:
    """Say whether two columns of years have the figures of a row between which its one printed change lies.

    Args:
        table: The table of the row.
        row: A row with figures in both columns.
        pair: Two columns of figures.
    """
    changes = [c for c in table.figure_columns if Role.CHANGE in c.roles and not c.is_percent]
    ends = [row.row.cells[column.index].number for column in pair]
    change = row.row.cells[changes[0].index].number if len(changes) == 1 else None
    if change is None or None in ends or not all(column.years for column in pair):
        return False
    one, other = (number.value for number in ends if number is not None)
    return abs(one - other) == abs(change.value)


def _along_rows(table: UnderstoodTable) -> Iterator[RowMove]:
    """Yield the moves of rows between columns of one kind that are of one year each."""
    dated = [c for c in table.figure_columns if len(c.years) == 1 and c.meaning not in _PLANNED]
    for one, other in combinations(sorted(dated, key=lambda column: max(column.years)), 2):
        is_alike = one.meaning is other.meaning and one.is_money is other.is_money
        if one.years == other.years or not is_alike:
            continue
        for row in table.rows:
            cells = row.row.cells
            ends = cells[one.index].number, cells[other.index].number
            yield from _between(ends, table.place(row), row.row.line)


def _down_columns(table: UnderstoodTable) -> Iterator[RowMove]:
    """Yield the moves of columns between rows that are years."""
    dated = [(time_of(row.label) or _year_of(row.row.texts), row) for row in table.items]
    years = sorted(((year, row) for year, row in dated if year and year in _YEARS), key=lambda each: each[0])
    for (first, one), (last, other) in combinations(years, 2):
        for column in table.figure_columns if first != last else ():
            cells = (one.row.cells[column.index].number, other.row.cells[column.index].number)
            yield from _between(cells, f"{table.table.name}, {column.name}")


def _year_of(texts: Iterable[str]) -> int | None:
    """Return the year that is the first word of a row, or stands behind its number."""
    first = [text for text in texts if text.strip()][:2]
    return next((int(text) for text in first if text.isdecimal() and int(text) in _YEARS), None)


def _between(
    ends: tuple[PrintedNumber | None, PrintedNumber | None], place: str, line: int = 0
) -> Iterator[RowMove]:
    before, after = ends
    if before is None or after is None:
        return
    if before.decimals == after.decimals and (before.unit == PERCENT) is (after.unit == PERCENT):
        yield RowMove(before, after, place, line)


def _is_telling(number: PrintedNumber) -> bool:
    return number.decimals >= _FEWEST_DECIMALS or len(str(abs(int(number.value)))) >= _FEWEST_DIGITS
