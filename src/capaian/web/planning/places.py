"""Kecamatan of a year: that there are any."""

from __future__ import annotations

from capaian.domain.office_year import OfficeYear as Facts


def lacks_districts(facts: Facts | None) -> bool:
    """Say whether a year has no kecamatan yet, though something is counted in each of them."""
    return facts is not None and bool(facts.components) and not facts.districts
