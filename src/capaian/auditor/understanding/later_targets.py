"""Actuals held against the target of a later year: how far a plan has come so far."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.evidence import Evidence, Grid
from capaian.auditor.understanding.vocabulary import Role

_OF_PLANS_END: Final = re.compile(
    r"\b(?:kemajuan|akhir|renstra|rpjmd|rpd|rencana strategis|jangka menengah)\b", re.IGNORECASE
)
"""Heads of what has been reached so far of what a plan wants in its last year."""
_FEWEST_HELD: Final = 2
"""Rows to the last digit, where no word tells the end of a plan."""
_OF_TARGET: Final = 2
"""Inputs of a share: an actual and a target."""


def is_of_plans_end(relation: Relation) -> bool:
    """Say whether a figure is held against that of a later year, the last one of a plan by its words."""
    words = " ".join((*relation.result.path, *relation.inputs[-1].path))
    return _is_of_later_year(relation) and bool(_OF_PLANS_END.search(words))


def is_progress(relation: Relation, evidence: Evidence, grid: Grid) -> bool:
    """Say whether figures are shares of a later target: all are about that, and some to the last digit.

    Of the last year of a plan one figure may be far off, if a slip explains it.

    Args:
        relation: An actual and a target with their share.
        evidence: The rows for which it holds.
        grid: The figures of the table.
    """
    meanings = tuple(column.meaning for column in relation.inputs)
    if not _is_of_later_year(relation) or meanings != (Role.ACTUAL, Role.TARGET):
        return False
    if evidence.all_held < _FEWEST_HELD or evidence.held < (1 if is_of_plans_end(relation) else _FEWEST_HELD):
        return False
    return evidence.near == evidence.telling or (
        is_of_plans_end(relation) and grid.is_but_for_slips(relation)
    )


def _is_of_later_year(relation: Relation) -> bool:
    if relation.law is not Law.PERCENT or len(relation.inputs) != _OF_TARGET:
        return False
    actual, target = relation.inputs
    return max(target.years, default=0) > max(actual.years, default=0) > 0
