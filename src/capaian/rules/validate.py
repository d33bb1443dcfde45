"""Everything that can be wrong with the content of an office-year: every problem, never only the first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from decimal import localcontext
from typing import Final
from weakref import ref

from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.rules.checks.areas import check_areas
from capaian.rules.checks.belonging import check_belonging
from capaian.rules.checks.cascade import check_cascade
from capaian.rules.checks.components import check_components
from capaian.rules.checks.formulas import check_formulas
from capaian.rules.checks.output_names import check_output_names
from capaian.rules.checks.outputs import check_outputs
from capaian.rules.checks.plan_gaps import check_plan_gaps
from capaian.rules.checks.plan_years import check_plan_years
from capaian.rules.checks.policies import check_policies
from capaian.rules.checks.posts import check_posts
from capaian.rules.checks.registers import check_registers
from capaian.rules.checks.scales import check_scales
from capaian.rules.checks.signed import check_signed
from capaian.rules.checks.target_sizes import check_target_sizes
from capaian.rules.checks.targets import check_targets
from capaian.rules.checks.tiers import check_tiers
from capaian.rules.checks.trees import check_trees
from capaian.rules.checks.years import check_years
from capaian.rules.facts import Facts
from capaian.rules.outcome import ARITHMETIC
from capaian.rules.quality.budgets import check_budgets
from capaian.rules.quality.contradiction import apply_differences
from capaian.rules.quality.counts import check_counts
from capaian.rules.quality.decrees import check_decrees
from capaian.rules.quality.earlier_counts import check_earlier_counts
from capaian.rules.quality.earlier_states import check_earlier_states
from capaian.rules.quality.evidence import check_evidence_words
from capaian.rules.quality.history import check_history
from capaian.rules.quality.history_sizes import check_history_sizes
from capaian.rules.quality.inputs import check_inputs
from capaian.rules.quality.leaps import check_leaps
from capaian.rules.quality.outputs import check_output_papers
from capaian.rules.quality.papers import check_papers
from capaian.rules.quality.peers import check_peers
from capaian.rules.quality.plan_indicators import check_plan_indicators
from capaian.rules.quality.quarters import check_quarters
from capaian.rules.quality.shorter_periods import check_shorter_periods
from capaian.rules.quality.slips import check_slips
from capaian.rules.quality.staff import check_staff
from capaian.rules.quality.staff_totals import check_staff_totals
from capaian.rules.quality.statements import check_statements
from capaian.rules.quality.stops import check_stops
from capaian.rules.quality.surveys import check_surveys
from capaian.rules.quality.unfunded import check_unfunded
from capaian.rules.quality.unreported import check_unreported
from capaian.rules.quality.words import check_words
from capaian.rules.work_plan import WorkPlan


def validate(office_year: OfficeYear, rule_set: RuleSet) -> tuple[Issue, ...]:
    """Return every problem: of policies, formulas, targets and trees, and the contradictions of the data.

    A contradiction is an error unless `differences.yaml` declares it with a reason; then it is a warning.
    References between files are checked where the files are read. What was found last is kept: whoever
    computes results as of several periods asks of the same facts each time.
    """
    for year, rules, issues in tuple(_FOUND):
        if year() is office_year and rules is rule_set:
            return issues
    with localcontext(ARITHMETIC):
        issues = _find_problems(office_year, rule_set)
    _FOUND.append((ref(office_year), rule_set, issues))
    return issues


_FOUND: Final[deque[tuple[ref[OfficeYear], RuleSet, tuple[Issue, ...]]]] = deque(maxlen=8)
"""Problems of facts that were asked for last; facts never change, and nobody else holds them for this."""


def _find_problems(office_year: OfficeYear, rule_set: RuleSet) -> tuple[Issue, ...]:
    facts = Facts(office_year)
    found = (*_check_choices(facts, rule_set), *_check_quality(facts), *check_earlier_counts(facts, rule_set))
    return tuple(apply_differences(found, office_year.differences))


def _check_choices(facts: Facts, rule_set: RuleSet) -> Iterator[Issue]:
    office_year = facts.office_year
    yield from check_policies(office_year, rule_set)
    yield from check_scales(office_year, rule_set)
    yield from check_formulas(office_year)
    yield from check_components(office_year)
    yield from check_targets(office_year)
    yield from check_target_sizes(facts)
    yield from check_trees(office_year)
    yield from check_outputs(office_year)
    yield from check_years(facts)
    yield from check_areas(office_year)
    yield from check_belonging(office_year, rule_set)
    yield from check_cascade(office_year)
    yield from check_posts(office_year)
    yield from check_registers(office_year)
    yield from check_tiers(office_year)
    yield from check_signed(office_year)
    yield from check_plan_years(office_year)
    yield from check_plan_gaps(office_year)


def _check_quality(facts: Facts) -> Iterator[Issue]:
    yield from check_counts(facts)
    yield from check_unreported(facts)
    yield from check_slips(facts)
    yield from check_leaps(facts)
    yield from check_stops(facts)
    yield from check_earlier_states(facts, Period.year_of(facts.office_year.year))
    yield from check_inputs(facts, WorkPlan(facts.office_year))
    yield from check_budgets(facts, WorkPlan(facts.office_year))
    yield from check_unfunded(facts, WorkPlan(facts.office_year))
    yield from check_surveys(facts)
    yield from check_history(facts)
    yield from check_history_sizes(facts)
    yield from check_words(facts)
    yield from check_evidence_words(facts)
    yield from check_peers(facts)
    yield from check_staff(facts)
    yield from check_staff_totals(facts)
    yield from check_statements(facts)
    yield from check_papers(facts.office_year)
    yield from check_decrees(facts.office_year)
    yield from check_output_papers(facts)
    yield from check_quarters(facts)
    yield from check_shorter_periods(facts)
    yield from check_plan_indicators(facts)
    yield from check_output_names(facts)
