"""What a table says of itself that forbids taking its figures as they stand: lost heads, scales, periods."""

from __future__ import annotations

import re
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.guess import missing_heads
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.periods import told_otherwise

_UNIT: Final = r"(?:ribuan|ribu|jutaan|juta|miliar|milyar|miliaran)"
_SCALES: Final = re.compile(
    rf"""
    (?:dalam\s+)?{_UNIT}\s*(?:rupiah|rp)\b           # dalam ribuan rupiah, juta Rp
    | dalam\s+{_UNIT}\b(?:\s+(?:jiwa|orang))?        # dalam ribuan jiwa
    | \brp\.?\s*{_UNIT}\b                           # Rp juta
    | \(\s*{_UNIT}(?:\s+(?:jiwa|orang))?\s*\)       # (ribuan), (ribu jiwa)
    | \(?\bx\s*(?:rp\.?\s*)?1(?:[.,]?000)+\b\)?    # (x Rp1.000)
    | \(\s*(?:rp)?[\s.,']*000(?:[.,]000)*\s*\)       # (Rp.000), (000)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def check_table(proposal: Proposal, desk: Desk) -> None:
    """Report columns that are not there any more, figures in thousands, and another period than is asked."""
    table = proposal.table
    for head in missing_heads(table, proposal.intake):
        desk.log.add("heads_changed", table.place(None), old=f'"{head}"')
    words = is_scaled(table)
    if words is not None:
        code = "amounts_scaled" if _is_money(proposal) else "counts_scaled"
        desk.log.add(code, table.place(None), words=f'"{words}"')
    asked = desk.asked.period
    told = None if asked is None else told_otherwise(table.titles, asked, is_money=_is_money(proposal))
    if told is not None:
        desk.log.add("period_contradicted", table.place(None), asked=str(asked), told=told)


def _is_money(proposal: Proposal) -> bool:
    return proposal.intake.table is IntakeTable.INPUTS


def is_scaled(table: ForeignTable) -> str | None:
    """Return the words by which a table says that its figures are thousands or millions.

    The thousand of a price or a unit is none: only `dalam ribuan`, `(ribu rupiah)`, `Rp juta` and such are.
    """
    texts = [*table.titles, *(head.name for head in table.heads)]
    return next((match[0] for text in texts if (match := _SCALES.search(text))), None)
