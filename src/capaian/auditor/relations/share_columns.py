"""Columns of shares: each row's part of a total, of the row below it,
or what another share leaves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.quantities.figures import (
    FULL,
    MIN_PROVING_BITS,
    MIN_ROWS,
    MOST,
    PrintedQuantity,
)
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import RATIOS, FigureRole
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

MAX_STEPS_OF_REST: Final = 3.0
"""Steps by which two rounded figures may miss a hundred."""
MIN_OBEYING: Final = 2
"""Shares of the row below: `KK terbit 64.045, 96,63%` over `kepala keluarga 66.276`."""
_RESTS: Final = frozenset(
    {FigureRole.EFFICIENCY, FigureRole.CHANGE, FigureRole.OTHER, FigureRole.SHARE}
)
"""Roles of columns that may hold what a share leaves."""


def find_share_columns(table: GridQuantities) -> Sequence[LawStatement]:
    """Return what a column of shares states,
    where most of its rows are their part of a printed total.
    """
    best: list[LawStatement] = []
    counts = [
        at
        for at in table.columns
        if table.roles[at] not in RATIOS and "%" not in table.grid.head_of(at)
    ]
    total_rows = [
        row for label, row in zip(table.labels, table.rows, strict=True) if label.names_total
    ]
    totals = {at: [row[at] for row in total_rows if at in row] for at in counts}
    for count, share in permutations(table.columns, 2):
        for total in totals.get(count, ()):
            statements = [*_statements(table, count, share, total)]
            if len(statements) > len(best) and _are_proved(statements):
                best = statements
    return best


def _are_proved(statements: Sequence[LawStatement]) -> bool:
    """Whether most rows obey, and not by chance."""
    holding = [each.result for each in statements if each.nearly_holds]
    bits = sum({each.value: each.bits for each in holding}.values())
    is_usual = len(holding) >= MOST * len(statements) and len(statements) >= MIN_ROWS
    return is_usual and bits >= MIN_PROVING_BITS


def find_remainder_columns(
    table: GridQuantities, explained: Collection[int]
) -> Iterator[LawStatement]:
    """Yield what columns state that hold what a share leaves of a hundred:
    efficiency beside absorption.

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
        if _are_proved(statements):
            yield from statements


def _may_fill(share: PrintedQuantity, rest: PrintedQuantity) -> bool:
    """Whether two figures may make a hundred by some reading of their marks
    and whatever rounding.
    """
    miss = MAX_STEPS_OF_REST * max(1.0, share.step, rest.step)
    return any(abs(FULL - a - b) <= miss for a in share.readings for b in rest.readings)


def _statements(
    table: GridQuantities, count: int, share: int, total: PrintedQuantity
) -> Iterator[LawStatement]:
    for row in table.rows:
        if (
            count in row
            and share in row
            and row[count] is not total
            and 0 < row[share].value < FULL
        ):
            yield LawStatement(Law.PERCENT, row[share], (row[count], total))


def find_stacked_ratios(table: GridQuantities) -> Sequence[LawStatement]:
    """Return the shares of rows over their wholes,
    for the two columns where most of them follow.
    """
    best: list[LawStatement] = []
    for count, share in permutations(table.columns, 2):
        statements = [*_stacked(table, count, share)]
        obeying = {each.result.value: each.result.bits for each in statements if each.nearly_holds}
        is_law = len(obeying) >= MIN_OBEYING and sum(obeying.values()) >= MIN_PROVING_BITS
        if is_law and 2 * len(obeying) > len(statements) > len(best):
            best = statements
    return best


def _stacked(table: GridQuantities, count: int, share: int) -> Iterator[LawStatement]:
    for row, below in zip(table.rows, table.rows[1:], strict=False):
        if share in row and count in row and count in below and share not in below:
            part, whole = row[count], below[count]
            if 0 < part.value < whole.value:
                yield LawStatement(Law.PERCENT, row[share], (part, whole))
