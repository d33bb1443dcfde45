"""What a formula may name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from capaian.domain.value import Unit


@dataclass(frozen=True)
class Scope:
    """What a formula may name, and the unit its result is to have."""

    units: Mapping[str, Unit | None]
    """Every valid name (measures, components, indicators and their fields) with its unit, if known."""
    surveys: Collection[str] = ()
    areas: Collection[str] = ()
    """Official codes that `[area=...]` may choose."""
    tiers: Collection[str] = ()
    """Tiers that `[tier=...]` may choose: `II`, `III`, `IV`."""
    result: Unit | None = None
    """Declared unit of the result; `None` if any will do."""
