"""Rows that words call the sums or means of other rows,
or below which their parts hang as a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Final

from capaian.auditor.quantities.figures import (
    MAX_FACTOR_OF_SLIP,
    MIN_AMOUNT_DIGITS,
    MIN_PROVING_BITS,
    MIN_ROWS,
    PrintedQuantity,
)
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import MEAN
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

_TOTAL: Final = re.compile(
    r"\W*(?:sub\s*)?(?:jumlah|total|grand total)\b(?!.*\b(?:s/d|sampai))", re.IGNORECASE
)
_TOTAL_TOO: Final = re.compile(r"\b(?:jumlah|total)\b", re.IGNORECASE)
"""A row that is a mean in some columns and a total in others."""
_SHARE: Final = re.compile(r"%|persen|capaian|rata|indeks|rasio|ratio|fisik", re.IGNORECASE)
MAX_WORDS_OF_TOTAL: Final = 4
"""Words of a row that is a total; a longer one is the name of a thing
that begins with `Jumlah`.
"""
MIN_BITS: Final = 10.0
"""Surprise of the columns in which a total holds: small whole numbers add up by chance."""
BITS_OF_BROKEN: Final = 4.0
"""What a column in which a total does not hold takes from its surprise."""
MAX_PLAIN_ROWS: Final = 45
_FIRST_CODES: Final = frozenset({"1", "I", "A", "a", "01", "-", "\u2022"})
MIN_FACTOR_OF_DOUBLED: Final = 1.9
"""Factor by which a plain total may miss:
rows with totals of their own among them give twice as much.
"""


@dataclass(frozen=True, eq=False)
class RowTotal:
    """A row, and the rows that it may be the sum or mean of."""

    row: int
    parts: tuple[int, ...]
    law: Law
    columns: tuple[LawStatement, ...]
    share_columns: frozenset[int]
    """Places of the statements whose columns hold shares, which do not add up."""

    @cached_property
    def holding(self) -> tuple[LawStatement, ...]:
        """The columns in which it holds and is not nought;
        a sum of shares too tells which rows are meant.
        """
        return tuple(each for each in self.columns if each.holds and each.result.value)

    @cached_property
    def surprise(self) -> float:
        """Bits of the totals that hold, each value once."""
        return sum({each.result.value: each.result.bits for each in self.holding}.values())

    @property
    def is_proved_mean(self) -> bool:
        """Whether it is a sum, or a mean that some column shows to be one."""
        return self.law is Law.SUM or self.surprise >= MIN_BITS

    @property
    def rank(self) -> tuple[float, int]:
        """More surprise and less that does not hold; where no more holds than does not,
        more parts.
        """
        weight = self.surprise - BITS_OF_BROKEN * sum(1 for _ in self.broken())
        return max(0.0, weight), len(self.parts)

    def broken(self) -> Iterator[LawStatement]:
        """Yield the columns where it does not hold and should."""
        for at, each in enumerate(self.columns):
            # A row that is the mean of columns of counts is that of all its columns.
            is_meant = (self.law is Law.SUM) != (
                at in self.share_columns
            ) or self._is_mean_of_counts(each)
            if not each.holds and is_meant and self._is_of_kind(each):
                yield each

    def _is_mean_of_counts(self, statement: LawStatement) -> bool:
        return (
            self.law is Law.MEAN
            and self.surprise >= MIN_BITS
            and not LawStatement(Law.SUM, statement.result, statement.inputs).holds
        )

    def _is_of_kind(self, statement: LawStatement) -> bool:
        value = statement.equation.computed
        if value is None or not statement.result.value:
            return False
        values = [each.value for each in statement.inputs]
        if self.law is Law.SUM and len(values) > 1 and statement.result.value <= max(values):
            return False  # Among its parts lies a mean, whatever its row is called.
        return (
            1 / MAX_FACTOR_OF_SLIP
            < abs(float(value) / statement.result.value)
            < MAX_FACTOR_OF_SLIP
        )


def find_row_totals(table: GridQuantities) -> list[RowTotal]:
    """Return the totals and means among the rows of a table that its other rows speak for."""
    found = []
    for row in range(len(table.rows)):
        candidates = [*_candidates(table, row)]
        best = max(candidates, key=lambda total: total.rank, default=None)
        if best is not None and (best.surprise >= MIN_BITS or _is_plain(table, best)):
            found.append(best)
    return found


def _is_plain(table: GridQuantities, total: RowTotal) -> bool:
    """Whether a table is so plain that its last row, called total, can be nothing else."""
    is_last = not any(table.rows[total.row + 1 :])
    is_small = len(table.rows) <= MAX_PLAIN_ROWS
    has_points = any(table.is_point(at) for at in range(len(table.rows))) or _begins_late(table)
    is_close = all(
        1 / MIN_FACTOR_OF_DOUBLED < _factor(each) < MIN_FACTOR_OF_DOUBLED
        for each in total.broken()
    )
    return is_last and is_small and not has_points and len(total.parts) >= MIN_ROWS and is_close


def _begins_late(table: GridQuantities) -> bool:
    """Whether the first number of its rows is no first one:
    the table goes on from an earlier page.
    """
    codes = [label.code.rstrip(".)") for label in table.labels if label.code]
    return bool(codes) and codes[0] not in _FIRST_CODES


def _factor(statement: LawStatement) -> float:
    value = statement.equation.computed
    return (
        float(value) / statement.result.value if value and statement.result.value else float("inf")
    )


def _candidates(table: GridQuantities, row: int) -> Iterator[RowTotal]:
    if not table.rows[row]:
        return
    words = table.row_words[row]
    if _is_total(table, row) and any(table.rows[:row]):
        for parts in dict.fromkeys(_rows_above(table, row)):
            yield from _total(table, row, parts, Law.SUM)
    elif MEAN.search(words) and not _TOTAL_TOO.search(words):
        for parts in dict.fromkeys(_rows_above(table, row)):
            yield from _total(table, row, parts, Law.MEAN)
    elif points := _points_below(table, row):
        for law in (Law.SUM, Law.MEAN):
            yield from _total(table, row, points, law)
    else:
        yield from _unnamed_total(table, row)


def _is_total(table: GridQuantities, row: int) -> bool:
    """Whether the words of a row call it a total, and it is no numbered thing of that name."""
    words = table.row_words[row]
    is_short = len(re.findall(r"[A-Za-z]+", words)) <= MAX_WORDS_OF_TOTAL
    return _TOTAL.match(words) is not None and is_short and not table.labels[row].code


def _unnamed_total(table: GridQuantities, row: int) -> Iterator[RowTotal]:
    """Yield a first or last row whose several columns the others give: their total by any name."""
    filled = [at for at, each in enumerate(table.rows) if each]
    if row in (filled[0], filled[-1]):
        for total in _total(table, row, [at for at in filled if at != row], Law.SUM):
            if total.surprise >= MIN_PROVING_BITS:
                yield total


def _rows_above(table: GridQuantities, row: int) -> Iterator[tuple[int, ...]]:
    """Yield the rows that a total may add up: all, those since the last total,
    heads or points alone.
    """
    earlier = [at for at in range(row) if _is_total(table, at) or MEAN.search(table.row_words[at])]
    starts = {0, earlier[-1] + 1} if earlier else {0}
    for start in sorted(starts):
        rows = [at for at in range(start, row) if at not in earlier]
        yield tuple(rows)
        points = [at for at in rows if table.is_point(at)]
        if points:
            yield tuple(points)
            yield tuple(at for at in rows if not table.is_point(at))
        yield from _by_depth(table, rows)
    if len(earlier) > 1:
        yield tuple(earlier)


def _by_depth(table: GridQuantities, rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the rows whose codes have as many parts: programmes `I`, activities `I.1`."""
    depths = {at: table.depths[at] or depth_of(table.labels[at].code) for at in rows}
    for depth in sorted({*depths.values()} - {0}):
        yield tuple(at for at in rows if depths[at] == depth)
    if len(rows) > 1:
        yield (rows[-1],)


def depth_of(code: str) -> int:
    """Return how deep in a tree a code stands; 0 for none.

    Examples:
        >>> depth_of("1.2.3"), depth_of("IV"), depth_of("")
        (3, 1, 0)
    """
    return len([part for part in re.split(r"[.\s)]+", code) if part])


def _points_below(table: GridQuantities, row: int) -> tuple[int, ...]:
    """Return the points of the list that hangs below a row."""
    if table.is_point(row):
        return ()
    end = row + 1
    while end < len(table.rows) and table.is_point(end):
        end += 1
    return tuple(range(row + 1, end))


def _total(table: GridQuantities, row: int, parts: Sequence[int], law: Law) -> Iterator[RowTotal]:
    statements: list[LawStatement] = []
    shares: set[int] = set()
    rows = [table.rows[at] for at in parts]
    for column, quantity in table.rows[row].items():
        is_set = law is Law.MEAN and quantity.role is FigureRole.TARGET
        if is_set:
            continue  # Targets are set, and no mean of others.
        inputs = tuple(each[column] for each in rows if column in each)
        if inputs and (len(inputs) > 1 or len(parts) == 1):
            if _SHARE.search(table.grid.head_of(column)) or quantity.unit == "%":
                shares.add(len(statements))
            statements.append(LawStatement(law, quantity, inputs))
    if statements:
        yield RowTotal(row, tuple(parts), law, tuple(statements), frozenset(shares))


def find_other_parts(table: GridQuantities, total: LawStatement) -> Sequence[PrintedQuantity]:
    """Return neighbouring rows above a total that give it,
    where those that it was held against do not.
    """
    result = total.result
    column = next(at for row in table.rows for at, each in row.items() if each is result)
    above = takewhile(lambda each: each is not result, (each for _, each in table.column(column)))
    return find_run([*above], result)


def find_run(
    figures: Sequence[PrintedQuantity], total: PrintedQuantity
) -> Sequence[PrintedQuantity]:
    """Return neighbouring figures that give a long total exactly;
    none where no run of them does.
    """
    is_telling = len(total.digits) >= MIN_AMOUNT_DIGITS and not total.is_round_amount
    if not is_telling:
        return ()
    for start in range(len(figures) - 1):
        reached = figures[start].number.value
        for end in range(start + 1, len(figures)):
            reached += figures[end].number.value
            if reached == total.number.value:
                return figures[start : end + 1]
    return ()
