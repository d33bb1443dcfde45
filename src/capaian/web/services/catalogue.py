"""The catalogue of an office-year as the counter sheet needs it, and one for an office to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from capaian.domain.office import Area, Post
from capaian.domain.registers.catalogue import Service, Site, SiteKind, Stage
from capaian.dossier.tables.parts import SERVICES, SITES
from capaian.rulebook import load_reference
from capaian.rulebook.reference import ServiceEntry
from capaian.rules.registers.balance import blank_names
from capaian.rules.registers.feed import is_within
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


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

    def district_of(self, site: str) -> str:
        """Return the kecamatan that a site lies in; empty: it serves the whole regency."""
        area = self.sites[site].area if site in self.sites else None
        return next((str(each.code) for each in self.districts if is_within(area, each.code)), "")

    def is_free(self, day: date) -> bool:
        """Say whether the office does not open on a day; where it declared no hours nobody knows."""
        return bool(self.calendar.hours) and self.calendar.opening(day) is None

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


def begin_catalogue(year: OfficeYear, author: Author) -> int:
    """Write the services of the rulebook, a counter and the kecamatan as sites; returns how many services.

    Raises:
        RefusedChangeError: as for any change of the year.
    """
    found = catalogue_of(year)
    entries = [each for each in load_reference().services if each.code not in found.services]
    edits = [Edit(SERVICES.file, _service_cells(each)) for each in entries]
    edits += [
        Edit(SITES.file, cells) for cells in _sites(found.districts) if cells["code"] not in found.sites
    ]
    change(year, edits, author)
    return len(entries)


def _service_cells(entry: ServiceEntry) -> dict[str, str]:
    source = entry.provenance
    cells = {
        "code": entry.code,
        "name": entry.name,
        "field": entry.field.value,
        "unit": entry.unit,
        "document": entry.document,
        "stages": " ".join(entry.stages),
        "details": " ".join(entry.details),
        "standard": str(entry.standard or ""),
        "blank": entry.blank,
        "legal_basis": f"{source.regulation}, {source.article} ({source.verification.words})",
    }
    return {name: text for name, text in cells.items() if text}


def _sites(districts: tuple[Area, ...]) -> Iterator[dict[str, str]]:
    yield {"code": "loket-1", "name": "Loket 1", "kind": SiteKind.COUNTER.value}
    for area in districts:
        kind = SiteKind.DISTRICT
        yield {"code": f"kec-{area.code}", "name": area.name, "kind": kind.value, "area": area.code}
