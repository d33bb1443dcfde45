"""Counts below kecamatan, protected: rounded so that they add up, left out where that tells too much.

The two parts of each desa (who has a document, who has none) become multiples of five; all else is their
sum, so that nothing can be subtracted from anything else. The total of each part stays as near as it can to
the true one, which is public (small count rounding: Langsrud and Heldal 2018). Before a table goes out it is
attacked by somebody who knows every total of the kecamatan and how many people each desa has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

BASE: Final = 5
MAX_SENSITIVE: Final = 7
"""Counts of one to seven tell of persons."""
MIN_CANDIDATES: Final = 3
"""Values that such a count must still be able to have for who knows everything else."""
MIN_VILLAGES: Final = 2
"""The figures of one desa alone are those of its kecamatan."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How many have something among how many."""

    having: int
    among: int

    @property
    def lacking(self) -> int:
        """How many do not have it."""
        return self.among - self.having


def protect(villages: Mapping[str, Pair]) -> dict[str, Pair] | None:
    """Return the figures of the desa of one kecamatan as they may be seen; `None`: not at all.

    Examples:
        >>> protect({"63.11.01.2001": Pair(98, 101), "63.11.01.2002": Pair(52, 60)})["63.11.01.2001"]
        Pair(having=100, among=105)
        >>> protect({"63.11.01.2001": Pair(98, 101)}) is None
        True
    """
    if len(villages) < MIN_VILLAGES:
        return None
    true = [villages[code] for code in sorted(villages)]
    having = _round([pair.having for pair in true], lambda _: (0, 1))
    ups = [rounded > pair.having for rounded, pair in zip(having, true, strict=True)]

    def choices(place: int) -> tuple[int, ...]:
        """Return how the other part may be rounded, so that the sum of both is near too."""
        rest = true[place].having % BASE + true[place].lacking % BASE
        return tuple(up for up in (0, 1) if abs(BASE * (ups[place] + up) - rest) < BASE)

    lacking = _round([pair.lacking for pair in true], choices)
    seen = [Pair(one, one + other) for one, other in zip(having, lacking, strict=True)]
    return dict(zip(sorted(villages), seen, strict=True)) if _resists(true, seen) else None


def _round(counts: Sequence[int], choices: Callable[[int], tuple[int, ...]]) -> list[int]:
    """Return counts as multiples of the base: those with most above one go up, until the sum is nearest."""
    floors = [count - count % BASE for count in counts]
    may = [choices(place) if count % BASE else (0,) for place, count in enumerate(counts)]
    ups = [min(options) for options in may]
    wanted = (2 * (sum(counts) - sum(floors)) + BASE) // (2 * BASE) - sum(ups)
    free = [place for place, options in enumerate(may) if len(options) > 1]
    for place in sorted(free, key=lambda place: (-(counts[place] % BASE), place))[: max(wanted, 0)]:
        ups[place] = 1
    return [floor + BASE * up for floor, up in zip(floors, ups, strict=True)]


def _resists(true: Sequence[Pair], seen: Sequence[Pair]) -> bool:
    """Say whether no small count can be worked out from the rounded ones and all that is public."""
    parts: tuple[Callable[[Pair], int], ...] = (lambda pair: pair.having, lambda pair: pair.lacking)
    for part in parts:
        ranges = candidates(true, seen, part)
        for pair, (least, most) in zip(true, ranges, strict=True):
            if 1 <= part(pair) <= MAX_SENSITIVE and most - least + 1 < MIN_CANDIDATES:
                return False
    return True


def candidates(
    true: Sequence[Pair], seen: Sequence[Pair], part: Callable[[Pair], int]
) -> list[tuple[int, int]]:
    """Return the least and the greatest value that a part of each desa may have, for who knows a lot.

    Args:
        true: Of which the attacker knows the number of people of each desa, and the sum of each part.
        seen: What is published.
        part: Which part is attacked.
    """
    bounds = []
    for known, shown in zip(true, seen, strict=True):
        other = shown.among - part(shown)
        least = max(part(shown) - BASE + 1, known.among - other - BASE + 1, 0)
        most = min(part(shown) + BASE - 1, known.among - max(other - BASE + 1, 0))
        bounds.append((least, most))
    total, lows, highs = sum(map(part, true)), sum(low for low, _ in bounds), sum(high for _, high in bounds)
    return [(max(low, total - highs + high), min(high, total - lows + low)) for low, high in bounds]
