"""The clock of the pages, set to a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time
from unittest.mock import patch

from django.utils import timezone


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


@contextmanager
def at_moment(moment: datetime) -> Iterator[None]:
    """`localdate` and `localtime` look at `now` themselves, whoever imported them."""
    with patch("django.utils.timezone.now", lambda: moment):
        yield


def on_day(day: date) -> AbstractContextManager[None]:
    return at_moment(noon(day))
