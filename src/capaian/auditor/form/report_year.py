"""The year by which a report calls itself, where a sentence was left from the report of the year before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.labels import Label
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Period, Role, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_OWN_NAME: Final = re.compile(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|l(?:kj?|aki?)ip|lkj)\b[^.;:]{0,150}?\btahun\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
"""What a report calls itself, with its year."""
_OF_OTHER: Final = re.compile(
    r"evaluasi|tindak lanjut|sebelumnya|tahun lalu|dibanding|rekomendasi",
    re.IGNORECASE,
)
"""Words beside the name of an earlier report."""


def audit_report_year(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield sentences that call the report one of the year before, and nowhere one of its own year."""
    before = str(report.year - 1)
    for passage in report.passages:
        match = _OWN_NAME.search(passage.text) if before in passage.text else None
        if match is None or match["year"] != before:
            continue
        if report.year in years_in(passage.text) or _OF_OTHER.search(passage.text):
            continue
        place = passage.place_at(match.start("year"))
        number = read_numbers(match["year"], place.line)[0]
        quantity = Quantity(number, place, Label(""), Role.OTHER, Period(report.year), "teks", passage.text)
        why = f"laporan ini laporan tahun {report.year}"
        yield Contradiction(
            AuditRule.YEAR,
            quantity,
            str(report.year),
            why,
            Evidence.FORM,
            Level.WARNING,
            printed=match["year"],
        )
