"""Complaints and consultations (pengaduan) of an office; no row is about a person."""

from __future__ import annotations

from typing import Final

from django.db import models

from capaian.domain.registers.catalogue import Channel, ComplaintClass
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.feed.models import NumberedEntry
from capaian.web.offices.models import Office


class ComplaintOutcome(models.TextChoices):
    """What became of a complaint in the end."""

    SOLVED = "solved", "selesai"
    PASSED_ON = "passed_on", "diteruskan"
    NOT_OURS = "not_ours", "bukan kewenangan"
    VOID = "void", "dibatalkan"
    """Entered by mistake: it counts nowhere. The day it ended stays as it was, mostly empty."""


LONGEST_TEXT: Final = 1_000
LONGEST_TICKET: Final = 12


class Complaint(NumberedEntry):
    """A complaint or consultation, from the day it came until its outcome."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="complaints")
    channel = models.CharField("saluran", max_length=20, choices=Channel.choices())
    item = models.CharField("golongan", max_length=20, choices=ComplaintClass.choices())
    service = models.CharField("layanan", max_length=LONGEST_CODE, blank=True)
    """Empty: about no single service."""
    ticket = models.CharField("nomor LAPOR", max_length=LONGEST_TICKET, blank=True)
    """Number of the ticket of SP4N-LAPOR!, digits; of other channels empty."""
    text = models.TextField("isi", max_length=LONGEST_TEXT)
    """Screened for what leads to a person."""
    received_on = models.DateField("diterima")
    due_on = models.DateField("jatuh tempo")
    """By the calendar of the year as it was when the complaint came."""
    verified_on = models.DateField("diverifikasi", null=True)
    """Somebody saw to it that it can be dealt with, and by whom."""
    answered_on = models.DateField("dijawab", null=True)
    solved_on = models.DateField("berakhir", null=True)
    """Day of the outcome, whichever it is."""
    outcome = models.CharField("hasil", max_length=20, choices=ComplaintOutcome, blank=True)
    owner = models.CharField("jabatan penanggung jawab", max_length=LONGEST_CODE, blank=True)
    version = models.PositiveIntegerField("versi", default=1)
    """Each change adds one: nobody writes over what somebody else wrote meanwhile."""

    class Meta(NumberedEntry.Meta):
        indexes = (models.Index(fields=("office", "outcome", "due_on"), name="complaints_due"),)


class ClassDays(models.Model):
    """Working days that an office gives itself for a class of complaint,
    of those that come from now on.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="complaint_days")
    item = models.CharField("golongan", max_length=20, choices=ComplaintClass.choices())
    days = models.PositiveSmallIntegerField("hari kerja")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("office", "item"), name="one_number_of_days_a_class"),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.days}"
