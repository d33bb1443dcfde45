"""What was chosen for a new dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from capaian.dossier.beginning.catalogue import Chosen
from capaian.dossier.beginning.places import Region

OFFICE: Final = "Dinas Kependudukan dan Pencatatan Sipil"
SHORT: Final = "Disdukcapil"


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
