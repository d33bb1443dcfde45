"""Thirty to fifty errors planted by hand in each of some reports of places that do not exist.

Each report was written by somebody who did not know the auditor, and is worded unlike any other: other names
of columns, totals above their items, other signs for thousands. What is said of them as they are is false.
Texts that are no reports stand here, and not among the ordinary pages, as long as errors are told of them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.audit.planted_score import new_findings, say
from tests.audit.truth import Fault, audit_text, is_near, with_roots

from capaian.domain.audit import AuditResult, Finding
from capaian.domain.issue import Level

_FOLDER = Path(__file__).parent / "invented"
_REPORT = "laporan.txt"
_FIGURE = re.compile(r"[(-]?(?:Rp\s?)?\d[\d.,]*\s?%?(?:,-)?\)?")
_NO_DIGITS = re.compile(r"[^\d,.-]+|[.,-]+$|,-$")


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
        """Return the text with the error."""
        lines = text.split("\n")
        if lines[self.line - 1] != self.old:
            raise ValueError(f"{self.report}, {self.fault.id}: line {self.line} is not what it was")
        lines[self.line - 1] = self.new
        return "\n".join(lines)


class Verdict(StrEnum):
    """What became of an error."""

    FOUND = "found"
    OTHER_RULE = "other rule"
    MISSED = "missed"


class Mended(StrEnum):
    """What is told to stand in place of a wrong figure that is found."""

    RIGHT = "right"
    EITHER = "either"
    OTHER = "another"


@dataclass(frozen=True, slots=True)
class HandOutcome:
    """What the audit says of the report with one error, beyond what it says of the report as it is."""

    plant: HandPlant
    verdict: Verdict
    new: tuple[Finding, ...]

    @property
    def mended(self) -> Mended | None:
        """Whether the right figure is told at its place; `None` for words and for what is not found."""
        told = [finding for finding in self.new if not finding.fits and finding.level is not Level.NOTE]
        if self.verdict is Verdict.MISSED or not told or not _FIGURE.fullmatch(self.plant.right):
            return None
        readings = [_readings(finding) for finding in told]
        right = self.plant.line, _digits(self.plant.right)
        giving = [own for own in readings if right in own]
        return Mended.OTHER if not giving else Mended.RIGHT if min(map(len, giving)) == 1 else Mended.EITHER


def _readings(finding: Finding) -> list[tuple[int, str]]:
    """Line and digits of each figure that a finding tells to be right: one, or several to choose from."""
    if (repair := finding.mends_another) is not None:
        return [(repair.line, _digits(repair.repaired))]
    other = finding.alternative
    also = [(finding.line, _digits(value)) for value in finding.also]
    told = [(finding.line, _digits(finding.computed)), *also]
    return told if other is None else [*told, (other.line, _digits(other.repaired))]


def _digits(text: str) -> str:
    return _NO_DIGITS.sub("", text.replace("\u2212", "-"))


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
        """Errors found, in percent."""
        return round(100 * sum(o.verdict is Verdict.FOUND for o in self.outcomes) / len(self.outcomes), 1)

    @property
    def mended(self) -> Counter[Mended]:
        """How often the right figure is told in place of a wrong one that is found."""
        return Counter(o.mended for o in self.outcomes if o.mended is not None)


def read_sound_reports() -> dict[str, str]:
    """Return the sound reports by name."""
    return {file.parent.name: _read(file) for file in sorted(_FOLDER.glob(f"*/{_REPORT}"))}


def read_no_reports() -> dict[str, str]:
    """Return the texts that are no reports by name."""
    return {file.stem: _read(file) for file in sorted(_FOLDER.glob("no_reports/*.txt"))}


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def read_hand_plants() -> tuple[HandPlant, ...]:
    """Return the errors of all reports, in the order of their lines."""
    return tuple(
        HandPlant(
            file.parent.name,
            Fault(each["id"], each["rule"], Level.ERROR.value, tuple(each["lines"]), each["why"]),
            *(each[key] for key in ("old", "new", "right", "wrong")),
        )
        for file in sorted(_FOLDER.glob("*/errors.json"))
        for each in json.loads(_read(file))
    )


def measure_invented(every: int = 1) -> InventedScore:
    """Audit the sound reports, each with one in so many of its errors, and the texts that are no reports."""
    reports = read_sound_reports()
    sound = {name: audit_text(text) for name, text in reports.items()}
    return InventedScore(
        tuple(
            judge(plant, audit_text(plant.spoil(reports[plant.report])), sound[plant.report])
            for plant in read_hand_plants()[::every]
        ),
        tuple((name, x) for name, r in sound.items() for x in r.findings if x.level is not Level.NOTE),
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
    said = {finding.id: finding for finding in after.findings}
    near = [finding for finding in new if is_near(finding, plant.fault)]
    rules = {each.rule.value for finding in near for each in with_roots(finding, said)}
    if plant.fault.rule in rules:
        return HandOutcome(plant, Verdict.FOUND, new)
    return HandOutcome(plant, Verdict.OTHER_RULE if near else Verdict.MISSED, new)


def render_invented(scored: InventedScore) -> str:
    """Return the table by rule, and the counts of what is false."""
    lines = ["invented reports: " + ", ".join(Verdict)]
    for name in dict.fromkeys(o.plant.report for o in scored.outcomes):
        lines.append(_row(name, [o for o in scored.outcomes if o.plant.report == name]))
    for rule in (*sorted({o.plant.fault.rule for o in scored.outcomes}), None):
        lines.append(
            _row(rule or "together", [o for o in scored.outcomes if rule in (None, o.plant.fault.rule)])
        )
    told = ", ".join(f"{word} {scored.mended[word]}" for word in Mended)
    lines.append(f"  told in place of wrong figures: {told}")
    said = (
        f"sound reports: {len(scored.false)}, of texts that are no reports: {len(scored.no_reports)} errors"
    )
    lines.append(f"  said of {said}")
    return "\n".join(lines)


def _row(name: str, outcomes: Sequence[HandOutcome]) -> str:
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    return f"  {name:<14}" + "".join(f"{verdicts[word] or '-':>10}" for word in Verdict)


def render_invented_missed(scored: InventedScore) -> str:
    """Return what was not found, and what is false."""
    lines = []
    for outcome in scored.outcomes:
        if outcome.verdict is not Verdict.FOUND or outcome.mended is Mended.OTHER:
            fault = outcome.plant.fault
            said = ", ".join(f"{x.rule.value}@{x.line}" for x in outcome.new) or "nothing"
            words = f"{outcome.plant.right} -> {outcome.plant.wrong} | {fault.why} | said {said}"
            place = f"{outcome.plant.report} {fault.id} {fault.rule} {outcome.plant.line}"
            is_found = outcome.verdict is Verdict.FOUND
            verdict = "MENDED OTHERWISE" if is_found else outcome.verdict.upper()
            lines.append(f"  {verdict} {place} {words}")
    for word, findings in (("FALSE", scored.false), ("NO REPORT", scored.no_reports)):
        lines += [
            f"  {word} {name} {x.level.value} {x.rule.value} {x.line} {x.place[:60]} | {x.why[:200]}"
            for name, x in findings
        ]
    return "\n".join(lines)
