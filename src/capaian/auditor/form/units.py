"""Units that do not fit: an index on a scale of answers called a percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_INDEX: Final = re.compile(r"\b(?:indeks|index|skor|nilai)\b(?!.*persentase)", re.IGNORECASE)
HIGHEST_ANSWER: Final = 5.0
"""Of the scale on which a survey asks; the index itself may be given times 25."""


def audit_sentence_units(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield figures that a sentence calls a percentage and every table, of the same row, an index."""
    index = report.row_index
    for figure in report.figures:
        quantity = figure.quantity
        if not figure.is_share or quantity.value > HIGHEST_ANSWER or not quantity.number.decimals:
            continue
        cells = index.find(figure)
        same = [cell for cell in cells if cell.digits == quantity.digits and cell.unit != "%"]
        if same and _INDEX.search(same[0].label.text):
            why = f"{quantity.text} adalah indeks di {same[0].source}, bukan persen"
            yield Contradiction(
                AuditRule.UNIT, quantity, "indeks", why, Evidence.FORM, Level.WARNING, (same[0],), printed="%"
            )


def audit_units(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield an index of at most five whose row calls it a percentage."""
    for label, row in zip(table.labels, table.rows, strict=True):
        targets = [quantity for quantity in row.values() if quantity.role in (Role.TARGET, Role.ACTUAL)]
        wrong = [
            each
            for each in targets
            if each.unit == "%" and each.number.decimals and each.value <= HIGHEST_ANSWER
        ]
        if len(wrong) > 1 and _INDEX.search(f"{label.text} {label.context}"):
            why = f"{wrong[0].text} adalah indeks, bukan persen"
            yield Contradiction(
                AuditRule.UNIT,
                wrong[0],
                "indeks",
                why,
                Evidence.FORM,
                Level.WARNING,
                tuple(wrong[1:]),
                printed="%",
            )
