"""Figures of a sentence that are those of another year than the sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.quantities.figures import MIN_TELLING_BITS, Quantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Role, Stage, years_in
from capaian.auditor.quantities.row_index import Cells
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

MAX_DISTANCE: Final = 60
"""Letters between the year and the figure."""
_YEAR_BEHIND: Final = re.compile(r"[^,.;]{0,25}\b20\d\d\b")
_ROLES: Final = frozenset({Role.ACTUAL, Role.ACHIEVEMENT, Role.OTHER})


def audit_sentence_years(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the years beside figures that the row of the sentence has for another year alone."""
    index = report.row_index
    for figure in report.figures:
        if figure.quantity.digits not in index.digits or _YEAR_BEHIND.match(figure.after):
            continue
        near = years_in(figure.passage.text[max(figure.since, figure.start - MAX_DISTANCE) : figure.start])
        other = _other_year(figure, index.find(figure), near[0]) if len(near) == 1 else None
        if other is not None:
            yield _contradiction(figure, other, near[0])


def _other_year(figure: TextFigure, cells: Cells, year: int) -> Quantity | None:
    """Return the cell that a figure repeats, of another year alone; `None` where there is none."""
    same = [
        cell
        for cell in cells
        if cell.role in _ROLES
        and cell.period.stage is Stage.FINAL
        and cell.bits >= MIN_TELLING_BITS
        and cell.digits == figure.quantity.digits
    ]
    years = {cell.period.year for cell in same}
    return same[0] if len(years) == 1 and year not in years else None


def _contradiction(figure: TextFigure, other: Quantity, year: int) -> Contradiction:
    text = figure.passage.text
    place = figure.passage.place_at(text.rfind(str(year), 0, figure.start))
    quantity = Quantity(
        read_numbers(str(year), place.line)[0],
        place,
        figure.quantity.label,
        Role.OTHER,
        figure.quantity.period,
        "teks",
        text,
    )
    why = f"{figure.quantity.text} di {other.source} adalah angka tahun {other.period.year}"
    return Contradiction(
        AuditRule.YEAR,
        quantity,
        str(other.period.year),
        why,
        Evidence.WORDS,
        Level.WARNING,
        inputs=(figure.quantity, other),
        printed=str(year),
    )
