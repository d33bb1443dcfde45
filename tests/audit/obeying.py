"""What becomes of a report whose office obeys its findings: nothing that held may fail then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import Line
from capaian.auditor.reading.structure import read_structure
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

_CUT: Final = "…"
_ONE_READING: Final = re.compile(r"(?:Rp ?)?[+\u2212-]?\d[\d.,]*%?|[A-Za-z]+(?:-[a-z]+)?(?: [A-Za-z]+)?")
"""What can be written in place of what is printed: a figure, or one or two words."""

_ALSO: Final = re.compile(r"(?:berubah: |, )(?:kata “)?([^\s,”]+(?:,\d+)?)”? menjadi “?(\S+[^\s,.”])")
"""What a finding says will change with it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an office types over to obey a finding."""

    id: str
    line: int
    start: int
    end: int
    right: str


def find_edit(finding: Finding, lines: Sequence[Line]) -> Edit | None:
    """Return the edit that a finding commands; `None` where it leaves a choice, or asks for more."""
    is_command = finding.correction.startswith("seharusnya:") and " atau " not in finding.correction
    if not is_command or finding.fits or finding.mark is None:
        return None
    other = finding.mends_another
    right = finding.computed if other is None else other.repaired
    if not _ONE_READING.fullmatch(right) or (other is not None and other.line != finding.line):
        return None
    quote, (start, end) = finding.quote, finding.mark
    if quote.startswith(_CUT):
        quote, start, end = quote[1:], start - 1, end - 1
    at = lines[finding.line - 1].text.find(quote.removesuffix(_CUT))
    if at < 0 or quote[start:end] not in finding.printed:
        return None
    return Edit(finding.id, finding.line, at + start, at + end, _bare(right, quote[start:end]))


def _bare(right: str, printed: str) -> str:
    """What is right, without the signs around the figure that are printed beside it."""
    is_figure = printed[:1].isdigit()
    return right.removeprefix("Rp").strip(" %+-\u2212") if is_figure and printed[-1:].isdigit() else right


def obey(lines: Sequence[Line], edits: Iterable[Edit]) -> list[Line]:
    """Return the lines of a report with what the edits type over; of two of one place the first counts."""
    typed = [*lines]
    last: dict[int, int] = {}
    for edit in sorted(edits, key=lambda each: (each.line, -each.start)):
        if edit.end > last.get(edit.line, edit.end):
            continue
        last[edit.line] = edit.start
        text = typed[edit.line - 1].text
        cells = f"{text[: edit.start]}{edit.right}{text[edit.end :]}".split("\t")
        typed[edit.line - 1] = replace(typed[edit.line - 1], cells=tuple(cells))
    return typed


def audit_lines(lines: Sequence[Line]) -> AuditResult:
    """Audit a report of these lines."""
    document = read_structure(lines)
    return audit(document, ReportFile("laporan.txt", 0, len(lines), len(document.tables), ""))


def errors_of(result: AuditResult) -> dict[tuple[str, int], Finding]:
    """Return the errors by their rule and line."""
    return {(f.rule.value, f.line): f for f in result.findings if f.level is Level.ERROR and not f.fits}


def new_errors(lines: Sequence[Line], before: AuditResult, edits: Sequence[Edit]) -> list[Finding]:
    """Return the errors that a report has only once it obeys, and of which nothing was told before."""
    after = errors_of(audit_lines(obey(lines, edits)))
    told = {(finding.rule.value, line) for finding in before.findings for line in finding.lines}
    changes = {pair for finding in before.findings for pair in _ALSO.findall(finding.why)}
    fresh = [finding for key, finding in after.items() if key not in errors_of(before) and key not in told]
    return [finding for finding in fresh if (finding.printed, finding.computed) not in changes]


def find_edits(result: AuditResult, lines: Sequence[Line]) -> list[list[Edit]]:
    """Return the edits that the errors of a report command: those of one root are one repair."""
    heaps: dict[str, list[Edit]] = {}
    for finding in result.findings:
        edit = find_edit(finding, lines) if finding.level is Level.ERROR else None
        if edit is not None:
            heaps.setdefault(finding.root or finding.id, []).append(edit)
    return [*heaps.values()]
