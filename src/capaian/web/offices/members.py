"""Who is in offices, as what, and who holds their posts: names for lists in which people choose a post."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from capaian.domain.identifiers import PostId
from capaian.web.offices.models import Holding, HoldingKind, Membership, Office, Role

NOBODY: Final = PostId("")
"""Stands for the post of facts that no post owns."""


def members_on(day: date) -> QuerySet[Membership]:
    """Return what people are in offices on a day, whether they can sign in or not."""
    return Membership.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def administrators_of(office: Office, day: date) -> list[str]:
    """Return the names of who keeps people and posts of an office on a day and can sign in."""
    own = members_on(day).filter(office=office, role=Role.ADMINISTRATOR, user__is_active=True)
    return [str(each.user) for each in own.select_related("user").order_by("user__full_name")]


VACANT: Final = "belum ada pemegangnya"
_MOST: Final = 2
"""Holders of one post that are named; some posts have many."""
_KINDS: Final = (HoldingKind.DEFINITIVE, HoldingKind.CARETAKER, HoldingKind.ACTING, HoldingKind.DAILY)


def holders_on(office: int, day: date) -> Mapping[str, str]:
    """Return who holds each post on a day and can sign in, as people write it; vacant posts are not there.

    Who only fills in for a holder is none.
    """
    holdings = Holding.objects.filter(office=office, since__lte=day, kind__in=_KINDS, user__is_active=True)
    names: dict[str, list[tuple[int, str]]] = {}
    for each in holdings.select_related("user"):
        if each.holds_on(day):
            kind, name = HoldingKind(each.kind), str(each.user)
            before = f"{kind.label} " if kind is not HoldingKind.DEFINITIVE else ""
            full_name = name if name.startswith(before) else f"{before}{name}"
            names.setdefault(each.post, []).append((_KINDS.index(kind), full_name))
    return {post: _listed([name for _, name in sorted(own)]) for post, own in names.items()}


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" dan {more} lain" if more > 0 else "")
