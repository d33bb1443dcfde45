"""What boards keep: the boundaries of an office, and pictures of charts by what they show."""

from __future__ import annotations

from django.db import models

from capaian.web.accounts.models import User
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear


class Boundaries(models.Model):
    """The kecamatan of an office as shapes, cleaned: only outlines, each under the code of its area."""

    office = models.OneToOneField(Office, models.CASCADE, related_name="boundaries")
    paths = models.JSONField()
    """Outlines as `MapShape` has them, by code of the area."""
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        """Return whose they are."""
        return f"{self.office}"


class ChartPicture(models.Model):
    """A chart as it was drawn: one description has one picture, whoever asks and however often."""

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="chart_pictures")
    description = models.CharField(max_length=64)
    """SHA-256 of what is drawn."""
    svg = models.TextField()
    drawn_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One picture for each description within a year."""

        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "description"), name="one_picture_per_description"
            ),
        )

    def __str__(self) -> str:
        """Return what it shows, as a hash."""
        return self.description
