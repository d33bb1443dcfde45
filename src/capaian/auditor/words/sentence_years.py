"""Years of sentences: of the figures beside them, and of the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form, contradict_words
from capaian.auditor.quantities.figures import MIN_TELLING_BITS, PrintedQuantity, words_at
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigureRole, PlanStage, is_so_far, years_in
from capaian.auditor.quantities.row_index import Cells
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.audit import AuditRule

MAX_DISTANCE: Final = 60
"""Letters between the year and the figure."""
_YEAR_BEHIND: Final = re.compile(r"[^,.;]{0,25}\b20\d\d\b")
_ROLES: Final = frozenset({FigureRole.ACTUAL, FigureRole.ACHIEVEMENT, FigureRole.OTHER})
_OWN_NAME: Final = re.compile(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|l(?:kj?|aki?)ip|lkj)\b(?!-)[^.;:]{0,"
    r"150}?\btahun\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
"""What a report calls itself, with its year."""
_OF_OTHER: Final = re.compile(
    r"evaluasi|tindak lanjut|sebelumnya|tahun lalu|dibanding|rekomendasi",
    re.IGNORECASE,
)
"""Words beside the name of an earlier report."""


def audit_sentence_years(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the years beside figures that the row of the sentence has for another year alone."""
    index = report.row_index
    for figure in report.figures:
        if figure.quantity.digits not in index.digits or _YEAR_BEHIND.match(figure.after):
            continue
        before = figure.passage.text[max(figure.since, figure.start - MAX_DISTANCE) : figure.start]
        before = before.rpartition("=")[
            2
        ]  # what is worked out before a figure has years of its own
        near = years_in(before)
        is_of_one = len(near) == 1 and not is_so_far(before)
        other = _other_year(figure, index.find(figure), near[0]) if is_of_one else None
        if other is not None:
            yield _contradiction(figure, other, near[0])


def _other_year(figure: TextFigure, cells: Cells, year: int) -> PrintedQuantity | None:
    """Return the cell that a figure repeats, of another year alone; `None` where there is none."""
    same = [
        cell
        for cell in cells
        if cell.role in _ROLES
        and cell.period.stage is PlanStage.FINAL
        and cell.bits >= MIN_TELLING_BITS
        and cell.digits == figure.quantity.digits
    ]
    years = {cell.period.year for cell in same}
    return same[0] if len(years) == 1 and year not in years else None


def _contradiction(figure: TextFigure, other: PrintedQuantity, year: int) -> Contradiction:
    text = figure.passage.text
    place = figure.passage.place_at(text.rfind(str(year), 0, figure.start))
    quantity = words_at(place, text, other.period.year, name=figure.quantity.label.text)
    why = f"{figure.quantity.text} di {other.source} adalah angka tahun {other.period.year}"
    return contradict_words(
        AuditRule.YEAR,
        quantity,
        str(other.period.year),
        why,
        str(year),
        inputs=(figure.quantity, other),
    )


def audit_report_year(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield sentences that call the report one of the year before,
    and nowhere one of its own year.
    """
    before = str(report.year - 1)
    for passage in report.passages:
        match = _OWN_NAME.search(passage.text) if before in passage.text else None
        if match is None or match["year"] != before:
            continue
        if report.year in years_in(passage.text) or _OF_OTHER.search(passage.text):
            continue
        quantity = words_at(passage.place_at(match.start("year")), passage.text, report.year)
        why = f"laporan ini laporan tahun {report.year}"
        yield contradict_form(AuditRule.YEAR, quantity, str(report.year), why, match["year"])
