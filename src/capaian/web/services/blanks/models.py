"""Movements of blanks (mutasi blangko), and when an office is warned; no row is about a person."""

from __future__ import annotations

from typing import Final

from django.core.validators import MaxValueValidator
from django.db import models

from capaian.domain.registers.catalogue import MovementKind, WasteReason
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.rules.registers.balance import MIN_BLANKS_LEFT, MIN_DAYS_LEFT
from capaian.web.feed.models import RegisterEntry
from capaian.web.offices.models import Office

MAX_COUNT: Final = 999_999
"""Blanks of one movement."""
COUNT_WORDS: Final = f"Jumlah antara 1 dan {MAX_COUNT:,}; hitung stok juga 0.".replace(",", ".")
LONGEST_NUMBER: Final = 100
"""Letters of the number of a document."""
LONGEST_NOTE: Final = 500


class BlankMovement(RegisterEntry):
    """A movement (mutasi) of blanks; it is added and never changed.

    A counter-movement takes one back.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="blank_movements")
    day = models.DateField("hari")
    blank = models.CharField("jenis blangko", max_length=LONGEST_CODE)
    """As services of the catalogue name the kind that they use up."""
    kind = models.CharField("mutasi", max_length=20, choices=MovementKind.choices())
    reason = models.CharField("sebab", max_length=20, choices=WasteReason.choices(), blank=True)
    """Of what is spoiled, withdrawn or destroyed; of an opening balance:
    cards that wait to be destroyed.
    """
    site = models.CharField("tempat", max_length=LONGEST_CODE, blank=True)
    """Where it happened, or where blanks went to; empty: the store."""
    count = models.IntegerField("jumlah", validators=[MaxValueValidator(MAX_COUNT, COUNT_WORDS)])
    """Negative of a counter-movement, and where less was counted than the register had."""
    counted = models.PositiveIntegerField("terhitung", null=True)
    """What lay there by a count of the stock; empty: nobody counted."""
    document = models.CharField("nomor dokumen", max_length=LONGEST_NUMBER, blank=True)
    """Of the delivery, or of the minutes (berita acara) of the destruction;
    screened for persons.
    """
    document_on = models.DateField("tanggal dokumen", null=True)
    counters = models.OneToOneField("self", models.PROTECT, null=True, related_name="countered_by")
    """The movement that is taken back; a movement is taken back once."""
    note = models.TextField("alasan", max_length=LONGEST_NOTE, blank=True)
    """Why it was taken back, or what was found by a count."""
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order in which they came; balances go by day."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("office", "key"), name="one_movement_of_a_key"),
        )
        indexes = (models.Index(fields=("office", "blank", "day"), name="movements_of_blanks"),)

    def __str__(self) -> str:
        """Return what moved when."""
        return f"{self.day} {self.blank} {self.kind}: {self.count:+}"


class BlankLimits(models.Model):
    """When an office is warned that blanks run out;
    without a row as the rule of `balance` has it.
    """

    office = models.OneToOneField(Office, models.PROTECT, related_name="blank_limits")
    days = models.PositiveSmallIntegerField(
        "di bawah berapa hari kerja", default=MIN_DAYS_LEFT, validators=[MaxValueValidator(250)]
    )
    """Warned below so many working days."""
    pieces = models.PositiveIntegerField(
        "di bawah berapa keping",
        default=MIN_BLANKS_LEFT,
        validators=[MaxValueValidator(MAX_COUNT)],
    )
    """Warned below so many blanks of a kind."""

    def __str__(self) -> str:
        """Return the limits."""
        return f"{self.office}: {self.days} hari, {self.pieces} keping"
