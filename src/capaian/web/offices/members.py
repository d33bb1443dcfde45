"""Who is in offices, and as what."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from capaian.web.offices.models import Membership, Office, Role


def members_on(day: date) -> QuerySet[Membership]:
    """Return what people are in offices on a day, whether they can sign in or not."""
    return Membership.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def administrators_of(office: Office, day: date) -> list[str]:
    """Return the names of who keeps people and posts of an office on a day and can sign in."""
    own = members_on(day).filter(office=office, role=Role.ADMINISTRATOR, user__is_active=True)
    return [str(each.user) for each in own.select_related("user").order_by("user__full_name")]
