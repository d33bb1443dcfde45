"""Levels of the office whose indicators the report shows in sections of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from capaian.documents.scope.values import Series, Value, yes_no
from capaian.documents.scope.view import View
from capaian.documents.scope.world import World
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind

_ECHELON: Final = re.compile(r"[IVX]+[ab]?\Z")
_STRANGE: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Level:
    """A tier with all its indicators, those without a target too."""

    tier: str
    indicators: frozenset[IndicatorCode]

    @property
    def name(self) -> str:
        """`Eselon III` for a numeral; a tier that has a name keeps it: `JF`."""
        return f"Eselon {self.tier}" if _ECHELON.match(self.tier) else self.tier

    @property
    def slug(self) -> str:
        """The tier as a part of ids."""
        return _STRANGE.sub("-", self.tier.lower()).strip("-")


LEVEL: View[Level] = View(
    "jenjang",
    {
        "tier": lambda v, w: v.tier,
        "name": lambda v, w: v.name,
        "slug": lambda v, w: v.slug,
        "is_national": lambda v, w: yes_no(bool(t := _promised(v, w)) and t <= _national(w.office_year)),
        "indicators": lambda v, w: w.select("indicators", lambda thing: thing.key in v.indicators),
    },
)


def levels_root(world: World) -> Value:
    """Return the tiers that have indicators, in the order in which the plan first names them."""
    found = levels_of(world.office_year)
    return Series("jenjang", tuple(LEVEL.of(level.tier, level, world) for level in found), is_open=True)


def _promised(level: Level, world: World) -> frozenset[IndicatorCode]:
    """The indicators of a tier with a target for the period."""
    tiers = (tier for tier in world.assessment.tiers if tier.tier == level.tier)
    return frozenset(code for tier in tiers for counted in tier.by_status for code in counted.indicators)


def levels_of(year: OfficeYear) -> tuple[Level, ...]:
    """Return the tiers of an office-year with their indicators."""
    tiers = dict.fromkeys(indicator.tier for indicator in year.indicators)
    return tuple(Level(t, frozenset(i.code for i in year.indicators if i.tier == t)) for t in tiers)


def _national(year: OfficeYear) -> frozenset[IndicatorCode]:
    """Indicators that the report measures beside national targets, in a section of that name."""
    central = (a for a in year.agreements_of_year if a.kind is AgreementKind.DIRECTOR_GENERAL)
    return frozenset(target.indicator for agreement in central for target in agreement.targets)
