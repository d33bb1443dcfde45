"""Closing a survey into the plan, opening it again, and wiping its answers after two years."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, Final

from django.db import transaction
from django.utils.timezone import localdate

from capaian.domain.identifiers import SurveyId
from capaian.dossier.surveys.report import why_hidden
from capaian.dossier.surveys.rows import SOURCE_SHEET, SURVEY_SHEETS, ClosedAnswers
from capaian.dossier.tables.parts import SURVEY
from capaian.rules.registers.survey_answers import MIN_GROUP, sample_size
from capaian.web.feed.models import lock_year, require_reason
from capaian.web.feed.month_closing import facts_of, feeding, is_feeding
from capaian.web.jobs.models import Job, JobKind, Made, Workspace
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.surveys.models import Answer, Survey, UsedPasses
from capaian.web.surveys.register import (
    count_users,
    describe,
    lock_survey,
    planned_survey,
    require_open_year,
    require_other,
    save_survey,
    statistics_of,
)
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_FIGURES: Final = ("answers", "mean", "index", "source")


@transaction.atomic
def close_survey(year: OfficeYear, survey: Survey, author: Author, day: date | None = None) -> Survey:
    """Close a survey on a day, today if not given: its answers are sealed, its elements figures of the plan.

    Raises:
        RefusedChangeError: as for any change of the year, and if it is closed, has no index, lacks answers
            without a reason, or was opened by whoever closes it.
    """
    locked_year, locked = lock_year(year), lock_survey(survey)
    require_open_year(locked_year)
    require_other(locked, author, "menutupnya")
    locked.closed_on, locked.closed_by, locked.reason = day or localdate(), author.user, author.reason
    closed = _closed_answers(locked_year, locked)
    locked.users = count_users(locked)
    needed = sample_size(locked.users) if locked.users else 0
    if len(closed.answers) < needed:
        require_reason(author.reason, SHORTEST_REASON)
    if closed.statistics.index is None:
        why = why_hidden(closed.statistics)
        raise RefusedChangeError(f"{why[:1].upper()}{why[1:]}.")
    _refuse_revealing_difference(locked, len(closed.answers))
    with feeding():
        change(locked_year, _figure_edits(locked_year, locked, closed), author)
    locked.sha256, locked.statistics = closed.sha256, describe(locked, [*locked.answers.all()])
    after = {"sha256": locked.sha256, "answers": len(closed.answers), "needed": needed}
    save_survey(locked, author, "surveys.closed", None, after)
    return locked


@transaction.atomic
def reopen_survey(year: OfficeYear, survey: Survey, author: Author) -> Survey:
    """Open a closed survey again: its figures are empty, and approvals that rest on them are void.

    Raises:
        RefusedChangeError: as for any change, and if it is open, wiped, or no reason is given.
    """
    locked_year, locked = lock_year(year), lock_survey(survey, is_closed=True)
    require_reason(author.reason, SHORTEST_REASON)
    with feeding():
        change(locked_year, _figure_edits(locked_year, locked, None), author)
    before = {"sha256": locked.sha256}
    locked.sha256, locked.closed_on, locked.closed_by, locked.reason = "", None, None, author.reason
    locked.statistics = {}
    save_survey(locked, author, "surveys.reopened", before)
    return locked


def _refuse_revealing_difference(survey: Survey, count: int) -> None:
    """Refuse to close where a closed period within it, or around it, has all but a few of its answers."""
    closed = survey.office.surveys.filter(year=survey.year, survey=survey.survey).exclude(closed_on=None)
    for other in closed:
        rest = abs(count - int(str(other.statistics.get("n") or 0)))
        is_nested = survey.span.contains(other.span) or other.span.contains(survey.span)
        if is_nested and 0 < rest < MIN_GROUP:
            raise RefusedChangeError(
                f"{other.span.label} sudah ditutup, dan bedanya hanya {rest} jawaban: dari selisih kedua "
                "hasilnya jawaban orang dapat dihitung. Bawa jawaban yang sama, atau buka periode itu."
            )


def _closed_answers(year: OfficeYear, survey: Survey) -> ClosedAnswers:
    """Return what closing a survey writes."""
    answers = [*survey.answers.all()]
    counted = [each.facts for each in answers if not each.reason]
    return ClosedAnswers(
        planned_survey(year, survey.survey),
        survey.span,
        counted,
        answers_sha256(answers),
        survey.closed_on or localdate(),
        count_users(survey),
        len(answers) - len(counted),
        survey.min_elements,
        survey.reason,
    )


def answers_sha256(answers: Sequence[Answer]) -> str:
    """Return the fingerprint of all answers of a survey, in no order that says who came when."""
    lines = sorted(json.dumps(each.canonical, ensure_ascii=False) for each in answers)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


# --- its rows ------------------------------------------------------------------------------------


def _rows_of(state: YearState, survey: Survey) -> Iterator[tuple[str, int, Mapping[str, str]]]:
    """Yield what stands of a survey's period in a year: sheet, place in it, texts."""
    key = (survey.survey, survey.period)
    for sheet in (*SURVEY_SHEETS, SOURCE_SHEET):
        for place, row in enumerate(state.rows.get(sheet, ())):
            cells = row.cells
            is_source = sheet == SOURCE_SHEET and cells.get("id") == survey.source
            if is_source or (cells.get("survey"), cells.get("period")) == key:
                yield sheet, place, cells


def _figure_edits(year: OfficeYear, survey: Survey, closed: ClosedAnswers | None) -> list[Edit]:
    """Return how the rows of a survey's period become those of its answers; `None`: how they are emptied.

    Elements and the source keep their rows, for which forms ask; all others are written anew.
    """
    known = know(year)
    made = closed.rows(facts_of(known)) if closed else {}
    keeping = {cells["code"]: cells for cells in made.pop(SURVEY.file, ())}
    keeping |= {cells["id"]: cells for cells in made.pop(SOURCE_SHEET, ())}
    own = [(sheet, known.ids[sheet][place], cells) for sheet, place, cells in _rows_of(known, survey)]
    versions = dict(year.rows.filter(pk__in=[row for _, row, _ in own]).values_list("pk", "version"))
    empty = None if closed else dict.fromkeys(_FIGURES, "")
    edits = []
    for sheet, row, cells in own:
        becomes = keeping.pop(cells.get("code") or cells.get("id", ""), None)
        edits.append(Edit(sheet, becomes or (empty if sheet == SURVEY.file else None), row, versions[row]))
    for cells in keeping.values():
        edits.append(Edit(SURVEY.file if "code" in cells else SOURCE_SHEET, cells))
    return [*edits, *(Edit(sheet, cells) for sheet, rows in made.items() for cells in rows)]


def foresee_closing(year: OfficeYear, survey: Survey, author: Author) -> Mapping[str, object]:
    """Return what closing a survey sends back that was handed in or approved; of a closed one: opening it."""
    try:
        closed = None if survey.closed_on else _closed_answers(year, survey)
    except RefusedChangeError as error:  # the plan has the survey no more
        return {"forbidden": error}
    if closed and closed.statistics.index is None:
        return {}
    with feeding():
        return foresee_reopened(year, _figure_edits(year, survey, closed), author)


def typed_figures(year: OfficeYear, survey: Survey) -> list[str]:
    """Return the figures of a survey's period that somebody typed and closing replaces, in words."""
    rows = (cells for sheet, _, cells in _rows_of(know(year), survey) if sheet == SURVEY.file)
    texts = ((cells.get("code", ""), cells.get("mean") or cells.get("index")) for cells in rows)
    return [f"{code} {text}" for code, text in texts if text]


def keep_survey_figures(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
) -> None:
    """Refuse changes of figures that a closed survey filled, by anything but its closing.

    Raises:
        RefusedChangeError: with what to do instead.
    """
    if is_feeding():
        return
    for survey in year.office.surveys.filter(year=year.year).exclude(closed_on=None):
        if _figures(before, survey) != _figures(after, survey):
            planned = facts_of(before).survey_by_id.get(SurveyId(survey.survey))
            name = planned.name if planned else survey.survey
            raise RefusedChangeError(
                f"Angka {name}, {survey.span.label}, berasal dari jawaban responden. "
                "Buka kembali surveinya di halaman Survei, atau nyatakan perbedaannya."
            )


def _figures(state: YearState, survey: Survey) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what closing a survey wrote: of its elements no names, which the office may change."""
    rows = ((sheet, cells.items()) for sheet, _, cells in _rows_of(state, survey))
    return sorted(
        (sheet, sorted((n, t) for n, t in own if t and (sheet != SURVEY.file or n in ("code", *_FIGURES))))
        for sheet, own in rows
    )


# --- wiping --------------------------------------------------------------------------------------


@transaction.atomic
def wipe_due(today: date) -> int:
    """Delete the answers that have been kept long enough, and return of how many surveys."""
    due = [each for each in Survey.objects.filter(wiped_on=None) if each.due_on <= today]
    for survey in due:
        survey.statistics, survey.wiped_on = statistics_of(survey), today
        count, _ = survey.answers.all().delete()
        UsedPasses.objects.filter(survey=survey).delete()
        save_survey(survey, Author(), "surveys.wiped", {"answers": count})
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
