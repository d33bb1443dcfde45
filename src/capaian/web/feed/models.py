"""Every version in which a month of a register was closed, as canonical JSON; none is ever changed."""

from __future__ import annotations

from typing import Final

from django.db import models

from capaian.domain.registers.closed_month import Register
from capaian.web.accounts.models import User
from capaian.web.years.models import OfficeYear

_REGISTERS: Final = [(register.value, register.words) for register in Register]


class ClosedMonth(models.Model):
    """A version of a register's month."""

    office_year = models.ForeignKey(OfficeYear, models.PROTECT, related_name="closed_months")
    register = models.CharField(max_length=20, choices=_REGISTERS)
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
        return f"{self.register} {self.office_year.year}-M{self.month:02} versi {self.version}"
