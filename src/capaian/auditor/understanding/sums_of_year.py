"""Totals of a year beside all its quarters, or months, in rows of people and of money alike."""

from __future__ import annotations

from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.evidence import Evidence, Grid
from capaian.auditor.understanding.times import time_of
from capaian.auditor.understanding.vocabulary import PLAIN_TOTAL

_PARTS: Final = (4, 12)
"""Quarters and months of a year."""
_HALF: Final = 0.5


def is_part_of_year(column: Column, total: Column) -> bool:
    """Say whether a column is a quarter or month beside its total, whatever the units of their rows."""
    return PLAIN_TOTAL.match(total.name) is not None and _part(column) in range(1, _PARTS[-1] + 1)


def is_sum_of_year(relation: Relation, evidence: Evidence, grid: Grid) -> bool:
    """Say whether a plain total stands beside all parts of a year, and a row of many digits bears it out.

    Of rows of means, and of what has come together so far, the total is one of the parts, or less.
    """
    if relation.law is not Law.SUM or not PLAIN_TOTAL.match(relation.result.name):
        return False
    parts = [*map(_part, relation.inputs)]
    is_year = len(parts) in _PARTS and parts == [*range(1, len(parts) + 1)]
    is_held = evidence.exact > 0 and evidence.held >= evidence.telling * _HALF
    return is_year and is_held and grid.exceeds(relation)


def _part(column: Column) -> int | None:
    return time_of(column.name) if column.path else None
