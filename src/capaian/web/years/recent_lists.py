"""Lists that only point at work: minutes old for what others did at most,
never for what one did oneself.

The log says who did anything in an office since a list was worked out.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.metadata import version as package_version
from typing import Final, Generic, TypeVar

from django.core.cache import caches
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

MAX_AGE_OF_LISTS: Final = timedelta(minutes=1)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class RecentState(Generic[_Value]):
    """What was worked out of a year."""

    value: _Value
    at: datetime
    """What was there then is in it."""
    entry: int
    """Id of the last entry of the log then."""
    is_older: bool = False
    """Others did something in the office since; pages say so."""


def find_recent(
    year: OfficeYear,
    person: User,
    name: str,
    work_out: Callable[[OfficeYear], _Value],
    minutes: int = 1,
) -> RecentState[_Value]:
    """Return what was worked out of a year by a name some minutes ago at most,
    with all that a person did.

    It is kept for all processes of one version of the program. `work_out` takes the year as read
    for it.
    """
    key = f"{package_version('capaian')}/{year.identity}/{name}"
    log = Entry.objects.filter(office=year.office_id).order_by("-pk")
    kept: RecentState[_Value] | None = caches["lists"].get(key)
    if kept is not None and timezone.now() - kept.at < minutes * MAX_AGE_OF_LISTS:
        since = {*log.filter(pk__gt=kept.entry).values_list("actor", flat=True)}
        if person.pk not in since:
            return replace(kept, is_older=bool(since))
    at, entry = timezone.now(), log.values_list("pk", flat=True).first() or 0
    fresh = OfficeYear.objects.select_related("office").get(
        pk=year.pk
    )  # what the log has is in it
    made = RecentState(work_out(fresh), at, entry)
    with suppress(OSError):  # a full disk: pages are still read
        caches["lists"].set(key, made)
    return made
