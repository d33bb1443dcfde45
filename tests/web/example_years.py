"""Offices and their years for tests of the pages."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import IS_NIGHTLY
from tests.web.beginnings import lay
from tests.web.database_replay import replay

from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.demonstration.make import make_files
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFICES = ("balangan-2023", "belitung-2024", "probolinggo-2021")
DAILY_OFFICES = OFFICES if IS_NIGHTLY else OFFICES[:1]
"""For what is tried on a whole dossier: what differs between them is tried
by day where it is read.
"""


def example_year(name: str) -> OfficeYear:
    """An example taken in for an office of its own."""
    replay(f"taken {name}", lambda: _take(name))
    return OfficeYear.objects.get(office__slug=name)


def invented_year(folder: Path, slug: str = "khayal", year: int = 2025) -> OfficeYear:
    """A year of the invented regency, as the demonstration has it,
    taken in from files below `folder`.
    """

    def take() -> None:
        files = {name: text.encode() for name, text in make_files(year).items()}
        office = Office.objects.create(slug=slug, name=slug.title())
        take_in(office, year, lay(files, folder / slug))

    replay(f"invented {slug} {year}", take)
    return OfficeYear.objects.get(office__slug=slug, year=year)


def _take(name: str) -> None:
    office = Office.objects.create(slug=name, name=name)
    take_in(office, int(name.split("-")[1]), scan_folder(EXAMPLES / name, IssueLog()))
