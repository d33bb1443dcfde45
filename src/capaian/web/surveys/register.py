"""A survey from its opening to its closing: answers brought, taken back, excluded,
and in two years wiped.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain
from capaian.domain.identifiers import SurveyId
from capaian.domain.registers.catalogue import Stage
from capaian.domain.survey import QuestionOrder, SurveyAnswer, SurveyTrait
from capaian.domain.survey import Survey as PlannedSurvey
from capaian.dossier.surveys import results
from capaian.dossier.surveys.answers import SurveyFile
from capaian.dossier.surveys.questions import QUESTIONNAIRE, SurveyMapping, with_words
from capaian.dossier.tables.parts import SURVEY
from capaian.rules.registers.survey_answers import MIN_GROUP, answers_of, sample_size, summarise
from capaian.web.exchange.models import Upload
from capaian.web.feed.models import lock_year, require_reason
from capaian.web.feed.month_closing import facts_of, feeding, is_feeding, versioned
from capaian.web.jobs.models import JobKind, JobResult, Workspace
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.tickets.steps import CODE_LETTERS
from capaian.web.site.unread_entries import WholeSum
from capaian.web.surveys.models import CODE_LENGTH, Answer, AnswerFile, Survey, UsedPasses
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_FIELDS_OF_AN_ANSWER: Final = 4
"""Values, day, traits and seconds; why it does not count and its suggestion stand behind."""


def planned_survey(year: OfficeYear, code: str) -> PlannedSurvey:
    """Return a survey as the plan has it; raises `RefusedChangeError` where it is gone."""
    if (found := facts_of(know(year)).survey_by_id.get(SurveyId(code))) is None:
        raise RefusedChangeError(f"Survei {code} tidak ada lagi di perencanaan.")
    return found


def count_users(survey: Survey) -> int | None:
    """Return how many were served in a survey's period: as typed,
    else as applications were received.
    """
    if survey.users:
        return survey.users
    catalogue = catalogue_of(survey.office.years.get(year=survey.year))
    span = (survey.span.start, survey.span.end)
    received = survey.office.tallies.filter(day__range=span, stage=Stage.RECEIVED).order_by()
    sums = received.values_list("service").annotate(WholeSum("count"))
    return sum(total for service, total in sums if catalogue.is_service(service)) or None


@transaction.atomic
def open_survey(year: OfficeYear, made: Survey, author: Author) -> Survey:
    """Open a survey of a period; raises `RefusedChangeError` where the period has one."""
    locked = _lock_open_year(year)
    made.min_elements = planned_survey(locked, made.survey).min_elements
    if locked.office.surveys.filter(survey=made.survey, period=made.period).exists():
        raise RefusedChangeError(f"Survei {made.survey} {made.span.label} sudah dibuka.")
    made.office, made.year = locked.office, locked.year
    after = {"survey": made.survey, "period": made.period, "users": made.users}
    return _save(made, author, "surveys.opened", after=after)


@transaction.atomic
def open_form(year: OfficeYear, survey: Survey, author: Author, code: str = "") -> Survey:
    """Give an open survey a form with the questions and services as they are now; opened twice,
    it is one.
    """
    locked_year, locked = _lock_open_year(year), lock_survey(survey)
    if locked.code:
        return locked
    catalogue = catalogue_of(locked_year)
    first = min(max(localdate(), locked.span.start), locked.span.end)
    locked.code = code or "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    locked.title = planned_survey(locked_year, locked.survey).name
    locked.questions = [[each.code, each.question, [*each.answers]] for each in QUESTIONNAIRE]
    offered = (code for code, each in catalogue.services.items() if each.is_offered(first))
    locked.services = [
        catalogue.services[code].name for code in offered if catalogue.is_service(code)
    ]
    after = {"questions": len(locked.questions), "services": len(locked.services)}
    return _save(locked, author, "surveys.form_opened", after=after)


def _lock_open_year(year: OfficeYear) -> OfficeYear:
    locked = lock_year(year)
    if locked.is_closed:
        raise RefusedChangeError(f"Tahun {year.year} sudah ditutup.")
    return locked


def lock_survey(survey: Survey, *, is_closed: bool = False) -> Survey:
    """Return a survey, locked; raises `RefusedChangeError` where it is not open, or not closed."""
    found = (
        Survey.objects.select_for_update(of=("self",))
        .select_related("office", "by")
        .get(pk=survey.pk)
    )
    if found.wiped_on:
        raise RefusedChangeError(
            "Jawabannya sudah dihapus setelah dua tahun; yang ada hanya statistiknya."
        )
    if bool(found.closed_on) != is_closed:
        words = (
            "tidak sedang ditutup" if is_closed else "sudah ditutup; buka kembali dengan alasan"
        )
        raise RefusedChangeError(f"Survei ini {words}.")
    return found


def _require_other(survey: Survey, author: Author, words: str) -> None:
    if author.user is None or author.user.pk == survey.by_id:
        raise RefusedChangeError(f"Yang membuka survei tidak {words}; minta orang lain.")


def _save(
    survey: Survey, author: Author, action: str, *files: str, **facts: Mapping[str, object]
) -> Survey:
    survey.save()
    seals = [*files, f"survey/{survey.pk}"]
    record(survey.office, author, [Deed(action, str(survey), **facts, seals=seals)])
    return survey


class BroughtFile:
    """A file of answers as it is understood by what was said of it,
    and what it would add to a survey.
    """

    def __init__(self, survey: Survey, upload: Upload, sent: Mapping[str, str]) -> None:
        """Read the file by fields named after answers and headings; `-` says left empty,
        or not used.
        """
        self.survey, self.upload, self.sheet = survey, upload, sent.get("lembar", "")
        self.words, columns = (
            {
                name.removeprefix(own): text
                for name, text in sent.items()
                if name.startswith(own) and text
            }
            for own in ("nilai-", "kolom-")
        )
        order = QuestionOrder(sent["urutan"]) if sent.get("urutan") in {*QuestionOrder} else None
        means = {head: code.strip("-") for head, code in columns.items()}
        files = AnswerFile.objects.filter(survey__office=survey.office).values_list(
            "heads", flat=True
        )
        self.mapping = replace(
            SurveyMapping.of_answers(
                {text: worth.strip("-") for text, worth in self.words.items()}, order
            ),
            # The order says what numbers ask, whatever was chosen for them before.
            columns=with_words(means) if order else means,
            is_without_persons="bukan-orang" in sent,
            remembered={head: code for own in files for head, code in own.items()},
        )
        self.file: SurveyFile | None = None
        with TemporaryDirectory(prefix="capaian-") as place:
            copy = Path(place) / upload.name  # its name says how it is read
            copyfile(upload.path, copy)
            try:
                self.file = SurveyFile(copy, self.mapping, self.sheet or None, survey.min_elements)
                self.issues = self.file.issues
                self.words = {**dict.fromkeys(self.file.unknown_words, ""), **self.words}
            except InputError as error:
                self.issues = error.issues
        own = () if self.file is None or self.file.has_errors else self.file.answers
        self.answers = answers_of(own, survey.span, takes_undated=True)
        """What it would add; none where something is not clear."""
        self.outside = len(own) - len(self.answers)
        """How many answers are those of other periods, which are not taken."""
        self.has_persons = any(issue.code == "person_column" for issue in self.issues)
        stated = (
            (trait, [each.traits.get(trait) for each in self.answers]) for trait in SurveyTrait
        )
        names = (
            (trait.words, sorted({text for text in texts if text})) for trait, texts in stated
        )
        self.groups = [(words, groups) for words, groups in names if groups]
        """The groups of each trait: whoever brings them sees whether a name is among them."""

    @cached_property
    def repetition(self) -> str:
        """What seems to be there already, in words: most answers, or batches of paper; empty:
        nothing.
        """
        files = self.survey.files.values_list("batches", flat=True)
        known = {each for own in files for each in own or ()}
        if self.file and (again := known.intersection(self.file.batches)):
            return f"bundel {', '.join(sorted(again))} sudah pernah diketik"
        stored = Counter(
            json.dumps(each.canonical[:_FIELDS_OF_AN_ANSWER]) for each in self.survey.answers.all()
        )
        own = Counter(
            json.dumps(Answer.of(a, self.survey).canonical[:_FIELDS_OF_AN_ANSWER])
            for a in self.answers
        )
        alike, count = (stored & own).total(), len(self.answers)
        are_likely_same = 0 < 2 * alike >= count
        return (
            f"{alike} dari {count} jawaban sama dengan yang sudah ada" if are_likely_same else ""
        )


@transaction.atomic
def take_answers(brought: BroughtFile, author: Author, *, is_new: bool) -> int:
    """Add the answers of a file to its survey, and return how many; `is_new`: of others,
    as somebody says.
    """
    locked, file, count = lock_survey(brought.survey), brought.file, len(brought.answers)
    if file is None or not count:
        raise RefusedChangeError(f"Tidak ada jawaban dalam {locked.span.label} yang dapat dibaca.")
    if locked.files.filter(sha256=file.sha256).exists():
        raise RefusedChangeError("Berkas yang sama sudah dibawa ke survei ini.")
    if brought.repetition and not is_new:
        raise RefusedChangeError(
            f"Berkas ini: {brought.repetition}. Centang bila memang responden lain."
        )
    kept = AnswerFile(
        name=brought.upload.name, sha256=file.sha256, by=author.user, heads=file.heads
    )
    kept.words, kept.batches = dict(brought.mapping.words), file.batches or None
    is_stated = brought.mapping.is_without_persons and file.personal
    more = {"not_personal": f"{file.personal} jawaban"} if is_stated else {}
    keep_answers(locked, kept, brought.answers, author, **more)
    return count


def keep_answers(
    locked: Survey,
    kept: AnswerFile,
    answers: Collection[SurveyAnswer],
    author: Author,
    **more: Plain,
) -> None:
    """Keep the answers of a file; `more` is what the log says of them besides."""
    kept.survey = locked
    kept.save()
    Answer.objects.bulk_create(Answer.of(each, locked, kept) for each in answers)
    after = {"name": kept.name, "sha256": kept.sha256, "answers": len(answers), **more}
    _save(locked, author, "surveys.answers_taken", f"answer_file/{kept.pk}", after=after)


@transaction.atomic
def take_back_file(survey: Survey, key: int, author: Author) -> int:
    """Take the answers of a file out again, with a reason, and return how many:
    it was read wrongly.
    """
    locked = lock_survey(survey)
    if (file := locked.files.filter(pk=key).first()) is None:
        raise RefusedChangeError("Berkas ini sudah tidak ada.")
    require_reason(author.reason)
    count = file.answers.count()
    before = {"name": file.name, "sha256": file.sha256, "answers": count}
    file.delete()
    _save(locked, author, "surveys.file_taken_back", f"answer_file/{key}", before=before)
    return count


@transaction.atomic
def exclude_answers(
    survey: Survey, keys: Collection[int], author: Author, *, is_back: bool
) -> int:
    """Let answers count no more, with a reason, or again; return how many. The opener may not."""
    locked = lock_survey(survey)
    _require_other(locked, author, "mengeluarkan jawabannya")
    if not is_back:
        require_reason(author.reason)
    by = None if is_back else author.user
    count = locked.answers.filter(pk__in=keys).update(reason=author.reason.strip(), excluded_by=by)
    action = "surveys.answers_returned" if is_back else "surveys.answers_excluded"
    _save(locked, author, action, after={"answers": count})
    return count


def shown_answers(survey: Survey) -> QuerySet[Answer]:
    """Return the answers of a survey: while it is open without those of today by its form."""
    # Whoever sees a visitor leave and the figures move would know what that one answered.
    found: QuerySet[Answer] = survey.answers.all()
    return found if survey.closed_on else found.exclude(file=None, day=localdate())


def statistics_of(survey: Survey) -> dict[str, Plain]:
    """Return the statistics of a survey: of an open one with what came by
    its form until yesterday.
    """
    kept: dict[str, Plain] = survey.statistics
    return (
        kept
        if survey.closed_on or survey.wiped_on
        else _describe(survey, [*shown_answers(survey)])
    )


def _describe(survey: Survey, answers: Sequence[Answer]) -> dict[str, Plain]:
    counted = [each.facts for each in answers if not each.reason]
    excluded = len(answers) - len(counted)
    # Beside the others fewer than ten would be told of.
    everyone = summarise([each.facts for each in answers])
    beside = results.figures_of(everyone) if excluded >= MIN_GROUP else None
    return {
        **results.report_answers(counted),
        "excluded": excluded,
        "with_excluded": beside,
        "sample": results.describe_sample(count_users(survey), len(counted)),
    }


@transaction.atomic
def close_survey(
    year: OfficeYear, survey: Survey, author: Author, day: date | None = None
) -> Survey:
    """Close a survey on a day, or today: its answers are sealed,
    its elements are figures of the plan.
    """
    locked_year, locked = _lock_open_year(year), lock_survey(survey)
    _require_other(locked, author, "menutupnya")
    locked.closed_on, locked.closed_by, locked.reason = (
        day or localdate(),
        author.user,
        author.reason,
    )
    locked.users = count_users(locked)
    closed = _closed_answers(locked_year, locked)
    needed = sample_size(locked.users) if locked.users else 0
    if len(closed.answers) < needed:
        require_reason(author.reason, SHORTEST_REASON)
    today = locked.answers.filter(file=None, day=localdate()).count()
    if 0 < today < MIN_GROUP:  # pages showed the figures without them
        raise RefusedChangeError(
            f"Formulir hari ini menerima {today} jawaban, dan angka sebelum ditutup "
            "tampil tanpa itu: dari "
            "selisihnya jawaban orang dapat dihitung. Tutup besok, sebelum ada jawaban baru."
        )
    if closed.statistics.index is None:
        raise RefusedChangeError(f"Belum dapat ditutup: {results.why_hidden(closed.statistics)}.")
    others = locked.office.surveys.filter(year=locked.year, survey=locked.survey).exclude(
        closed_on=None
    )
    for other in others:
        rest = abs(len(closed.answers) - int(str(other.statistics.get("n") or 0)))
        is_nested = other.span.contains(locked.span) or locked.span.contains(other.span)
        if is_nested and 0 < rest < MIN_GROUP:
            raise RefusedChangeError(
                f"{other.span.label} sudah ditutup, dan bedanya hanya {rest} jawaban: "
                "dari selisih kedua "
                "hasilnya jawaban orang dapat dihitung. Bawa jawaban yang sama, atau buka "
                "periode itu."
            )
    with feeding():
        change(locked_year, _figure_edits(locked_year, locked, closed), author)
    locked.sha256, locked.statistics = closed.sha256, _describe(locked, [*locked.answers.all()])
    after = {"sha256": locked.sha256, "answers": len(closed.answers), "needed": needed}
    return _save(locked, author, "surveys.closed", after=after)


@transaction.atomic
def reopen_survey(year: OfficeYear, survey: Survey, author: Author) -> Survey:
    """Open a closed survey again, with a reason: its figures are empty,
    approvals that rest on them void.
    """
    locked_year, locked = lock_year(year), lock_survey(survey, is_closed=True)
    require_reason(author.reason, SHORTEST_REASON)
    with feeding():
        change(locked_year, _figure_edits(locked_year, locked, None), author)
    before, locked.statistics = {"sha256": locked.sha256}, {}
    locked.sha256, locked.closed_on, locked.closed_by, locked.reason = (
        "",
        None,
        None,
        author.reason,
    )
    return _save(locked, author, "surveys.reopened", before=before)


def _closed_answers(year: OfficeYear, survey: Survey) -> results.ClosedAnswers:
    answers = [*survey.answers.all()]
    counted = [each.facts for each in answers if not each.reason]
    excluded, planned = len(answers) - len(counted), planned_survey(year, survey.survey)
    day = survey.closed_on or localdate()
    kept = (survey.min_elements, count_users(survey), day, excluded, survey.reason)
    return results.ClosedAnswers(planned, survey.span, counted, seal_answers(answers), *kept)


def seal_answers(answers: Iterable[Answer]) -> str:
    """Return the fingerprint of answers, in no order that says who came when."""
    lines = sorted(json.dumps(each.canonical, ensure_ascii=False) for each in answers)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _figure_edits(
    year: OfficeYear, survey: Survey, closed: results.ClosedAnswers | None
) -> Sequence[Edit]:
    known = know(year)
    made = closed.rows(facts_of(known)) if closed else ()
    changes = results.survey_changes(known.rows, survey.survey, survey.period, made)
    rows = (
        (each, None if each.place is None else known.ids[each.sheet][each.place])
        for each in changes
    )
    return versioned(year, [Edit(each.sheet, each.cells, row) for each, row in rows])


def foresee_closing(year: OfficeYear, survey: Survey, author: Author) -> Mapping[str, object]:
    """Return what closing a survey sends back that was handed in or approved; of a closed one:
    opening it.
    """
    try:
        closed = None if survey.closed_on else _closed_answers(year, survey)
    except RefusedChangeError as error:  # the plan has the survey no more
        return {"forbidden": error}
    if closed and closed.statistics.index is None:
        return {}
    with feeding():
        return foresee_reopened(year, _figure_edits(year, survey, closed), author)


def keep_survey_figures(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
) -> None:
    """Refuse changes of figures that a closed survey filled, by anything but its closing."""
    for survey in (
        () if is_feeding() else year.office.surveys.filter(year=year.year).exclude(closed_on=None)
    ):
        if _figures(before, survey) != _figures(after, survey):
            planned = facts_of(before).survey_by_id.get(SurveyId(survey.survey))
            raise RefusedChangeError(
                f"Angka {planned.name if planned else survey.survey}, "
                f"{survey.span.label}, berasal dari "
                "jawaban responden. Buka kembali surveinya di halaman Survei, atau "
                "nyatakan perbedaannya."
            )


def _figures(state: YearState, survey: Survey) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what closing a survey wrote: of its elements no names,
    which the office may change.
    """
    rows = results.survey_rows(state.rows, survey.survey, survey.period)
    return sorted(
        (
            sheet,
            sorted((n, t) for n, t in cells.items() if t and (sheet, n) != (SURVEY.file, "name")),
        )
        for sheet, _, cells in rows
    )


@transaction.atomic
def wipe_due(today: date) -> int:
    """Delete the answers that have been kept long enough, and return of how many surveys."""
    due = [each for each in Survey.objects.filter(wiped_on=None) if each.due_on <= today]
    for survey in due:
        survey.statistics, survey.wiped_on = statistics_of(survey), today
        count, _ = survey.answers.all().delete()
        UsedPasses.objects.filter(survey=survey).delete()
        _save(survey, Author(), "surveys.wiped", before={"answers": count})
    return len(due)


@transaction.atomic
def scatter_answers() -> None:
    """Write what came by forms anew by its keys: a database tells which rows came in together."""
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

    def work(self, loaded: None, space: Workspace) -> JobResult:
        """Delete the answers, and mix those that came in since."""
        scatter_answers()
        return {"surveys": wipe_due(localdate())}


def answers_kept_until() -> str:
    """Return the last day on which a copy made now may hold answers; empty: it holds none."""
    days = [
        each.due_on
        for each in Survey.objects.filter(wiped_on=None, answers__isnull=False).distinct()
    ]
    return str(max(days, default=""))
