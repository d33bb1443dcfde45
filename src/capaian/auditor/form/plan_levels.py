"""Names of the work plan that one table calls an activity and another a sub-activity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.labels import MIN_WORDS_OF_NAME
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def audit_plan_levels(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield rows whose level another table names otherwise; a name that one table has at both is left out."""
    levels: dict[frozenset[str], dict[str, Quantity]] = defaultdict(dict)
    shared: set[frozenset[str]] = set()
    for table in report.tables:
        own: dict[frozenset[str], set[str]] = defaultdict(set)
        for label, row in zip(table.labels, table.rows, strict=True):
            if row and label.tier and len(label.stems) >= MIN_WORDS_OF_NAME:
                own[label.stems].add(label.tier)
                levels[label.stems].setdefault(label.tier, next(iter(row.values())))
        shared |= {stems for stems, tiers in own.items() if len(tiers) > 1}
    for stems, tiers in levels.items():
        if len(tiers) == 2 and stems not in shared:
            (first, right), (second, wrong) = tiers.items()
            why = f"{right.label.text[:80]} ({right.source}) disebut {first}, di sini {second}"
            yield Contradiction(
                AuditRule.LABEL,
                wrong,
                first,
                why,
                Evidence.LINK,
                Level.WARNING,
                (right,),
                printed=second,
            )
