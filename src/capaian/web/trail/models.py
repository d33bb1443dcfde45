"""The log of what was done: each entry seals the one before it."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models

from capaian.web.offices.models import Office

YEAR_BEGUN: Final = "year.begun"
"""Action of the first entry of a year; the year is its subject."""
YEAR_WITHDRAWN: Final = "year.withdrawn"
"""Action of the entry that removes a year before anything was entered in it;
`before` has its id.
"""


class Entry(models.Model):
    """Something that was done, or refused."""

    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="trail")
    """Empty: it concerns the whole installation."""
    number = models.PositiveBigIntegerField(unique=True)
    """From 1, without gaps."""
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    """Empty: the program itself, or somebody who did not sign in."""
    role = models.CharField(max_length=100, blank=True)
    """All that the person acted as: a person may have every role of an office."""
    action = models.CharField(max_length=40)
    """What was done: `row.changed`, `form.approved`, `access.refused`."""
    subject = models.CharField(max_length=400, blank=True)
    """What it was done to: a form by the names of its office and post, a file by its own."""
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    sealed = models.JSONField(null=True)
    """Fingerprints of the rows that were written, by name; `None` in place of one:
    the row is gone.
    """
    seal = models.CharField(max_length=64)
    """HMAC-SHA256 of the entry and of the seal before it, under the key of the trail."""

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("subject",), name="entries_of_a_subject"),)

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    @classmethod
    def of_beginning(cls, office: int, year: int) -> Entry | None:
        """Return the entry with which a year of an office began; `None` where the log has none."""
        begun = cls.objects.filter(office=office, action=YEAR_BEGUN, subject=str(year))
        return begun.select_related("actor").order_by("number").last()


class Head(models.Model):
    """Where the log ends: who adds an entry holds it, so that entries follow each other."""

    number = models.PositiveBigIntegerField(default=0)
    """Of the last entry; 0: none yet."""
    seal = models.CharField(max_length=64)
    """Of the last entry."""
    mark = models.CharField(max_length=64, default="")
    """HMAC-SHA256 of both under the key of the trail:
    no entry can be made to look like the last one.
    """

    def __str__(self) -> str:
        return str(self.number)
