"""Spending above its budget: no office may, so one of both figures is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.quantities.text_quantities import MIN_AMOUNT
from capaian.domain.audit import AuditRule

MAX_SHARE_ABOVE: Final = 0.3
"""Part of the rows: where more is spent above a budget, it is none."""


def audit_bounds(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield what was spent above the budget of the same row and period."""
    pairs = [
        (spent, budget)
        for spent in table.columns
        for budget in table.columns
        if table.roles[spent] is FigureRole.SPENT
        and table.roles[budget] is FigureRole.BUDGET
        and table.periods[spent] == table.periods[budget]
    ]
    if len(pairs) != 1:
        return
    ((spent, budget),) = pairs
    rows = [
        row
        for row in table.rows
        if spent in row and budget in row and row[budget].value >= MIN_AMOUNT
    ]
    above = [row for row in rows if row[spent].value > row[budget].value]
    if len(above) > max(1, MAX_SHARE_ABOVE * len(rows)):
        return  # It is income, or another column.
    for row in above:
        why = f"realisasi {row[spent].text} melebihi anggaran {row[budget].text}"
        right = f"paling banyak {row[budget].text}"
        yield Contradiction(
            AuditRule.BOUND,
            row[spent],
            right,
            why,
            ContradictionGround.HEADS,
            inputs=(row[budget],),
        )
