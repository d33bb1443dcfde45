"""Columns of a survey that are 25 times the mean answer beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.quantities.figures import MIN_ROWS, MOST, PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.domain.audit import AuditRule
from capaian.domain.survey import TOP_ANSWER

INDEX_OF_ONE: Final = 25.0
"""A mean answer from 1 to 4 as an index from 25 to 100: PermenPANRB 14/2017."""
Pair = tuple[PrintedQuantity, PrintedQuantity]


def audit_index_columns(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield the indices that are not 25 times their mean,
    where most rows of the two columns are.
    """
    for mean, index in permutations(table.columns, 2):
        pairs = [(row[mean], row[index]) for row in table.rows if mean in row and index in row]
        broken = [pair for pair in pairs if not _follows(pair)]
        if (
            len(pairs) >= MIN_ROWS
            and 0 < len(broken) <= (1 - MOST) * len(pairs)
            and _are_means(pairs)
        ):
            yield from map(_contradiction, broken)


def _are_means(pairs: Sequence[Pair]) -> bool:
    return all(1 <= mean.value <= TOP_ANSWER and mean.number.decimals for mean, _ in pairs)


def _follows(pair: Pair) -> bool:
    mean, index = pair
    return (
        abs(INDEX_OF_ONE * mean.value - index.value) <= INDEX_OF_ONE * mean.step / 2 + index.step
    )


def _contradiction(pair: Pair) -> Contradiction:
    mean, index = pair
    computed = index.number.write(25 * mean.number.value, max(2, index.number.decimals))
    why = f"{mean.text} × 25 = {computed}"
    return Contradiction(
        AuditRule.INDEX, index, computed, why, ContradictionGround.COLUMN_LAW, inputs=(mean,)
    )
