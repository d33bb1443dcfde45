"""How often something may be tried in a span of time:
counted for all processes of all servers together.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from capaian.web.process_locks import hold


@dataclass(frozen=True, slots=True)
class TryLimit:
    """How many tries of one kind one key has."""

    kind: str
    tries: int
    seconds: int

    def take(self, key: str) -> bool:
        """Count a try under a key, and say whether it is allowed;
        one that is not is not counted.
        """
        name = f"percobaan:{self.kind}:{sha256(key.encode()).hexdigest()}"
        with hold("hitungan-percobaan"):
            now = time.time()
            moments = [moment for moment in cache.get(name, ()) if moment > now - self.seconds]
            if is_allowed := len(moments) < self.tries:
                cache.set(name, [*moments, now], self.seconds)
        return is_allowed


def network_of(request: HttpRequest) -> str:
    """Return where a visitor comes from, as tries are counted."""
    address = ip_address(get_adapter().get_client_ip(request))
    if isinstance(address, IPv6Address):
        return str(
            ip_network(f"{address}/64", strict=False)
        )  # whoever has one has all that begin so
    return str(address)
