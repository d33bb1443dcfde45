"""Copies of the installation, when they are made,
and what was found when something was checked.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from capaian.web.accounts.models import User


class BackupSchedule(models.Model):
    """When copies are made by themselves, and how many are kept; there is one."""

    hour = models.PositiveSmallIntegerField(
        "jam", null=True, blank=True, default=2, validators=[MaxValueValidator(23)]
    )
    """Of each day, in the time zone of the installation; empty: none is made by itself."""
    kept = models.PositiveSmallIntegerField(
        "jumlah yang disimpan",
        default=14,
        validators=[MinValueValidator(2), MaxValueValidator(365)],
    )
    """The newest ones; a new copy takes the place of the oldest."""

    def __str__(self) -> str:
        return "tidak terjadwal" if self.hour is None else f"setiap hari pukul {self.hour:02}.00"

    @classmethod
    def current(cls) -> BackupSchedule:
        """Return the one that holds; that of an installation where nobody chose
        anything is the default.
        """
        return cls.objects.first() or cls(pk=1)


class Backup(models.Model):
    """A copy of the database and all evidence, as a file of the server."""

    name = models.CharField(max_length=80, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    """Empty: made by the schedule."""
    sha256 = models.CharField(max_length=64)
    """Of the file: who downloaded it can see that it came whole."""
    size = models.PositiveBigIntegerField()
    entries = models.PositiveBigIntegerField()
    """Of the log at that moment."""
    damaged = models.TextField(blank=True)
    """Evidence that was damaged before it was copied, by name."""

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """Where the file lies."""
        folder: Path = settings.CAPAIAN.backups
        return folder / self.name


class CheckKind(models.TextChoices):
    """What is checked of an installation."""

    LOG = "log", "Catatan kejadian"
    RESTORE = "restore", "Uji pemulihan"


class Check(models.Model):
    """What was found when something was checked."""

    kind = models.CharField(max_length=10, choices=CheckKind)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    is_sound = models.BooleanField()
    words = models.TextField()
    """What was found; no data of persons."""
    backup = models.CharField(max_length=80, blank=True)
    """Name of the copy that was put back."""

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.words
