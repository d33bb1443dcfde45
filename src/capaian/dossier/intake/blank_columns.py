"""Columns that are known and hold nothing in any row: what is stored of them stays, which is told."""

from __future__ import annotations

from capaian.domain.period import Period
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk, Proposal


def report_blank_columns(proposal: Proposal, taken: Taken, desk: Desk) -> None:
    """Report columns of counts without a figure, where the dossier has figures of them.

    Args:
        proposal: The table and what its columns mean.
        taken: What it gives.
        desk: Where problems go.
    """
    given = {row.cells["measure"] for row in taken.rows}
    for means in dict.fromkeys(column.means for column in proposal.intake.columns):
        heads = [column.head for column in proposal.intake.columns if column.means == means]
        known = [head for name in heads if (head := proposal.table.head(name)) is not None]
        last = _last(means, desk)
        if given and means not in given and known and last is not None:
            words = {"means": means, "period": taken.period.label, "last": last.label}
            place = proposal.table.place(None, known[0])
            desk.log.add("column_blank", place, heads=", ".join(f'"{head.name}"' for head in known), **words)


def _last(means: str, desk: Desk) -> Period | None:
    """Return the last period of which the dossier has figures of a measure."""
    rows = (row for row in desk.office.counts if str(row.measure) == means and row.value is not None)
    return max((row.period for row in rows), key=lambda period: period.end, default=None)
