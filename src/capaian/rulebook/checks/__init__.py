"""Checks of the rulebook itself: one rule per module, each yields issues and never stops at the first."""

from __future__ import annotations

from capaian.domain.issue import Issue
from capaian.domain.rule_set import RuleSet
from capaian.rulebook.checks.described_choices import check_described_choices
from capaian.rulebook.checks.parents import check_parents
from capaian.rulebook.checks.scale_partition import check_scale_partition
from capaian.rulebook.checks.sources import check_sources
from capaian.rulebook.checks.survey_partition import check_survey_partition
from capaian.rulebook.checks.validity import check_validity
from capaian.rulebook.checks.verification import check_verification
from capaian.rulebook.checks.weights import check_weights
from capaian.rulebook.reference import Reference

_NO_REFERENCE = Reference()


def check(rule_set: RuleSet, reference: Reference = _NO_REFERENCE) -> tuple[Issue, ...]:
    """Return every fault of the rulebook; empty if it is sound.

    Tables of the reference data (evaluation weights, survey elements) are checked where given.
    """
    return (
        *check_scale_partition(rule_set),
        *check_survey_partition(rule_set),
        *check_weights(reference),
        *check_validity(rule_set, reference),
        *check_sources(rule_set, reference),
        *check_verification(rule_set, reference),
        *check_described_choices(rule_set),
        *check_parents(rule_set),
    )
