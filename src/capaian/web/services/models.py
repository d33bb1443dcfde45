"""Presses of the counter sheet, days that counters closed, and tickets (karcis);
no row is about a person.
"""

from __future__ import annotations

from typing import Final

from django.db import models

from capaian.domain.registers.catalogue import Stage
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User
from capaian.web.feed.models import NumberedEntry, RegisterEntry
from capaian.web.offices.models import Office
from capaian.web.services.tickets.history import Pause, TicketOutcome, read_steps

CODE_LENGTH: Final = 16
"""Letters of the random code of a slip: of 31 each, 79 bits."""


class Ticket(NumberedEntry):
    """A request from the day it was received until it ended;
    its row is locked by whoever moves it on.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="tickets")
    code = models.CharField("kode", max_length=CODE_LENGTH, unique=True)
    """Random, on the slip: who has it may look up the status."""
    service = models.CharField("layanan", max_length=LONGEST_CODE)
    detail = models.CharField("rincian", max_length=LONGEST_CODE, blank=True)
    site = models.CharField("tempat", max_length=LONGEST_CODE)
    """Where it lies now; its kind is the channel."""
    area = models.CharField("kecamatan pemohon", max_length=20, blank=True)
    """Empty: not recorded."""
    event_year = models.PositiveSmallIntegerField("tahun peristiwa", null=True)
    """Of a deed; empty: not recorded."""
    is_sample = models.BooleanField("contoh")
    """Of a service that is counted by presses:
    the ticket gives its duration and is counted nowhere else.
    """
    post = models.CharField("jabatan", max_length=LONGEST_CODE, blank=True)
    """Post of who did the last stage; empty: held by nobody."""
    holder = models.PositiveSmallIntegerField("pemegang ke-", null=True)
    stage = models.CharField("tahap", max_length=20, choices=Stage.choices())
    pause = models.CharField("jeda", max_length=20, choices=Pause, blank=True)
    """Empty: its time runs."""
    received_at = models.DateTimeField("diterima")
    ended_on = models.DateField("berakhir", null=True)
    """Empty: open, whatever the year."""
    outcome = models.CharField("hasil", max_length=20, choices=TicketOutcome, blank=True)
    history = models.JSONField("riwayat", default=list)
    """Steps as `history.Step` writes them, the first one first; none is ever removed."""
    seal = models.TextField(default="", editable=False)
    """Its fingerprint, as of a press."""

    class Meta(NumberedEntry.Meta):
        """Months take what ended in them, counters what is open."""

        indexes = (
            models.Index(
                fields=("office", "ended_on", "outcome", "service"), name="tickets_ended"
            ),
            models.Index(
                fields=("office", "site", "service"),
                condition=models.Q(ended_on=None),
                name="tickets_open",
            ),
        )

    def clean(self) -> None:
        """Read the steps of its history; raises whatever keeps them from being read."""
        " ".join(step.words for step in read_steps(self.history))


class TicketNumber(models.Model):
    """The last number that a ticket of a year got:
    of those taken away at the end no gap would be left.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="ticket_numbers")
    year = models.PositiveSmallIntegerField("tahun")
    last = models.PositiveIntegerField("nomor terakhir")
    seal = models.TextField(default="", editable=False)
    """Fingerprint of the number; the log has the row from the first one on."""

    class Meta:
        """A year has one."""

        constraints = (
            models.UniqueConstraint(fields=("office", "year"), name="one_last_ticket_of_a_year"),
        )

    def __str__(self) -> str:
        """Return the number within the year."""
        return f"{self.last}/{self.year}"


class CountedTable(models.Model):
    """A table that numbers were taken from; its file is kept as evidence of its days,
    and never changes.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="counted_tables")
    name = models.CharField("berkas", max_length=100)
    sha256 = models.CharField("sidik", max_length=64)
    """Of the file, by which its content is kept."""
    site = models.CharField("tempat", max_length=LONGEST_CODE)
    first = models.DateField("hari pertama")
    last = models.DateField("hari terakhir")
    is_recap = models.BooleanField("rekap bulanan")
    """Its numbers are of whole months, and counted on the last day of each."""
    reason = models.TextField("alasan", blank=True)
    """Why it was taken against what was counted otherwise."""
    heads = models.JSONField("arti kolom", default=dict)
    """What each column holds, by its heading: the next table with these headings is known."""
    words = models.JSONField("arti nama", default=dict)
    """Codes that names in its rows were said to mean."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField("dibawa", auto_now_add=True)

    class Meta:
        """In the order in which they came."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Return the file."""
        return self.name


class Tally(RegisterEntry):
    """A press (turus) of the counter sheet, or a number that was entered;
    it is added and never changed.
    """

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
    count = models.BigIntegerField("jumlah")
    """Of an undone press -1; of rupiah more than 32 bits hold."""
    table = models.ForeignKey(CountedTable, models.PROTECT, null=True, related_name="tallies")
    """File that it comes from; empty: somebody pressed or typed it."""
    is_recap = models.BooleanField("rekap bulanan", default=False, db_default=False)
    """Counted for its whole month, on its last day: no sum of that day contains it."""
    at = models.DateTimeField(auto_now_add=True)
    seal = models.CharField(max_length=64, default="", editable=False)
    """Its fingerprint; empty: that of its table has it."""

    class Meta(RegisterEntry.Meta):
        """In the order in which they came; sums go by day."""

        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("office", "day", "service", "stage", "count", "is_recap"),
                name="tallies_of_days",
            ),
            # Each list of presses is answered by the sums of its day, which come from here alone.
            models.Index(
                fields=(
                    "office",
                    "site",
                    "day",
                    "service",
                    "detail",
                    "stage",
                    "count",
                    "is_recap",
                ),
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
    presses = models.PositiveIntegerField("turus", default=0, editable=False)
    """How many were counted, those that were undone and their undoing too."""
    seal = models.CharField(max_length=64, default="", editable=False)
    """Fingerprint of their number."""

    class Meta:
        """A site has a day once."""

        ordering = ("day", "site")
        constraints = (
            models.UniqueConstraint(fields=("office", "site", "day"), name="one_day_of_a_site"),
        )

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

        constraints = (
            models.UniqueConstraint(fields=("office", "year"), name="one_opening_of_a_year"),
        )

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)
