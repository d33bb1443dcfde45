"""Who brought which file for which form, and what may not be handed in without evidence.

The files themselves are evidence of the dossier (`years`), and what each proves is one of its
rows.
"""

from __future__ import annotations

from django.db import models

from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User
from capaian.web.measurement.models import PostForm
from capaian.web.years.models import EvidenceFile, OfficeYear


class Upload(models.Model):
    """A file that somebody brought; it stays here when the file is taken away,
    of which the log tells.
    """

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="uploads")
    file = models.ForeignKey(EvidenceFile, models.SET_NULL, null=True, related_name="uploads")
    """Empty: it was taken away."""
    form = models.ForeignKey(PostForm, models.CASCADE, null=True, related_name="uploads")
    """What it proves; empty: evidence of the office that belongs to no form."""
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    """Of what is kept."""
    original = models.CharField(max_length=64)
    """SHA-256 of the file as it was brought: a picture is made anew before it is kept."""
    preview = models.CharField(max_length=64, blank=True)
    """SHA-256 of a small picture of it; empty: there is none."""
    is_marked = models.BooleanField("memuat NIK", default=False)
    """It looks as if it names a person by number; who brought it confirmed that it has to."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("file", "form"), name="one_upload_of_a_file_for_a_form"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Requirement(models.Model):
    """Something that may not be handed in without evidence."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="requirements")
    code = models.CharField(max_length=LONGEST_CODE)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "code"), name="one_requirement_of_a_thing"
            ),
        )

    def __str__(self) -> str:
        return self.code
