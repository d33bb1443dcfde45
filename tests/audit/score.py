"""`make audit-score`: how good the auditor is, by rule, with bars that fail the build.

Where `shared/` is missing, the part that needs its truth says so; the others run. CI measures real reports
and our own; errors are planted by `make nightly`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.audit import bars
from tests.audit.bars import Bar
from tests.audit.carried import measure_carried, render_carried
from tests.audit.digit_score import (
    count_kinds,
    measure_digits,
    rate_alone,
    rate_either,
    rate_report,
    render_digits,
)
from tests.audit.disguise_score import measure_shifts, render_shifts
from tests.audit.foreign_score import measure_foreign, pages_of, render_foreign, render_foreign_missed
from tests.audit.foreign_ways import measure_ways, rate_of_ways, render_ways
from tests.audit.invented_score import measure_invented, render_invented, render_invented_missed
from tests.audit.ordinary_pages import count_pages, measure_ordinary, read_ordinary_pages
from tests.audit.own_reports import print_own_papers
from tests.audit.planted_score import (
    false_rate,
    measure_own,
    measure_planted,
    rate_of,
    render_own,
    render_planted,
    render_unfound,
)
from tests.audit.strict import (
    ENGINES,
    REPORTS,
    StrictScore,
    count_invented_errors,
    count_ordinary_errors,
    count_own_errors,
    measure_report,
    write_details,
)
from tests.audit.truth import REPORT, SHARED, Score, audit_text, read_truth, rules_of, score

Measured = list[tuple[Bar, float]]
_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    planted: int
    """Errors planted in our own reports."""
    foreign: int
    """Errors planted in reports that we did not make."""
    carried: int
    """Planted errors that go through real files."""
    digits: int
    """Digits of Word files that are changed."""
    disguises: int
    """Printings in which the report whose faults are known is disguised in every way at once."""
    every: int
    """Of the errors planted by hand, one in so many is audited."""


OF_CI: Final = Sizes(planted=25, foreign=15, carried=3, digits=40, disguises=1, every=15)
WHOLE: Final = Sizes(planted=2000, foreign=1000, carried=60, digits=240, disguises=12, every=1)


def main(arguments: list[str]) -> int:
    """Print every part that was asked for; exit code 1 if a bar is not kept."""
    asked = _parser().parse_args(arguments)
    measured: Measured = []
    for part in asked.parts:
        measured += PARTS[part](asked)
    _say("\nBars")
    for bar, value in measured:
        _say(bar.tell(value))
    return 0 if all(bar.is_kept(value) for bar, value in measured) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.audit.score", description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS, help=f"any of {', '.join(PARTS)}; all by default")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the truth")
    parser.add_argument("--missed", action="store_true", help="list what was missed and what is false")
    parser.add_argument(
        "--whole", dest="sizes", action="store_const", const=WHOLE, default=OF_CI, help="far more than CI"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the planted errors")
    return parser


def measure_truth(asked: argparse.Namespace) -> Measured:
    """Score the report whose faults are known."""
    if not asked.shared.is_dir():
        _say(f"{REPORT}: not scored, {asked.shared} is missing")
        return []
    text, truth = read_truth(asked.shared)
    scored = score(audit_text(text), truth)
    _say(render(REPORT, scored))
    if asked.missed:
        _say(render_missed(scored))
    return [
        (bars.ERRORS, scored.found_of("error")),
        (bars.ALL, len(scored.found)),
        (bars.FALSE, len(scored.false)),
    ]


def measure_strict(asked: argparse.Namespace) -> Measured:
    """Score both engines strictly on real reports, and the new one on pages that are no reports."""
    errors = count_ordinary_errors()
    _say(f"new engine, ordinary pages: {errors} errors")
    measured: Measured = [(bars.NEW_ORDINARY, errors), (bars.NEW_OWN, count_own_errors())]
    measured.append((bars.NEW_INVENTED, count_invented_errors()))
    if not asked.shared.is_dir():
        _say(f"strict score: not measured, {asked.shared} is missing")
        return measured
    for report in REPORTS:
        if report.sketch:
            _say(f"{report.name}, sketch: {report.sketch}")
        for engine in ENGINES:
            scored = measure_report(report, engine, asked.shared)
            _say(f"{report.name}, {engine}: {scored}")
            if engine == "new":
                measured += _strict_bars(report.name, scored)
                if asked.missed:
                    _say(write_details(scored))
    return measured


def _strict_bars(name: str, scored: StrictScore) -> Measured:
    loud = len(scored.true) + len(scored.false)
    share = round(100 * len(scored.true) / max(1, loud), 1)
    return [(bars.STRICT_ERRORS[name], len(scored.found)), (bars.STRICT_TRUE[name], share)]


def measure_disguise(asked: argparse.Namespace) -> Measured:
    """Audit other printings of the report whose faults are known: the same must be said of them."""
    if not asked.shared.is_dir():
        _say(f"{REPORT} disguised: not scored, {asked.shared} is missing")
        return []
    text, truth = read_truth(asked.shared)
    shifts = measure_shifts(text, truth, seeds=range(asked.seed, asked.seed + asked.sizes.disguises))
    _say(render_shifts(shifts, with_findings=asked.missed))
    return [(bars.DISGUISE, max(max(shift.lost, shift.new) for shift in shifts if shift.is_whole))]


def measure_own_papers(asked: argparse.Namespace) -> Measured:
    """Count what is said of papers that we made and hold for sound."""
    results = measure_own(print_own_papers())
    _say(render_own(results, with_findings=asked.missed))
    return [(bars.OWN, rate_of(results))]


def measure_planted_errors(asked: argparse.Namespace) -> Measured:
    """Count how many planted errors are found at the right place."""
    outcomes = measure_planted(asked.sizes.planted, asked.seed)
    _say(render_planted(outcomes))
    if asked.missed:
        _say(render_unfound(outcomes))
    return [
        (bars.PLANTED, round(100 * sum(o.is_found for o in outcomes) / len(outcomes), 1)),
        (bars.PLANTED_FALSE, false_rate(outcomes)),
    ]


def measure_foreign_errors(asked: argparse.Namespace) -> Measured:
    """Count how many errors planted in reports that we did not make are found, and what else is said."""
    if not asked.shared.is_dir():
        _say(f"foreign reports: not scored, {asked.shared} is missing")
        return []
    outcomes = measure_foreign(asked.sizes.foreign, asked.seed, asked.shared)
    _say(render_foreign(outcomes))
    if asked.missed:
        _say(render_foreign_missed(outcomes))
    false = sum(len(outcome.false) for outcome in outcomes)
    return [
        (bars.FOREIGN, round(100 * sum(o.is_found for o in outcomes) / len(outcomes), 1)),
        (bars.FOREIGN_FALSE, round(100 * false / pages_of(outcomes), 2)),
    ]


def measure_carried_errors(asked: argparse.Namespace) -> Measured:
    """Count how many planted errors are found in real files."""
    carried = measure_carried(asked.sizes.carried, asked.seed)
    _say(render_carried(carried))
    return [(bars.CARRIED, round(100 * sum(each.is_found for each in carried) / len(carried), 1))]


def measure_changed_digits(asked: argparse.Namespace) -> Measured:
    """Count how many digits that are changed in Word files are found."""
    told = measure_digits(asked.sizes.digits, asked.seed)
    _say(render_digits(told, with_missed=asked.missed))
    stands = count_kinds()
    return [
        (bars.DIGITS_REPORT, rate_report(told, stands)),
        (bars.DIGITS, rate_alone(told, stands)),
        (bars.DIGITS_AGAINST, rate_either(told, stands)),
    ]


def measure_other_ways(asked: argparse.Namespace) -> Measured:
    """Count the errors told of sound reports that lost their layout on the way."""
    results = measure_ways()
    _say(render_ways(results, with_findings=asked.missed))
    return [(bars.WAYS, rate_of_ways(results))]


def measure_ordinary_pages(_: argparse.Namespace) -> Measured:
    """Count the errors made of nothing."""
    errors = measure_ordinary()
    _say(f"ordinary pages: {count_pages(read_ordinary_pages())}")
    for name, findings in errors.items():
        for x in findings:
            _say(f"  ERROR {name} {x.rule.value} {x.line} {x.place[:60]} | {x.why[:200]}")
    return [(bars.ORDINARY, sum(map(len, errors.values())))]


def measure_invented_report(asked: argparse.Namespace) -> Measured:
    """Count how many errors planted by hand in an invented report are found, and what is said of nothing."""
    scored = measure_invented(asked.sizes.every)
    _say(render_invented(scored))
    if asked.missed:
        _say(render_invented_missed(scored))
    return [
        (bars.INVENTED, scored.rate),
        (bars.INVENTED_FALSE, len(scored.false)),
        (bars.NO_REPORTS, len(scored.no_reports)),
    ]


PARTS: Final[Mapping[str, Callable[[argparse.Namespace], Measured]]] = {
    "strict": measure_strict,
    "truth": measure_truth,
    "disguise": measure_disguise,
    "own": measure_own_papers,
    "ordinary": measure_ordinary_pages,
    "invented": measure_invented_report,
    "planted": measure_planted_errors,
    "carried": measure_carried_errors,
    "digits": measure_changed_digits,
    "ways": measure_other_ways,
    "foreign": measure_foreign_errors,
}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def render(name: str, scored: Score) -> str:
    """Return the table by rule: found of all by severity, false, others, and what was recomputed."""
    found = Counter((fault.rule, fault.severity) for fault in scored.found)
    total = Counter((fault.rule, fault.severity) for fault in scored.truth.faults)
    false = Counter(finding.rule.value for finding in scored.false)
    others = Counter(finding.rule.value for finding in scored.others)
    claims = {rule.value: count for rule, count in scored.result.claims.items()}
    heads = (*(f"{word}s" for word in _SEVERITIES), "all", "false", "others", "claims")
    lines = [f"{name}: faults found", "  " + "rule".ljust(14) + "".join(head.rjust(10) for head in heads)]
    for rule in (*rules_of(scored), None):
        cells = [_share(found, total, rule, word) for word in (*_SEVERITIES, None)]
        counts = (_sum(counted, rule) for counted in (false, others, claims))
        cells += [str(count or "-") for count in counts]
        lines.append("  " + (rule or "together").ljust(14) + "".join(cell.rjust(10) for cell in cells))
    return "\n".join(lines)


def _share(
    found: Counter[tuple[str, str]], total: Counter[tuple[str, str]], rule: str | None, severity: str | None
) -> str:
    def count(counted: Counter[tuple[str, str]]) -> int:
        return sum(n for (r, s), n in counted.items() if rule in (None, r) and severity in (None, s))

    return f"{count(found)}/{count(total)}" if count(total) else "-"


def _sum(counted: dict[str, int] | Counter[str], rule: str | None) -> int:
    return sum(counted.values()) if rule is None else counted.get(rule, 0)


def render_missed(scored: Score) -> str:
    """Return what was missed, what is false, and what the truth does not know."""
    lines = [f"  MISSED {f.severity} {f.rule} {f.lines[:5]} {f.why[:160]}" for f in scored.missed]
    for word, findings in (("FALSE", scored.false), ("OTHER", scored.others)):
        lines += [
            f"  {word} {x.level.value} {x.rule.value} {x.line} {x.place[:60]} {x.why[:200]}" for x in findings
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
