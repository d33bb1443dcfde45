"""Entries about what was refused: nobody can fill the log, or the disk, by being refused often.

Equal refusals within a minute are one entry, and the next one says how many were left out; all refusals
together have a limit a minute.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from typing import Final

from django.core.cache import cache
from django.db import transaction

from capaian.web.offices.models import Office
from capaian.web.process_locks import hold
from capaian.web.trail.record import Author, Deed, record

_MINUTE: Final = 60
_DAY: Final = 24 * 60 * _MINUTE
_MAX_REFUSALS_A_MINUTE: Final = 60
"""Of everybody together."""


def record_bounded(office: Office | None, author: Author, deed: Deed) -> None:
    """Add an entry, unless an equal one was recorded within a minute, or too many were."""
    who = author.user.pk if author.user else None
    told = repr((who, deed.action, deed.subject, deed.after)).encode("utf-8", "replace")
    place = f"refusal:{hashlib.sha256(told).hexdigest()}"
    with hold("penolakan"):
        if not cache.add(place, 1, _MINUTE) or _count("refusals", _MINUTE) > _MAX_REFUSALS_A_MINUTE:
            _count(f"{place}:more", _DAY)
            return
        left_out, _ = cache.get(f"{place}:more", (0, 0))
        cache.delete(f"{place}:more")
    more = {"left_out": left_out} if left_out else {}
    with transaction.atomic():
        record(office, author, [replace(deed, after={**(deed.after or {}), **more} or None)])


def _count(place: str, seconds: int) -> int:
    """Return how often this was called of one place, within so many seconds of the first call."""
    count, end = cache.get(place, (0, time.time() + seconds))
    cache.set(place, (count + 1, end), end - time.time())
    return int(count) + 1
