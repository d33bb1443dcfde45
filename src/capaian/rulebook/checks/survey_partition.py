"""Every index on two decimals belongs to exactly one class of a survey class table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.rule_set import RuleSet, SurveyClassTable

_LOWEST, _HIGHEST = 2500, 10000
"""The index runs from 25,00 to 100,00."""


def check_survey_partition(rule_set: RuleSet) -> Iterator[Issue]:
    """Yield an issue per class table that leaves an index without a class, or with two."""
    for table in rule_set.survey_classes:
        yield from _faults(table)


def _faults(table: SurveyClassTable) -> Iterator[Issue]:
    values = (Decimal(n).scaleb(-2) for n in range(_LOWEST, _HIGHEST + 1))
    wrong = [v for v in values if sum(c.lower <= v <= c.upper for c in table.classes) != 1]
    if wrong:
        yield Issue(
            Level.ERROR,
            "survey_classes_not_a_partition",
            f"Mutu pelayanan tidak membagi habis nilai 25,00-100,00; {len(wrong)} nilai bermasalah.",
            Place("survey-classes.yaml", None, table.id),
            str(wrong[0]),
            "Perbaiki batas mutu.",
        )
