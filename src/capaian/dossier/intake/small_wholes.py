"""People of one area need several documents: who need one are not a tenth of those who need another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import adds_up, measures_of
from capaian.dossier.intake.stock_changes import Figures
from capaian.dossier.intake.sums import shown

_FEWER: Final = 10
"""Children, families and the grown-up are all more than one in so many of each other."""
_LEAST: Final = 3
"""Areas that show something of a table."""


def doubt_small(
    proposal: Proposal, heads: Mapping[str, Head], given: Mapping[str, Figures], desk: Desk
) -> None:
    """Ask where those who need a document are few beside those who need others in the same areas.

    What the dossier has of the measure itself is held against it elsewhere.

    Args:
        proposal: The table and what it is taken for.
        heads: The first of the columns that are taken for each measure.
        given: What the table gives of each measure.
        desk: Whose dossier it is, and where doubts go.
    """
    wholes = [
        code for one in desk.office.components if not adds_up(code := str(one.denominator.code), desk.office)
    ]
    known = {code: {**_stored(code, desk), **given.get(code, {})} for code in wholes}
    names = {one.means: one.name for one in measures_of(desk.office, desk.rules)}
    for means in wholes:
        head = heads.get(means)
        is_given = head is not None and means in given
        if not is_given or _stored(means, desk) or means in desk.asked.means.values():
            continue
        more = next(_larger(given[means], {code: known[code] for code in wholes if code != means}), None)
        if head is None or more is None or desk.agrees(head.name, means):
            continue
        other, few, many = more
        words = (
            f"{names.get(means, means)} ({means}), padahal hanya {shown(few)}, sedangkan "
            f"{names.get(other, other)} di kecamatan yang sama {shown(many)}; mungkin sebagian saja. Bila "
            f"begitu: --means {shown_means(head.name, LEFT_OUT)}"
        )
        desk.doubt(proposal.table.place(None, head), head.name, means, words)


def _larger(figures: Figures, others: Mapping[str, Figures]) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Yield measures that are far more in the same areas, with both sums."""
    for code, known in others.items():
        areas = [area for area in figures if known.get(area)]
        few, many = (sum((one[area] for area in areas), Decimal(0)) for one in (figures, known))
        if len(areas) >= _LEAST and _FEWER * few < many:
            yield code, few, many


def _stored(means: str, desk: Desk) -> Figures:
    """Return what the dossier last has of a measure."""
    rows = sorted((row for row in desk.office.counts if row.measure == means), key=lambda row: row.period.end)
    return {str(row.area): row.value for row in rows if row.value is not None}
