"""What is invented says so in the names of its files."""

from __future__ import annotations

from typing import Final

from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest

_WORD: Final = "peragaan"
PUBLISHED: Final = "contoh-ditutup"
"""Address of the office beside the invented one: its figures are those of a real report."""


def invented(office: Office) -> str:
    """Return what a name of a file of an office begins with: nothing where the office is real."""
    return f"{_WORD}-" if office.is_demonstration else ""


def file_stem(request: OfficeRequest) -> str:
    """Return the name of a file that holds a whole year, without its ending."""
    here = request.here
    name = f"{here.office.slug}-{here.require_year().year}"
    return name if here.office.slug == _WORD else f"{invented(here.office)}{name}"
