"""Signing a day: the head of a section takes what all sites counted and closed as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import now

from capaian.domain.registers.closed_month import Register
from capaian.web.feed.entry_rules import find_reason_of_day, lock_year
from capaian.web.offices.models import Office
from capaian.web.services.catalogue import Catalogue, catalogue_of
from capaian.web.services.day_closing import DayError
from capaian.web.services.models import SiteDay
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """A day of all sites, as it is signed."""

    day: date
    sums: Sequence[tuple[str, str, str, int]]
    """Site, service, stage, count."""
    waiting: Mapping[str, str]
    """Sites that counted and have not closed the day, with their names."""
    empty: Mapping[str, str]
    """Sites that counted nothing and have not closed it: signing closes them."""
    signatures: Sequence[SiteDay]
    """Signed days of sites that counted."""
    is_signed: bool

    @property
    def stamp(self) -> str:
        """Fingerprint of the sums, which whoever signs has read."""
        return hashlib.sha256("\n".join(map(str, self.sums)).encode()).hexdigest()

    @property
    def is_ready(self) -> bool:
        """Whether it can be signed."""
        return bool(self.sums) and not self.waiting and not self.is_signed


def day_of_office(office: Office, catalogue: Catalogue, day: date) -> OfficeDay:
    """Return a day of all sites; two questions to the database."""
    rows = office.tallies.filter(day=day).order_by("site", "service", "stage")
    sums = [*rows.values_list("site", "service", "stage").annotate(WholeSum("count"))]
    counted = dict.fromkeys(site for site, *_ in sums)
    days = {each.site: each for each in office.site_days.filter(day=day).select_related("signed_by")}
    names = catalogue.site_names
    still_open = {site for site in (*names, *counted) if site not in days or days[site].closed_at is None}
    signed = [days[site] for site in counted if site in days and days[site].signed_at]
    return OfficeDay(
        day,
        sums,
        {site: names.get(site, site) for site in counted if site in still_open},
        {site: name for site, name in names.items() if site in still_open and site not in counted},
        signed,
        bool(counted) and len(signed) == len(counted),
    )


@transaction.atomic
def sign_day(year: OfficeYear, day: date, author: Author, read: str) -> None:
    """Sign a day; sites that counted nothing are closed with it.

    Raises:
        DayError: if its month is closed, nothing was counted, a site is still open, it is signed already, or
            other figures were read than there are.
    """
    locked = lock_year(year)
    if reason := find_reason_of_day(locked, Register.SERVICES, day):
        raise DayError(reason)
    office, catalogue = locked.office, catalogue_of(locked)
    SiteDay.objects.bulk_create(
        [SiteDay(office=office, site=site, day=day) for site in catalogue.sites], ignore_conflicts=True
    )
    # Whoever counts at a site holds its day: from here on nobody does.
    days = [*SiteDay.objects.select_for_update().filter(office=office, day=day).order_by("site")]
    found = day_of_office(office, catalogue, day)
    if found.waiting:
        raise DayError(f"Belum menutup hari: {', '.join(found.waiting.values())}.")
    if not found.is_ready:
        raise DayError("Hari ini sudah ditandatangani." if found.sums else "Tidak ada yang dihitung.")
    if found.stamp != read:
        raise DayError("Angkanya berubah sejak dibaca. Periksa lagi, lalu tandatangani.")
    for each in days:
        if each.closed_at is None:
            each.closed_at, each.closed_by = now(), author.user
        if each.signed_at is None:
            each.signed_at, each.signed_by = now(), author.user
    SiteDay.objects.bulk_update(days, ["closed_at", "closed_by", "signed_at", "signed_by"])
    total = sum(count for *_, count in found.sums)
    after = {"total": total, "sites": len(days), "sha256": found.stamp}
    record(office, author, [Deed("services.day_signed", f"{year.pk}/{day}", None, after)])
