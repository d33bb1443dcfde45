"""A result by where it stands, as it counts and as it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from capaian.domain.value import CellValue, Known, TextValue


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a result stands."""

    kind: str
    code: str
    """Of what it is the result."""
    what: str
    """Which one, in Indonesian."""
    part: str = ""
    """Of which part of it: a district, an output."""
    called: str = field(default="", compare=False)
    """What people call this part, where that is another text; under another name it is the same part."""


@dataclass(frozen=True, slots=True)
class Said:
    """A result as it counts, and as it is shown."""

    value: object
    shown: str


Pairs = Iterator[tuple[Spot, Said]]


def said(cell: CellValue) -> Said:
    """Return what a cell says; how it is shown is part of it."""
    if isinstance(cell, Known):
        return Said((cell.value, cell.unit, cell.display), cell.display)
    if isinstance(cell, TextValue):
        return Said((cell.text, cell.met), cell.text)
    return Said(cell.reason, cell.words)


def numbered(pairs: Pairs) -> Pairs:
    """Yield all pairs, each at a spot of its own: of two that are called alike neither hides the other."""
    seen: Counter[Spot] = Counter()
    for spot, what in pairs:
        seen[spot] += 1
        yield (spot if seen[spot] == 1 else replace(spot, kind=f"{spot.kind} {seen[spot]}")), what
