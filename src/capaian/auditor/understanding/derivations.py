"""What figures of tables and of earlier words come to by one step: sums, gaps, shares, growths, means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations
from typing import Final

from capaian.auditor.claims.law import Law, compute
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.dated_rows import holds_years
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import TOTAL_ROW
from capaian.domain.value import PERCENT, RUPIAH, Unit

GAPS: Final = frozenset({Law.DIFFERENCE, Law.GROWTH, Law.UNSPENT})
MEANS: Final = frozenset({Law.MEAN, Law.QUOTIENT})
SHARES: Final = frozenset({Law.PERCENT, Law.TOGETHER})
_HALVES: Final = (4, 12)
"""Quarters and months of a year, whose semesters may be told."""
_SEVERAL: Final = 3
_FEW: Final = 2
_MOST_ROWS: Final = 60
_MOST_PAIRED: Final = 30
"""Rows of a table of which each is held against each."""

Rows = Sequence[UnderstoodRow]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Figures, and the law by which something follows from them."""

    law: Law
    inputs: tuple[PrintedNumber, ...]
    names: tuple[str, ...] = ()
    """Heads of the columns of the inputs, where they differ."""
    of: str = ""
    """Head of the one column that they stand in."""
    table: UnderstoodTable | None = None

    @property
    def value(self) -> Decimal | None:
        """What follows; `None` where nothing does."""
        found = compute(self.law, [number.value for number in self.inputs])
        return found if isinstance(found, Decimal) else None


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of a table that something may be worked out of."""

    table: UnderstoodTable
    each: Rows
    """Rows whose own figures may be set against each other, or against a total."""
    together: Rows
    """Rows that are named beside each other."""
    pairs: Sequence[tuple[UnderstoodRow, UnderstoodRow]]
    """Rows whose figures may be set against each other."""


def whole_of(table: UnderstoodTable) -> Scope:
    """Return all rows of a table, and each pair of them where they are not too many."""
    rows = [*table.items, *table.totals]
    return Scope(
        table,
        rows if len(rows) <= _MOST_ROWS else (),
        (),
        [*combinations(rows, 2)] if len(rows) <= _MOST_PAIRED else (),
    )


def named_of(table: UnderstoodTable, named: Rows) -> Scope:
    """Return the rows that words name; if none, the totals of a table, or its one row."""
    alone = table.items if len(table.items) == 1 else ()
    pairs = [*combinations(named, 2)] if len(named) == _FEW else []
    return Scope(table, named or (*table.totals, *alone), named, pairs)


def derive_of(scope: Scope, unit: Unit) -> Iterator[Derivation]:
    """Yield what the figures of some rows come to, as percentages or in a unit."""
    for column in _measured(scope.table):
        if column.is_percent == (unit == PERCENT) and (
            unit == PERCENT or column.is_money == (unit == RUPIAH)
        ):
            yield from _down(scope, column)
    for row in scope.each:
        yield from derive_along(scope.table, row, unit)
    if unit == PERCENT:
        yield from _shares(scope)


def share_of(part: PrintedNumber, table: UnderstoodTable) -> Iterator[Derivation]:
    """Yield which share of each total of a table a figure of running text is."""
    for column in _measured(table):
        wholes = [] if column.is_percent else _figures(table.totals, column)
        yield from (
            Derivation(Law.PERCENT, (part, n), of=column.name, table=table)
            for n in wholes
            if n.decimals == part.decimals and n.value > part.value
        )


def derive_from(numbers: Sequence[PrintedNumber], unit: Unit) -> Iterator[Derivation]:
    """Yield what figures of running text come to."""
    for one, other in combinations(numbers, 2):
        if one.unit == other.unit:
            yield from _of_pair(one, other, unit)
    if unit == PERCENT:
        yield from (Derivation(Law.REMAINDER, (one,)) for one in numbers if one.unit == PERCENT)


def _measured(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns with figures that measure something: years do not."""
    return [column for column in table.figure_columns if not holds_years(table, column)]


def _of_pair(one: PrintedNumber, other: PrintedNumber, unit: Unit) -> Iterator[Derivation]:
    if one.unit == unit:
        yield _gap(one, other)
        yield Derivation(Law.SUM, (one, other))
    if unit == PERCENT != one.unit:
        yield from _growths(one, other)
    for pair in permutations((one, other)) if one.unit != PERCENT else ():
        yield Derivation(Law.PERCENT if unit == PERCENT else Law.QUOTIENT, (pair[0], pair[1]))


def _gap(one: PrintedNumber, other: PrintedNumber, names: Sequence[str] = ()) -> Derivation:
    """Return the gap of two figures, from the larger to the smaller."""
    is_turned = one.value < other.value
    own = (other, one) if is_turned else (one, other)
    return Derivation(Law.DIFFERENCE, own, tuple(reversed(names) if is_turned else names))


def _growths(one: PrintedNumber, other: PrintedNumber) -> Iterator[Derivation]:
    """Yield by how much the smaller of two rose, and the larger fell."""
    low, high = sorted((one, other), key=lambda number: number.value)
    yield Derivation(Law.GROWTH, (high, low))
    yield Derivation(Law.UNSPENT, (low, high))


def _down(scope: Scope, column: Column) -> Iterator[Derivation]:
    """Yield what figures of one column come to."""
    items = scope.table.outermost
    groups: list[Rows] = [items, scope.together]
    if len(items) in _HALVES:
        groups += [items[: len(items) // _FEW], items[len(items) // _FEW :]]
    for rows in groups:
        numbers = _figures(rows, column)
        if len(numbers) == len(rows) >= _FEW and _are_alike(numbers):
            yield Derivation(Law.SUM, numbers, of=column.name, table=scope.table)
            if len(numbers) >= _SEVERAL:
                yield Derivation(Law.MEAN, numbers, of=column.name, table=scope.table)
    for pair in scope.pairs:
        ends = _figures(pair, column)
        if len(ends) == _FEW:
            yield _in(scope.table, column, _gap(*ends))
            if not scope.together:
                yield Derivation(Law.SUM, ends, of=column.name, table=scope.table)


def derive_along(table: UnderstoodTable, row: UnderstoodRow, unit: Unit) -> Iterator[Derivation]:
    """Yield what figures of one row come to, as percentages or in a unit."""
    cells = [(column, row.row.cells[column.index].number) for column in _measured(table)]
    known = [(column, number) for column, number in cells if number is not None]
    alike = [(c, n) for c, n in known if c.is_percent == (unit == PERCENT)]
    parts = [number for column, number in alike if not TOTAL_ROW.search(column.name)]
    yield from (_at(table, derivation) for derivation in _runs(parts))
    for (left, one), (right, other) in combinations(alike, 2):
        yield _at(table, _gap(one, other, (left.name, right.name)))
    counts = [(column, number) for column, number in known if not column.is_percent]
    for (left, one), (right, other) in permutations(counts, 2):
        law = Law.PERCENT if unit == PERCENT else Law.QUOTIENT
        yield Derivation(law, (one, other), (left.name, right.name), table=table)
    if unit == PERCENT:
        for (_, one), (_, other) in combinations(counts, 2):
            yield from (_at(table, growth) for growth in _growths(one, other))
        yield from (Derivation(Law.REMAINDER, (n,), of=c.name, table=table) for c, n in alike)


def _runs(parts: Sequence[PrintedNumber]) -> Iterator[Derivation]:
    """Yield sums and means of figures that follow each other in a row: of quarters, of a semester."""
    for start, end in combinations(range(len(parts) + 1), 2):
        run = tuple(parts[start:end])
        if len(run) >= _FEW and _are_alike(run):
            yield Derivation(Law.SUM, run)
            if len(run) >= _SEVERAL:
                yield Derivation(Law.MEAN, run)


def _are_alike(numbers: Sequence[PrintedNumber]) -> bool:
    """Whether figures may be of one unit: they are written with as many decimals."""
    return len({number.decimals for number in numbers}) == 1


def _shares(scope: Scope) -> Iterator[Derivation]:
    """Yield shares of totals, of rows by themselves and together, and growths between rows."""
    table = scope.table
    for column in (column for column in _measured(table) if not column.is_percent):
        for whole in _figures(table.totals, column):
            own = _figures(scope.each, column) if len(scope.together) < _FEW else ()
            yield from (Derivation(Law.PERCENT, (n, whole), of=column.name, table=table) for n in own)
            together = _figures(scope.together, column)
            if len(together) == len(scope.together) >= _FEW:
                yield Derivation(Law.TOGETHER, (*together, whole), of=column.name, table=table)
        for pair in scope.pairs:
            ends = _figures(pair, column)
            if len(ends) == _FEW:
                yield from (_in(table, column, growth) for growth in _growths(*ends))


def _figures(rows: Iterable[UnderstoodRow], column: Column) -> tuple[PrintedNumber, ...]:
    numbers = (row.row.cells[column.index].number for row in rows)
    return tuple(number for number in numbers if number is not None)


def _in(table: UnderstoodTable, column: Column, derivation: Derivation) -> Derivation:
    return replace(derivation, of=column.name, table=table)


def _at(table: UnderstoodTable, derivation: Derivation) -> Derivation:
    return replace(derivation, table=table)
