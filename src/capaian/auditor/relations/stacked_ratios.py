"""Shares whose whole stands in the row below: `KK terbit 64.045, 96,63%` over `kepala keluarga 66.276`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.quantities.figures import MIN_PROVING_BITS
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

MIN_OBEYING: Final = 2


def find_stacked_ratios(table: GridQuantities) -> Sequence[LawStatement]:
    """Return the shares of rows over their wholes, for the two columns where most of them follow."""
    best: list[LawStatement] = []
    for count, share in permutations(table.columns, 2):
        statements = [*_statements(table, count, share)]
        obeying = {each.result.value: each.result.bits for each in statements if each.nearly_holds}
        is_law = len(obeying) >= MIN_OBEYING and sum(obeying.values()) >= MIN_PROVING_BITS
        if is_law and 2 * len(obeying) > len(statements) > len(best):
            best = statements
    return best


def _statements(table: GridQuantities, count: int, share: int) -> Iterator[LawStatement]:
    for row, below in zip(table.rows, table.rows[1:], strict=False):
        if share in row and count in row and count in below and share not in below:
            part, whole = row[count], below[count]
            if 0 < part.value < whole.value:
                yield LawStatement(Law.PERCENT, row[share], (part, whole))
