"""Substitutes: who stands for whom from a day until a day, what they may decide,
and what they decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.rules.facts import gather
from capaian.web.accounts.models import User
from capaian.web.offices.models import NOBODY, Dated, Holding, Office, Role, members_on


class SubstituteTitle(models.TextChoices):
    """How papers say that somebody stands for somebody else."""

    DAILY = "daily", "Plh."
    BY_NAME = "by_name", "a.n."


class Substitution(Dated):
    """Somebody who decides for somebody else; without a last day nobody does."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="substitutions")
    of = models.ForeignKey(User, models.PROTECT, related_name="replaced_by")
    post = models.CharField(
        max_length=LONGEST_CODE,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$")],
    )
    """The post of who is away, as `office.yaml` names it; empty: decides by a role alone."""
    user = models.ForeignKey(User, models.PROTECT, related_name="stands_for")
    way = models.CharField(
        max_length=8, choices=SubstituteTitle.choices, default=SubstituteTitle.DAILY
    )
    until = models.DateField("sampai")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="substitution_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(user=F("of")), name="nobody_stands_for_himself"),
        )

    def __str__(self) -> str:
        return f"{self.user} {self.get_way_display()} {self.of}"


class ActedFor(models.Model):
    """That a decision was taken for somebody else; it is added and never changed."""

    substitution = models.ForeignKey(Substitution, models.PROTECT, related_name="decisions")
    of = models.ForeignKey(User, models.PROTECT, related_name="+")
    words = models.TextField()
    """As it was then: `Plh. Kepala Dinas, menggantikan Sari`."""
    step = models.OneToOneField(
        "measurement.Taken", models.CASCADE, null=True, related_name="acted_for"
    )
    approval = models.OneToOneField(
        "measurement.ApprovedYear", models.CASCADE, null=True, related_name="acted_for"
    )

    def __str__(self) -> str:
        return self.words


DECIDING: Final = frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD})
"""Roles that are lent: by them forms are verified and approved."""
MAY_STAND_IN: Final = DECIDING | {Role.DATA_ENTRY, Role.ADMINISTRATOR}
"""Who may stand in: the office's own people, and not who inspects it."""


@dataclass(frozen=True)
class StandIn:
    """That somebody stands for somebody else."""

    substitution: Substitution
    of: User
    roles: frozenset[Role]
    """What is lent of what the other one may act as today."""
    posts: frozenset[str]
    """The posts whose forms are the other one's: nobody decides about them in that name either."""

    @property
    def short(self) -> str:
        """Return it as the frame of the pages says it."""
        return f"{self.substitution.get_way_display()} {self.of}"

    def words(self, post: str) -> str:
        """Return as whom a decision is taken; `post` names that of the other one,
        where there is one.
        """
        called = post or ", ".join(sorted(str(role.label) for role in self.roles))
        if self.substitution.way == SubstituteTitle.DAILY:
            return f"Plh. {called}, menggantikan {self.of}"
        return f"a.n. {called}, {self.of}"

    def log_details(self, post: str) -> dict[str, object]:
        """Return what the log has of it: as whom, and for which account."""
        return {"as": self.words(post), "for": self.of.pk}

    def keep(self, post: str, **decision: models.Model) -> None:
        """Keep that a decision, a `step` or an `approval`, was taken this way."""
        words = self.words(post)
        ActedFor.objects.create(
            substitution=self.substitution, of=self.of, words=words, **decision
        )


def find_stand_ins(user: User, office: Office) -> tuple[StandIn, ...]:
    """Return for whom a person stands in an office today; nobody acts for a closed account."""
    today = timezone.localdate()
    in_force = Substitution.objects.filter(
        office=office, user=user, of__is_active=True, since__lte=today, until__gte=today
    )
    substitutions = [*in_force.select_related("of").order_by("pk")]
    if not substitutions:  # as for nearly everybody, with every page
        return ()
    absent = {each.of_id for each in substitutions}
    members = members_on(today).filter(office=office, user__in=absent)
    roles = gather((each.user_id, Role(each.role)) for each in members)
    holdings = Holding.objects.filter(office=office, user__in=absent)
    posts = gather(
        (each.user_id, each.post) for each in holdings if each.post and each.holds_on(today)
    )
    stand_ins = []
    for own in substitutions:
        lent = frozenset(roles.get(own.of_id, ())) & DECIDING
        nobodys = [NOBODY] if Role.PLANNER in lent else []
        if lent:
            stand_ins.append(
                StandIn(own, own.of, lent, frozenset([*posts.get(own.of_id, ()), *nobodys]))
            )
    return tuple(stand_ins)
