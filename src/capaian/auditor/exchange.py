"""An audit as plain values, by the contract `capaian/audit/1`;
the keys and their meaning are stable.
"""

from __future__ import annotations

from collections.abc import Sequence

from capaian.domain.audit import AuditResult, Finding, Repair
from capaian.domain.audit.finding import ReportFile, UnsupportedNumber
from capaian.domain.audit.tested import FigureCounts
from capaian.domain.exchange import Plain
from capaian.domain.issue import Level

SCHEMA = "capaian/audit/1"


def audit_to_plain(
    result: AuditResult, shown: Sequence[Finding] | None = None
) -> dict[str, Plain]:
    """Return an audit as plain values in the order of the contract.

    Args:
        result: The audit.
        shown: The findings to give, where not all are wanted; how many statements hold is told of
            all.
    """
    findings = result.findings if shown is None else shown
    plain: dict[str, Plain] = {
        "schema": SCHEMA,
        "document": _file(result.document),
        "claims": sum(result.claims.values()),
        "passed": result.passed,
        "figures": {
            **_figures(result.figures),
            "parts": [
                {"place": each.place, "page": each.page, **_figures(each.counts)}
                for each in result.parts
            ],
        },
        "findings": [_finding(finding) for finding in findings],
        "claims_by_rule": {rule.value: count for rule, count in sorted(result.claims.items())},
        "totals": _totals(result),
    }
    if result.underived is not None:
        plain["underived"] = [_underived(number) for number in result.underived]
    if result.other_dossier:
        plain["other_dossier"] = result.other_dossier
    return plain


def _figures(counts: FigureCounts) -> dict[str, Plain]:
    return {
        "printed": counts.printed,
        "in_law": counts.in_law,
        "agreed": counts.agreed,
        "alone": counts.alone,
    }


def _totals(result: AuditResult) -> dict[str, Plain]:
    """Count all findings by weight, and apart from them those that fit once another is mended.

    Together they are the statements that do not hold.
    """
    weights = [finding.level for finding in result.to_mend]
    return {**{level.value: weights.count(level) for level in Level}, "fits": len(result.fitting)}


def _underived(number: UnsupportedNumber) -> dict[str, Plain]:
    return {
        "line": number.line,
        "page": number.page,
        "place": number.place,
        "quote": number.quote,
        "printed": number.printed,
        "nearest": number.nearest,
        "elsewhere": number.is_elsewhere,
    }


def _file(file: ReportFile) -> dict[str, Plain]:
    return {
        "path": file.path,
        "pages": file.pages,
        "lines": file.lines,
        "tables": file.tables,
        "sha256": file.sha256,
        "unreadable": [*file.unreadable],
        "untabled": [*file.untabled],
    }


def _finding(finding: Finding) -> dict[str, Plain]:
    return {
        "id": finding.id,
        "rule": finding.rule.value,
        "level": finding.level.value,
        "line": finding.line,
        "page": finding.page,
        "place": finding.place,
        "quote": finding.quote,
        "printed": finding.printed,
        "computed": finding.remedy if finding.fits_later else finding.computed,
        "why": finding.why,
        "root": finding.root,
        "repair": None if finding.repair is None else _repair(finding.repair),
        "candidates": list(finding.candidates),
        "alternative": None if finding.alternative is None else _repair(finding.alternative),
        "verdict": finding.verdict,
        "cell": finding.cell,
        "printed_page": finding.printed_page,
        "mark": None if finding.mark is None else [*finding.mark],
        "lines": [*finding.lines],
        "fits": finding.fits,
    }


def _repair(repair: Repair) -> dict[str, Plain]:
    return {
        "line": repair.line,
        "printed": repair.printed,
        "repaired": repair.repaired,
        "change": repair.change,
        "holds": repair.holds,
    }
