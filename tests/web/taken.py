"""Offices and their years for tests of the pages."""

from __future__ import annotations

from pathlib import Path

from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFICES = ("balangan-2023", "belitung-2024", "probolinggo-2021")


def taken(name: str) -> OfficeYear:
    """An example taken in for an office of its own."""
    office = Office.objects.create(slug=name, name=name)
    return take_in(office, int(name[-4:]), scan_folder(EXAMPLES / name, IssueLog()))
