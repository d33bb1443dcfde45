"""Every problem of the content of an office-year, never only the first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import localcontext
from functools import partial
from typing import Final
from weakref import ref

from capaian.domain.issue import Issue, Level
from capaian.domain.narrative import Difference
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.rules.checks.belonging import BELONGING_FINDERS
from capaian.rules.checks.counts import COUNT_FINDERS, EARLIER_STATE, find_earlier_states
from capaian.rules.checks.feeds import FEED_FINDERS
from capaian.rules.checks.formulas import FORMULA_FINDERS, FORMULA_PARTS, check_formulas
from capaian.rules.checks.money import MONEY_FINDERS
from capaian.rules.checks.outliers import OUTLIER_FINDERS
from capaian.rules.checks.outputs import OUTPUT_FINDERS
from capaian.rules.checks.papers import PAPER_FINDERS
from capaian.rules.checks.periods import PERIOD_FINDERS
from capaian.rules.checks.plans import PLAN_FINDERS
from capaian.rules.checks.policies import POLICY_FINDERS
from capaian.rules.checks.registers import REGISTER_FINDERS
from capaian.rules.checks.results import RESULT_FINDERS
from capaian.rules.checks.row import CheckedYear, CheckRow, Finders, JudgedResults, read_check_rows
from capaian.rules.facts import KeptResults, group
from capaian.rules.follow_up import FOLLOW_UP_FINDERS
from capaian.rules.outcome import ARITHMETIC


def things_of(subject: str) -> tuple[str, ...]:
    """Return the kind of a contradiction and what it is between, in one order.

    Two things that differ do so either way round: a declaration may name them in any order.
    """
    code, *things = subject.split(":")
    return (code, *sorted(things))


def is_declared(issue: Issue) -> bool:
    """Say whether an issue is a contradiction that was declared:
    nothing is left to be done about it.
    """
    return issue.subject is not None and issue.level is Level.WARNING and not issue.remedy


def apply_differences(
    issues: Iterable[Issue], differences: Sequence[Difference]
) -> Iterator[Issue]:
    """Yield the issues with declared ones as warnings,
    and a warning for each declaration without use.
    """
    declared = {
        things_of(subject): difference
        for difference in differences
        for subject in difference.covers
    }
    used = set[tuple[str, ...]]()
    for issue in issues:
        things = things_of(issue.subject) if issue.subject is not None else ()
        difference = declared.get(things)
        if difference is None:
            yield issue
        else:
            used.add(things)
            message = f"{issue.message} Dinyatakan: {difference.reason}"
            yield replace(issue, level=Level.WARNING, message=message, remedy="")
    for difference in differences:
        unused = (subject for subject in difference.covers if things_of(subject) not in used)
        yield from (_without_use(subject, difference) for subject in unused)


def _without_use(subject: str, difference: Difference) -> Issue:
    return Issue(
        Level.WARNING,
        "difference_without_use",
        "Perbedaan yang dinyatakan ini tidak ditemukan dalam data.",
        replace(difference.place, column="covers"),
        subject,
        "Periksa kunci covers, atau hapus bila datanya sudah diperbaiki.",
    )


CHECKS: Final = {row.id: row for row in read_check_rows()}
PARTS_READ: Final = {
    code: frozenset(part for row in rows for part in row.reads)
    for code, rows in group(CHECKS.values(), lambda row: row.id.partition(".")[0]).items()
}
"""Fields of `OfficeYear` that the issues of a code rest on; none of those of results."""
FINDERS: Final[Finders] = {
    **POLICY_FINDERS,
    **FORMULA_FINDERS,
    **BELONGING_FINDERS,
    **PLAN_FINDERS,
    **COUNT_FINDERS,
    **OUTLIER_FINDERS,
    **MONEY_FINDERS,
    **REGISTER_FINDERS,
    **PAPER_FINDERS,
    **OUTPUT_FINDERS,
    **FEED_FINDERS,
    **FOLLOW_UP_FINDERS,
    **PERIOD_FINDERS,
    **RESULT_FINDERS,
}
JUDGED_CHECKS: Final = frozenset(
    {*RESULT_FINDERS, *PERIOD_FINDERS, "target_course", "beyond_population", "partner_again"}
)
"""Checks that speak of the finished results, with what is asked about only once there are any."""
_FACT_CHECKS: Final = [row for row in CHECKS.values() if row.id not in JUDGED_CHECKS]
_ERROR_CHECKS: Final = [row for row in _FACT_CHECKS if row.level is Level.ERROR]
"""No hit weighs more than its check."""


def validate(
    office_year: OfficeYear, rule_set: RuleSet, kept: KeptResults | None = None
) -> tuple[Issue, ...]:
    """Return every problem: of policies, formulas, targets and trees,
    and the contradictions of the data.

    A contradiction is an error unless `differences.yaml` declares it with a reason; then it is a
    warning. References between files are checked where the files are read. Whoever computes
    results as of several periods asks of the same facts each time, so the last answers are kept.

    Args:
        office_year: The facts.
        rule_set: The law in force.
        kept: What checks found in versions before; those that read the same parts are not asked
            again.
    """
    for year, rules, issues in tuple(_LAST_ANSWERS):
        if year() is office_year and rules is rule_set:
            return issues
    with localcontext(ARITHMETIC):
        issues = _find_problems(office_year, rule_set, kept or KeptResults(), _FACT_CHECKS)
    _LAST_ANSWERS.append((ref(office_year), rule_set, issues))
    return issues


def find_contradictions(
    office_year: OfficeYear, rule_set: RuleSet, kept: KeptResults
) -> tuple[Issue, ...]:
    """Return the errors among what `validate` returns; nothing that only warns is looked for."""
    with localcontext(ARITHMETIC):
        issues = _find_problems(office_year, rule_set, kept, _ERROR_CHECKS)
    return tuple(issue for issue in issues if issue.level is Level.ERROR)


def find_formula_problems(office_year: OfficeYear, kept: KeptResults) -> Sequence[Issue]:
    """Return what is wrong with formulas, found before where nothing that they name is another."""
    sources = [getattr(office_year, name) for name in FORMULA_PARTS]
    return kept.of("formulas", sources, lambda: [*check_formulas(office_year)])


def _find_problems(
    office_year: OfficeYear, rule_set: RuleSet, kept: KeptResults, checks: Sequence[CheckRow]
) -> tuple[Issue, ...]:
    checked = CheckedYear(office_year, rule_set)
    found = [*find_formula_problems(office_year, kept)]
    for check in checks:
        sources = (rule_set, *(getattr(office_year, name) for name in check.reads))
        found += kept.of(("check", check.id), sources, partial(_issues_of, check, checked))
    return tuple(apply_differences(found, _differences(office_year, of_results=False)))


def judge(results: JudgedResults, office_year: OfficeYear, rule_set: RuleSet) -> tuple[Issue, ...]:
    """Return what cannot be meant in the results themselves,
    each question with what its answers would do.

    `assess` asks it of each assessment that it makes: who has one reads `Assessment.issues`.
    """
    checked = CheckedYear(office_year, rule_set, results)
    with localcontext(ARITHMETIC):
        rows = [row for row in CHECKS.values() if row.id in JUDGED_CHECKS]
        found = [issue for row in rows for issue in _issues_of(row, checked)]
    return tuple(apply_differences(found, _differences(office_year, of_results=True)))


def _differences(office_year: OfficeYear, *, of_results: bool) -> list[Difference]:
    """Return what the office declares of results, or of all else:
    each is looked for in its own pass.
    """
    return [
        replace(
            each,
            covers=tuple(
                c for c in each.covers if (c.partition(":")[0] in JUDGED_CHECKS) is of_results
            ),
        )
        for each in office_year.differences
    ]


def _issues_of(check: CheckRow, checked: CheckedYear) -> list[Issue]:
    return [*map(check.issue, FINDERS[check.id](checked))]


_LAST_ANSWERS: Final[deque[tuple[ref[OfficeYear], RuleSet, tuple[Issue, ...]]]] = deque(maxlen=8)
"""Facts never change, and nobody else keeps them for this."""


def check_earlier_states(
    office_year: OfficeYear, rule_set: RuleSet, period: Period
) -> tuple[Issue, ...]:
    """Return a warning for each component whose stocks are known from before
    the end of a period only.
    """
    found = find_earlier_states(CheckedYear(office_year, rule_set), period)
    return tuple(map(CHECKS[EARLIER_STATE].issue, found))
