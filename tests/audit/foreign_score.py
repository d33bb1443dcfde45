"""How many errors planted in reports that we did not make are found, and what is said besides."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.audit.foreign_planting import BoundPrint, ForeignPlant, plant_foreign
from tests.audit.foreign_prints import PRINTS
from tests.audit.planted_score import is_at, key_of, say, without_known
from tests.audit.printing import count_pages
from tests.audit.truth import SHARED, with_roots

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import Line
from capaian.auditor.reading.files import read_report
from capaian.auditor.reading.structure import read_structure
from capaian.domain.audit import Finding
from capaian.domain.audit.finding import ReportFile


@dataclass(frozen=True, slots=True)
class ForeignOutcome:
    """What the audit says of a report with a planted error, beyond what it says of the report as it is."""

    plant: ForeignPlant
    said: Mapping[str, Finding]
    """All findings by their id."""
    new: tuple[Finding, ...]
    told: frozenset[tuple[str, int]]
    """Rule and line of what is said of the report as it is."""

    @property
    def is_found(self) -> bool:
        """Whether a finding leads to the place by a fitting rule, its own or that of its root."""
        return any(self._leads(finding) and self._fits(finding) for finding in self.new)

    @property
    def false(self) -> tuple[Finding, ...]:
        """Findings above notes where nothing was said before that do not follow from the planted error."""
        return tuple(f for f in without_known(self.new, self.told) if not self._follows(f))

    def _leads(self, finding: Finding) -> bool:
        return is_at(finding, self.plant.spoiled.replaced.keys()) or bool(
            {finding.line, *finding.lines} & self.plant.places
        )

    def _fits(self, finding: Finding) -> bool:
        return any(each.rule in self.plant.spoiled.rules for each in with_roots(finding, self.said))

    def _follows(self, finding: Finding) -> bool:
        return any(self._leads(each) for each in with_roots(finding, self.said))


def read_prints(shared: Path = SHARED) -> tuple[BoundPrint, ...]:
    """Return the reports with their bonds."""
    return tuple(
        BoundPrint(Path(each.path).stem, each, read_report(shared / each.path)[0].lines) for each in PRINTS
    )


def measure_foreign(count: int, seed: int, shared: Path = SHARED) -> tuple[ForeignOutcome, ...]:
    """Plant errors one by one and audit each report, on all cores."""
    reports = read_prints(shared)
    planted = list(plant_foreign(reports, count, seed))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        before = pool.map(_audit, (report.lines for report in reports))
        sound = {report.name: findings for report, findings in zip(reports, before, strict=True)}
        found = pool.map(_audit, (each.lines for each in planted), chunksize=4)
        return tuple(_judge(p, f, sound[p.report]) for p, f in zip(planted, found, strict=True))


def _judge(plant: ForeignPlant, found: Sequence[Finding], sound: Sequence[Finding]) -> ForeignOutcome:
    told = frozenset((finding.rule.value, finding.line) for finding in sound)
    return ForeignOutcome(plant, {each.id: each for each in found}, _beyond(found, sound), told)


def _beyond(found: Sequence[Finding], sound: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what is said beyond what was said before; a finding that is said twice now is new once."""
    before, now = say(sound), say(found)
    more = {key for key, times in now.items() if times > before[key]}
    return tuple(finding for finding in found if key_of(finding) in more)


def _audit(lines: tuple[Line, ...]) -> tuple[Finding, ...]:
    document = read_structure(lines)
    return audit(document, ReportFile("", 0, len(lines), len(document.tables), "")).findings


def pages_of(outcomes: Sequence[ForeignOutcome]) -> float:
    """Return how many pages were audited."""
    return sum(_pages(outcome.plant.lines) for outcome in outcomes)


def _pages(lines: Sequence[Line]) -> float:
    told = max((line.page or 0 for line in lines), default=0)
    return told or count_pages("\n".join(line.text for line in lines))


def render_foreign(outcomes: Sequence[ForeignOutcome]) -> str:
    """Return the tables by kind of error and by report."""
    lines = ["errors planted in foreign reports: found of all, false findings"]
    kinds = [*dict.fromkeys(outcome.plant.kind for outcome in outcomes)]
    names = [*dict.fromkeys(outcome.plant.report for outcome in outcomes)]
    for key in (*kinds, *names, "together"):
        own = [o for o in outcomes if key in (o.plant.kind, o.plant.report, "together")]
        found = sum(outcome.is_found for outcome in own)
        false = sum(len(outcome.false) for outcome in own)
        lines.append(f"  {key:<30}{f'{found}/{len(own)}':>10}{100 * found // len(own):>6} %{false:>6}")
    return "\n".join(lines)


def render_foreign_missed(outcomes: Sequence[ForeignOutcome]) -> str:
    """Return what was not found, and what is false."""
    lines = []
    for outcome in outcomes:
        plant = outcome.plant
        at = min(plant.spoiled.replaced)
        where = f"{plant.kind} {plant.report} {at} {plant.spoiled.what}"
        if not outcome.is_found:
            said = Counter(f"{x.rule.value}@{x.line}" for x in outcome.new)
            lines.append(f"  UNFOUND {where} | {plant.lines[at - 1].text[:160]} | said {dict(said)}")
        lines += [
            f"  FALSE {where} | {x.level.value} {x.rule.value} {x.line} {x.place[:40]} | {x.why[:140]}"
            for x in outcome.false
        ]
    return "\n".join(lines)
