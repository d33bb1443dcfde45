"""What entries of all registers have, and every version in which a month of a register was closed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register
from capaian.web.accounts.models import User
from capaian.web.years.models import OfficeYear


class RegisterEntry(models.Model):
    """An entry of a register; no row is about a person."""

    key = models.UUIDField("kunci")
    """Of the form or press that it was sent with: sent twice, it is one entry."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        """A key names one entry of an office."""

        abstract = True
        constraints: ClassVar[tuple[models.UniqueConstraint, ...]] = (
            models.UniqueConstraint(fields=("office", "key"), name="one_%(class)s_of_a_key"),
        )


class NumberedEntry(RegisterEntry):
    """An entry that has a number within its year."""

    year = models.PositiveSmallIntegerField("tahun")
    """Of the day it was received."""
    number = models.PositiveIntegerField("nomor")

    class Meta(RegisterEntry.Meta):
        """The newest first."""

        abstract = True
        ordering = ("-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=("office", "year", "number"), name="one_%(class)s_of_a_number"),
            *RegisterEntry.Meta.constraints,
        )

    def __str__(self) -> str:
        """Return its number within the year."""
        return f"{self.number}/{self.year}"


def next_number(entries: models.QuerySet[NumberedEntry]) -> int:
    """Return the number of the next entry of a year, which is locked until it is saved."""
    last: int | None = entries.aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


class ClosedMonth(models.Model):
    """A version of a register's month, as canonical JSON; none is ever changed."""

    office_year = models.ForeignKey(OfficeYear, models.PROTECT, related_name="closed_months")
    register = models.CharField(max_length=20, choices=Register.choices())
    month = models.PositiveSmallIntegerField("bulan")
    version = models.PositiveSmallIntegerField("versi")
    closed_on = models.DateField("ditutup")
    days = models.PositiveSmallIntegerField("hari yang berisi")
    sites = models.PositiveSmallIntegerField("tempat yang berisi")
    figures = models.TextField()
    """Canonical JSON, of which `sha256` is the fingerprint; empty: a version that no dossier keeps."""
    sha256 = models.CharField(max_length=64)
    reason = models.TextField("alasan", blank=True)
    """Why the version before was reopened; empty for the first."""
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """`None`: it was closed in the dossier that the year was begun with."""
    reopened_on = models.DateField("dibuka kembali", null=True)
    """From then on the version is no longer in force."""
    reopening_reason = models.TextField("alasan pembukaan", blank=True)

    class Meta:
        """Versions of a month are counted from 1."""

        ordering = ("register", "month", "version")
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "register", "month", "version"), name="one_closing_of_a_version"
            ),
        )

    def __str__(self) -> str:
        """Return what was closed."""
        return f"{self.register} {self.period} versi {self.version}"

    @property
    def period(self) -> Period:
        """The month."""
        return Period(self.office_year.year, PeriodKind.MONTH, self.month)
