"""Opening a survey and its form, and its answers: brought, keyed, taken back, excluded."""

from __future__ import annotations

import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from capaian.domain.errors import InputError
from capaian.domain.exchange import Plain
from capaian.domain.identifiers import SurveyId
from capaian.domain.registers.catalogue import Stage
from capaian.domain.survey import QuestionOrder, SurveyAnswer
from capaian.domain.survey import Survey as PlannedSurvey
from capaian.dossier.surveys.answers import SurveyFile, read_survey_file
from capaian.dossier.surveys.questions import SurveyMapping, with_words
from capaian.dossier.surveys.report import describe_sample, figures_of, find_classes, report_answers
from capaian.rulebook import load_rulebook
from capaian.rulebook.load import load_reference
from capaian.rules.registers.survey_answers import MIN_GROUP, answers_of, summarise
from capaian.web.exchange.models import Upload
from capaian.web.feed.models import lock_year, require_reason
from capaian.web.feed.month_closing import facts_of
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.tickets.steps import CODE_LETTERS
from capaian.web.site.unread_entries import WholeSum
from capaian.web.surveys.models import CODE_LENGTH, Answer, AnswerFile, Survey, make_answer
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

COLUMN, WORD = "kolom-", "nilai-"
"""How fields begin: what columns hold, by their heading; what answers are worth, by their text."""
EMPTY: Final = "-"
"""What is chosen for an answer that is taken as left empty, and for a column that is not used."""
MIN_ALIKE_PERCENT: Final = 50
"""So many of the answers of a file that are there already are likely the same respondents."""


def planned_survey(year: OfficeYear, code: str) -> PlannedSurvey:
    """Return a survey as the plan has it; raises `RefusedChangeError` where it is gone."""
    if (found := facts_of(know(year)).survey_by_id.get(SurveyId(code))) is None:
        raise RefusedChangeError(f"Survei {code} tidak ada lagi di perencanaan.")
    return found


def count_users(survey: Survey) -> int | None:
    """Return how many were served in a survey's period: as typed, else as applications were received."""
    if survey.users:
        return survey.users
    catalogue = catalogue_of(survey.office.years.get(year=survey.year))
    span = (survey.span.start, survey.span.end)
    received = survey.office.tallies.filter(day__range=span, stage=Stage.RECEIVED).order_by()
    sums = received.values_list("service").annotate(WholeSum("count"))
    return sum(total for service, total in sums if catalogue.is_service(service)) or None


@transaction.atomic
def open_survey(year: OfficeYear, made: Survey, author: Author) -> Survey:
    """Open a survey of a period; sent twice, it is opened once.

    Raises:
        RefusedChangeError: if the period has one, or the year is closed.
    """
    locked = lock_year(year)
    if (earlier := locked.office.surveys.filter(key=made.key).first()) is not None:
        return earlier
    require_open_year(locked)
    made.min_elements = planned_survey(locked, made.survey).min_elements
    if locked.office.surveys.filter(survey=made.survey, period=made.period).exists():
        raise RefusedChangeError(f"Survei {made.survey} {made.span.label} sudah dibuka.")
    made.office, made.year = locked.office, locked.year
    after = {"survey": made.survey, "period": made.period, "users": made.users}
    save_survey(made, author, "surveys.opened", None, after)
    return made


@transaction.atomic
def open_form(year: OfficeYear, survey: Survey, author: Author, code: str = "") -> Survey:
    """Give a survey a form with the questions and services as they are now; opened twice, it is one.

    Raises:
        RefusedChangeError: if the survey or the year is closed.
    """
    locked_year, locked = lock_year(year), lock_survey(survey)
    require_open_year(locked_year)
    if locked.code:
        return locked
    elements = {entry.code: entry for entry in load_reference().survey_elements}
    catalogue = catalogue_of(locked_year)
    first = min(max(localdate(), locked.span.start), locked.span.end)
    locked.code = code or "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
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
    after = {"questions": len(locked.questions), "services": len(locked.services)}
    save_survey(locked, author, "surveys.form_opened", None, after)
    return locked


# --- answers -------------------------------------------------------------------------------------


class BroughtFile:
    """A file of answers as it is understood by what was said of it, and what it would add to a survey."""

    def __init__(self, survey: Survey, upload: Upload, sent: Mapping[str, str]) -> None:
        """Read the file; what is wrong with it is among the issues."""
        self.survey, self.upload = survey, upload
        self.words, columns = _chosen(sent, WORD), _chosen(sent, COLUMN)
        self.sheet = sent.get("lembar", "")
        order = QuestionOrder(sent["urutan"]) if sent.get("urutan") in {*QuestionOrder} else None
        means = {head: code.strip(EMPTY) for head, code in columns.items()}
        files = AnswerFile.objects.filter(survey__office=survey.office).values_list("heads", flat=True)
        self.mapping = replace(
            SurveyMapping.of_answers({text: worth.strip(EMPTY) for text, worth in self.words.items()}, order),
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
                self.file = read_survey_file(copy, self.mapping, self.sheet or None, survey.min_elements)
                self.issues = self.file.issues
                self.words = {**dict.fromkeys(self.file.unknown_words, ""), **self.words}
            except InputError as error:
                self.issues = error.issues

    @property
    def has_persons(self) -> bool:
        """Whether columns of it lead to persons."""
        return any(issue.code == "person_column" for issue in self.issues)

    @cached_property
    def answers(self) -> Sequence[SurveyAnswer]:
        """What it would add: its answers of the period; none where something is not clear."""
        own = () if self.file is None or self.file.has_errors else self.file.answers
        return answers_of(own, self.survey.span, takes_undated=True)

    @property
    def outside(self) -> int:
        """How many answers are those of other periods, which are not taken."""
        own = () if self.file is None or self.file.has_errors else self.file.answers
        return len(own) - len(self.answers)

    @cached_property
    def repeated(self) -> int:
        """How many are there already, as far as anybody can tell, where most of them seem to be."""
        stored = Counter(json.dumps(each.canonical[:4]) for each in self.survey.answers.all())
        own = Counter(json.dumps(make_answer(self.survey, None, a).canonical[:4]) for a in self.answers)
        alike = (stored & own).total()
        return alike if alike * 100 >= MIN_ALIKE_PERCENT * len(self.answers) else 0

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """The groups of each trait: whoever brings them sees whether a name is among them."""
        names: dict[str, set[str]] = defaultdict(set)
        for trait, name in (pair for each in self.answers for pair in each.traits.items()):
            names[trait.words].add(name)
        return [(words, sorted(own)) for words, own in names.items()]


def _chosen(sent: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return what was chosen in the fields of a kind, by what they are about."""
    return {
        name.removeprefix(prefix): text for name, text in sent.items() if name.startswith(prefix) and text
    }


@transaction.atomic
def take_answers(brought: BroughtFile, author: Author, *, is_new: bool) -> int:
    """Add the answers of a file to its survey, and return how many; the file itself is not kept.

    `is_new`: somebody says that these are no respondents who are there already.

    Raises:
        RefusedChangeError: if the survey is closed, the same file came before, or most answers are there.
    """
    locked, file, count = lock_survey(brought.survey), brought.file, len(brought.answers)
    if file is None or file.has_errors:
        raise RefusedChangeError("Jawabannya belum dapat dibaca.")
    if locked.files.filter(sha256=file.sha256).exists():
        raise RefusedChangeError("Berkas yang sama sudah dibawa ke survei ini.")
    if not count:
        raise RefusedChangeError(f"Tidak ada jawaban dalam {locked.span.label}.")
    if brought.repeated and not is_new:
        alike = f"{brought.repeated} dari {count} jawaban sama dengan yang sudah ada"
        raise RefusedChangeError(f"{alike}. Centang bila memang responden lain.")
    origin = {"name": brought.upload.name, "sha256": file.sha256, "by": author.user}
    kept = AnswerFile(**origin, heads=file.heads, words=dict(brought.mapping.words))
    is_stated = brought.mapping.is_without_persons and file.personal
    more = {"not_personal": f"{file.personal} jawaban"} if is_stated else {}
    keep_answers(locked, kept, brought.answers, author, **more)
    return count


def keep_answers(
    locked: Survey, kept: AnswerFile, answers: Collection[SurveyAnswer], author: Author, **more: Plain
) -> None:
    """Keep the answers of a file; `more` is what the log says of them besides."""
    kept.survey = locked
    kept.save()
    Answer.objects.bulk_create(make_answer(locked, kept, each) for each in answers)
    after = {"name": kept.name, "sha256": kept.sha256, "answers": len(answers), **more}
    save_survey(locked, author, "surveys.answers_taken", None, after, f"answer_file/{kept.pk}")


@transaction.atomic
def take_back_file(survey: Survey, key: int, author: Author) -> int:
    """Take the answers of a file out again, with a reason, and return how many: it was read wrongly.

    Raises:
        RefusedChangeError: if the survey is closed, has no such file, or no reason is given.
    """
    locked = lock_survey(survey)
    file = locked.files.filter(pk=key).first()
    if file is None:
        raise RefusedChangeError("Berkas ini sudah tidak ada.")
    require_reason(author.reason)
    count = file.answers.count()
    before = {"name": file.name, "sha256": file.sha256, "answers": count}
    file.delete()
    save_survey(locked, author, "surveys.file_taken_back", before, None, f"answer_file/{key}")
    return count


@transaction.atomic
def exclude_answers(survey: Survey, keys: Collection[int], author: Author, *, is_back: bool) -> int:
    """Let answers count no more, with a reason; `is_back`: let those that were excluded count again.

    Raises:
        RefusedChangeError: if the survey is closed, or whoever does it opened the survey.
    """
    locked = lock_survey(survey)
    require_other(locked, author, "mengeluarkan jawabannya")
    if not is_back:
        require_reason(author.reason)
    rows = locked.answers.filter(pk__in=keys)
    count = rows.update(reason=author.reason.strip(), excluded_by=None if is_back else author.user)
    action = "surveys.answers_returned" if is_back else "surveys.answers_excluded"
    save_survey(locked, author, action, None, {"answers": count})
    return count


def shown_answers(survey: Survey) -> QuerySet[Answer]:
    """Return the answers of an open survey without those that came by its form today.

    Whoever sees a visitor leave and the figures move would know what that one answered.
    """
    found: QuerySet[Answer] = survey.answers.exclude(file=None, day=localdate())
    return found


def statistics_of(survey: Survey) -> dict[str, Plain]:
    """Return the statistics of a survey: of an open one with what came by its form until yesterday."""
    if survey.closed_on or survey.wiped_on:
        kept: dict[str, Plain] = survey.statistics
        return kept
    return describe(survey, [*shown_answers(survey)])


def describe(survey: Survey, answers: Sequence[Answer]) -> dict[str, Plain]:
    """Return the statistics of a survey as pages show them."""
    counted = [each.facts for each in answers if not each.reason]
    classes, excluded = find_classes(load_rulebook()), len(answers) - len(counted)
    # Beside the others fewer than ten would be told of.
    everyone = [each.facts for each in answers] if excluded >= MIN_GROUP else None
    return {
        **report_answers(counted, classes),
        "excluded": excluded,
        "with_excluded": None if everyone is None else figures_of(summarise(everyone), classes),
        "sample": describe_sample(count_users(survey), len(counted)),
    }


# --- what all of these do ------------------------------------------------------------------------


def lock_survey(survey: Survey, *, is_closed: bool = False) -> Survey:
    """Return a survey, locked; raises `RefusedChangeError` unless it is open, or closed where meant."""
    rows = Survey.objects.select_for_update(of=("self",)).select_related("office", "by")
    found = rows.get(pk=survey.pk)
    if found.wiped_on:
        raise RefusedChangeError("Jawabannya sudah dihapus setelah dua tahun; yang ada hanya statistiknya.")
    if bool(found.closed_on) != is_closed:
        words = "tidak sedang ditutup" if is_closed else "sudah ditutup; buka kembali dengan alasan"
        raise RefusedChangeError(f"Survei ini {words}.")
    return found


def require_open_year(year: OfficeYear) -> None:
    """Refuse to open or close a survey of a year that is closed."""
    if year.is_closed:
        raise RefusedChangeError(f"Tahun {year.year} sudah ditutup.")


def require_other(survey: Survey, author: Author, words: str) -> None:
    """Refuse what whoever opened a survey leaves to others."""
    if author.user is None or author.user.pk == survey.by_id:
        raise RefusedChangeError(f"Yang membuka survei tidak {words}; minta orang lain.")


def save_survey(
    survey: Survey,
    author: Author,
    action: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    *files: str,
) -> None:
    """Keep a survey, and record why; `files` of answers are sealed with it."""
    survey.save()
    record(survey.office, author, [Deed(action, str(survey), before, after, [*files, f"survey/{survey.pk}"])])
