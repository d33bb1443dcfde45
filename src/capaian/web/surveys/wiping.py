"""Answers are wiped after two years, and those of forms mixed once a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import transaction
from django.utils.timezone import localdate

from capaian.web.jobs.models import Job, JobKind, Made, Workspace
from capaian.web.surveys.models import Answer, Survey, UsedPasses
from capaian.web.surveys.register import save_survey, statistics_of
from capaian.web.trail.record import Author, Deed


@transaction.atomic
def wipe_due(today: date) -> int:
    """Delete the answers that have been kept long enough, and return of how many surveys."""
    due = [each for each in Survey.objects.filter(wiped_on=None) if each.due_on <= today]
    for survey in due:
        survey.statistics, survey.wiped_on = statistics_of(survey), today
        count, _ = survey.answers.all().delete()
        UsedPasses.objects.filter(survey=survey).delete()
        save_survey(survey, Author(), Deed("surveys.wiped", str(survey), {"answers": count}))
    return len(due)


@transaction.atomic
def scatter_answers() -> None:
    """Write what came by forms anew in the order of its keys.

    A database keeps rows as they came in, and PostgreSQL tells which were written together: who stood in the
    queue in which order is not to be read from it.
    """
    for survey in Survey.objects.select_for_update().filter(closed_on=None).exclude(code=""):
        own = survey.answers.filter(file=None)
        rows = [*own.order_by("pk")]
        own.delete()
        Answer.objects.bulk_create(rows)


class WipeAnswers(JobKind[None]):
    """Deletes what is due, once a day; the queue begins it by itself."""

    name: ClassVar[str] = "survey_answers"
    label: ClassVar[str] = "Menghapus jawaban survei yang lewat dua tahun"
    needs_database: ClassVar[bool] = True

    def due_key(self) -> str:
        """Return the day that it is now."""
        return f"survey-answers-{localdate()}"

    def load(self, job: Job) -> None:
        """Need nothing."""

    def work(self, loaded: None, space: Workspace) -> Made:
        """Delete the answers, and mix those that came in since."""
        scatter_answers()
        return {"surveys": wipe_due(localdate())}


def answers_kept_until() -> str:
    """Return the last day on which a copy made now may hold answers; empty: it holds none."""
    days = [each.due_on for each in Survey.objects.filter(wiped_on=None, answers__isnull=False).distinct()]
    return str(max(days)) if days else ""
