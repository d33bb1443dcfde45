"""How often somebody may try to sign in: few times under a name from one place, many more from all places.

A name that anybody can lock is a name that anybody can lock out; one that can be tried from anywhere without
end is guessed. So the tight bound is of a name and an address together.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

from capaian.web.process_locks import hold

_LOCK: Final = "percobaan"
"""Tries are counted one after the other, whichever process they come to."""


@dataclass(frozen=True, slots=True)
class _Bound:
    tries: int
    seconds: int
    of_name: bool
    of_address: bool

    def place(self, name: str, address: str) -> str:
        """Return under which key tries are counted; a name may be as long and odd as somebody types it."""
        told = repr((self.seconds, self.of_name and name, self.of_address and address))
        return f"tries:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()}"


_BOUNDS: Final = (
    _Bound(5, 5 * 60, of_name=True, of_address=True),
    _Bound(10, 60, of_name=False, of_address=True),
    _Bound(100, 60 * 60, of_name=True, of_address=False),
)
LOOKUPS: Final = (_Bound(30, 60, of_name=True, of_address=True),)
"""Of codes that are unknown, under one name for all of them."""


def spend(name: str, address: str, bounds: Sequence[_Bound] = _BOUNDS) -> int:
    """Count a try, or return how many seconds nobody may try so any more; 0: it may be tried."""
    now = time.time()
    with hold(_LOCK):
        places = [(bound, bound.place(name, address)) for bound in bounds]
        tries = {
            place: [at for at in cache.get(place, ()) if at > now - bound.seconds] for bound, place in places
        }
        waits = [
            tries[place][0] + bound.seconds - now
            for bound, place in places
            if len(tries[place]) >= bound.tries
        ]
        if waits:
            return max(1, int(max(waits)))
        for bound, place in places:
            cache.set(place, [*tries[place], now], bound.seconds)
    return 0


def give_back(name: str, address: str) -> None:
    """Uncount the last try, which was none: the password was right."""
    with hold(_LOCK):
        for bound in _BOUNDS:
            place = bound.place(name, address)
            cache.set(place, cache.get(place, [])[:-1], bound.seconds)
