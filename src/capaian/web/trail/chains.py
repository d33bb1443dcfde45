"""Where the chain of the log begins: at its first entry, or after those whose key is lost for ever.

Nobody can verify those any more. The first entry of a chain has their hash: none is changed from then on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from django.utils.timezone import localdate

from capaian.domain.period import write_date
from capaian.web.trail.anchors import Point
from capaian.web.trail.models import Entry
from capaian.web.trail.record import START, Facts, facts_of

CHAIN: Final = "rantai catatan"
"""Subject of the first entry of a chain under another key, by which it is found at once."""
CHAIN_BEGUN: Final = "chain.begun"


def sealed_facts(**condition: int) -> Iterator[tuple[int, Facts, str]]:
    """Yield number, facts and seal of some entries, in the order of numbers."""
    for entry in Entry.objects.filter(**condition).order_by("number").iterator(chunk_size=2_000):
        yield entry.number, facts_of(entry), entry.seal


def hash_entries(last: int) -> str:
    """Return the SHA-256 of the entries up to a number: no key is needed to see that one was changed."""
    found = sha256()
    for each in sealed_facts(number__lte=last):
        found.update(json.dumps(each, ensure_ascii=False, sort_keys=True).encode())
    return found.hexdigest()


def chain_beginning() -> Entry | None:
    """Return the first entry of the chain of now; `None`: no key was ever lost."""
    return Entry.objects.filter(subject=CHAIN, action=CHAIN_BEGUN).order_by("number").last()


def last_before(begun: Entry | None) -> Point:
    """Return the end of the chain before, as the first entry of this one has it."""
    return START if begun is None else Point(begun.number - 1, str((begun.before or {}).get("seal")))


def old_chain_words() -> str:
    """Say which entries nobody can verify any more; empty: all can be verified."""
    begun = chain_beginning()
    if begun is None:
        return ""
    return (
        f"Entri 1-{begun.number - 1}: rantai lama, kuncinya hilang pada {write_date(localdate(begun.at))}, "
        "tidak dapat diperiksa; sejak hari itu hanya dibandingkan dengan sidiknya. Alasannya: "
        f"{begun.reason.rstrip('.')}."
    )
