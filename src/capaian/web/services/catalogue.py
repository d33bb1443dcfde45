"""The catalogue of an office-year as the counter sheet needs it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.domain.office import Area, Post
from capaian.domain.registers.catalogue import AmountKind, Service, Site, SiteKind, Stage
from capaian.rules.registers.balance import blank_names
from capaian.rules.registers.feed import is_within
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

MAX_COUNT: Final = 99_999
"""More was never done in a day."""
MAX_AMOUNT: Final = 999_999_999_999
"""Rupiah, or units of a level; a region's budget of a year is a thousandth part of more."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may be counted in an office-year, and where."""

    services: Mapping[str, Service]
    sites: Mapping[str, Site]
    districts: tuple[Area, ...]
    areas: Mapping[str, Area]
    posts: Mapping[str, Post]
    calendar: WorkCalendar

    @property
    def service_names(self) -> Mapping[str, str]:
        """Names of the services, by their codes."""
        return {code: each.name for code, each in self.services.items()}

    @property
    def site_names(self) -> Mapping[str, str]:
        """Names of the sites, by their codes."""
        return {code: each.name for code, each in self.sites.items()}

    @property
    def blank_names(self) -> Mapping[str, str]:
        """What each kind of blank is called."""
        return blank_names(self.services.values())

    def usual_site(self, posts: Collection[str]) -> str:
        """Return the site that is shown first:
        to who counts the office's own work the office itself.
        """
        is_at_office = any({*each.posts} & {*posts} for each in self.services.values())
        sites = sorted(
            self.sites.values(), key=lambda site: (site.kind is SiteKind.OFFICE) != is_at_office
        )
        return sites[0].code if sites else ""

    def alike(self, service: str) -> frozenset[str]:
        """Return the services whose numbers are of one kind with those of one: pieces, rupiah."""
        own = self.services.get(service)
        others = self.services.values() if own else ()
        return frozenset(each.code for each in others if own and each.amount is own.amount)

    def district_of(self, site: str) -> str:
        """Return the kecamatan that a site lies in; empty: it serves the whole regency."""
        area = self.sites[site].area if site in self.sites else None
        return next((str(each.code) for each in self.districts if is_within(area, each.code)), "")

    def is_free(self, day: date) -> bool:
        """Say whether the office does not open on a day;
        where it declared no hours nobody knows.
        """
        return bool(self.calendar.hours) and not self.calendar.openings(day)

    def is_service(self, code: str) -> bool:
        """Say whether a code is of a service to citizens; one that left the catalogue was."""
        return code not in self.services or not self.services[code].is_office_work

    def is_level(self, code: str) -> bool:
        """Say whether the numbers of a kind are levels."""
        return code in self.services and self.services[code].is_level

    def most(self, code: str) -> int:
        """Return the largest number that may be entered of a kind at once."""
        service = self.services.get(code)
        is_large = service is not None and service.amount in (AmountKind.LEVEL, AmountKind.RUPIAH)
        return MAX_AMOUNT if is_large else MAX_COUNT

    def total(self, sums: Mapping[tuple[str, str, str], int]) -> int:
        """Return the sum over cells (service, detail, stage) of all that can be added up:
        of counts.
        """
        amounts = {code: each.amount for code, each in self.services.items()}
        counts = (
            n
            for cell, n in sums.items()
            if amounts.get(cell[0], AmountKind.COUNT) is AmountKind.COUNT
        )
        return sum(counts)

    @property
    def stages(self) -> tuple[str, ...]:
        """Every stage that some service has, in the order of the work."""
        used = {stage for service in self.services.values() for stage in service.stages}
        return tuple(stage.value for stage in Stage if stage.value in used)


def catalogue_of(year: OfficeYear) -> Catalogue:
    """Return the catalogue of an office-year; an empty one where its rows cannot be read."""
    facts = know(year).read.partial
    if facts is None:
        return Catalogue({}, {}, (), {}, {}, WorkCalendar((), frozenset()))
    return Catalogue(
        {service.code: service for service in facts.services},
        {site.code: site for site in facts.sites},
        facts.districts,
        {str(code): area for code, area in facts.area_by_code.items()},
        {post.id: post for post in facts.office.posts},
        WorkCalendar.of_year(facts),
    )


def stage_words(stage: str) -> str:
    """Return a stage in Indonesian; one that is not of the enumeration as it is."""
    return Stage(stage).words if stage in {each.value for each in Stage} else stage
