"""Visits of an office (jemput bola), each with what was served there; no row is about a person."""

from __future__ import annotations

from typing import Final

from django.db import models

from capaian.domain.registers.catalogue import VisitState
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.feed.models import RegisterEntry
from capaian.web.offices.models import Office

LONGEST_PLACE: Final = 120
LONGEST_REASON: Final = 500


class Visit(RegisterEntry):
    """A visit to a place on a day: its sheet."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="visits")
    day = models.DateField("hari")
    innovation = models.CharField("inovasi", max_length=LONGEST_CODE)
    """Code of the innovation of the dossier, or of the office's own; the item of the feed."""
    place = models.CharField("tempat", max_length=LONGEST_PLACE)
    """Screened for numbers of persons and telephones."""
    area = models.CharField("wilayah", max_length=20, blank=True)
    """Empty: not recorded."""
    staff = models.PositiveSmallIntegerField("petugas")
    """How many went there."""
    node = models.CharField("pos anggaran", max_length=LONGEST_CODE, blank=True)
    """Node of the work plan that pays for it; empty: none is named."""
    state = models.CharField("keadaan", max_length=10, choices=VisitState.choices(), default="planned")
    reason = models.CharField("alasan", max_length=LONGEST_REASON, blank=True)
    """Why it was cancelled."""
    version = models.PositiveIntegerField("versi", default=1)
    """Each correction adds one: nobody writes over what somebody else wrote meanwhile."""

    class Meta(RegisterEntry.Meta):
        """The latest first."""

        ordering = ("-day", "-pk")
        indexes = (models.Index(fields=("office", "day"), name="visits_of_days"),)

    def __str__(self) -> str:
        """Return where it led, and when."""
        return f"{self.place}, {self.day:%d-%m-%Y}"


class VisitCount(models.Model):
    """How many documents of a service a visit served."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="served")
    service = models.CharField("layanan", max_length=LONGEST_CODE)
    count = models.PositiveIntegerField("jumlah")

    class Meta:
        """A visit has a number of each service."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("visit", "service"), name="one_count_of_a_service"),)

    def __str__(self) -> str:
        """Return the number of the service."""
        return f"{self.service} {self.count}"
