"""Offices, their people, and who holds which post when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.accounts.models import User
from capaian.web.configuration import ZONES


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
    zone = models.CharField(
        "zona waktu",
        max_length=20,
        blank=True,
        choices=[(zone, name) for name, zone in ZONES.items()],
    )
    """By which its days and hours are; empty: that of the installation."""

    def __str__(self) -> str:
        return self.name

    @property
    def time_zone(self) -> str:
        """The one in force."""
        return self.zone or settings.TIME_ZONE

    def hold_people(self) -> None:
        """Let nobody else change who works in it until the transaction ends."""
        Office.objects.select_for_update(no_key=True).get(pk=self.pk)


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

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="memberships", verbose_name="dinas"
    )
    user = models.ForeignKey(
        User, models.PROTECT, related_name="memberships", verbose_name="orang"
    )
    role = models.CharField("peran", max_length=20, choices=Role.choices)

    class Meta:
        """A person has a role of an office from a day once."""

        constraints = (
            models.UniqueConstraint(
                fields=("office", "user", "role", "since"), name="one_membership_a_day"
            ),
        )

    def __str__(self) -> str:
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

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="holdings", verbose_name="dinas"
    )
    post = models.CharField(
        "jabatan",
        max_length=LONGEST_CODE,
        validators=[RegexValidator(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$")],
    )
    user = models.ForeignKey(User, models.PROTECT, related_name="holdings", verbose_name="orang")
    kind = models.CharField(
        "cara memegang", max_length=12, choices=HoldingKind.choices, default=HoldingKind.DEFINITIVE
    )
    number = models.PositiveSmallIntegerField("pemegang ke-", null=True, editable=False)
    """Of the person among all who ever counted in the post; empty: nothing was counted yet."""

    @property
    def how(self) -> str:
        """How it is held, within a sentence: `definitif`, but `Plt.`."""
        label = str(HoldingKind(self.kind).label)
        return label if label.endswith(".") else label.lower()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.post}: {self.user}"


NOBODY: Final = PostId("")
"""Stands for the post of facts that no post owns."""


def members_on(day: date) -> QuerySet[Membership]:
    """Return what people are in offices on a day, whether they can sign in or not."""
    return Membership.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def people_as(office: Office | int, roles: Collection[Role]) -> QuerySet[User]:
    """Return who is in an office today as one of some roles and can sign in, by name."""
    own = members_on(timezone.localdate()).filter(office=office, role__in=roles)
    return User.objects.filter(pk__in=own.values("user"), is_active=True).order_by("full_name")


VACANT: Final = "belum ada pemegangnya"
_MOST_HOLDERS: Final = 2
"""Holders of one post that are named; some posts have many."""
_KINDS: Final = (
    HoldingKind.DEFINITIVE,
    HoldingKind.CARETAKER,
    HoldingKind.ACTING,
    HoldingKind.DAILY,
)


def holders_on(office: int, day: date) -> Mapping[str, str]:
    """Return who holds each post on a day and can sign in, as people write it;
    vacant posts are not there.

    Who only fills in for a holder is none.
    """
    holdings = Holding.objects.filter(
        office=office, since__lte=day, kind__in=_KINDS, user__is_active=True
    )
    names: dict[str, list[tuple[int, str]]] = {}
    for each in holdings.select_related("user"):
        if each.holds_on(day):
            kind, name = HoldingKind(each.kind), str(each.user)
            before = f"{kind.label} " if kind is not HoldingKind.DEFINITIVE else ""
            full_name = name if name.startswith(before) else f"{before}{name}"
            names.setdefault(each.post, []).append((_KINDS.index(kind), full_name))
    return {post: _listed([name for _, name in sorted(own)]) for post, own in names.items()}


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_HOLDERS
    return ", ".join(names[:_MOST_HOLDERS]) + (f" dan {more} lain" if more > 0 else "")
