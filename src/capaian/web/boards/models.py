"""What boards keep: the boundaries of an office."""

from __future__ import annotations

from django.db import models

from capaian.web.accounts.models import User
from capaian.web.offices.models import Office


class Boundaries(models.Model):
    """The kecamatan of an office as shapes, cleaned: only outlines,
    each under the code of its area.
    """

    office = models.OneToOneField(Office, models.CASCADE, related_name="boundaries")
    paths = models.JSONField()
    """Outlines as `MapShape` has them, by code of the area."""
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.office}"
