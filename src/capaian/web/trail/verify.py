"""Whether the log is as it was written."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from capaian.web.trail.models import Entry, Head
from capaian.web.trail.record import facts_of, trail_key
from capaian.web.trail.seal import BEGINNING, Broken, Facts, find_broken


def verify_log() -> Broken | None:
    """Return the first entry that is not as it was written; `None` if all are."""
    head = Head.objects.first()
    last = head.number if head else 0
    broken = find_broken(trail_key(), _entries(), last)
    if broken is not None or head is None:
        return broken
    sealed = Entry.objects.order_by("number").values_list("seal", flat=True).last() or BEGINNING
    if not hmac.compare_digest(sealed, head.seal):
        return Broken(last, f"segel penutup tidak sama dengan segel entri {last}")
    return None


def _entries() -> Iterator[tuple[int, Facts, str]]:
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2_000):
        yield entry.number, facts_of(entry), entry.seal
