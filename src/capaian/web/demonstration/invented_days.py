"""Invented days at the counters of an office: requests go from stage to stage, the same on each machine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from typing import Final, NamedTuple

from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.registers.catalogue import Service, Stage
from capaian.domain.registers.closed_month import Register, RegisterClosing, RegisterFigure
from capaian.dossier.tables.parts import CLOSINGS
from capaian.rules.registers.feed import fingerprint

_SEED: Final = 2021
_ENDS: Final = (Stage.REFUSED, Stage.WITHDRAWN, Stage.LEGALISED)
_REFUSED_SHARE: Final = 0.02
_MOVED_SHARE: Final = 0.85
"""Of what waits for a stage, in a day."""
_FIRST_DETAIL_SHARE: Final = 0.8
_BUSY_MONTHS, _BUSY = (6, 7), 1.3


class Random:
    """Numbers from 0 to 1 that follow from a seed alone, on every machine and version of Python."""

    def __init__(self, seed: str) -> None:
        """Begin."""
        self._seed, self._drawn = seed.encode(), 0

    def random(self) -> float:
        """Return the next number."""
        self._drawn += 1
        digest = blake2b(self._seed + self._drawn.to_bytes(4, "big"), digest_size=6).digest()
        return int.from_bytes(digest, "big") / 2**48

    def poisson(self, mean: float) -> int:
        """Return how many come where so many do on the mean."""
        limit, product, count = math.exp(-mean), self.random(), 0
        while product > limit:
            product *= self.random()
            count += 1
        return count

    def part(self, whole: int, share: float) -> int:
        """Return how many of a whole it happens to, each with the same chance."""
        return sum(self.random() < share for _ in range(whole))


class InventedCount(NamedTuple):
    """What is counted apart on a day."""

    day: date
    service: str
    stage: str
    area: str
    post: str
    holder: int
    """0: nobody's."""
    detail: str


@dataclass(frozen=True)
class InventedWork:
    """What there is to do at the counters of an office in a year."""

    services: Sequence[Service]
    means: Mapping[str, float]
    """Requests of a usual day, by service."""
    areas: Mapping[str, float]
    """Parts of the people by kecamatan, in percent."""
    days: Sequence[date]
    """On which the office opens."""

    def counts(self) -> Counter[InventedCount]:
        """Return what the counters counted."""
        found: Counter[InventedCount] = Counter()
        for service in self.services:
            for area in self.areas:
                random = Random(f"{_SEED} {service.code} {area}")
                for day, stage, count in self._days(random, service, area):
                    about = (day, service.code, stage, area)
                    for _ in range(count):
                        found[InventedCount(*about, *self.draw_holder(random, service, stage))] += 1
        return found

    def _days(self, random: Random, service: Service, area: str) -> Iterator[tuple[date, str, int]]:
        flow = [stage for stage in service.stages if stage not in _ENDS]
        waiting = dict.fromkeys(flow, 0)
        for day in self.days:
            busy = _BUSY if day.month in _BUSY_MONTHS else 1
            mean = self.means[service.code] * self.areas[area] / 100 * busy
            moved = random.poisson(mean)
            refused = random.part(moved, _REFUSED_SHARE) if Stage.REFUSED in service.stages else 0
            counts = {flow[0]: moved, Stage.REFUSED.value: refused}
            moved -= refused
            for stage in flow[1:]:
                waiting[stage] += moved
                moved = counts[stage] = random.part(waiting[stage], _MOVED_SHARE)
                waiting[stage] -= moved
            if Stage.LEGALISED in service.stages:
                counts[Stage.LEGALISED.value] = random.poisson(mean / 3)
            yield from ((day, stage, count) for stage, count in counts.items())

    def draw_holder(self, random: Random, service: Service, stage: str) -> tuple[str, int, str]:
        """Draw post, holder and detail of a request; posts hold nothing here."""
        details = service.details
        is_first = len(details) < 2 or random.random() < _FIRST_DETAIL_SHARE
        return "", 0, details[not is_first] if len(details) > 1 else ""


def close_first(
    register: Register, month: Period, figures: Sequence[RegisterFigure], days: int, sites: int
) -> RegisterClosing:
    """Return the first closing of a month, on the fourth day of the next one."""
    counted = (days, sites, fingerprint(register, month, figures), "")
    return RegisterClosing(register, month, 1, month.end + timedelta(days=4), *counted, Place(CLOSINGS.file))
