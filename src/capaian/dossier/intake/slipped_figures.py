"""Figures that a slip makes of stored ones: with noughts more or less, or exchanged between rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.domain.period import Period
from capaian.dossier.intake.amounts import ORIGINAL, REVISED, named
from capaian.dossier.intake.sums import shown

_ENOUGH: Final = 3
"""Rows that are not all ten times what they were by chance."""
_DIGITS: Final = 3
"""Digits without the noughts at the end: one figure of so many is ten times another by chance once in 900."""
_TEN: Final = 10
_MOST_NOUGHTS: Final = 6
_SHOWN: Final = 3
_OF_SOME_SIZE: Final = 1_000
"""What two rows that exchange figures do not have by chance."""
_STOCK_OF_SOME_SIZE: Final = 100
"""The same of what is there at one time, where the two are not nearly alike."""
_ALIKE: Final = Decimal("0.05")


class Pair(NamedTuple):
    """A figure, and what stands in its place, or is of the time before."""

    of: str
    value: Decimal
    before: Decimal
    period: Period
    """Of the figure before."""

    @property
    def noughts(self) -> int:
        """How many noughts it has more than before, or less: 0 unless it is exactly so many times that."""
        low, high = sorted((abs(self.value), abs(self.before)))
        if low <= 0 or self.value * self.before < 0:
            return 0
        many = next((n for n in range(1, _MOST_NOUGHTS + 1) if low * _TEN**n == high), 0)
        return many if abs(self.value) == high else -many

    @property
    def has_digits(self) -> bool:
        """Whether the figure tells enough to be no round one."""
        return len(f"{abs(self.value):f}".replace(".", "").strip("0")) >= _DIGITS

    @property
    def text(self) -> str:
        """Both figures in words."""
        return f"{self.of}: {shown(self.before)} untuk {self.period}, sekarang {shown(self.value)}"


def tenfold(means: str, pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Yield that figures are exactly ten, a hundred or a thousand times those before, or as small a part.

    A budget hardly becomes that; what is spent or counted may by chance, where its figures are round.
    """
    is_granted = means in (ORIGINAL, REVISED)
    groups: dict[int, list[Pair]] = {}
    for pair in pairs:
        if pair.noughts:
            groups.setdefault(pair.noughts, []).append(pair)
    for noughts, found in groups.items():
        is_most = len(found) >= _ENOUGH and 2 * len(found) > len(pairs)
        told = found if is_most or is_granted else [pair for pair in found if pair.has_digits]
        if told:
            times = shown(Decimal(_TEN ** abs(noughts)))
            how = f"{times} kali" if noughts > 0 else f"seper-{times}"
            where = f"di {len(told)} dari {len(pairs)} baris "
            more = ", …" if len(told) > _SHOWN else ""
            sample = "; ".join(pair.text for pair in told[:_SHOWN])
            what = "" if is_most else f" {' '.join(pair.of for pair in told)}"
            words = f"{named(means)} {where}persis {how} yang tersimpan ({sample}{more})"
            yield f"tens {means} {noughts}{what}", f"{words}: mungkin kelebihan atau kekurangan nol"


def exchanged(means: str, pairs: Sequence[Pair], *, is_stock: bool) -> Iterator[tuple[str, str]]:
    """Yield rows that have exactly what was stored for another one, and that one theirs."""
    owners: dict[Decimal, list[Pair]] = {}
    for pair in pairs:
        owners.setdefault(pair.before, []).append(pair)
    told: set[str] = set()
    for pair in pairs:
        ring = [*_ring(pair, owners, is_stock=is_stock)] if pair.of not in told else []
        if ring:
            told |= {one.of for one in ring}
            names = " dan ".join(one.of for one in ring)
            figures = "; ".join(one.text for one in ring)
            rows = " ".join(sorted(one.of for one in ring))
            words = f"{named(means)} {names} persis seperti yang tersimpan untuk satu sama lain ({figures})"
            yield f"exchanged {means} {rows}", f"{words}: mungkin tertukar"


def _ring(first: Pair, owners: dict[Decimal, list[Pair]], *, is_stock: bool) -> Iterator[Pair]:
    """Yield the rows that exchange their figures with one, itself first; nothing where it does not."""
    found = [first]
    while _is_telling(found[-1], is_stock=is_stock):
        others = owners.get(found[-1].value, [])
        if len(others) != 1:
            return
        if others[0] is first:
            yield from found
            return
        if others[0] in found:
            return
        found.append(others[0])


def _is_telling(pair: Pair, *, is_stock: bool) -> bool:
    """Say whether a figure became another one that nobody has by chance."""
    if pair.value == pair.before or not pair.has_digits:
        return False
    low = min(pair.value, pair.before)
    is_near = abs(pair.value - pair.before) <= _ALIKE * pair.before
    return low >= _OF_SOME_SIZE or (is_stock and low >= _STOCK_OF_SOME_SIZE and not is_near)
