"""Invented fragments of reports as the auditor reads them."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.reading.files import read_report
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.auditor.understanding.report import UnderstoodReport, understand
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.audit.finding import ReportFile

FILE = ReportFile("laporan.txt", 1, 1, 1, "00")


def read(text: str) -> UnderstoodReport:
    """Return a report from its text; cells of tables are parted by `|`."""
    return understand(printed(text))


def printed(text: str) -> PrintedDocument:
    """Return the same before anybody understands it."""
    return read_structure(read_lines(re.sub(r" *[|] *", "\t", text.strip("\n"))))


def audited(text: str) -> AuditResult:
    """Return what the auditor says of a text."""
    return audit(printed(text), FILE)


def told(text: str, rule: AuditRule) -> list[tuple[int, str, str]]:
    """Return line, printed and computed of the findings of one rule."""
    return [(f.line, f.printed, f.computed) for f in audited(text).findings if f.rule is rule]


def roots(text: str, rule: AuditRule) -> list[tuple[int, int | None]]:
    """Return the line of each finding of a rule with the line of its root."""
    findings = audited(text).findings
    lines = {found.id: found.line for found in findings}
    return [(f.line, None if f.root is None else lines[f.root]) for f in findings if f.rule is rule]


def steps(text: str) -> int:
    """Return how many functions are called to audit a text: as many on any machine, however busy."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        audit(*read_report(Path("laporan.txt"), text.encode()))
    finally:
        sys.setprofile(before)
    return calls
