"""Versions of papers: what was made from which state of a year, by whom, and what became of it."""

from __future__ import annotations

from typing import Final

from django.db import models

from capaian.web.accounts.models import User
from capaian.web.years.models import OfficeYear


class VersionState(models.TextChoices):
    """What became of a version; until there is one, its job says how far it is."""

    MADE = "made", "belum disetujui"
    APPROVED = "approved", "disetujui"
    REPLACED = "replaced", "diganti"


MAX_TITLE: Final = 300
MAX_APPROVED_AS: Final = 200
"""Letters of the posts by which somebody approved."""


class PaperVersion(models.Model):
    """A paper as it was made once; once approved, nothing of it changes but its state."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=40)
    """Id of its layout: `lkjip`."""
    name = models.CharField(max_length=120)
    """Of its files, without ending; one paper of one subject, period and edition:
    `pk-sekretaris`.
    """
    subject = models.CharField(max_length=120, blank=True)
    """Key of the thing that it is about, where there is one paper for each."""
    period = models.CharField(max_length=10, blank=True)
    """`2024-Q3`; empty: the whole year."""
    title = models.CharField(max_length=MAX_TITLE)
    number = models.PositiveSmallIntegerField()
    """From 1 for each name."""
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.MADE)
    is_draft = models.BooleanField()
    """It was made before the figures of the year were approved, and says so on every page."""
    revision = models.PositiveBigIntegerField()
    """Of the year when its data were read."""
    data_sha256 = models.CharField(max_length=64)
    """Of all files of the dossier: the same data give the same paper."""
    program = models.CharField(max_length=40)
    """Version of the program that made it."""
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    seconds = models.FloatField()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_as = models.CharField(max_length=MAX_APPROVED_AS, blank=True)
    """As whom, where somebody stood in for the head."""
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "name", "number"), name="one_version_of_a_number"
            ),
            models.UniqueConstraint(
                fields=("office_year", "name"),
                condition=models.Q(state=VersionState.APPROVED),
                name="one_version_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} versi {self.number}"

    @property
    def is_audit_edition(self) -> bool:
        """Whether its docx and pdf are for auditors; nobody signs them."""
        from capaian.documents.tree import Edition  # without which a server begins

        return self.name.endswith(Edition.AUDIT.ending) and not self.subject

    @property
    def state_words(self) -> str:
        """What became of it, as pages say it."""
        if self.is_draft:
            return "konsep"
        return "untuk diperiksa" if self.is_audit_edition else str(VersionState(self.state).label)


class PaperFile(models.Model):
    """A version in one format; its bytes lie with the contents of evidence, by their hash."""

    version = models.ForeignKey(PaperVersion, models.CASCADE, related_name="files")
    format = models.CharField(max_length=4)
    """`docx`, `pdf`, `html`."""
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    """In bytes."""

    class Meta:
        """In the order of the command line's manifest: docx, pdf, html, xlsx."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("version", "format"), name="one_file_of_a_format"),
        )

    def __str__(self) -> str:
        return f"{self.version.name}.{self.format}"
