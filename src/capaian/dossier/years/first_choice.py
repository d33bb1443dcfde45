"""What is chosen for a new dossier, and in which years one may begin: those with a scale of achievement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.domain.policy import Policies
from capaian.domain.rule_set import RuleSet
from capaian.dossier.years.catalogue import Chosen
from capaian.dossier.years.regions import Region

OFFICE: Final = "Dinas Kependudukan dan Pencatatan Sipil"
SHORT: Final = "Disdukcapil"
_LAST_YEAR: Final = 2199


@dataclass(frozen=True, slots=True)
class Beginning:
    """An office and its first year."""

    region: Region
    year: int
    chosen: Chosen
    name: str = OFFICE
    """Of the office, without its regency."""
    short_name: str = SHORT
    place: str = ""
    """Where its head signs; empty: named like the regency."""

    @property
    def signs_at(self) -> str:
        """Place of signature."""
        return self.place or self.region.bare_name

    @property
    def counts_source(self) -> str:
        """Id of the source of the counts: the aggregate data of the second semester."""
        return f"agregat-{self.year}-s2"

    @property
    def survey_source(self) -> str:
        """Id of the source of the survey."""
        return f"skm-{self.year}"

    @property
    def budget_source(self) -> str:
        """Id of the source of money."""
        return f"realisasi-{self.year}"


def first_year(rules: RuleSet) -> int:
    """Return the first of them."""
    return min(s.provenance.valid_from.year for s in rules.scales if s.id == Policies().scale)


def may_begin(year: int, rules: RuleSet) -> bool:
    """Say whether a dossier of a year may begin; 0 is none."""
    return 0 < year <= _LAST_YEAR and rules.scale(Policies().scale, date(year, 12, 31)) is not None
