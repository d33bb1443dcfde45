"""Figures that a slip makes of stored ones: with noughts more or less."""

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
