"""From a printed report to findings: every rule, each statement once, with its repair and its root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.absorption import check_absorption
from capaian.auditor.checks.achievement import check_achievement
from capaian.auditor.checks.average import check_average
from capaian.auditor.checks.base import Check, Claim
from capaian.auditor.checks.bound import check_bound
from capaian.auditor.checks.efficiency import check_efficiency
from capaian.auditor.checks.index import check_index
from capaian.auditor.checks.ratio import check_ratio
from capaian.auditor.checks.sum import check_sum
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import write_working
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.report import understand
from capaian.domain.audit import AuditResult, AuditRule, Finding, ReportFile
from capaian.domain.numerals import write_decimal

CHECKS: Final[Mapping[AuditRule, Check]] = {
    AuditRule.RATIO: check_ratio,
    AuditRule.ACHIEVEMENT: check_achievement,
    AuditRule.ABSORPTION: check_absorption,
    AuditRule.EFFICIENCY: check_efficiency,
    AuditRule.AVERAGE: check_average,
    AuditRule.SUM: check_sum,
    AuditRule.INDEX: check_index,
    AuditRule.BOUND: check_bound,
}
_QUOTED: Final = 240


def audit(document: PrintedDocument, file: ReportFile) -> AuditResult:
    """Recompute every statement of a report that can be recomputed."""
    report = understand(document)
    claims = [claim for check in CHECKS.values() for claim in check(report)]
    counts = Counter(claim.rule for claim in claims)
    failed = _in_order(claim for claim in claims if not _holds(claim))
    findings = tuple(_finding(claim, document, number) for number, claim in enumerate(failed, start=1))
    return AuditResult(file, counts, findings)


def _holds(claim: Claim) -> bool:
    return claim.holds() if isinstance(claim, Equation) else claim.holds


def line_of(claim: Claim) -> int:
    """Return the line that a claim stands in."""
    return claim.result.spot.line if isinstance(claim, Equation) else claim.line


def _in_order(claims: Iterable[Claim]) -> Sequence[Claim]:
    return sorted(claims, key=lambda claim: (line_of(claim), claim.rule))


def _finding(claim: Claim, document: PrintedDocument, number: int) -> Finding:
    line = document.line(line_of(claim))
    own = f"T-{number:03}"
    quote = line.text[:_QUOTED]
    if isinstance(claim, Statement):
        lines = tuple(dict.fromkeys((claim.line, *claim.lines)))
        return Finding(
            own,
            claim.rule,
            claim.level,
            claim.line,
            line.page,
            claim.place,
            quote,
            claim.printed,
            claim.expected,
            claim.why,
            lines,
        )
    result = claim.computed()
    decimals = max(claim.result.decimals, 2) if claim.result.decimals else claim.result.decimals
    computed = "" if result is None else write_decimal(result, decimals)
    working = (
        "" if result is None else write_working(claim.law, [n.text for n in claim.inputs], result, decimals)
    )
    lines = tuple(dict.fromkeys(n.spot.line for n in claim.numbers))
    why = f"{claim.subject}: {working}; tercetak {claim.result.text}."
    return Finding(
        own,
        claim.rule,
        claim.level,
        line.number,
        line.page,
        claim.place,
        quote,
        claim.result.text,
        computed,
        why,
        lines,
    )
