"""What waits for somebody to confirm it, and what a year remembers of workbooks."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import models

from capaian.web.accounts.models import User
from capaian.web.years.models import OfficeYear


class Upload(models.Model):
    """A file that somebody brought for a year, until it is confirmed, put away, or a day old."""

    class Kind(models.TextChoices):
        """What it is."""

        BOOK = "book", "Buku kerja"
        DOSSIER = "dossier", "Dossier"
        TABLE = "table", "Tabel dari luar"

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="waiting_files")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    """Names it in addresses, and its file."""
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=100)
    """As the file was called."""
    sha256 = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    """What the person said to what was asked."""
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return how it was called."""
        return self.name

    @property
    def is_made(self) -> bool:
        """Whether the program made it of a new closing: what a person brings is called by its ending."""
        return not self.name.lower().endswith((".xlsx", ".zip", ".csv", ".tsv", ".txt"))

    @property
    def stamp(self) -> str:
        """Names what its preview displays: with another year or other answers it is another."""
        answers = sha256(repr(self.answers).encode()).hexdigest()
        return f"{self.office_year.revision}-{answers[:16]}"

    @property
    def path(self) -> Path:
        """Where its content lies."""
        folder: Path = settings.CAPAIAN.waiting
        return folder / self.token

    @property
    def shelf(self) -> Path:
        """Folder of what came of looking through its evidence, so that each file is looked through once."""
        return self.path.with_name(f"{self.token}-bukti")


class PastBooks(models.Model):
    """What a year remembers of workbooks that were taken into it, as a dossier does in a hidden file."""

    office_year = models.OneToOneField(OfficeYear, models.CASCADE, related_name="past_books")
    text = models.TextField()

    def __str__(self) -> str:
        """Return whose memory it is."""
        return str(self.office_year)
