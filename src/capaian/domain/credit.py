"""Credit points (angka kredit): what a functional post's activities are worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import MeasureCode
from capaian.domain.issue import Place
from capaian.domain.value import Unit


@dataclass(frozen=True, slots=True)
class CreditActivity:
    """One activity of a credit-point indicator: so many points for every so many counted."""

    code: str
    """Within its indicator: `verifikasi`."""
    name: str
    unit: Unit
    """What is counted: `laporan`, `karakter`."""
    weight: Decimal
    """Points for every `per` counted: `0.013`."""
    per: int
    """How many the weight is for: 1, or 1000 for `0,001/1000 karakter`."""
    measure: MeasureCode
    """The count in `counts.csv`. An activity not done is counted as 0; an absent count is missing."""
    place: Place
