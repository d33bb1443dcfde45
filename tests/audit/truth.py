"""Reports whose faults are known, and how findings are held against them.

The truth lies beside the project in `shared/`; where that folder is missing, nothing can be scored.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from capaian.auditor.audit import audit
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.audit.finding import ReportFile

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORT = "balangan-lkjip-2023"
_NEAR = 1
"""Lines by which a finding may miss the place of a fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a report is known to be wrong."""

    id: str
    rule: str
    severity: str
    lines: tuple[int, ...]
    why: str

    def moved(self, lines: Mapping[int, int]) -> Fault:
        """Return the fault where its lines stand in another printing of the report."""
        return replace(self, lines=tuple(lines[line] for line in self.lines))


@dataclass(frozen=True, slots=True)
class Truth:
    """All faults of a report, and all statements that are known to be right."""

    faults: tuple[Fault, ...]
    passed: frozenset[tuple[str, int]]
    """Rule and line of each passed check."""

    def moved(self, lines: Mapping[int, int]) -> Truth:
        """Return the truth of another printing of the report."""
        return Truth(
            tuple(fault.moved(lines) for fault in self.faults),
            frozenset((rule, lines[line]) for rule, line in self.passed),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What an audit said of a report whose truth is known."""

    truth: Truth
    result: AuditResult
    found: tuple[Fault, ...]
    false: tuple[Finding, ...]
    """Findings on statements that are known to be right."""
    others: tuple[Finding, ...]
    """Findings of which the truth says nothing."""

    @property
    def missed(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.truth.faults if fault not in self.found)

    def found_of(self, severity: str) -> int:
        return sum(fault.severity == severity for fault in self.found)


def read_truth(shared: Path = SHARED) -> tuple[str, Truth]:
    """Return the text of the report and its truth."""
    text = (shared / "documents" / f"{REPORT}.txt").read_text(encoding="utf-8")
    faults = json.loads((shared / "data" / f"{REPORT}-findings.json").read_text(encoding="utf-8"))
    checks = json.loads((shared / "data" / f"{REPORT}-checks.json").read_text(encoding="utf-8"))
    passed = {(c["rule"], line) for c in checks if c["result"] == "pass" for line in c["lines"]}
    return text, Truth(
        tuple(Fault(f["id"], f["rule"], f["severity"], tuple(f["lines"]), f["why"]) for f in faults),
        frozenset(passed),
    )


def audit_text(text: str, name: str = "laporan.txt") -> AuditResult:
    """Audit the text of a report."""
    document = read_structure(read_lines(text))
    return audit(document, ReportFile(name, document.pages, len(document.lines), len(document.tables), ""))


def score(result: AuditResult, truth: Truth) -> Score:
    """Hold findings against the truth by the match rule.

    A fault is found if a finding within one line of one of its lines has its rule, or a root that has.
    A finding is false if a check of its rule passed on its line and no fault lies there.
    """
    said = {finding.id: finding for finding in result.findings}
    rules = {finding.id: {of.rule.value for of in with_roots(finding, said)} for finding in result.findings}
    found = tuple(
        f for f in truth.faults if any(is_near(x, f) and f.rule in rules[x.id] for x in said.values())
    )
    wrong_lines = {line for fault in truth.faults for line in fault.lines}
    false = tuple(
        x for x in said.values() if (x.rule.value, x.line) in truth.passed and x.line not in wrong_lines
    )
    others = tuple(x for x in said.values() if x not in false and not _is_known(x, truth.faults))
    return Score(truth, result, found, false, others)


def with_roots(finding: Finding, said: Mapping[str, Finding]) -> Iterator[Finding]:
    """Yield the finding, its root, the root of that; a circle ends."""
    seen: set[str] = set()
    current: Finding | None = finding
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = said[current.root] if current.root else None


def is_near(finding: Finding, fault: Fault) -> bool:
    """Whether a finding lies at a fault."""
    return any(abs(finding.line - line) <= _NEAR for line in fault.lines)


def _is_known(finding: Finding, faults: Sequence[Fault]) -> bool:
    return any(is_near(finding, fault) for fault in faults)


def rules_of(scored: Score) -> Collection[str]:
    """Return the rules that the truth or the findings name, those with most faults first."""
    faults = [fault.rule for fault in scored.truth.faults]
    named = {*faults, *(finding.rule.value for finding in scored.result.findings)}
    return sorted(named, key=lambda rule: (-faults.count(rule), rule))
