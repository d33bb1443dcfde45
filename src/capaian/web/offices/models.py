"""Offices, their people, and who holds which post when."""

from __future__ import annotations

from datetime import date

from django.core.validators import RegexValidator
from django.db import models

from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User


class Role(models.TextChoices):
    """What a person may do in an office."""

    ADMINISTRATOR = "administrator", "Administrator"
    PLANNER = "planner", "Perencana"
    DATA_ENTRY = "data_entry", "Petugas data"
    UNIT_HEAD = "unit_head", "Kepala bidang"
    OFFICE_HEAD = "office_head", "Kepala Dinas"
    INSPECTOR = "inspector", "Inspektorat"
    VIEWER = "viewer", "Pembaca"


class Office(models.Model):
    """An office whose years are kept here."""

    slug = models.SlugField("nama dalam alamat", max_length=40, unique=True)
    name = models.CharField("nama perangkat daerah", max_length=200)
    is_demonstration = models.BooleanField("peragaan", default=False)
    """Its people and figures are invented; never made true of an office that is there."""

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    def hold_people(self) -> None:
        """Let nobody else change who works in it until the transaction ends."""
        Office.objects.select_for_update().get(pk=self.pk)


class Dated(models.Model):
    """Something that holds from a day to a day."""

    since = models.DateField("sejak")
    until = models.DateField("sampai", null=True, blank=True)
    """The last day, included; empty: still."""

    class Meta:
        """It is a part of other records."""

        abstract = True

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Membership(Dated):
    """A role of a person in an office."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="memberships", verbose_name="dinas")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="orang")
    role = models.CharField("peran", max_length=20, choices=Role.choices)

    class Meta:
        """A person has a role of an office from a day once."""

        constraints = (
            models.UniqueConstraint(fields=("office", "user", "role", "since"), name="one_membership_a_day"),
        )

    def __str__(self) -> str:
        """Return who is what."""
        return f"{self.user}: {self.get_role_display()}"


class HoldingKind(models.TextChoices):
    """How a person holds a post."""

    DEFINITIVE = "definitive", "Definitif"
    ACTING = "acting", "Plt."
    DAILY = "daily", "Plh."
    CARETAKER = "caretaker", "Pj."
    CLERK = "clerk", "Petugas isian"
    """Fills in the forms of the post for its holder."""


class Holding(Dated):
    """A person in a post of the office, as `office.yaml` names the post."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="holdings", verbose_name="dinas")
    post = models.CharField(
        "jabatan", max_length=LONGEST_CODE, validators=[RegexValidator(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$")]
    )
    user = models.ForeignKey(User, models.PROTECT, related_name="holdings", verbose_name="orang")
    kind = models.CharField(
        "cara memegang", max_length=12, choices=HoldingKind.choices, default=HoldingKind.DEFINITIVE
    )

    @property
    def how(self) -> str:
        """How it is held, within a sentence: `definitif`, but `Plt.`."""
        label = str(HoldingKind(self.kind).label)
        return label if label.endswith(".") else label.lower()

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.get_kind_display()} {self.post}: {self.user}"
