"""Units that do not fit: an index on a scale of answers called a percentage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form, contradict_link
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import MIN_WORDS_OF_NAME
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigureRole
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_INDEX: Final = re.compile(r"\b(?:indeks|index|skor|nilai)\b(?!.*persentase)", re.IGNORECASE)
HIGHEST_ANSWER: Final = 5.0
"""Of the scale on which a survey asks; the index itself may be given times 25."""


def audit_sentence_units(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield figures that a sentence calls a percentage and every table, of the same row,
    an index.
    """
    index = report.row_index
    for figure in report.figures:
        quantity = figure.quantity
        if not figure.is_share or quantity.value > HIGHEST_ANSWER or not quantity.number.decimals:
            continue
        cells = index.find(figure)
        same = [cell for cell in cells if cell.digits == quantity.digits and cell.unit != "%"]
        if same and _INDEX.search(same[0].label.text):
            why = f"{quantity.text} adalah indeks di {same[0].source}, bukan persen"
            yield contradict_form(AuditRule.UNIT, quantity, "indeks", why, "%", inputs=(same[0],))


def audit_row_units(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield rows whose column of units calls a percentage what two other tables count."""
    named: dict[frozenset[str], list[PrintedQuantity]] = defaultdict(list)
    for table in report.tables:
        for label, row in zip(table.labels, table.rows, strict=True):
            # Where a sign or head of percent stands by the figure itself, the column says nothing
            # more.
            units = (
                each
                for each in row.values()
                if each.unit and each.number.unit != PERCENT and "%" not in each.column
            )
            first = next(units, None)
            if first is not None and len(label.stems) >= MIN_WORDS_OF_NAME:
                named[label.stems].append(first)
    for prints in named.values():
        percent = [
            each for each in prints if each.unit in ("%", "persen", "persentase", "prosentase")
        ]
        others = [each for each in prints if each not in percent]
        if len(percent) == 1 and len(others) > 1:
            yield _contradiction(percent[0], others)


def _contradiction(odd: PrintedQuantity, others: Sequence[PrintedQuantity]) -> Contradiction:
    right = others[0].unit
    why = f"satuannya {right} di {others[0].source} dan {len(others) - 1} tabel lain"
    return contradict_link(AuditRule.UNIT, odd, right, why, odd.unit, (others[0],))


def audit_units(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield an index of at most five whose row calls it a percentage."""
    for label, row in zip(table.labels, table.rows, strict=True):
        targets = [
            quantity
            for quantity in row.values()
            if quantity.role in (FigureRole.TARGET, FigureRole.ACTUAL)
        ]
        wrong = [
            each
            for each in targets
            if each.unit == "%" and each.number.decimals and each.value <= HIGHEST_ANSWER
        ]
        if len(wrong) > 1 and _INDEX.search(f"{label.text} {label.context}"):
            why = f"{wrong[0].text} adalah indeks, bukan persen"
            yield contradict_form(
                AuditRule.UNIT, wrong[0], "indeks", why, "%", inputs=tuple(wrong[1:])
            )
