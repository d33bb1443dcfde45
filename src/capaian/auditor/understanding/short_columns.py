"""Columns of short tables of which half of the rows are wrong, or nearly.

Two wrong figures of four or five leave too few rows to tell a formula by counting them. The wrong ones tell
it too where each is one slip away from it, and so do rows of nothing left where heads name what is missing.
"""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.evidence import Evidence, Grid

_OF_DECIMALS: Final = frozenset({Law.PERCENT, Law.GROWTH, Law.SAVING, Law.QUOTIENT})
"""Laws that print figures which no slip makes fit by chance."""
_FEWEST: Final = 4
_NEEDED: Final = re.compile(
    r"^(?:jumlah\s+)?(?:kebutuhan|formasi|standar|ideal|(?:yang\s+)?dibutuhkan)\b", re.IGNORECASE
)
_LACKING: Final = re.compile(r"^(?:kekurangan|kurang)\b", re.IGNORECASE)


def is_told_by_few(relation: Relation, evidence: Evidence, grid: Grid) -> bool:
    """Say whether a formula is told though many rows of a short table fail: by their slips, or by heads."""
    if evidence.rows < _FEWEST or not evidence.held:
        return False
    if relation.law in _OF_DECIMALS:
        is_half = evidence.exact > 0 and evidence.all_held * 2 >= evidence.rows
        return is_half and grid.is_but_for_slips(relation, may_be_near=False)
    return evidence.all_held * 2 > evidence.rows and _is_lack(relation)


def _is_lack(relation: Relation) -> bool:
    """Whether heads name what is missing of what is needed."""
    is_named = _LACKING.search(relation.result.name) and _NEEDED.search(relation.inputs[0].name)
    return relation.law is Law.DIFFERENCE and is_named is not None
