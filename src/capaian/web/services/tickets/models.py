"""Tickets (karcis) of single requests; no row is about a person."""

from __future__ import annotations

from typing import Final

from django.db import models

from capaian.domain.registers.catalogue import Stage
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.feed.models import NumberedEntry
from capaian.web.offices.models import Office

CODE_LENGTH: Final = 16
"""Letters of the random code of a slip: of 31 each, 79 bits."""


class Pause(models.TextChoices):
    """What a request waits for while its time does not run."""

    APPLICANT = "applicant", "menunggu pemohon"
    BLANK = "blank", "menunggu blangko"
    NETWORK = "network", "jaringan terputus"
    MINISTRY = "ministry", "menunggu kementerian"


class TicketOutcome(models.TextChoices):
    """How a request ended."""

    FINISHED = "finished", "selesai"
    REFUSED = "refused", "ditolak"
    WITHDRAWN = "withdrawn", "ditarik kembali"
    VOID = "void", "karcis dibatalkan"
    """Opened by mistake: it counts nowhere."""


class Ticket(NumberedEntry):
    """A request from the day it was received until it ended; its row is locked by whoever moves it on."""

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
    """Of a service that is counted by presses: the ticket gives its duration and is counted nowhere else."""
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

    class Meta(NumberedEntry.Meta):
        """Months take what ended in them, counters what is open."""

        indexes = (
            models.Index(fields=("office", "ended_on", "outcome", "service"), name="tickets_ended"),
            models.Index(
                fields=("office", "site", "service"), condition=models.Q(ended_on=None), name="tickets_open"
            ),
        )

    def clean(self) -> None:
        """Read the steps of its history; raises whatever keeps them from being read."""
        from capaian.web.services.tickets.history import read_steps  # which needs the reasons above

        " ".join(step.words for step in read_steps(self.history))
