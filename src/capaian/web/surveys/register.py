"""Opening a survey, its answers, closing it into the plan, opening it again, and wiping what is due."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from capaian.domain.exchange import Plain
from capaian.domain.survey import QuestionOrder, SurveyAnswer
from capaian.domain.survey import Survey as PlannedSurvey
from capaian.dossier.surveys.answers import SurveyFile
from capaian.dossier.surveys.questions import SurveyMapping
from capaian.dossier.surveys.report import (
    GroupFigures,
    describe_sample,
    find_classes,
    report_answers,
    why_hidden,
)
from capaian.dossier.surveys.rows import SOURCE_SHEET, SURVEY_SHEETS, ClosedAnswers, element_names
from capaian.dossier.tables.parts import SURVEY
from capaian.rulebook import load_rulebook
from capaian.rulebook.load import load_reference
from capaian.rules.registers.survey_answers import MIN_GROUP, answers_of, sample_size, summarise
from capaian.web.exchange.models import Upload
from capaian.web.feed.models import lock_year, require_reason
from capaian.web.feed.month_closing import facts_of
from capaian.web.jobs.models import Job, JobKind, Made, Workspace
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.tickets.steps import CODE_LETTERS
from capaian.web.surveys.models import CODE_LENGTH, Answer, AnswerFile, Survey, UsedPasses, make_answer
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

MIN_ALIKE_PERCENT: Final = 50
"""So many of the answers of a file that are there already are likely the same respondents."""
_FIGURES: Final = ("answers", "mean", "index", "source")
_is_closing: ContextVar[bool] = ContextVar("is_closing", default=False)


def planned_survey(year: OfficeYear, code: str) -> PlannedSurvey:
    """Return a survey as the plan has it; raises `RefusedChangeError` where it is gone."""
    found = next((each for each in facts_of(know(year)).surveys if str(each.id) == code), None)
    if found is None:
        raise RefusedChangeError(f"Survei {code} tidak ada lagi di perencanaan.")
    return found


@transaction.atomic
def open_survey(year: OfficeYear, made: Survey, author: Author) -> Survey:
    """Open a survey of a period; sent twice, it is opened once.

    Raises:
        RefusedChangeError: if the period has one, or the year is closed.
    """
    locked = lock_year(year)
    if (earlier := locked.office.surveys.filter(key=made.key).first()) is not None:
        return earlier
    _require_open_year(locked)
    made.min_elements = planned_survey(locked, made.survey).min_elements
    if locked.office.surveys.filter(survey=made.survey, period=made.period).exists():
        raise RefusedChangeError(f"Survei {made.survey} {made.span.label} sudah dibuka.")
    made.office, made.year = locked.office, locked.year
    made.save()
    after = {"survey": made.survey, "period": made.period, "users": made.users}
    record(locked.office, author, [Deed("surveys.opened", str(made), None, after, [_seal(made)])])
    return made


@transaction.atomic
def open_form(year: OfficeYear, survey: Survey, author: Author) -> Survey:
    """Give a survey a form with the questions and services as they are now; opened twice, it is one.

    Raises:
        RefusedChangeError: if the survey or the year is closed, or its period is over.
    """
    locked_year, locked, today = lock_year(year), _lock(survey), localdate()
    _require_open_year(locked_year)
    if locked.code:
        return locked
    if locked.closed_on or locked.span.end < today:
        raise RefusedChangeError(f"{locked.span.label} sudah lewat; formulirnya tidak dapat dibuka lagi.")
    elements = {entry.code: entry for entry in load_reference().survey_elements}
    catalogue, first = catalogue_of(locked_year), max(today, locked.span.start)
    locked.code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    locked.title = planned_survey(locked_year, locked.survey).name
    locked.questions = [
        [code, elements[code].question, [*elements[code].answers]]
        for code in QuestionOrder.QUESTIONNAIRE.codes
    ]
    locked.services = [
        each.name
        for code, each in catalogue.services.items()
        if catalogue.is_service(code) and each.is_offered(first)
    ]
    locked.save()
    after = {"questions": len(locked.questions), "services": len(locked.services)}
    record(locked.office, author, [Deed("surveys.form_opened", str(locked), None, after, [_seal(locked)])])
    return locked


# --- answers -------------------------------------------------------------------------------------


def remembered_mapping(year: OfficeYear, heads: Collection[str]) -> SurveyMapping:
    """Return what headings of files of before meant, later ones over earlier ones."""
    files = AnswerFile.objects.filter(survey__office=year.office).values_list("heads", flat=True)
    return SurveyMapping({head: means for own in files for head, means in own.items() if head in heads})


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """What a file would add to a survey."""

    answers: tuple[SurveyAnswer, ...]
    outside: int
    """Answers of other periods, which are not taken."""
    alike: int
    """Answers that are there already, as far as anybody can tell."""

    @property
    def looks_repeated(self) -> bool:
        """Whether most of it seems to be there already."""
        return bool(self.answers) and self.alike * 100 >= MIN_ALIKE_PERCENT * len(self.answers)


def new_answers(survey: Survey, file: SurveyFile) -> NewAnswers:
    """Return what a file would add to a survey."""
    taken = tuple(answers_of(file.answers, survey.span, takes_undated=True))
    stored = Counter(json.dumps(each.canonical[:4]) for each in survey.answers.all())
    own = Counter(json.dumps(make_answer(survey, None, each).canonical[:4]) for each in taken)
    return NewAnswers(taken, len(file.answers) - len(taken), (stored & own).total())


@transaction.atomic
def take_answers(
    survey: Survey, upload: Upload, file: SurveyFile, mapping: SurveyMapping, author: Author, *, is_new: bool
) -> int:
    """Add the answers of a file to an open survey, and return how many.

    Args:
        survey: Which one.
        upload: The file as it was brought; its content is not kept.
        file: What was read of it.
        mapping: What somebody said of it, to be remembered.
        author: Who brings it.
        is_new: Somebody says that these are no respondents who are there already.

    Raises:
        RefusedChangeError: if the survey is closed, the same file came before, or most answers are there.
    """
    locked = _lock(survey)
    if locked.closed_on:
        raise RefusedChangeError("Survei ini sudah ditutup; buka kembali dengan alasan.")
    if locked.files.filter(sha256=file.sha256).exists():
        raise RefusedChangeError("Berkas yang sama sudah dibawa ke survei ini.")
    found = new_answers(locked, file)
    if not found.answers:
        raise RefusedChangeError(f"Tidak ada jawaban dalam {locked.span.label}.")
    if found.looks_repeated and not is_new:
        raise RefusedChangeError(
            f"{found.alike} dari {len(found.answers)} jawaban sama dengan yang sudah ada. "
            "Centang bila memang responden lain."
        )
    heads = {column.head: column.means for column in file.columns if column.means}
    kept = AnswerFile.objects.create(
        survey=locked,
        name=upload.name,
        sha256=file.sha256,
        heads=heads,
        words=dict(mapping.words),
        by=upload.by,
    )
    Answer.objects.bulk_create(make_answer(locked, kept, each) for each in found.answers)
    after = {"name": kept.name, "sha256": kept.sha256, "answers": len(found.answers)}
    if mapping.is_without_persons and file.personal:
        after["not_personal"] = f"{file.personal} jawaban"
    _save(locked, author, Deed("surveys.answers_taken", str(locked), None, after, [f"answer_file/{kept.pk}"]))
    return len(found.answers)


@transaction.atomic
def take_back_file(survey: Survey, key: int, author: Author) -> int:
    """Take the answers of a file out again, with a reason, and return how many: it was read wrongly.

    Raises:
        RefusedChangeError: if the survey is closed, has no such file, or no reason is given.
    """
    locked = _lock(survey)
    if locked.closed_on:
        raise RefusedChangeError("Survei ini sudah ditutup; buka kembali dengan alasan.")
    file = locked.files.filter(pk=key).first()
    if file is None:
        raise RefusedChangeError("Berkas ini sudah tidak ada.")
    require_reason(author.reason)
    count = file.answers.count()
    before = {"name": file.name, "sha256": file.sha256, "answers": count}
    file.delete()
    _save(locked, author, Deed("surveys.file_taken_back", str(locked), before, None, [f"answer_file/{key}"]))
    return count


@transaction.atomic
def exclude_answers(survey: Survey, keys: Collection[int], author: Author) -> int:
    """Let answers count no more, with a reason; without one those that were excluded count again.

    Raises:
        RefusedChangeError: if the survey is closed, or whoever does it opened the survey.
    """
    locked = _lock(survey)
    if locked.closed_on:
        raise RefusedChangeError("Survei ini sudah ditutup; buka kembali dengan alasan.")
    _require_other(locked, author, "mengeluarkan jawabannya")
    reason = author.reason.strip()
    if reason:
        require_reason(reason)
    rows = locked.answers.filter(pk__in=keys)
    count = rows.update(reason=reason, excluded_by=author.user if reason else None)
    action = "surveys.answers_excluded" if reason else "surveys.answers_returned"
    _save(locked, author, Deed(action, str(locked), None, {"answers": count}))
    return count


def shown_answers(survey: Survey) -> QuerySet[Answer]:
    """Return the answers of an open survey without those that came by its form today.

    Whoever sees a visitor leave and the figures move would know what that one answered.
    """
    found: QuerySet[Answer] = survey.answers.exclude(file=None, day=localdate())
    return found


def describe(survey: Survey, answers: Sequence[Answer]) -> dict[str, Plain]:
    """Return the statistics of a survey as pages show them."""
    counted = [each.facts for each in answers if not each.reason]
    classes, excluded = find_classes(load_rulebook()), len(answers) - len(counted)
    everyone = None
    if excluded >= MIN_GROUP:  # beside the others fewer would be told of
        everyone = GroupFigures(summarise([each.facts for each in answers]), classes).plain
    sample = describe_sample(survey.users, len(counted))
    return {
        **report_answers(counted, classes).plain,
        "excluded": excluded,
        "with_excluded": everyone,
        "sample": sample,
    }


def answers_sha256(answers: Sequence[Answer]) -> str:
    """Return the fingerprint of all answers of a survey, in no order that says who came when."""
    lines = sorted(json.dumps(each.canonical, ensure_ascii=False) for each in answers)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


# --- closing -------------------------------------------------------------------------------------


@transaction.atomic
def close_survey(year: OfficeYear, survey: Survey, author: Author, day: date | None = None) -> Survey:
    """Close a survey on a day, today if not given: its answers are sealed, its elements figures of the plan.

    Raises:
        RefusedChangeError: if it is closed, has no index, lacks answers without a reason, or was opened by
            whoever closes it.
        RefusedChangeError: as for any change of the year.
    """
    locked_year, locked = lock_year(year), _lock(survey)
    _require_open_year(locked_year)
    if locked.closed_on:
        raise RefusedChangeError("Survei ini sudah ditutup.")
    _require_other(locked, author, "menutupnya")
    locked.closed_on, locked.closed_by, locked.reason = day or localdate(), author.user, author.reason
    closed = _closed_answers(locked_year, locked)
    locked.sha256 = closed.sha256
    needed = sample_size(locked.users) if locked.users else 0
    if len(closed.answers) < needed:
        require_reason(author.reason)
    if closed.statistics.index is None:
        why = why_hidden(closed.statistics)
        raise RefusedChangeError(f"{why[:1].upper()}{why[1:]}.")
    _refuse_revealing_difference(locked, len(closed.answers))
    with _closing():
        change(locked_year, [*_figure_edits(locked_year, closed)], author)
    after = {"sha256": locked.sha256, "answers": len(closed.answers), "needed": needed}
    _save(locked, author, Deed("surveys.closed", str(locked), None, after))
    return locked


@transaction.atomic
def reopen_survey(year: OfficeYear, survey: Survey, author: Author) -> Survey:
    """Open a closed survey again: its figures are empty, and approvals that rest on them are void.

    Raises:
        RefusedChangeError: if it is open, its answers are wiped, or no reason is given.
        RefusedChangeError: as for any change of the year.
    """
    locked_year, locked = lock_year(year), _lock(survey)
    if not locked.closed_on:
        raise RefusedChangeError("Survei ini tidak sedang ditutup.")
    if locked.wiped_on:
        raise RefusedChangeError("Jawabannya sudah dihapus setelah dua tahun; yang ada hanya statistiknya.")
    require_reason(author.reason)
    before = {"sha256": locked.sha256}
    with _closing():
        change(locked_year, _emptying_edits(locked_year, locked), author)
    locked.sha256, locked.closed_on, locked.closed_by, locked.reason = "", None, None, author.reason
    _save(locked, author, Deed("surveys.reopened", str(locked), before))
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
        survey.closed_on,
        survey.users,
        len(answers) - len(counted),
        survey.min_elements,
        survey.reason,
    )


def _emptying_edits(year: OfficeYear, survey: Survey) -> list[Edit]:
    empty = dict.fromkeys(_FIGURES, "")
    return [
        Edit(sheet, empty if sheet == SURVEY.file else None, row, version)
        for sheet in SURVEY_SHEETS
        for row, version, _ in _own_rows(year, survey, sheet)
    ]


def foresee_closing(year: OfficeYear, survey: Survey, author: Author) -> Mapping[str, object]:
    """Return what closing a survey sends back that was handed in or approved; of a closed one: opening it."""
    try:
        closed = None if survey.closed_on else _closed_answers(year, survey)
    except RefusedChangeError as error:  # the plan has the survey no more
        return {"forbidden": error}
    if closed and closed.statistics.index is None:
        return {}
    day = localdate()
    edits = (
        [*_figure_edits(year, replace(closed, closed_on=day))] if closed else _emptying_edits(year, survey)
    )
    with _closing():
        return foresee_reopened(year, edits, author)


def typed_figures(year: OfficeYear, survey: Survey) -> list[str]:
    """Return the figures of a survey's period that somebody typed and closing replaces, in words."""
    rows = (cells for _, _, cells in _own_rows(year, survey, SURVEY.file))
    texts = ((cells.get("code", ""), cells.get("mean") or cells.get("index")) for cells in rows)
    return [f"{code} {text}" for code, text in texts if text]


def _own_rows(year: OfficeYear, survey: Survey, sheet: str) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    """Yield the rows of a survey's period in a sheet: id, version, texts."""
    own = {
        row: cells
        for row, cells in know(year).rows_in(sheet)
        if (cells.get("survey"), cells.get("period")) == (survey.survey, survey.period)
    }
    versions = dict(year.rows.filter(pk__in=own).values_list("pk", "version"))
    yield from ((row, versions[row], cells) for row, cells in own.items())


def _figure_edits(year: OfficeYear, closed: ClosedAnswers) -> Iterator[Edit]:
    known = know(year)
    survey = Survey(**closed.key)
    for sheet, rows in closed.rows(element_names(facts_of(known), closed.survey)).items():
        # Elements keep their rows, which forms ask for; all others are written anew.
        made = {cells.get("code", str(number)): cells for number, cells in enumerate(rows)}
        for row, version, cells in _own_rows(year, survey, sheet):
            yield Edit(sheet, made.pop(cells.get("code", ""), None), row, version)
        yield from (Edit(sheet, cells) for cells in made.values())
    source = closed.source
    old = [row for row, cells in known.rows_in(SOURCE_SHEET) if cells.get("id") == source["id"]]
    versions = dict(year.rows.filter(pk__in=old).values_list("pk", "version"))
    yield Edit(SOURCE_SHEET, source, old[0], versions[old[0]]) if old else Edit(SOURCE_SHEET, source)


@contextmanager
def _closing() -> Iterator[None]:
    """What is written meanwhile comes from the closing of a survey, which alone may change its figures."""
    token = _is_closing.set(True)
    try:
        yield
    finally:
        _is_closing.reset(token)


def keep_survey_figures(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
) -> None:
    """Refuse changes of figures that a closed survey filled.

    Raises:
        RefusedChangeError: with what to do instead.
    """
    if _is_closing.get():
        return
    for survey in year.office.surveys.filter(year=year.year).exclude(closed_on=None):
        if _figures(before, survey) != _figures(after, survey):
            raise RefusedChangeError(
                f"Angka survei {survey.survey} {survey.span.label} berasal dari jawaban responden. "
                "Buka kembali surveinya di halaman Survei, atau nyatakan perbedaannya."
            )


def _figures(state: YearState, survey: Survey) -> list[list[tuple[str, str]]]:
    """Return what closing a survey wrote: of its elements no names, which the office may change."""
    rows = [
        (sheet, row.cells)
        for sheet in SURVEY_SHEETS
        for row in state.rows.get(sheet, ())
        if (row.cells.get("survey"), row.cells.get("period")) == (survey.survey, survey.period)
    ]
    return sorted(
        sorted((n, t) for n, t in cells.items() if t and (sheet != SURVEY.file or n in ("code", *_FIGURES)))
        for sheet, cells in rows
    )


# --- wiping --------------------------------------------------------------------------------------


@transaction.atomic
def wipe_due(today: date) -> int:
    """Delete the answers that have been kept long enough, and return of how many surveys."""
    due = [each for each in Survey.objects.filter(wiped_on=None) if each.due_on <= today]
    for survey in due:
        count, _ = survey.answers.all().delete()
        UsedPasses.objects.filter(survey=survey).delete()
        survey.wiped_on = today
        survey.save(update_fields=["wiped_on"])
        deed = Deed("surveys.wiped", str(survey), {"answers": count}, None, [_seal(survey)])
        record(survey.office, Author(), [deed])
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


# --- what all of these do ------------------------------------------------------------------------


def _lock(survey: Survey) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).select_related("office", "by").get(pk=survey.pk)


def _require_open_year(year: OfficeYear) -> None:
    if year.is_closed:
        raise RefusedChangeError(f"Tahun {year.year} sudah ditutup.")


def _require_other(survey: Survey, author: Author, words: str) -> None:
    if author.user is None or author.user.pk == survey.by_id:
        raise RefusedChangeError(f"Yang membuka survei tidak {words}; minta orang lain.")


def _seal(survey: Survey) -> str:
    return f"survey/{survey.pk}"


def _save(survey: Survey, author: Author, deed: Deed) -> None:
    """Keep a survey with statistics of its answers as they are now, and record why."""
    answers = survey.answers.all() if survey.closed_on else shown_answers(survey)
    survey.statistics = describe(survey, [*answers])
    survey.save()
    sealed = Deed(deed.action, deed.subject, deed.before, deed.after, [*deed.seals, _seal(survey)])
    record(survey.office, author, [sealed])
