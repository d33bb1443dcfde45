"""Surveys of an office with their answers: no row says who answered,
and none outlives two years.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models

from capaian.domain.period import Period
from capaian.domain.survey import ELEMENTS, MIN_ELEMENTS, SurveyAnswer, SurveyTrait
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User
from capaian.web.feed.models import RegisterEntry
from capaian.web.offices.models import Office

YEARS_KEPT: Final = 2
"""Answers are kept so long after their survey was closed; then only statistics are left."""
CODE_LENGTH: Final = 10
"""Letters of the code by which the form of a survey is called."""
MAX_SUGGESTION: Final = 500
KEY_BITS: Final = 49
"""Of the key of an answer: fifteen digits, of which none stands for a number of a person."""
_EMPTY: Final = "-"
ANSWER_WAYS: Final = ("karcis layanan", "QR di dinding", "layar di loket")
"""How an answer came in by the form: a stratum of its own, beside the channels of files."""


def random_key() -> int:
    """Return the key of an answer: none tells which one came before another."""
    return secrets.randbits(KEY_BITS)


class Survey(RegisterEntry):
    """A survey of a period: opened by one person, closed by another."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="surveys")
    year = models.PositiveSmallIntegerField("tahun")
    survey = models.CharField("survei", max_length=LONGEST_CODE)
    """Its code in the plan."""
    period = models.CharField("periode", max_length=10)
    users = models.PositiveIntegerField("pengguna layanan", null=True)
    """How many were served in the period, of whom the respondents are a sample; `None`:
    nobody knows.
    """
    min_elements = models.PositiveSmallIntegerField("unsur paling sedikit", default=MIN_ELEMENTS)
    """An answer to fewer elements does not count,
    as the plan had it when the survey was opened.
    """
    statistics = models.JSONField("statistik", default=dict)
    """What is kept of its answers once it is closed, or they are wiped."""
    sha256 = models.CharField("sidik jawaban", max_length=64, blank=True)
    """Of all its answers as they were closed; empty: it is open."""
    closed_on = models.DateField("ditutup", null=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.TextField("alasan", blank=True)
    """Why it was closed with fewer answers than its sample, or was opened again; the last one."""
    wiped_on = models.DateField("jawaban dihapus", null=True)
    code = models.SlugField("kode formulir", max_length=CODE_LENGTH, blank=True, db_index=False)
    """Random, in the address of its form; empty: it has none."""
    title = models.TextField("judul formulir", blank=True)
    questions = models.JSONField("pertanyaan formulir", default=list, blank=True)
    """Code, words and the words of the answers 1 to 4, as they were when the form was opened;
    so services.
    """
    services = models.JSONField("layanan di formulir", default=list, blank=True)

    class Meta(RegisterEntry.Meta):
        """The latest first; a period has one."""

        ordering = ("-year", "period", "survey")
        constraints = (
            models.UniqueConstraint(
                fields=("office", "survey", "period"), name="one_survey_of_a_period"
            ),
            models.UniqueConstraint(
                fields=("code",), condition=~models.Q(code=""), name="one_form_of_a_code"
            ),
            *RegisterEntry.Meta.constraints,
        )

    def __str__(self) -> str:
        return f"{self.survey} {self.period}"

    def clean(self) -> None:
        """Refuse what no page wrote and none can show."""
        are_questions = all(
            len(each) == len(("code", "words", "answers")) for each in self.questions
        )
        has_period = self.span.year if self.period else self.pk is None
        if not (has_period and isinstance(self.statistics, dict) and are_questions):
            raise ValidationError("Isinya tidak dapat dibaca.")

    @property
    def span(self) -> Period:
        """Its period."""
        return Period.parse(self.period)

    @property
    def due_on(self) -> date:
        """Day on which its answers are wiped; of one that is never closed counted from its end."""
        last = self.closed_on or self.span.end
        return date(last.year + YEARS_KEPT, last.month, 1) + timedelta(last.day - 1)


class AnswerFile(models.Model):
    """A file that answers were taken from; the file itself is not kept."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="files")
    name = models.CharField("berkas", max_length=100)
    sha256 = models.CharField("sidik", max_length=64)
    heads = models.JSONField("arti kolom", default=dict)
    """What each column held: the next file with these headings is known."""
    words = models.JSONField("nilai jawaban", default=dict)
    """What answers in words were worth, where somebody had to say it."""
    batches = models.JSONField("bundel kertas", null=True)
    """Numbers of the batches of paper that were keyed in it; `None`: none."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField("dibawa", auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("survey", "sha256"), name="one_file_of_answers"),
        )

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """What one respondent answered."""

    id = models.BigAutoField(primary_key=True, default=random_key)
    """SQLite keeps rows in the order of such a column alone;
    any other key leaves them as they came in.
    """
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers")
    file = models.ForeignKey(AnswerFile, models.CASCADE, null=True, related_name="answers")
    """`None`: it came by the form."""
    values = models.CharField("nilai", max_length=len(ELEMENTS))
    """A sign for each element, 1 to 4; a hyphen: left empty."""
    day = models.DateField("hari", null=True)
    """No time of the day is kept."""
    traits = models.JSONField("keterangan", default=dict)
    seconds = models.PositiveIntegerField("lama mengisi", null=True)
    suggestion = models.CharField("saran", max_length=MAX_SUGGESTION, blank=True)
    reason = models.CharField("alasan", max_length=500, blank=True)
    """Why it does not count; empty: it counts."""
    excluded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        """In no order that could tell who came when."""

        ordering = ("values", "pk")

    @classmethod
    def of(cls, answer: SurveyAnswer, survey: Survey, file: AnswerFile | None = None) -> Answer:
        """Return an answer as a row, not yet kept."""
        values = "".join(_EMPTY if value is None else str(value) for value in answer.values)
        traits = {trait.value: text for trait, text in answer.traits.items()}
        seconds = None if answer.seconds is None or answer.seconds < 0 else answer.seconds
        return cls(
            survey=survey, file=file, values=values, day=answer.day, traits=traits, seconds=seconds
        )

    def clean(self) -> None:
        """Refuse what no page wrote and none can show."""
        if len(self.facts.values) != len(ELEMENTS):
            raise ValidationError("Isinya tidak dapat dibaca.")

    @property
    def facts(self) -> SurveyAnswer:
        """The answer as rules read it."""
        values = tuple(None if sign == _EMPTY else int(sign) for sign in self.values)
        traits = {SurveyTrait(name): text for name, text in self.traits.items()}
        period = Period.month_of(self.day) if self.day else None
        return SurveyAnswer(values, period, self.day, traits, self.seconds)

    @property
    def canonical(self) -> list[Any]:
        """What of it is sealed."""
        own = [
            self.values,
            str(self.day or ""),
            sorted(self.traits.items()),
            self.seconds,
            self.reason,
        ]
        return [*own, self.suggestion] if self.suggestion else own


class UsedPasses(models.Model):
    """The used passes of a survey, sorted in one row: no column or order says when,
    or by which answer.
    """

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="used_passes")
    hashes = models.JSONField("sidik karcis", default=list, blank=True)
