"""Follow-ups of a year from all that asks for one, in the order of their need, and what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from capaian.domain.follow_up import STATE_WORDS, FollowUp, FollowUpOrigin, FollowUpState
from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit


def find_follow_ups(year: OfficeYear) -> list[FollowUp]:
    """Return the follow-ups of a year: recommendations of evaluators, then those of the office itself."""
    recommended = (
        FollowUp(FollowUpOrigin.RECOMMENDATION, row, row.topic, row.text, row.response)
        for row in year.recommendations
    )
    return [*recommended, *_plans(year)]


def _plans(year: OfficeYear) -> Iterator[FollowUp]:
    surveys = {str(survey.id) for survey in year.surveys}
    for row in year.factors:
        if row.kind is FactorKind.DECISION:
            yield FollowUp(FollowUpOrigin.MEETING, row, row.subject, "", row.text)
        elif row.kind is FactorKind.PLAN:
            origin = FollowUpOrigin.SURVEY if row.subject in surveys else FollowUpOrigin.PLAN
            yield FollowUp(origin, row, row.subject, "", row.text)


def by_need(follow_up: FollowUp) -> tuple[bool, bool, date, str]:
    """Return the place of a follow-up among others: open ones by their day, those without one, ended ones."""
    return (
        not follow_up.is_open,
        follow_up.due is None,
        follow_up.due or date.max,
        str(follow_up.row.responsible or "~"),
    )


def find_questions(follow_up: FollowUp) -> Iterator[tuple[str, str]]:
    """Yield what a follow-up leaves open, each with the column that answers it."""
    due, state = follow_up.due, follow_up.state
    if follow_up.row.due and due is None:
        yield "due", f"Tenggat “{follow_up.row.due}” bukan tanggal, bulan, atau triwulan."
    if due and due < follow_up.row.period.start:
        yield "due", f"Tenggatnya sebelum {follow_up.row.period.label}."
    if follow_up.row.state and state is None:
        choices = ", ".join(STATE_WORDS)
        yield "state", f"Keadaan “{follow_up.row.state}” tidak dikenal; pilih {choices}."
    if state is FollowUpState.DONE and not follow_up.row.evidence:
        yield "evidence", "Selesai, tetapi buktinya belum dinyatakan."
    if state is FollowUpState.DROPPED and not follow_up.row.evidence:
        yield "evidence", "Tidak dilanjutkan, tetapi alasannya belum dinyatakan."


def _questions_of_plans(checked: CheckedYear) -> Iterator[CheckHit]:
    for plan in _plans(checked.year):
        for column, words in find_questions(plan):
            yield hit(plan.row.place, column, None, words=words)


FOLLOW_UP_FINDERS: Final[Finders] = {"follow_up": _questions_of_plans}
"""Of plans alone: what a check reads is locked with the figures, and recommendations are answered later."""
