"""Rows in a tree, programmes over activities over parts:
each row the sum or mean of the rows just below it.

Codes and words tell the tree, and so does arithmetic: a row that the rows behind it give exactly,
each of them a row or itself the head of its own, is their sum, in whatever order. What is a family
in one column is one in all of them, and a column whose families mostly obey has a law that the
others break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain, combinations, pairwise
from typing import Final

from capaian.auditor.quantities.figures import (
    MAX_FACTOR_OF_SLIP,
    MIN_TELLING_DIGITS,
    PrintedQuantity,
)
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.outline import is_below
from capaian.auditor.quantities.roles import RATIOS
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.slips import is_one_slip_off

MIN_BITS: Final = 20.0
MIN_SHARE: Final = 0.5
MIN_DIGITS_OF_SUM: Final = 5
"""Of a sum before the noughts at its end that neighbours give by no chance."""
MAX_PARTS: Final = 60
MAX_STEPS: Final = 300
"""Rows that are tried as parts of one sum."""
MAX_PARTS_OF_BROKEN: Final = 15
"""Rows of a group that does not add up itself, and by whose head a total does."""
DIGITS_OF_SLIP: Final = 2
"""Of the difference that one slip makes, before the noughts at its end."""


@dataclass(frozen=True, slots=True)
class RowFamily:
    """A row and the rows that it is the sum or mean of."""

    parent: int
    parts: tuple[int, ...]
    is_by_sums: bool = False
    """Whether only the sums of some column tell it."""


@dataclass(frozen=True, eq=False)
class TreeLaw:
    """What the rows of a tree state in one column."""

    column: int
    law: Law
    statements: tuple[LawStatement, ...]

    @cached_property
    def obeying(self) -> tuple[LawStatement, ...]:
        """The rows where it holds, noughts aside."""
        return tuple(each for each in self.statements if each.holds and each.result.value)

    @property
    def is_accepted(self) -> bool:
        """Whether most rows obey, and not by chance."""
        telling = {
            each.result.value: each.result.bits * (1 + _is_telling(each.result.number.value))
            for each in self.obeying
            if sum(part.value != 0 for part in each.inputs) > 1
        }
        is_usual = len(self.obeying) >= MIN_SHARE * len(self.statements)
        return is_usual and sum(telling.values()) >= MIN_BITS


def find_tree_laws(table: GridQuantities) -> list[TreeLaw]:
    """Return for each column the law that its tree obeys: shares are means, all else adds up."""
    shares = {
        at for at in table.columns if table.roles[at] in RATIOS or "%" in table.grid.head_of(at)
    }
    additive = [at for at in table.columns if at not in shares]
    amounts = [at for at in additive if _holds_amounts(table.column(at))]
    by_words, by_sums = [*_families(table)], dict.fromkeys(_families_by_sums(table, amounts))
    families = _of_one_parent(table, additive, [*by_words, *by_sums])
    # A row that is printed a column off is the sum of nothing in its place.
    families = [each for each in families if not _is_of_other_kind(table, amounts, each)]
    found = []
    for column in table.columns:
        law = Law.MEAN if column in shares else Law.SUM
        tree = TreeLaw(column, law, tuple(_statements(table, column, law, families)))
        if tree.is_accepted:
            found.append(tree)
    return found


def _of_one_parent(
    table: GridQuantities, additive: Sequence[int], families: Sequence[RowFamily]
) -> Sequence[RowFamily]:
    """Return of each row the family that holds in most columns;
    of two alike what words and codes tell.
    """
    best: dict[int, tuple[Set[int], RowFamily]] = {}
    for family in families:
        holding = _columns_of(table, additive, family)
        if family.parent not in best or len(holding) > len(best[family.parent][0]):
            best[family.parent] = holding, family
    pairs = [
        (abs(part - family.parent), part, family.parent)
        for _, family in best.values()
        for part in family.parts
    ]
    nearest = {part: parent for _, part, parent in sorted(pairs, reverse=True)}
    found = []
    for holding, family in best.values():
        # A part that is nought where they hold, and a part of one that is nearer, is below that
        # one alone.
        parts = tuple(each for each in family.parts if nearest[each] == family.parent)
        own = replace(family, parts=parts)
        found.append(own if _columns_of(table, additive, own) >= holding else family)
    return found


def _columns_of(table: GridQuantities, additive: Sequence[int], family: RowFamily) -> Set[int]:
    """Return the columns in which a row is the sum of its parts and not nought."""
    return {
        at
        for at in additive
        for each in _statements(table, at, Law.SUM, [family])
        if each.holds and each.result.value
    }


def _families(table: GridQuantities) -> Iterator[RowFamily]:
    """Yield each row that has rows of the next depth below it, with these;
    a last total has the topmost.
    """
    depths = table.depths
    last = max((at for at, row in enumerate(table.rows) if row), default=0)
    tops = tuple(at for at, depth in enumerate(depths) if depth == 1)
    if len(tops) > 1 and not depths[last] and table.labels[last].names_total:
        yield RowFamily(last, tops)
    for row, depth in enumerate(depths):
        if not depth:
            continue
        children: list[int] = []
        for at in range(row + 1, len(depths)):
            if depths[at] and depths[at] <= depth:
                break
            if depths[at] == depth + 1 and is_below(table.labels[row], table.labels[at]):
                children.append(at)
        if children:
            yield RowFamily(row, tuple(children))


def _is_of_other_kind(table: GridQuantities, amounts: Sequence[int], family: RowFamily) -> bool:
    """Whether in some column of amounts a row is of another size than the sum of its parts."""
    stated = (each for at in amounts for each in _statements(table, at, Law.SUM, [family]))
    pairs = [(each.result.value, sum(part.value for part in each.inputs)) for each in stated]
    return any(low * MAX_FACTOR_OF_SLIP < high for low, high in map(sorted, pairs) if low > 0)


def _families_by_sums(table: GridQuantities, columns: Sequence[int]) -> Iterator[RowFamily]:
    """Yield the families that figures make, their head above them or below.

    Sister columns prove them together: a row without a figure in one of them has one in another,
    so that it is no part of a sum by chance. Without each of them in turn what is wrong in it
    alone is left out.
    """
    nought = Decimal(0)
    values = [
        [row[at].number.value if at in row else nought for row in table.rows] for at in columns
    ]
    own = [[*_nested(each)] for each in values]
    proved = [each for each, families in zip(values, own, strict=True) if families]
    for rest in (proved, *combinations(proved, len(proved) - 1)) if len(proved) > 1 else ():
        if len(rest) > 1:
            yield from _nested([sum(row, nought) for row in zip(*rest, strict=True)])
    yield from chain.from_iterable(own)


def _holds_amounts(column: Sequence[tuple[int, PrintedQuantity]]) -> bool:
    """Whether most figures of a column are long: counts of unlike things are never added up."""
    values = [each.number.value for _, each in column if each.value]
    return sum(map(_is_long, values)) >= MIN_SHARE * len(values)


def _nested(values: Sequence[Decimal]) -> Iterator[RowFamily]:
    for parent, parts in _Nest(values).families():
        yield RowFamily(parent, parts, is_by_sums=True)
    last = len(values) - 1
    for parent, parts in _Nest(values[::-1]).families():
        yield RowFamily(last - parent, tuple(last - at for at in reversed(parts)), is_by_sums=True)


def _is_long(value: Decimal) -> bool:
    return value > 0 and len(str(int(value))) >= MIN_TELLING_DIGITS


def _is_telling(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) >= MIN_DIGITS_OF_SUM


class _Nest:
    """Figures of a column, some of them the sums of those behind; a row without one is nought."""

    def __init__(self, values: Sequence[Decimal]) -> None:
        """Find the parts of each figure, the last ones first."""
        self._values = values
        self._parts: dict[int, tuple[int, ...]] = {}
        self._ends = [*range(1, len(values) + 1)]
        self._is_sure = [False] * len(values)
        """Whether a figure is the head of its parts by no chance;
        else it may stand beside them as well.
        """
        for at in reversed(range(len(values))):
            if _is_long(values[at]):
                self._find_parts(at, is_telling=_is_telling(values[at]))

    def families(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the heads that are proved, each with its parts."""
        return ((at, parts) for at, parts in self._parts.items() if self._is_sure[at])

    def _find_parts(self, at: int, *, is_telling: bool) -> None:
        parts = self._parts_from(at + 1, self._values[at])
        if not parts and is_telling:
            parts = self._with_broken_group(at)
        if not parts:
            return
        if is_telling:
            self._take_broken_end(parts[-1])
        self._parts[at] = parts
        self._ends[at] = self._ends[parts[-1]]
        if is_telling and sum(self._values[each] != 0 for each in parts) > 1:
            self._is_sure[at] = True
            self._confirm(parts)

    def _confirm(self, parts: Sequence[int]) -> None:
        """Take the parts of a sum for the heads of what lies between them."""
        for at, after in pairwise((*parts, self._ends[parts[-1]])):
            if at in self._parts and after == self._ends[at] and not self._is_sure[at]:
                self._is_sure[at] = True
                self._confirm(self._parts[at])

    def _parts_from(self, start: int, total: Decimal) -> tuple[int, ...]:
        """Return the rows from one on that give a total exactly, but for those below them."""
        tried: set[tuple[int, Decimal]] = set()
        paths: list[tuple[tuple[int, ...], int, Decimal]] = [((), start, total)]
        while paths and len(tried) < MAX_STEPS:
            path, at, rest = paths.pop()
            if at == len(self._values) or not 0 <= self._values[at] <= rest or (at, rest) in tried:
                continue
            tried.add((at, rest))
            path, rest = (*path, at), rest - self._values[at]
            if not rest:
                return path
            if not self._is_sure[at] and self._ends[at] > at + 1:
                paths.append((path, at + 1, rest))
            paths.append((path, self._ends[at], rest))
        return ()

    def _with_broken_group(self, at: int) -> tuple[int, ...]:
        """Return the parts of a sum below one of which a row is not the sum of its own,
        by one slip.
        """
        path: list[int] = []
        head, rest = at + 1, self._values[at]
        while (
            head < len(self._values) and 0 <= self._values[head] < rest and len(path) < MAX_PARTS
        ):
            path, rest = [*path, head], rest - self._values[head]
            last = self._ends[head] - 1
            for below, after in self._broken_parts(last):
                if others := self._parts_from(after, rest):
                    self._take_broken(head, last, below, after)
                    return (*path, *others)
            head = self._ends[head]
        return ()

    def _take_broken_end(self, head: int) -> None:
        """Take the last rows of the table for the parts of the last part of a sum,
        but for one slip.
        """
        last = self._ends[head] - 1
        for below, after in self._broken_parts(last):
            if after == len(self._values):
                self._take_broken(head, last, below, after)
                return

    def _take_broken(self, head: int, last: int, below: tuple[int, ...], after: int) -> None:
        """Hang rows below the last row of what a head has below it."""
        self._parts[last], self._is_sure[last] = below, True
        for row in range(head, after):
            self._ends[row] = after if self._ends[row] == last + 1 else self._ends[row]

    def _broken_parts(self, head: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield the rows that may be the parts of one without any, with the row behind them."""
        below: list[int] = []
        at, total = head + 1, -self._values[head]
        while at < len(self._values) and len(below) < MAX_PARTS_OF_BROKEN:
            below, total = [*below, at], total + self._values[at]
            is_slip = len(total.normalize().as_tuple().digits) <= DIGITS_OF_SLIP
            parts = [self._values[each] for each in below]
            if total and is_slip and is_one_slip_off(self._values[head], parts):
                # The only part of a row may be the wrong one, where its own parts give the row.
                own = self._parts_from(at + 1, self._values[head]) if len(below) == 1 else ()
                if own:
                    self._parts[at], self._is_sure[at], self._ends[at] = (
                        own,
                        True,
                        self._ends[own[-1]],
                    )
                yield tuple(below), self._ends[at]
            at = self._ends[at]


def _statements(
    table: GridQuantities, column: int, law: Law, families: Sequence[RowFamily]
) -> Iterator[LawStatement]:
    for family in families:
        if law is Law.MEAN and family.is_by_sums:
            continue
        rows = [table.rows[at] for at in family.parts]
        inputs = tuple(row[column] for row in rows if column in row)
        # A part without a figure leaves the sum open, but where its whole row is empty or nought.
        cells = (
            table.grid.rows[at][column] for at in family.parts if column not in table.rows[at]
        )
        is_whole = all(column in row for row in rows if row) or (
            family.is_by_sums and not any(each and each.is_figure for each in cells)
        )
        if column in table.rows[family.parent] and inputs and is_whole:
            yield LawStatement(law, table.rows[family.parent][column], inputs)
