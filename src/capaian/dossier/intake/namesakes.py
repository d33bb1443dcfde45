"""Which row is of the regency and which of the kecamatan of its name: the figures and the numbering tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

_PAIR: Final = 2


class Verdict(Enum):
    """What a lone row with the name of both is."""

    AREA = "area"
    TOTAL = "total"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Line:
    """A row with figures."""

    row: int
    counts: Mapping[str, Decimal]
    """Those of its counts that can be read, by the names of columns."""
    is_marked: bool
    """A number, a code, or the rank of a kecamatan stands before its name."""


def total_of_pair(alike: Sequence[Line]) -> int | None:
    """Return which of two rows with one name is the total: that with more; never one with a number alone.

    More rows than two, and two with a number each, are of one kecamatan.
    """
    if len(alike) != _PAIR or all(line.is_marked for line in alike):
        return None
    shared = alike[0].counts.keys() & alike[1].counts.keys()
    sums = [sum((line.counts[name] for name in shared), Decimal(0)) for line in alike]
    more = alike[0] if sums[0] > sums[1] else alike[1]
    return more.row if sums[0] != sums[1] and not more.is_marked else None


def verdict(alone: Line, others: Sequence[Line], totals: Sequence[Line]) -> Verdict:
    """Say what the one row is that has the name of the regency and of a kecamatan.

    It is the total where it stands first or last, has no number, and is the sum of all others in all columns.
    One that is more than each of the others, and the only one without a number, may be either.

    Args:
        alone: The row.
        others: The rows of other areas.
        totals: Totals that call themselves so; one that adds up the row as well shows that it is of an area.
    """
    rows = [line.row for line in others]
    is_at_end = bool(rows) and not min(rows) < alone.row < max(rows)
    if len(others) < _PAIR or not is_at_end or not alone.counts or is_of_area(alone, others, totals):
        return Verdict.AREA
    sums = _sums(alone, others)
    if not any(sums.values()) or sums.keys() != alone.counts.keys():
        return Verdict.AREA
    is_alone_unmarked = all(line.is_marked for line in others)
    is_told = is_alone_unmarked or len({*sums.values()} - {Decimal(0)}) > 1
    if sums == alone.counts and is_told:
        return Verdict.TOTAL
    is_more = all(alone.counts[name] > line.counts[name] for line in others for name in sums)
    return Verdict.UNCLEAR if is_more and is_alone_unmarked else Verdict.AREA


def is_of_area(alone: Line, others: Sequence[Line], totals: Sequence[Line]) -> bool:
    """Say whether something shows that a row is of an area: its number, a total of it too, an area with more.

    Args:
        alone: The row.
        others: The rows of other areas.
        totals: Totals that call themselves so.
    """
    is_less = any(
        line.counts[name] > count
        for line in others
        for name, count in alone.counts.items()
        if name in line.counts
    )
    sums = _sums(alone, others)
    return alone.is_marked or is_less or any(_adds_up(total, sums, alone) for total in totals)


def _sums(alone: Line, others: Sequence[Line]) -> dict[str, Decimal]:
    """Return what other rows add up to in the columns of a row that all of them have."""
    return {
        name: sum((line.counts[name] for line in others), Decimal(0))
        for name in alone.counts
        if all(name in line.counts for line in others)
    }


def _adds_up(total: Line, sums: Mapping[str, Decimal], alone: Line) -> bool:
    """Say whether a total is of the other rows and of the one."""
    return any(total.counts.get(name) == value + alone.counts[name] for name, value in sums.items())
