"""References that a word processor fills: each has the number of the place that it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_cross_references(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every reference that a file keeps together with the place that it names."""
    for each in report.document.references:
        holds = each.printed.casefold() == each.target.casefold()
        why = f"Rujukan ini menunjuk ke {each.target}; perbarui bidangnya, atau betulkan angkanya."
        yield Statement(
            AuditRule.NUMBERING,
            holds,
            each.line,
            each.printed,
            "" if holds else each.target,
            "" if holds else why,
            f"baris {each.line}",
        )
