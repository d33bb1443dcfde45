"""Whether the auditor says the same of another printing of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.audit.disguise import DISGUISES, disguise, lines_of, read_printing, text_of
from tests.audit.truth import Score, Truth, audit_text, score

from capaian.domain.audit import Finding

_ALL = "all together"
Place = tuple[str, int]
"""Rule and line of the first printing."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How the findings of another printing differ."""

    name: str
    scored: Score
    missing: tuple[Place, ...]
    """What was said of the first printing only."""
    added: tuple[Finding, ...]
    """What is said of the other one only."""

    @property
    def is_whole(self) -> bool:
        """Whether all disguises were put on."""
        return self.name.startswith(_ALL)

    @property
    def lost(self) -> int:
        return len(self.missing)

    @property
    def new(self) -> int:
        return len(self.added)


def measure_shifts(text: str, truth: Truth, seeds: Sequence[int]) -> tuple[Shift, ...]:
    """Audit the report as it is, then with each disguise alone, then with all of them by each seed."""
    first = [(finding.rule.value, finding.line) for finding in audit_text(text).findings]
    single = [((name,), seeds[0], name) for name in DISGUISES]
    whole = [(tuple(DISGUISES), seed, f"{_ALL}, seed {seed}") for seed in seeds]
    return tuple(_measure(text, truth, first, *each) for each in (*single, *whole))


def _measure(
    text: str, truth: Truth, first: Sequence[Place], names: tuple[str, ...], seed: int, title: str
) -> Shift:
    printing = disguise(read_printing(text), seed, names)
    lines = lines_of(printing)
    result = audit_text(text_of(printing))
    back = {now: origin for origin, now in lines.items()}
    told = Counter((finding.rule.value, back.get(finding.line, 0)) for finding in result.findings)
    missing = tuple((Counter(first) - told).elements())
    added = tuple(_added(result.findings, Counter(first), back))
    return Shift(title, score(result, truth.moved(lines)), missing, added)


def _added(findings: Sequence[Finding], first: Counter[Place], back: Mapping[int, int]) -> Iterator[Finding]:
    for finding in findings:
        place = (finding.rule.value, back.get(finding.line, 0))
        first[place] -= 1
        if first[place] < 0:
            yield finding


def render_shifts(shifts: Sequence[Shift], *, with_findings: bool) -> str:
    """Return a line for each disguise, and what it changed."""
    heads = ("errors", "faults", "false", "lost", "new")
    lines = ["disguised report: found, and findings lost or new"]
    lines.append("  " + "disguise".ljust(30) + "".join(head.rjust(8) for head in heads))
    for shift in shifts:
        found = (shift.scored.found_of("error"), len(shift.scored.found), len(shift.scored.false))
        counts = (*found, shift.lost, shift.new)
        lines.append("  " + shift.name.ljust(30) + "".join(str(count).rjust(8) for count in counts))
        if with_findings:
            lines += [f"    LOST {rule} {line}" for rule, line in shift.missing]
            lines += [f"    NEW {x.rule.value} {x.line} {x.place[:50]} | {x.why[:140]}" for x in shift.added]
    return "\n".join(lines)
