"""Tiers spelled in two ways: what belongs to the one would not stand in the section of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear

_Written = tuple[str, Place]
"""A tier and where it stands."""


def check_tiers(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield an error for each tier that is spelled in another way than elsewhere.

    Posts say how a tier is written, then agreements, objectives and indicators; those may have tiers that
    no post has (`nasional`).
    """
    spelling = {_plain(post.tier): post.tier for post in office_year.office.posts if post.tier}
    for tier, place in _written(office_year):
        usual = spelling.setdefault(_plain(tier), tier)
        if usual != tier:
            message = f"Tingkat {tier} di tempat lain ditulis {usual}; isinya terpisah dari bagian itu."
            yield Issue(Level.ERROR, "tier_spelling", message, _at(place), tier, f"Tulis {usual}.")


def _written(office_year: OfficeYear) -> Iterable[_Written]:
    written = (
        *((agreement.tier, agreement.place) for agreement in office_year.agreements),
        *((objective.tier, objective.place) for objective in office_year.objectives),
        *((indicator.tier, indicator.place) for indicator in office_year.indicators),
    )
    return ((tier, place) for tier, place in written if tier)


def _plain(tier: str) -> str:
    return " ".join(tier.split()).casefold()


def _at(place: Place) -> Place:
    return Place(place.file, place.row, "tier")
