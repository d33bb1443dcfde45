"""How many planted errors are found at the right place,
and what is said of the reports as they are.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tests.audit.audited_texts import audit_text, with_roots
from tests.audit.own_reports import trace_own_reports
from tests.audit.planting import Planted, plant
from tests.audit.printing import count_pages

from capaian.domain.audit import Finding
from capaian.domain.issue import Level

_NEAR = 1
Reported = tuple[str, str, str, str]
"""What a finding says, wherever its lines stand."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the audit said of a report with a planted error."""

    planted: Planted
    found_now: Mapping[str, Finding]
    """All findings by their id."""
    findings: tuple[Finding, ...]
    """Those that it does not say of the sound report."""
    reported: frozenset[tuple[str, int]]
    """Rule and line of what it says of the sound report."""

    @property
    def is_found(self) -> bool:
        return any(is_at(finding, self.planted.changed) for finding in self.findings)

    @property
    def false(self) -> tuple[Finding, ...]:
        """Findings above notes where nothing was said before that do not follow
        from the planted error.
        """
        return tuple(
            f for f in without_known(self.findings, self.reported) if not self._follows(f)
        )

    def _follows(self, finding: Finding) -> bool:
        """Whether it or a root of it leads to the changed lines or to figures bound to them."""
        places = {*self.planted.changed, *self.planted.bound}
        return any(is_at(each, places) for each in with_roots(finding, self.found_now))


def without_known(
    findings: Iterable[Finding], reported: Collection[tuple[str, int]]
) -> Iterator[Finding]:
    """Yield findings above notes where nothing was said of the report before."""
    for finding in findings:
        if finding.level is not Level.NOTE and (finding.rule.value, finding.line) not in reported:
            yield finding


def is_at(finding: Finding, lines: Collection[int]) -> bool:
    """Say whether a finding leads to one of some lines: it stands there, rests on it,
    or would repair it.
    """
    named = {finding.line, *finding.lines, *([finding.repair.line] if finding.repair else [])}
    return any(abs(line - changed) <= _NEAR for line in named for changed in lines)


def measure_planted(count: int, seed: int) -> tuple[Outcome, ...]:
    """Plant errors one by one and audit each report, on all cores."""
    reports = trace_own_reports()
    sound = {report.name: audit_text("\n".join(report.texts)).findings for report in reports}
    planted = list(plant(reports, count, seed))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(_audit, (each.text for each in planted), chunksize=4)
        return tuple(judge(p, f, sound[p.report]) for p, f in zip(planted, found, strict=True))


def judge(planted: Planted, found: Sequence[Finding], sound: Sequence[Finding]) -> Outcome:
    """Return what is said of a spoiled report beyond what is said of the sound one."""
    reported = frozenset((finding.rule.value, finding.line) for finding in sound)
    return Outcome(
        planted, {each.id: each for each in found}, new_findings(found, say(sound)), reported
    )


def _audit(text: str) -> tuple[Finding, ...]:
    return audit_text(text).findings


def key_of(finding: Finding) -> Reported:
    return finding.rule.value, finding.place, finding.printed, finding.computed


def say(findings: Sequence[Finding]) -> Counter[Reported]:
    return Counter(map(key_of, findings))


def new_findings(
    findings: Sequence[Finding], sound: Mapping[Reported, int]
) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if not sound.get(key_of(finding)))


def render_planted(outcomes: Sequence[Outcome]) -> str:
    lines = ["planted errors: found of all, false findings"]
    for kind in (*dict.fromkeys(outcome.planted.kind for outcome in outcomes), None):
        own = [outcome for outcome in outcomes if kind in (None, outcome.planted.kind)]
        found = sum(outcome.is_found for outcome in own)
        false = sum(len(outcome.false) for outcome in own)
        share = f"{100 * found // len(own):>6} %{false:>6}"
        lines.append(f"  {kind or 'together':<30}{f'{found}/{len(own)}':>10}{share}")
    return "\n".join(lines)


def render_unfound(outcomes: Sequence[Outcome]) -> str:
    """Return the planted errors that were not found, each with its line,
    and the false findings.
    """
    lines = []
    for outcome in outcomes:
        planted = outcome.planted
        where = f"{planted.kind} {planted.report} {planted.changed} {planted.what}"
        if not outcome.is_found:
            lines.append(f"  UNFOUND {where} | {planted.lines[planted.changed[0] - 1][:140]}")
        lines += [
            f"  FALSE {where} | {x.level.value} {x.rule.value} {x.line} {x.place[:40]} | "
            f"{x.why[:140]}"
            for x in outcome.false
        ]
    return "\n".join(lines)


def false_rate(outcomes: Sequence[Outcome]) -> float:
    """Return how many findings on 100 pages of spoiled reports do not follow
    from the planted error.
    """
    pages = sum(count_pages(outcome.planted.text) for outcome in outcomes)
    return round(100 * sum(len(outcome.false) for outcome in outcomes) / pages, 2)
