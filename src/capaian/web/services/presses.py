"""Presses of the counter sheet: what may be counted, and keeping a list of them, all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.web.accounts.models import User
from capaian.web.feed.models import find_reason_of_day, in_force, lock_year
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.models import SiteDay, Tally
from capaian.web.services.seals import DAY, LockedDays, seal_numbers, seal_presses
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

TAKEN_BACK: Final = "taken back"
"""By which the key of a press becomes that of its taking back."""
MAX_PRESSES: Final = 500
"""Of one list."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press, or one number that was entered: of a level the level itself."""

    key: UUID
    day: date
    site: str
    service: str
    stage: str
    area: str = ""
    detail: str = ""
    post: str = ""
    count: int = 1


CELL: Final = ("day", "site", "service", "stage", "area", "detail", "post", "holder")
"""What sums are kept apart by: no undoing takes away what somebody else counted."""
CELL_OF_LEVEL: Final = CELL[:-2]


class RefusedPressesError(RefusedChangeError):
    """Some presses cannot be counted; none of the list is kept."""

    def __init__(self, reasons: Mapping[UUID, str]) -> None:
        """Keep the reason of each press that is refused."""
        super().__init__(next(iter(reasons.values()), "Tidak ada yang dihitung."))
        self.reasons = reasons


def keep_presses(
    year: OfficeYear,
    user: User,
    presses: Sequence[Press],
    *,
    of_tickets: bool = False,
    of_visits: bool = False,
) -> None:
    """Count presses, each once however often it comes.

    Args:
        year: The office-year.
        user: Who counts.
        presses: Of any days, sites and services.
        of_tickets: Whether tickets count: else what has tickets is not counted by hand as well.
        of_visits: Whether visits count: like tickets also beside a recap of the month.

    Raises:
        RefusedPressesError: with a reason for each press that cannot be counted; then none is.
    """
    try:
        _keep(year, user, presses, of_tickets, of_visits)
    except IntegrityError:  # the same list came twice at once: the other one has kept it
        _keep(year, user, presses, of_tickets, of_visits)


@transaction.atomic
def _keep(
    year: OfficeYear, user: User, presses: Sequence[Press], of_tickets: bool, of_visits: bool
) -> None:
    year = lock_if_over(year, {press.day for press in presses})
    rules = PressRules(year, user, catalogue_of(year), of_tickets=of_tickets)
    kept = {
        each.key: each
        for each in year.office.tallies.filter(key__in=[press.key for press in presses])
    }
    new = [press for press in dict.fromkeys(presses) if press.key not in kept]
    reasons = dict(_unlike(presses, kept, rules.catalogue))
    reasons |= {press.key: reason for press in new if (reason := rules.find_reason(press))}
    if not (of_tickets or of_visits):
        fit = [press for press in new if press.key not in reasons]
        reasons |= dict(_find_counted_twice(year, rules.catalogue, fit))
    days = {} if reasons else _lock_days(year, new)
    reasons |= _closed(days, new)
    settled = [] if reasons else _settle_levels(year, rules.catalogue, new)
    tallies = [rules.tally_of(press) for press in settled]
    reasons |= dict(_below_zero(rules, tallies))
    if reasons:
        raise RefusedPressesError(reasons)
    add_tallies(year, tallies, days)


def add_tallies(year: OfficeYear, tallies: Sequence[Tally], days: LockedDays) -> None:
    """Keep new rows of the register, of days that are locked."""
    seal_presses(tallies)
    Tally.objects.bulk_create(tallies)
    note_presses(year, Counter((each.site, each.day) for each in tallies), days)


def note_presses(
    year: OfficeYear, counts: Mapping[tuple[str, date], int], days: LockedDays
) -> None:
    """Note how many rows were added to days, by site and day;
    the log has each day from the first one on.
    """
    begun = [days[place] for place in counts if not days[place].presses]
    seal_numbers(counts, days)
    if counts:  # years after it no longer begin with what they did
        year.office.openings.filter(year__gt=year.year).delete()
    if begun:
        seals = [f"{DAY}/{each.pk}" for each in begun]
        deed = Deed("services.days_begun", str(year.pk), None, {"days": len(begun)}, seals)
        record(year.office, Author(), [deed])


@transaction.atomic
def take_back(year: OfficeYear, user: User, keys: Sequence[UUID]) -> None:
    """Count presses away again, each on its day and as whose it was counted.

    Raises:
        RefusedPressesError: if one is of a day or month that is closed, or somebody took more away
            since;
            then none is taken back.
    """
    kept = [*year.office.tallies.filter(key__in=keys)]
    year = lock_if_over(year, {each.day for each in kept})
    rules = PressRules(year, user, catalogue_of(year))
    unfit = {each.key: reason for each in kept if (reason := rules.reason_of_day(each.day))}
    days = {} if unfit else _lock_days(year, kept)
    if reasons := unfit or _closed(days, kept):
        raise RefusedPressesError(reasons)
    for each in kept:
        each.pk, each.key, each.count, each.by = (
            None,
            uuid5(each.key, TAKEN_BACK),
            -each.count,
            user,
        )
        each.table = None  # a table has the numbers that it brought, and no others
    if reasons := dict(_below_zero(rules, kept)):
        raise RefusedPressesError(reasons)
    add_tallies(year, kept, days)


def lock_if_over(year: OfficeYear, days: Collection[date]) -> OfficeYear:
    """Return the year, locked where a month of the days is over:
    somebody may close it at this moment.
    """
    today = localdate()
    is_over = any(day.year == year.year and Period.month_of(day).end <= today for day in days)
    return lock_year(year) if is_over else year


class PressRules(HolderNumbers):
    """What somebody may count in a year, and as whom."""

    def __init__(
        self, year: OfficeYear, user: User, catalogue: Catalogue, *, of_tickets: bool = False
    ) -> None:
        """Keep who counts; tickets go on after their service ended, and count what has tickets."""
        super().__init__(year.office, user)
        self.year, self.user, self.catalogue, self.of_tickets = year, user, catalogue, of_tickets
        self.is_closed = cache(lambda month: in_force(year, Register.SERVICES, month) is not None)
        self.reason_of_day = cache(
            lambda day: find_reason_of_day(
                year, Register.SERVICES, day, is_month_closed=self.is_closed
            )
        )

    def find_reason(self, press: Press) -> str:
        """Return why a press can be of no office, whatever was counted before; empty:
        it can be.
        """
        return self.reason_of_day(press.day) or next(self._reasons(press), "")

    def _reasons(self, press: Press) -> Iterator[str]:
        found, service = self.catalogue, self.catalogue.services.get(press.service)
        if press.site not in found.sites:
            yield "Pilih tempat dari daftar."
        if service is None:
            yield "Pilih layanan dari daftar."
        elif not (self.of_tickets or service.is_offered(press.day)):
            yield f"{service.name} tidak berlaku pada {press.day:%d-%m-%Y}."
        elif press.stage not in service.stages:
            yield f"{service.name} tidak mempunyai tahap {stage_words(press.stage)}."
        elif press.detail not in (service.details or ("",)) and press.count > 0:
            known = (
                f"pilih rinciannya, {' atau '.join(service.details)}" if service.details else ""
            )
            yield f"{service.name}: {known or 'tidak mempunyai rincian itu'}."
        elif service.has_tickets(press.stage) and not self.of_tickets:
            yield f"{service.name} memakai karcis: jalankan karcisnya, turusnya terisi sendiri."
        yield from self._reasons_of_area(press)
        if press.post and self.holding_of(press.post, press.day) is None:
            yield "Jabatan itu bukan jabatan Anda pada hari itu."
        if service and service.posts and press.post not in service.posts:
            names = (
                found.posts[post].name if post in found.posts else post for post in service.posts
            )
            yield f"{service.name} dicatat atas nama jabatan {' atau '.join(names)}."
        most, is_level = found.most(press.service), found.is_level(press.service)
        if not (press.count >= 0 if is_level else press.count) or abs(press.count) > most:
            yield f"Jumlah antara {0 if is_level else 1} dan {most:,}.".replace(",", ".")

    def _reasons_of_area(self, press: Press) -> Iterator[str]:
        # Of a village a count may be one person.
        area = next((each for each in self.catalogue.districts if each.code == press.area), None)
        if press.area and area is None:
            yield "Pilih kecamatan pemohon dari daftar."
        elif area and press.count > 0 and not area.is_there(press.day, press.day):
            yield f"{area.name} berlaku {area.dates}, bukan pada {press.day:%d-%m-%Y}."

    def tally_of(self, press: Press) -> Tally:
        """Return the row that keeps a press."""
        where = {name: getattr(press, name) for name in CELL[:-1]}
        holder = self.number_of(press.post, press.day, binds=True)
        own = {"key": press.key, "count": press.count, "holder": holder, "by": self.user}
        return Tally(office=self.year.office, **where, **own)


def _unlike(
    presses: Iterable[Press], kept: Mapping[UUID, Tally], catalogue: Catalogue
) -> Iterator[tuple[UUID, str]]:
    """Yield presses whose key names another one: that is no press that comes again."""
    first: dict[UUID, Press | Tally] = {**kept}
    for press in presses:
        other = first.setdefault(press.key, press)
        # Of a level the change is kept, and its number is part of the key.
        names = {*Press.__slots__} - ({"count"} if catalogue.is_level(press.service) else set())
        if any(getattr(other, name) != getattr(press, name) for name in names):
            yield press.key, "Kunci ini sudah dipakai untuk tekanan lain."


def _lock_days(year: OfficeYear, presses: Iterable[Press | Tally]) -> LockedDays:
    """Return the days of presses, locked."""
    return lock_days(year, {(press.site, press.day) for press in presses})


def lock_days(year: OfficeYear, days: Collection[tuple[str, date]]) -> LockedDays:
    """Return days of sites, locked in one order for everybody."""
    sites, dates = {site for site, _ in days}, {day for _, day in days}
    rows = SiteDay.objects.filter(office=year.office, site__in=sites, day__in=dates)
    locked = rows.select_for_update().order_by("site", "day")
    found = {(each.site, each.day): each for each in locked}
    if missing := sorted({*days} - found.keys()):
        new = [SiteDay(office=year.office, site=site, day=day) for site, day in missing]
        SiteDay.objects.bulk_create(new, ignore_conflicts=True)
        found = {(each.site, each.day): each for each in locked.all()}
    return found


def _closed(days: LockedDays, presses: Iterable[Press | Tally]) -> Mapping[UUID, str]:
    """Return which presses are of closed days."""
    return {
        press.key: f"Hari {press.day:%d-%m-%Y} di tempat ini sudah ditutup."
        for press in presses
        if (press.site, press.day) in days and days[press.site, press.day].closed_at is not None
    }


def _find_counted_twice(
    year: OfficeYear, catalogue: Catalogue, presses: Sequence[Press]
) -> Iterator[tuple[UUID, str]]:
    """Yield presses that would be counted a second time:
    their post brought a recap of their month.
    """
    months = {Period.month_of(press.day) for press in presses}
    over = [each for each in months if each.end <= localdate()]  # before that nobody has a recap
    if not over:
        return
    names = ("site", "service", "detail", "stage", "post")
    first, last = min(each.start for each in over), max(each.end for each in over)
    rows = year.office.tallies.filter(is_recap=True, day__gte=first, day__lte=last).order_by()
    sums = rows.values_list("day", *names).annotate(WholeSum("count"))
    recaps = {(Period.month_of(day), *cell): total for day, *cell, total in sums if total}
    for press in presses:
        month = Period.month_of(press.day)
        total = recaps.get((month, *(getattr(press, name) for name in names)))
        if total and (press.count > 0 or catalogue.is_level(press.service)):
            what = f"{catalogue.service_names[press.service]} {stage_words(press.stage)}"
            why = f"{what} {month.label} sudah dibawa sebagai rekap bulanan"
            yield press.key, f"{why}: betulkan tabelnya di Bawa tabel, jangan ditambah di sini."


def _below_zero(rules: PressRules, tallies: Sequence[Tally]) -> Iterator[tuple[UUID, str]]:
    """Yield presses that take away more than there is in their cell, all of the list together."""
    year, catalogue = rules.year, rules.catalogue
    cells = [_cell_of(each, catalogue) for each in tallies]
    changes: Counter[tuple[tuple[str, object], ...]] = Counter()
    for cell, each in zip(cells, tallies, strict=True):
        changes[cell] += each.count
    short = {
        cell for cell, change in changes.items() if change < 0 and _sum_of(year, cell) + change < 0
    }
    for cell, each in zip(cells, tallies, strict=True):
        if cell in short and each.count < 0:
            area = catalogue.areas[each.area].name if each.area else "tanpa kecamatan"
            post = catalogue.posts[each.post].name if each.post else "tanpa jabatan"
            what = f"Yang dikurangi lebih banyak daripada yang Anda hitung ({area}, {post})"
            yield (
                each.key,
                f"{what}: {catalogue.service_names[each.service]} {stage_words(each.stage)}.",
            )


def _cell_of(each: Press | Tally, catalogue: Catalogue) -> tuple[tuple[str, object], ...]:
    """Return what the sum that a press goes into is of; a level has one at a site,
    whoever records it.
    """
    names = CELL_OF_LEVEL if catalogue.is_level(each.service) else CELL
    return tuple((name, getattr(each, name)) for name in names)


def _sum_of(year: OfficeYear, cell: tuple[tuple[str, object], ...]) -> int:
    own = year.office.tallies.filter(is_recap=False, **dict(cell))
    found: int | None = own.aggregate(sum=WholeSum("count"))["sum"]
    return found or 0


def _settle_levels(
    year: OfficeYear, catalogue: Catalogue, presses: Sequence[Press]
) -> Iterator[Press]:
    """Yield presses as what they change: a level of 5 on a day that has 3 adds 2.

    Days are locked by then.
    """
    levels: dict[tuple[tuple[str, object], ...], int] = {}
    for press in presses:
        if catalogue.is_level(press.service):
            cell = _cell_of(press, catalogue)
            before = levels[cell] if cell in levels else _sum_of(year, cell)
            levels[cell] = press.count
            yield replace(press, count=press.count - before)
        else:
            yield press
