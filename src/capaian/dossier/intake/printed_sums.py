"""Sums that a table prints behind columns of parts of the year: no answer makes these come to anything else."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.budget_periods import months_of, taken_columns
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_since_january
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.ordinal_heads import is_sum
from capaian.dossier.intake.sums import check_sum


def check_printed(proposal: Proposal, desk: Desk, rows: Sequence[int]) -> None:
    """Hold what was spent in parts of the year against a sum behind them that is not taken itself.

    Args:
        proposal: The table.
        desk: Where problems go.
        rows: Rows with a code.
    """
    spent = [one for one in taken_columns(proposal) if one.means == ACTUAL]
    parts = [one.head for one in months_of(spent)]
    table, total = proposal.table, _behind(proposal, parts)
    taken = [one.head for one in spent]
    if total is None or total in taken or proposal.intake.is_cumulative or any(map(is_since_january, parts)):
        return
    for row in rows:
        known = [figure for head in parts if (figure := table.figure(row, head, Kind.AMOUNT)) is not None]
        if known:
            check_sum(desk, table, row, total, table.figure(row, total, Kind.AMOUNT), known)


def _behind(proposal: Proposal, parts: Sequence[Head]) -> Head | None:
    """Return the column directly behind several that says no more than that it is a sum."""
    if len(parts) < 2:
        return None
    last = max(head.column for head in parts)
    behind = [head for head in proposal.table.heads if head.column > last and not is_ratio(head)]
    return behind[0] if behind and is_sum(behind[0].parts[-1]) else None
