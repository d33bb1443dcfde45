"""Texts audited without a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaian.auditor.document.report import print_of_lines
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.text import read_lines
from capaian.domain.audit import AuditResult, Finding


def audit_text(text: str) -> AuditResult:
    """Audit a text whose cells tabs part."""
    return audit_printed(print_of_lines(read_lines(text)), "laporan.txt")


def with_roots(finding: Finding, found_now: Mapping[str, Finding]) -> Iterator[Finding]:
    """Yield a finding, the one that it follows from, and so on."""
    seen: set[str] = set()
    each: Finding | None = finding
    while each is not None and each.id not in seen:
        seen.add(each.id)
        yield each
        each = found_now.get(each.root) if each.root else None
