"""Forms of posts, the steps that were taken with them, and what was remarked on their values.

Figures themselves are rows of the office-year; only who did what when is kept here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from django.db import models

from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.dossier.years.reasons import has_words
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import FormStep, State
from capaian.web.offices.models import Role, people_as
from capaian.web.years.models import OfficeYear

REASON: Final = "sebab-"
ANSWER: Final = "jawab-"
"""Before the names of fields for reasons of cells and for answers to remarks."""
NO_POST: Final = "tanpa-jabatan"
"""Stands for the post of facts that no post owns, in addresses."""


class PostForm(models.Model):
    """What a post tells of a quarter."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="forms")
    post = models.CharField("jabatan", max_length=LONGEST_CODE, blank=True)
    """Id of the post in `office.yaml`; empty: facts that no post owns, told by the planner."""
    period = models.CharField("triwulan", max_length=10)
    state = models.CharField(
        "keadaan",
        max_length=12,
        choices=[(s.value, s.words) for s in State],
        default=State.EMPTY.value,
    )
    version = models.PositiveIntegerField(default=1)
    """Grows with every step; who takes one names the version that was seen."""
    changed_at = models.DateTimeField(auto_now=True)
    """When something was last saved in it; steps do not count."""

    seal = models.CharField(max_length=129, default="", editable=False)
    """Its last fingerprint in the log, which pages compare; empty: none was made yet."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "post", "period"), name="one_form_of_a_quarter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.office_year}/{self.post or '-'}/{self.period}"

    @property
    def slug(self) -> str:
        """Its post in addresses."""
        return self.post or NO_POST

    @property
    def stage(self) -> State:
        """What was done with it last."""
        return State(self.state)

    @property
    def quarter(self) -> Period:
        """Of when it tells."""
        return Period.parse(self.period)

    @property
    def place(self) -> tuple[str, Period]:
        """Whose it is, and of when."""
        return self.post, self.quarter


_STEP_WORDS: Final[Mapping[str, str]] = {
    FormStep.FILL: "Mulai diisi",
    FormStep.WITHDRAW: "Ditarik kembali",
    FormStep.REOPEN: "Dibuka kembali",
}
"""Steps that lead to a draft, of which its name says nothing."""


class Taken(models.Model):
    """A step that somebody took; steps are added and never changed."""

    form = models.ForeignKey(PostForm, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12, choices=[(s.value, s.value) for s in FormStep])
    into = models.CharField(max_length=12, choices=[(s.value, s.words) for s in State])
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    values = models.JSONField(null=True)
    """Texts of the cells by their names, where a form was handed in;
    none of steps before these were kept.
    """

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.form}: {self.step}"

    @property
    def words(self) -> str:
        """What was done, in Indonesian: the state that it led to,
        but where nobody brought the form there.
        """
        if self.step == FormStep.FILL and self.into == State.RETURNED:
            return "Mulai diperbaiki"  # it was somebody else who returned it
        return _STEP_WORDS.get(self.step, State(self.into).words)


class Remark(models.Model):
    """Words on a value: why it is empty or falls, or what has to be looked at, with its answer."""

    class Kind(models.TextChoices):
        """Whose words they are."""

        EXPLANATION = "explanation", "Penjelasan"
        COMMENT = "comment", "Catatan pemeriksa"

    form = models.ForeignKey(PostForm, models.CASCADE, related_name="remarks")
    slot = models.TextField(blank=True)
    """Name of the cell in its form, as long as the names that it is made of; empty:
    the form as a whole.
    """
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField()
    value = models.TextField(blank=True)
    """What stood there then: a cell may hold a long text."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.form}: {self.slot}"

    @property
    def is_answered(self) -> bool:
        """Whether an answer says anything: a dot is none."""
        return has_words(self.answer)


class FigureWriter(models.Model):
    """Who wrote figures of a thing for a period, by whatever way, and when last.

    Goes by the thing and not by the form, so that whoever moves a thing to another form has
    written it still.
    """

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="writers")
    sheet = models.CharField(max_length=120)
    code = models.CharField(max_length=LONGEST_CODE)
    """Of the measure, indicator, node or survey."""
    period = models.CharField(max_length=10)
    """As the row says it: `2025`, `2025-S2`."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=100, blank=True)
    is_in_form = models.BooleanField()
    """Typed into the form that asks for it; else on the page of the sheet,
    or brought in a file.
    """
    at = models.DateTimeField()
    approved = models.JSONField(default=dict)
    """When others last approved the figure, by the ids of the forms in which it stood then."""

    class Meta:
        """A person has written a thing once in each way; the log has each time."""

        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "sheet", "code", "period", "by", "is_in_form"),
                name="one_writer_of_a_figure",
            ),
        )

    def __str__(self) -> str:
        return f"{self.by_id}: {self.name}"

    @property
    def name(self) -> str:
        """What was written, as the log names it."""
        return f"{self.sheet} {self.code} {self.period}"

    def is_approved_in(self, form: PostForm) -> bool:
        """Say whether others approved in a form all that the person wrote of the figure."""
        at = self.approved.get(str(form.pk))
        return at is not None and self.at <= datetime.fromisoformat(at)


class Rhythm(models.Model):
    """How often something is told that is not told each quarter."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="rhythms")
    code = models.CharField(max_length=LONGEST_CODE)
    kind = models.CharField(
        max_length=10,
        choices=[
            (PeriodKind.QUARTER.value, "setiap triwulan"),
            (PeriodKind.SEMESTER.value, "setiap semester"),
            (PeriodKind.YEAR.value, "sekali setahun"),
        ],
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office_year", "code"), name="one_rhythm_of_a_thing"),
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.get_kind_display()}"


class Deadline(models.Model):
    """The last day on which forms of a quarter are on time, where the office has set one."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="deadlines")
    period = models.CharField("triwulan", max_length=10)
    day = models.DateField("tanggal tutup")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "period"), name="one_deadline_of_a_quarter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.period}: {self.day}"


class ApprovedYear(models.Model):
    """A snapshot of a year that the head of office approved."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="approvals")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True)
    voided_why = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.name} {self.sha256[:SHORT_FINGERPRINT]}"


OF_AGREEMENTS: Final = "perjanjian"
"""Address of a notice that leads to the page of the agreements."""


class Notice(models.Model):
    """Something that a person has to be told."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="notices")
    to = models.ForeignKey(User, models.CASCADE, related_name="notices")
    text = models.TextField()
    address = models.CharField(max_length=200, blank=True)
    """Of its form below the page of all forms, or `OF_AGREEMENTS`; empty: it leads nowhere."""
    at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.text

    @property
    def is_of_agreements(self) -> bool:
        """Whether it leads to the page of the agreements."""
        return self.address == OF_AGREEMENTS


def reasons_in_force(remarks: Iterable[Remark]) -> Mapping[tuple[str, str], Remark]:
    """Return the reasons among remarks, each by its cell and the value that it was given for.

    Of another value in the same cell it says nothing.
    """
    return {
        (each.slot, each.value): each for each in remarks if each.kind == Remark.Kind.EXPLANATION
    }


def heads_of(year: OfficeYear) -> set[User]:
    """Return today's heads of an office: they answer for what was approved,
    whoever approved it then.
    """
    return {*people_as(year.office_id, {Role.OFFICE_HEAD})}


def notify(
    year: OfficeYear,
    people: Iterable[User],
    text: str,
    form: PostForm | None = None,
    address: str = "",
) -> None:
    """Tell people something, with the way to its form where it is of one,
    else to another address.
    """
    address = f"{form.slug}/{form.period}" if form else address
    Notice.objects.bulk_create(
        Notice(office_year=year, to=to, text=text, address=address) for to in people
    )


def who_decided(decision: Taken | ApprovedYear) -> str:
    """Return who took a decision, and for whom."""
    acted = getattr(decision, "acted_for", None)
    return f"{decision.by} ({acted.words})" if acted else str(decision.by)


def deciders_of(taken: Taken) -> frozenset[int]:
    """Return the ids of who took a step, and of for whom."""
    acted = getattr(taken, "acted_for", None)
    return frozenset({taken.by_id} | ({acted.of_id} if acted else set()))
