"""Columns that are known and hold nothing in any row: what is stored of them stays, which is told."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period
from capaian.dossier.intake.amounts import named, stored_amounts
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk, Proposal


def report_blank_columns(proposal: Proposal, taken: Taken, desk: Desk) -> None:
    """Report columns of counts or money without a figure, where the dossier has figures of them.

    Args:
        proposal: The table and what its columns mean.
        taken: What it gives.
        desk: Where problems go.
    """
    given = _given(proposal, taken)
    for means in dict.fromkeys(column.means for column in proposal.intake.columns):
        heads = [column.head for column in proposal.intake.columns if column.means == means]
        known = [head for name in heads if (head := proposal.table.head(name)) is not None]
        last = max(_stored(proposal, taken, means, desk), key=lambda period: period.end, default=None)
        if given and means not in given and known and last is not None:
            words = {"means": named(means), "period": taken.period.label, "last": last.label}
            place = proposal.table.place(None, known[0])
            desk.log.add("column_blank", place, heads=", ".join(f'"{head.name}"' for head in known), **words)


def _given(proposal: Proposal, taken: Taken) -> set[str]:
    """Return what a table gives figures of."""
    if proposal.intake.table is IntakeTable.COUNTS:
        return {row.cells["measure"] for row in taken.rows}
    return {name for row in taken.rows for name in row.places if row.cells.get(name)}


def _stored(proposal: Proposal, taken: Taken, means: str, desk: Desk) -> Iterator[Period]:
    """Yield the periods of which the dossier has figures of a measure, or amounts of the same work."""
    if proposal.intake.table is IntakeTable.COUNTS:
        rows = (row for row in desk.office.counts if str(row.measure) == means and row.value is not None)
        yield from (row.period for row in rows)
        return
    nodes = {row.cells["node"] for row in taken.rows}
    yield from (
        row.period for row in desk.office.inputs if row.node in nodes and means in stored_amounts(row)
    )
