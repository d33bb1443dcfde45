"""Presses of the counter sheet: what may be counted, and keeping a list of them once, all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Final
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.timezone import localdate

from capaian.domain.errors import CapaianError
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register
from capaian.web.accounts.models import User
from capaian.web.feed.month_closing import find_reason_of_day
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.holders import posts_on
from capaian.web.services.models import SiteDay, Tally
from capaian.web.years.models import OfficeYear

MAX_COUNT: Final = 99_999
"""Of one entered number; more was never done in a day."""
MAX_PRESSES: Final = 500
"""Of one list."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press, or one number that was entered."""

    key: UUID
    day: date
    site: str
    service: str
    stage: str
    area: str = ""
    detail: str = ""
    post: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class CountedCell:
    """What sums are kept apart by: no undoing takes away what somebody else counted."""

    day: date
    site: str
    service: str
    stage: str
    area: str
    detail: str
    post: str
    holder: int | None


class RefusedPressesError(CapaianError):
    """Some presses cannot be counted; none of the list is kept."""

    code: ClassVar[str] = "refused_presses"

    def __init__(self, reasons: Mapping[UUID, str]) -> None:
        """Keep the reason of each press that is refused."""
        super().__init__(next(iter(reasons.values()), "Tidak ada yang dihitung."))
        self.reasons = reasons


def keep_presses(year: OfficeYear, user: User, presses: Sequence[Press], *, of_tickets: bool = False) -> None:
    """Count presses, each once however often it comes.

    Args:
        year: The office-year.
        user: Who counts.
        presses: Of any days, sites and services.
        of_tickets: Whether tickets count: else what has tickets is not counted by hand as well.

    Raises:
        RefusedPressesError: with a reason for each press that cannot be counted; then none is.
    """
    try:
        _keep(year, user, presses, of_tickets)
    except IntegrityError:  # the same list came twice at once: the other one has kept it
        _keep(year, user, presses, of_tickets)


@transaction.atomic
def _keep(year: OfficeYear, user: User, presses: Sequence[Press], of_tickets: bool) -> None:
    year = hold_if_over(year, {press.day for press in presses})
    rules = PressRules(year, user, catalogue_of(year), localdate(), of_tickets)
    kept = {each.key: each for each in year.office.tallies.filter(key__in=[press.key for press in presses])}
    new = [press for press in dict.fromkeys(presses) if press.key not in kept]
    reasons = dict(_unlike(presses, kept))
    reasons |= {press.key: reason for press in new if (reason := rules.find_reason(press))}
    if not reasons:
        reasons |= _closed(_lock_days(year, new), new)
    if not reasons:
        reasons |= dict(_below_zero(year, [(press, rules.cell_of(press)) for press in new]))
    if reasons:
        raise RefusedPressesError(reasons)
    _add(year, [rules.tally_of(press) for press in new])


def _add(year: OfficeYear, tallies: Sequence[Tally]) -> None:
    Tally.objects.bulk_create(tallies)
    if tallies:  # years after it no longer begin with what they did
        year.office.openings.filter(year__gt=year.year).delete()


@transaction.atomic
def take_back(year: OfficeYear, user: User, keys: Sequence[UUID]) -> None:
    """Count presses away again, each on its day and as whose it was counted.

    Raises:
        RefusedPressesError: if one is of a day or month that is closed; then none is taken back.
    """
    kept = [*year.office.tallies.filter(key__in=keys)]
    year = hold_if_over(year, {each.day for each in kept})
    rules = PressRules(year, user, catalogue_of(year), localdate())
    unfit = {each.key: reason for each in kept if (reason := rules.find_reason_of_day(each.day))}
    if reasons := unfit or _closed(_lock_days(year, kept), kept):
        raise RefusedPressesError(reasons)
    for each in kept:
        each.pk, each.key, each.count, each.by = None, uuid5(each.key, "taken back"), -each.count, user
    _add(year, kept)


def hold_if_over(year: OfficeYear, days: Collection[date]) -> OfficeYear:
    """Return the year, held where a month of the days is over: somebody may close it at this moment."""
    today = localdate()
    if any(day.year == year.year and _month(day).end <= today for day in days):
        return OfficeYear.objects.select_for_update(of=("self",)).select_related("office").get(pk=year.pk)
    return year


def _month(day: date) -> Period:
    return Period(day.year, PeriodKind.MONTH, day.month)


@dataclass(frozen=True)
class PressRules:
    """What somebody may count in a year today."""

    year: OfficeYear
    user: User
    catalogue: Catalogue
    today: date
    of_tickets: bool = False
    """Whether tickets count, which go on after their service ended; else what has tickets is not counted."""
    _posts: dict[date, Mapping[str, int | None]] = field(default_factory=dict)
    _reasons_of_days: dict[date, str] = field(default_factory=dict)

    def find_reason(self, press: Press) -> str:
        """Return why a press can be of no office, whatever was counted before; empty: it can be."""
        return self.find_reason_of_day(press.day) or next(self._reasons(press), "")

    def find_reason_of_day(self, day: date) -> str:
        """Return why nothing can be counted on a day; empty: it can be."""
        if day not in self._reasons_of_days:
            self._reasons_of_days[day] = find_reason_of_day(self.year, Register.SERVICES, day, self.today)
        return self._reasons_of_days[day]

    def posts_on(self, day: date) -> Mapping[str, int | None]:
        """Return the posts of who counts, each with the number of the holder."""
        if day not in self._posts:
            self._posts[day] = posts_on(self.user, self.year.office, day)
        return self._posts[day]

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
        elif press.detail and press.detail not in service.details:
            yield f"{service.name} tidak mempunyai rincian itu."
        elif service.has_tickets(press.stage) and not self.of_tickets:
            yield f"{service.name} memakai karcis: jalankan karcisnya, turusnya terisi sendiri."
        # Of a village a count may be one person.
        if press.area and press.area not in {str(area.code) for area in found.districts}:
            yield "Pilih kecamatan pemohon dari daftar."
        if press.post and press.post not in self.posts_on(press.day):
            yield "Jabatan itu bukan jabatan Anda pada hari itu."
        if not 0 < abs(press.count) <= MAX_COUNT:
            yield f"Jumlah antara 1 dan {MAX_COUNT:,}.".replace(",", ".")

    def cell_of(self, press: Press) -> CountedCell:
        """Return where a press counts."""
        holder = self.posts_on(press.day).get(press.post) if press.post else None
        counted = (press.service, press.stage, press.area, press.detail)
        return CountedCell(press.day, press.site, *counted, press.post, holder)

    def tally_of(self, press: Press) -> Tally:
        """Return the row that keeps a press."""
        cell = self.cell_of(press)
        where = {name: getattr(cell, name) for name in CountedCell.__slots__}
        return Tally(office=self.year.office, key=press.key, count=press.count, by=self.user, **where)


def _unlike(presses: Iterable[Press], kept: Mapping[UUID, Tally]) -> Iterator[tuple[UUID, str]]:
    """Yield presses whose key names another one: that is no press that comes again."""
    first: dict[UUID, Press | Tally] = {**kept}
    for press in presses:
        other = first.setdefault(press.key, press)
        if any(getattr(other, name) != getattr(press, name) for name in Press.__slots__):
            yield press.key, "Kunci ini sudah dipakai untuk tekanan lain."


def _lock_days(year: OfficeYear, presses: Iterable[Press | Tally]) -> Mapping[tuple[str, date], SiteDay]:
    """Return the days of sites, held until all is kept, in one order for everybody."""
    found = {}
    for site, day in sorted({(press.site, press.day) for press in presses}):
        own = SiteDay.objects.select_for_update()
        found[site, day], _ = own.get_or_create(office=year.office, site=site, day=day)
    return found


def _closed(days: Mapping[tuple[str, date], SiteDay], presses: Iterable[Press | Tally]) -> Mapping[UUID, str]:
    return {
        press.key: f"Hari {press.day:%d-%m-%Y} di tempat ini sudah ditutup."
        for press in presses
        if days[press.site, press.day].closed_at is not None
    }


def _below_zero(year: OfficeYear, presses: Sequence[tuple[Press, CountedCell]]) -> Iterator[tuple[UUID, str]]:
    """Yield presses that take away more than there is in their cell, all of the list together."""
    changes: Counter[CountedCell] = Counter()
    for press, cell in presses:
        changes[cell] += press.count
    short = {cell for cell, change in changes.items() if change < 0 and _sum_of(year, cell) + change < 0}
    for press, cell in presses:
        if cell in short and press.count < 0:
            yield press.key, "Yang dikurangi lebih banyak daripada yang Anda hitung di situ."


def _sum_of(year: OfficeYear, cell: CountedCell) -> int:
    where = {name: getattr(cell, name) for name in CountedCell.__slots__}
    found: int | None = year.office.tallies.filter(**where).aggregate(sum=Sum("count"))["sum"]
    return found or 0
