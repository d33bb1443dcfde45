"""What comes after a closed year."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import PLANNING


@dataclass(frozen=True, slots=True)
class NextYear:
    """The year after one that is closed."""

    year: int
    is_begun: bool
    may_begin: bool
    """The person may begin it."""


def next_year_of(request: OfficeRequest) -> NextYear | None:
    """Return what comes after a closed year; `None` while it is open."""
    own = request.here.require_year()
    if not own.is_closed:
        return None
    is_begun = own.office.years.filter(year=own.year + 1).exists()
    return NextYear(own.year + 1, is_begun, bool(request.here.roles & PLANNING))
