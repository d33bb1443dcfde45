"""What is there at a time changes little: a table that halves it for most areas counts something else."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import adds_up, measures_of
from capaian.dossier.intake.sums import shown

Figures = Mapping[str, Decimal]
"""Figures by the codes of areas."""
_LEAST: Final = 3
"""Areas that show something of a table."""


def doubt_change(
    proposal: Proposal, head: Head, given: tuple[str, Figures], period: Period, desk: Desk
) -> None:
    """Ask where what the dossier has of a measure would change by more than half for most areas.

    Args:
        proposal: The table and what it is taken for.
        head: The first of the columns that are taken for the measure.
        given: The measure, and what the table gives.
        period: The period of the figures.
        desk: Whose dossier it is, and where doubts go.
    """
    means, figures = given
    known = _known(means, period, desk)
    areas = [area for area in figures if known.get(area)]
    far = [area for area in areas if 2 * abs(figures[area] - known[area]) > known[area]]
    is_settled = adds_up(means, desk.office) or means in desk.asked.means.values()
    is_settled = is_settled or desk.agrees(head.name, means)
    if is_settled or len(areas) < _LEAST or 2 * len(far) <= len(areas):
        return
    name = next((one.name for one in measures_of(desk.office, desk.rules) if one.means == means), means)
    first = f"{far[0]}: {shown(known[far[0]])} menjadi {shown(figures[far[0]])}"
    words = (
        f"{name} ({means}), padahal di {len(far)} dari {len(areas)} kecamatan angkanya berbeda lebih dari "
        f"separuh daripada yang tersimpan ({first}); bila yang dihitung lain: "
        f"--means {shown_means(head.name, LEFT_OUT)}"
    )
    desk.doubt(proposal.table.place(None, head), head.name, means, words)


def _known(means: str, period: Period, desk: Desk) -> Figures:
    """Return what the dossier has of a measure at the end of a period."""
    return {
        str(row.area): row.value
        for row in desk.office.counts
        if row.measure == means and row.period.end == period.end and row.value is not None
    }
