"""Substitutes: who stands for whom from a day until a day, and the decisions that were taken so."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models

from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User
from capaian.web.offices.models import Dated, Office


class SubstituteTitle(models.TextChoices):
    """How papers say that somebody stands for somebody else."""

    DAILY = "daily", "Plh."
    BY_NAME = "by_name", "a.n."


class Substitution(Dated):
    """Somebody who decides for somebody else; without a last day nobody does."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="substitutions")
    of = models.ForeignKey(User, models.PROTECT, related_name="replaced_by")
    """Who is away."""
    post = models.CharField(
        max_length=LONGEST_CODE, blank=True, validators=[RegexValidator(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$")]
    )
    """The post of who is away, as `office.yaml` names it; empty: decides by a role alone."""
    user = models.ForeignKey(User, models.PROTECT, related_name="stands_for")
    """Who stands in."""
    way = models.CharField(max_length=8, choices=SubstituteTitle.choices, default=SubstituteTitle.DAILY)
    until = models.DateField("sampai")

    class Meta:
        """It ends after it begins, and nobody stands for himself."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="substitution_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("of")), name="nobody_stands_for_himself"
            ),
        )

    def __str__(self) -> str:
        """Return who stands for whom."""
        return f"{self.user} {self.get_way_display()} {self.of}"


class ActedFor(models.Model):
    """That a decision was taken for somebody else; it is added and never changed."""

    substitution = models.ForeignKey(Substitution, models.PROTECT, related_name="decisions")
    of = models.ForeignKey(User, models.PROTECT, related_name="+")
    words = models.TextField()
    """As it was then: `Plh. Kepala Dinas, menggantikan Sari`."""
    step = models.OneToOneField("measurement.Taken", models.CASCADE, null=True, related_name="acted_for")
    approval = models.OneToOneField(
        "measurement.ApprovedYear", models.CASCADE, null=True, related_name="acted_for"
    )

    def __str__(self) -> str:
        """Return as whom."""
        return self.words
