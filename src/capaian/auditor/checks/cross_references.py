"""References that a word processor fills: each has the number of the place that it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule


def check_cross_references(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every reference that a file keeps together with the place that it names.

    Where that place bears the number of another one and its own stands nowhere, the place is wrong.
    """
    captions = Counter(
        f"{caption.kind.value} {caption.number}".casefold() for caption in report.document.captions
    )
    for each in report.document.references:
        printed, target = each.printed.casefold(), each.target.casefold()
        is_misnumbered = captions[target] > 1 and not captions[printed]
        holds = printed == target or is_misnumbered
        why = f"Rujukan ini menunjuk ke {each.target}; perbarui bidangnya, atau betulkan angkanya."
        yield Statement(
            AuditRule.NUMBERING,
            holds,
            each.line,
            each.printed,
            each.target,
            why,
            f"baris {each.line}",
        )
