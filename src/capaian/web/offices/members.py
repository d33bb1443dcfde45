"""Who is in offices, and as what."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from capaian.web.offices.models import Membership


def members_on(day: date) -> QuerySet[Membership]:
    """Return what people are in offices on a day, whether they can sign in or not."""
    return Membership.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
