"""The entry with which a year begins, and the one with which it is withdrawn."""

from __future__ import annotations

from typing import Final

from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

BEGUN: Final = "year.begun"
"""Action of the first entry of a year; the year is its subject."""
WITHDRAWN: Final = "year.withdrawn"
"""Action of the entry that removes a year before anything was entered in it; `before` has its id."""


def entry_of(year: OfficeYear) -> Entry | None:
    """Return the entry of the beginning of a year, with who began it; `None` where the log has none."""
    begun = Entry.objects.filter(office=year.office_id, action=BEGUN, subject=str(year.year))
    return begun.select_related("actor").order_by("number").last()
