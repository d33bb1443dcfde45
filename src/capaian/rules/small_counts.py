"""Counts below kecamatan, protected: rounded so that they add up,
left out where that tells too much.

The two parts of each desa (who has a document, who has none) become multiples of five; all else is
their sum, so that nothing can be subtracted from anything else. The total of each part stays as
near as it can to the true one, which is public (small count rounding: Langsrud and Heldal 2018).
Before a table goes out it is attacked by somebody who knows every total of the kecamatan and how
many people each desa has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

BASE: Final = 5
MAX_SENSITIVE: Final = 7
"""Counts of one to seven tell of persons."""
MAX_TRIES: Final = 20
MIN_PEOPLE: Final = 20
"""In each desa: below it the figures of a measure are left out, whatever they are."""
MIN_CANDIDATES: Final = 3
"""Values that such a count must still be able to have for who knows everything else."""
MIN_VILLAGES: Final = 2
"""The figures of one desa alone are those of its kecamatan."""


@dataclass(frozen=True, slots=True)
class CountPair:
    """How many have something among how many."""

    having: int
    among: int

    @property
    def lacking(self) -> int:
        """How many do not have it."""
        return self.among - self.having


_PARTS: Final[tuple[Callable[[CountPair], int], ...]] = (
    lambda pair: pair.having,
    lambda pair: pair.lacking,
)


def protect(villages: Mapping[str, CountPair], key: str) -> dict[str, CountPair] | None:
    """Return the figures of the desa of one kecamatan, by code, as they may be seen; `None`:
    not at all.

    The key decides which counts go up; nobody outside can know or try it.

    Examples:
        >>> villages = {"63.11.01.2001": CountPair(98, 130), "63.11.01.2002": CountPair(52, 80)}
        >>> sum(pair.having for pair in (protect(villages, "a") or {}).values())
        150
        >>> protect({"63.11.01.2001": CountPair(98, 101)}, "a") is None
        True
    """
    codes = sorted(villages)
    true = [villages[code] for code in codes]
    has_few_people = len(codes) < MIN_VILLAGES or any(pair.among < MIN_PEOPLE for pair in true)
    if has_few_people or any(0 < sum(map(part, true)) <= MAX_SENSITIVE for part in _PARTS):
        return None
    tries = (_rounded(true, f"{key} {number}") for number in range(MAX_TRIES))
    seen = next((one for one in tries if _resists(true, one)), None)
    return None if seen is None else dict(zip(codes, seen, strict=True))


def _rounded(true: Sequence[CountPair], key: str) -> list[CountPair]:
    having = _round([pair.having for pair in true], f"{key} having", lambda _: (0, 1))
    ups = [rounded > pair.having for rounded, pair in zip(having, true, strict=True)]

    def choices(place: int) -> tuple[int, ...]:
        """Return how the other part may be rounded, so that the sum of both is near too."""
        rest = true[place].having % BASE + true[place].lacking % BASE
        return tuple(up for up in (0, 1) if abs(BASE * (ups[place] + up) - rest) < BASE)

    lacking = _round([pair.lacking for pair in true], f"{key} lacking", choices)
    return [CountPair(one, one + other) for one, other in zip(having, lacking, strict=True)]


def _round(
    counts: Sequence[int], key: str, choices: Callable[[int], tuple[int, ...]]
) -> list[int]:
    """Return counts as multiples of the base: as many go up, by the key,
    as make the sum nearest.
    """
    floors = [count - count % BASE for count in counts]
    may = [choices(place) if count % BASE else (0,) for place, count in enumerate(counts)]
    ups = [min(options) for options in may]
    wanted = (2 * (sum(counts) - sum(floors)) + BASE) // (2 * BASE) - sum(ups)
    free = [place for place, options in enumerate(may) if len(options) > 1]
    by_key = sorted(free, key=lambda place: hashlib.sha256(f"{key} {place}".encode()).digest())
    for place in by_key[: max(wanted, 0)]:
        ups[place] = 1
    return [floor + BASE * up for floor, up in zip(floors, ups, strict=True)]


def _resists(true: Sequence[CountPair], seen: Sequence[CountPair]) -> bool:
    """Say whether every count that may be small could still be several.

    The attacker knows how many people each desa has, and the sum of each part. Asked of all counts
    alike, so that to be left out says nothing of what they are.
    """
    for part in _PARTS:
        bounds = []
        for known, shown in zip(true, seen, strict=True):
            other = shown.among - part(shown)
            least = max(part(shown) - BASE + 1, known.among - other - BASE + 1, 0)
            most = min(part(shown) + BASE - 1, known.among - max(other - BASE + 1, 0))
            bounds.append((least, most))
        total, lows = sum(map(part, true)), sum(low for low, _ in bounds)
        highs = sum(high for _, high in bounds)
        if 2 * abs(sum(map(part, seen)) - total) > BASE:
            return False
        for low, high in bounds:
            least, most = max(low, total - highs + high), min(high, total - lows + low)
            if most - least + 1 < MIN_CANDIDATES and most > 0 and least <= MAX_SENSITIVE:
                return False
    return True
