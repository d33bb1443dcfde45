"""Columns of shares: each row's part of the total of another column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.quantities.figures import FULL, MIN_PROVING_BITS, MIN_ROWS, MOST, Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import RATIOS, Role
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

MAX_STEPS_OF_REST: Final = 3.0
"""Steps by which two rounded figures may miss a hundred."""
_RESTS: Final = frozenset({Role.EFFICIENCY, Role.CHANGE, Role.OTHER, Role.SHARE})
"""Roles of columns that may hold what a share leaves."""


def find_share_columns(table: GridQuantities) -> Sequence[LawStatement]:
    """Return what a column of shares states, where most of its rows are their part of a printed total."""
    best: list[LawStatement] = []
    counts = [
        at for at in table.columns if table.roles[at] not in RATIOS and "%" not in table.grid.head_of(at)
    ]
    totals = {at: [*_totals(table, at)] for at in counts}
    for count, share in permutations(table.columns, 2):
        for total in totals.get(count, ()):
            statements = [*_statements(table, count, share, total)]
            holding = {each.result.value: each.result.bits for each in statements if each.nearly_holds}
            is_usual = sum(each.nearly_holds for each in statements) >= MOST * len(statements)
            if len(statements) >= MIN_ROWS and is_usual and sum(holding.values()) >= MIN_PROVING_BITS:
                best = max(best, statements, key=len)
    return best


def find_remainder_columns(table: GridQuantities, explained: Collection[int]) -> Iterator[LawStatement]:
    """Yield what columns state that hold what a share leaves of a hundred: efficiency beside absorption.

    Args:
        table: The table.
        explained: Columns whose figures follow from two others.
    """
    for share, rest in permutations(table.columns, 2):
        if rest in explained or table.roles[rest] not in _RESTS:
            continue
        pairs = [(row[share], row[rest]) for row in table.rows if share in row and rest in row]
        if sum(_may_fill(*pair) for pair in pairs) < max(1, MOST * len(pairs)):
            continue
        statements = [LawStatement(Law.REMAINDER, left, (part,)) for part, left in pairs]
        holding = {each.result.value: each.result.bits for each in statements if each.nearly_holds}
        is_usual = sum(each.nearly_holds for each in statements) >= MOST * len(statements)
        if len(statements) >= MIN_ROWS and is_usual and sum(holding.values()) >= MIN_PROVING_BITS:
            yield from statements


def _may_fill(share: Quantity, rest: Quantity) -> bool:
    """Whether two figures may make a hundred by some reading of their marks and whatever rounding."""
    miss = MAX_STEPS_OF_REST * max(1.0, share.step, rest.step)
    return any(abs(FULL - a - b) <= miss for a in share.readings for b in rest.readings)


def _totals(table: GridQuantities, column: int) -> Iterator[Quantity]:
    """Yield the figures of the rows that are called a total."""
    for label, row in zip(table.labels, table.rows, strict=True):
        if column in row and label.names_total:
            yield row[column]


def _statements(table: GridQuantities, count: int, share: int, total: Quantity) -> Iterator[LawStatement]:
    for row in table.rows:
        if count in row and share in row and row[count] is not total and 0 < row[share].value < FULL:
            yield LawStatement(Law.PERCENT, row[share], (row[count], total))
