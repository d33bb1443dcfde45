"""The strict score: real reports whose errors are known, judged by the rule that `shared/` keeps.

A finding meets an error only at the same place and with a printed figure of it. The rule and the
truth are not copied: where `shared/` is missing nothing can be scored, and `make audit-score` says
so.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.audit.own_reports import print_own_papers

from capaian.auditor import engine
from capaian.auditor.document.report import print_of_lines
from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reading.text import read_lines
from capaian.domain.issue import Level

Finding = Mapping[str, Any]
Fault = Mapping[str, Any]


ORDINARY: Final = Path(__file__).parent / "ordinary"
"""Prose and tables that are no performance reports."""
INVENTED: Final = Path(__file__).parent / "invented"
"""Sound reports that somebody wrote who did not know the auditor."""


@dataclass(frozen=True, slots=True)
class ScoredReport:
    """A real report with its truth, and what was reached on it before."""

    name: str
    file: str
    """Below `shared/`, as are the other two."""
    faults: str
    checks: str
    sketch: str = ""
    """What the sketch of `shared/design` reaches; it reads pdf alone."""


REPORTS: Final = (
    ScoredReport(
        "Balangan 2023",
        "documents/balangan-lkjip-2023.txt",
        "data/balangan-lkjip-2023-findings.json",
        "data/balangan-lkjip-2023-checks.json",
    ),
    ScoredReport(
        "Belitung 2024",
        "documents/belitung-lkj-2024.txt",
        "data/audit/belitung-lkj-2024-findings.json",
        "data/audit/belitung-lkj-2024-checks.json",
    ),
    ScoredReport(
        "Dispenda 2016",
        "data/audit/dispenda-lkip-2016.pdf",
        "data/audit/dispenda-lkip-2016-findings.json",
        "data/audit/dispenda-lkip-2016-checks.json",
        sketch="errors 32/89, error level true 38/60, all levels true 38/60",
    ),
)


@dataclass(frozen=True, slots=True)
class StrictScore:
    """How the findings of one report meet its truth."""

    found: Sequence[Fault]
    missed: Sequence[Fault]
    """Known errors that no finding meets."""
    true: Sequence[Finding]
    """Findings at error level that meet an entry of any severity."""
    false: Sequence[Finding]
    """Findings at error level that meet none."""
    lower_true: int
    """Findings below error level that meet an entry."""
    lower: int

    def __str__(self) -> str:
        """Write it as the rule of `shared/` does."""
        errors, loud = len(self.found) + len(self.missed), len(self.true) + len(self.false)
        true, every = len(self.true) + self.lower_true, loud + self.lower
        return (
            f"errors {len(self.found)}/{errors}, error level true {len(self.true)}/{loud}, "
            f"all levels true {true}/{every}"
        )


def score_strictly(
    findings: Sequence[Finding], faults: Sequence[Fault], shared: Path
) -> StrictScore:
    """Hold findings against the known faults of a report by the rule of `shared/`."""
    meets = _rule_of(shared)
    errors = [fault for fault in faults if fault["severity"] == "error"]
    found = [fault for fault in errors if any(meets(finding, fault) for finding in findings)]
    met = [finding for finding in findings if any(meets(finding, fault) for fault in faults)]
    loud = [finding for finding in findings if finding["level"] == Level.ERROR.value]
    lower = [finding for finding in findings if finding["level"] != Level.ERROR.value]
    return StrictScore(
        found,
        [fault for fault in errors if fault not in found],
        [finding for finding in loud if finding in met],
        [finding for finding in loud if finding not in met],
        sum(finding in met for finding in lower),
        len(lower),
    )


def _rule_of(shared: Path) -> Callable[[Finding, Fault], bool]:
    spec = importlib.util.spec_from_file_location(
        "strict_rule", shared / "data" / "audit" / "score.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: Callable[[Finding, Fault], bool] = module.meets
    return rule


def measure_report(report: ScoredReport, shared: Path) -> StrictScore:
    result = engine.audit_report(shared / report.file)
    plain = json.loads(json.dumps(audit_to_plain(result), default=str))
    faults = json.loads((shared / report.faults).read_text(encoding="utf-8"))
    return score_strictly(plain["findings"], faults, shared)


def count_ordinary_errors() -> int:
    """Return how many errors the new engine makes of pages that are no reports."""
    results = (engine.audit_report(path) for path in sorted(ORDINARY.glob("*.txt")))
    return sum(finding.level is Level.ERROR for result in results for finding in result.findings)


def count_own_errors() -> int:
    """Return how many errors the new engine makes of the papers of the example offices,
    which are sound.
    """
    prints = (print_of_lines(read_lines(paper.text)) for paper in print_own_papers())
    results = (engine.audit_printed(printed, "laporan.txt") for printed in prints)
    return sum(finding.level is Level.ERROR for result in results for finding in result.findings)


def count_invented_errors() -> int:
    """Return how many errors the new engine makes of reports of places that do not exist,
    which are sound.
    """
    results = (engine.audit_report(path) for path in sorted(INVENTED.glob("*/laporan.txt")))
    return sum(finding.level is Level.ERROR for result in results for finding in result.findings)


def write_details(scored: StrictScore) -> str:
    """Return what was missed and what is false, a line each."""
    missed = (
        f"  MISSED {x['id']} {x['rule']} {_where(x)} {x['printed']} | {x['why'][:150]}"
        for x in scored.missed
    )
    return "\n".join((*missed, *(write_finding("FALSE", x) for x in scored.false)))


def write_finding(word: str, finding: Finding) -> str:
    found_now = f"{finding['printed']} -> {finding['computed']}"
    place, why = finding["place"][:50], finding["why"][:150]
    return f"  {word} {finding['rule']} {_where(finding)} {found_now} | {place} | {why}"


def _where(entry: Mapping[str, Any]) -> str:
    page = f"p{entry['page']} " if entry.get("page") else ""
    return f"{page}{list(entry.get('lines') or [entry.get('line')])[:5]}"
