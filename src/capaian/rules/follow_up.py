"""Follow-ups of a year, from all that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.domain.follow_up import FollowUp, FollowUpOrigin
from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit


def find_follow_ups(year: OfficeYear) -> Iterator[FollowUp]:
    """Yield the follow-ups of a year: recommendations of evaluators,
    then those of the office itself.
    """
    for each in year.recommendations:
        yield FollowUp(FollowUpOrigin.RECOMMENDATION, each, each.topic, each.text, each.response)
    surveys = {str(survey.id) for survey in year.surveys}
    for row in year.factors:
        if row.kind is FactorKind.DECISION:
            yield FollowUp(FollowUpOrigin.MEETING, row, row.subject, "", row.text)
        elif row.kind is FactorKind.PLAN:
            origin = FollowUpOrigin.SURVEY if row.subject in surveys else FollowUpOrigin.PLAN
            yield FollowUp(origin, row, row.subject, "", row.text)


def _questions_of_plans(checked: CheckedYear) -> Iterator[CheckHit]:
    for plan in find_follow_ups(checked.year):
        if plan.origin is not FollowUpOrigin.RECOMMENDATION:
            for column, words in plan.questions:
                yield hit(plan.row.place, column, None, words=words)


FOLLOW_UP_FINDERS: Final[Finders] = {"follow_up": _questions_of_plans}
"""Of plans alone: what a check reads is locked with the figures,
and recommendations are answered later.
"""
