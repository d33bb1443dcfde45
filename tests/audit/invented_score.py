"""Thirty to fifty errors planted by hand in each of some reports of places that do not exist.

Each report was written by somebody who did not know the auditor, and is worded unlike any other:
other names of columns, totals above their items, other signs for thousands. What is said of them
as they are is false. Texts that are no reports stand here, and not among the ordinary pages, as
long as errors are told of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.audit.audited_texts import audit_text, with_roots
from tests.audit.planted_score import new_findings, say

from capaian.domain.audit import AuditResult, Finding
from capaian.domain.issue import Level

_FOLDER = Path(__file__).parent / "invented"
_REPORT = "laporan.txt"


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a report was made wrong."""

    id: str
    rule: str
    lines: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class HandPlant:
    """An error planted by hand: one line of the sound report, replaced."""

    report: str
    fault: Fault
    old: str
    new: str
    right: str
    wrong: str

    @property
    def line(self) -> int:
        """The line that is replaced; the others of the fault are where it shows as well."""
        return self.fault.lines[0]

    def spoil(self, text: str) -> str:
        lines = text.split("\n")
        if lines[self.line - 1] != self.old:
            raise ValueError(
                f"{self.report}, {self.fault.id}: line {self.line} is not what it was"
            )
        lines[self.line - 1] = self.new
        return "\n".join(lines)


class Verdict(StrEnum):
    """What became of an error."""

    FOUND = "found"
    OTHER_RULE = "other rule"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class HandOutcome:
    """What the audit says of the report with one error,
    beyond what it says of the report as it is.
    """

    plant: HandPlant
    verdict: Verdict
    new: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class InventedScore:
    """What the audit says of all invented texts."""

    outcomes: tuple[HandOutcome, ...]
    false: tuple[tuple[str, Finding], ...]
    """Name of the sound report and finding above notes."""
    no_reports: tuple[tuple[str, Finding], ...]
    """Name of the text that is no report and error told of it."""

    @property
    def rate(self) -> float:
        return round(
            100 * sum(o.verdict is Verdict.FOUND for o in self.outcomes) / len(self.outcomes), 1
        )


def read_sound_reports() -> dict[str, str]:
    return {file.parent.name: _read(file) for file in sorted(_FOLDER.glob(f"*/{_REPORT}"))}


def read_no_reports() -> dict[str, str]:
    return {file.stem: _read(file) for file in sorted(_FOLDER.glob("no_reports/*.txt"))}


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def read_hand_plants() -> tuple[HandPlant, ...]:
    return tuple(
        HandPlant(
            file.parent.name,
            Fault(each["id"], each["rule"], tuple(each["lines"]), each["why"]),
            *(each[key] for key in ("old", "new", "right", "wrong")),
        )
        for file in sorted(_FOLDER.glob("*/errors.json"))
        for each in json.loads(_read(file))
    )


def measure_invented(every: int = 1) -> InventedScore:
    """Audit the sound reports, each with one in so many of its errors,
    and the texts that are no reports.
    """
    reports = read_sound_reports()
    sound = {name: audit_text(text) for name, text in reports.items()}
    return InventedScore(
        tuple(
            judge(plant, audit_text(plant.spoil(reports[plant.report])), sound[plant.report])
            for plant in read_hand_plants()[::every]
        ),
        tuple(
            (name, x) for name, r in sound.items() for x in r.findings if x.level is not Level.NOTE
        ),
        tuple(
            (name, x)
            for name, text in read_no_reports().items()
            for x in audit_text(text).findings
            if x.level is Level.ERROR
        ),
    )


def judge(plant: HandPlant, after: AuditResult, before: AuditResult) -> HandOutcome:
    """Hold what is said of the spoiled report, and was not said before, against the error."""
    new = new_findings(after.findings, say(before.findings))
    found_now = {finding.id: finding for finding in after.findings}
    near = [x for x in new if any(abs(x.line - line) <= 1 for line in plant.fault.lines)]
    rules = {each.rule.value for finding in near for each in with_roots(finding, found_now)}
    if plant.fault.rule in rules:
        return HandOutcome(plant, Verdict.FOUND, new)
    return HandOutcome(plant, Verdict.OTHER_RULE if near else Verdict.MISSED, new)


def render_invented(scored: InventedScore) -> str:
    lines = ["invented reports: " + ", ".join(Verdict)]
    for name in dict.fromkeys(o.plant.report for o in scored.outcomes):
        lines.append(_row(name, [o for o in scored.outcomes if o.plant.report == name]))
    for rule in (*sorted({o.plant.fault.rule for o in scored.outcomes}), None):
        lines.append(
            _row(
                rule or "together",
                [o for o in scored.outcomes if rule in (None, o.plant.fault.rule)],
            )
        )
    found_now = (
        f"sound reports: {len(scored.false)}, of texts that are no reports: "
        f"{len(scored.no_reports)} errors"
    )
    lines.append(f"  said of {found_now}")
    return "\n".join(lines)


def _row(name: str, outcomes: Sequence[HandOutcome]) -> str:
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    return f"  {name:<14}" + "".join(f"{verdicts[word] or '-':>10}" for word in Verdict)
