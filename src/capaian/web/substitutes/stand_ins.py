"""What somebody may decide for somebody else today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.offices.members import NOBODY
from capaian.web.offices.models import Office, Role
from capaian.web.substitutes.models import ActedFor, SubstituteTitle, Substitution

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
        """Return as whom a decision is taken; `post` names that of the other one, where there is one."""
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
        ActedFor.objects.create(substitution=self.substitution, of=self.of, words=words, **decision)


def in_force(users: Collection[User], slug: str) -> QuerySet[Substitution]:
    """Return for whom people stand in an office today; nobody acts for a closed account."""
    today = timezone.localdate()
    return Substitution.objects.filter(
        office__slug=slug, user__in=users, of__is_active=True, since__lte=today, until__gte=today
    )


def find_stand_ins(
    users: Collection[User], office: Office, roles: Mapping[int, Iterable[Role]]
) -> Mapping[int, tuple[StandIn, ...]]:
    """Return for whom people stand in an office today, by their ids; roles are those of the others."""
    today = timezone.localdate()
    begun = Q(of__holdings__office=office) & Q(of__holdings__since__lte=today)
    found: dict[int, Substitution] = {}
    posts: dict[int, set[str]] = {}
    substitutions = in_force(users, office.slug).annotate(
        holding=FilteredRelation("of__holdings", condition=begun)
    )
    with_posts = substitutions.annotate(holding_post=F("holding__post"), holding_until=F("holding__until"))
    for each in with_posts.select_related("of").order_by("pk"):
        found[each.pk], until = each, each.holding_until
        if each.holding_post and (until is None or until >= today):
            posts.setdefault(each.pk, set()).add(each.holding_post)
    stand_ins: dict[int, tuple[StandIn, ...]] = {}
    for pk, own in found.items():
        lent = frozenset(roles.get(own.of_id, ())) & DECIDING
        nobodys = {NOBODY} if Role.PLANNER in lent else set()
        stand = StandIn(own, own.of, lent, frozenset(posts.get(pk, set()) | nobodys))
        if lent:
            stand_ins[own.user_id] = (*stand_ins.get(own.user_id, ()), stand)
    return stand_ins
