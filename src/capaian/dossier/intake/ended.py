"""Rows of which nothing is told any more, where each part of the year told much: seldom is that so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.chances import BY_CHANCE
from capaian.dossier.intake.stored_figures import (
    ENOUGH,
    Key,
    Known,
    Nature,
    New,
    others_named,
    rows_named,
)
from capaian.dossier.intake.sums import shown

_SELDOM: Final = 1_000_000
"""One row in so many, of those in which as much happened, has nothing the next time."""
_EVEN: Final = 4
"""The least part is no less than one in so many of their mean: what comes in bursts may stay away."""
_SHOWN: Final = 3


def ended(
    means: str, news: Sequence[New], nature: Nature, granted: Mapping[Key, Decimal]
) -> Iterator[tuple[str, str]]:
    """Yield the rows that become 0, which they never were or are not in what is stored of the same time.

    Args:
        means: What is counted or spent.
        news: The figures of it that a table gives, with those stored of the same.
        nature: How such figures come about; a state of nothing is told as any that is far less.
        granted: What was granted last; where it is spent nothing more can be.
    """
    if nature not in (Nature.EVENTS, Nature.SPENT):
        return
    found: dict[str, Known] = {}
    for new in news:
        last = None if new.value or new.is_stored else _before_end(new, nature, granted)
        if last is not None:
            found.setdefault(new.of, last)
    if found:
        sample = "; ".join(
            f"{of}: {shown(one.value)} untuk {one.period}" for of, one in [*found.items()][:_SHOWN]
        )
        rest = others_named([*found], _SHOWN)
        rows = rows_named(len(found), len({new.of for new in news}))
        yield (
            f"ended {means} {' '.join(found)}",
            f"{named(means)} 0 {rows} yang sebelumnya selalu jauh di atasnya ({sample}{rest})",
        )


def _before_end(new: New, nature: Nature, granted: Mapping[Key, Decimal]) -> Known | None:
    """Return the figure that a nought replaces or follows, where it is no ordinary one."""
    parts = new.parts(nature)
    same = next((one for one in parts if one.period == new.period), None)
    if same is not None:
        is_much = (-same.value).exp() * BY_CHANCE < 1
        return same if nature is Nature.EVENTS and is_much else None  # of money `sizes` asks
    is_odd = _is_seldom if nature is Nature.EVENTS else _is_paid_each_time
    values = [one.value for one in parts]
    total = sum(values, Decimal(0))
    is_even = bool(values) and 0 < total <= _EVEN * len(values) * min(values)
    is_left = new.key[1:] not in granted or total + min(values, default=0) <= granted[new.key[1:]]
    return new.nearest(nature) if is_even and is_left and is_odd(values) else None


def _is_seldom(values: Sequence[Decimal]) -> bool:
    """Say whether nothing hardly ever happens where so much did: of so many one would be in the next part."""
    often = Decimal(len(values)) / (len(values) + 1)
    return often ** sum(values, Decimal(0)) * _SELDOM < 1


def _is_paid_each_time(values: Sequence[Decimal]) -> bool:
    return len(values) >= ENOUGH
