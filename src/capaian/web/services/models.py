"""Presses of the counter sheet, and the days that counters have closed; no row is about a person."""

from __future__ import annotations

from django.db import models

from capaian.domain.registers.catalogue import Stage
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User
from capaian.web.feed.models import RegisterEntry
from capaian.web.offices.models import Office
from capaian.web.services.tickets.models import Ticket

__all__ = ("SiteDay", "Tally", "Ticket")


class Tally(RegisterEntry):
    """A press (turus) of the counter sheet, or a number that was entered; it is added and never changed."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="tallies")
    day = models.DateField("hari")
    site = models.CharField("tempat", max_length=LONGEST_CODE)
    service = models.CharField("layanan", max_length=LONGEST_CODE)
    stage = models.CharField("tahap", max_length=20, choices=Stage.choices())
    area = models.CharField("kecamatan pemohon", max_length=20, blank=True)
    """Empty: not recorded."""
    post = models.CharField("jabatan", max_length=LONGEST_CODE, blank=True)
    """Post of who did it; empty: held by nobody."""
    holder = models.PositiveSmallIntegerField("pemegang ke-", null=True)
    detail = models.CharField("rincian", max_length=LONGEST_CODE, blank=True)
    count = models.IntegerField("jumlah")
    """Of an undone press -1."""
    at = models.DateTimeField(auto_now_add=True)

    class Meta(RegisterEntry.Meta):
        """In the order in which they came; sums go by day."""

        ordering = ("pk",)
        indexes = (
            models.Index(fields=("office", "day", "service", "stage", "count"), name="tallies_of_days"),
            # Each list of presses is answered by the sums of its day, which come from here alone.
            models.Index(
                fields=("office", "site", "day", "service", "detail", "stage", "count"),
                name="tallies_of_sites",
            ),
        )

    def __str__(self) -> str:
        """Return what was counted where and when."""
        return f"{self.day} {self.site}: {self.service} {self.stage} {self.count:+}"


class SiteDay(models.Model):
    """A day at a site; its row is locked by whoever counts there or closes it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="site_days")
    site = models.CharField("tempat", max_length=LONGEST_CODE)
    day = models.DateField("hari")
    closed_at = models.DateTimeField("ditutup", null=True)
    """Empty: open."""
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField("ditandatangani", null=True)
    """When the head of a section signed what was closed; empty: not yet, or opened again since."""
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        """A site has a day once."""

        ordering = ("day", "site")
        constraints = (models.UniqueConstraint(fields=("office", "site", "day"), name="one_day_of_a_site"),)

    def __str__(self) -> str:
        """Return the site and the day."""
        return f"{self.site} {self.day}"


class YearOpening(models.Model):
    """What the register had counted before a year began, so that what is open then is carried on.

    Worked out when somebody first asks; gone when days of years before change.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="openings")
    year = models.PositiveSmallIntegerField("tahun")
    counts = models.JSONField()
    """Number by stage, by service."""

    class Meta:
        """A year begins once."""

        constraints = (models.UniqueConstraint(fields=("office", "year"), name="one_opening_of_a_year"),)

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
