"""A day: closing it at a site with what is asked, opening it again, signing and reporting it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils.timezone import now

from capaian.domain.period import Period
from capaian.domain.registers.catalogue import Stage
from capaian.domain.registers.closed_month import Register
from capaian.rulebook import load_reference
from capaian.rulebook.reference import ReportColumn
from capaian.rules.registers.feed import feed_of
from capaian.web.feed.models import find_reason_of_day, lock_year, require_reason
from capaian.web.offices.models import Office
from capaian.web.services.blanks.stock import ask_about_blanks, balances
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.models import SiteDay
from capaian.web.services.seals import DAY
from capaian.web.services.sums import (
    Cell,
    aggregate,
    counted_days,
    in_words,
    service_lines,
    sums_of_day,
    unfinished_days,
)
from capaian.web.services.visits.models import VisitCount
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

JUMP: Final = 10
"""Times the mean of the last days, or the last day, from which on a sum is asked about."""
DAYS_COMPARED: Final = 5
MIN_TOTAL_OF_JUMP: Final = 20
"""Sums below are never asked about: ten of what is done once a day are no jump."""


def _stamp(*lines: object) -> str:
    """Return the fingerprint of what somebody has read."""
    return hashlib.sha256("\n".join(map(str, lines)).encode()).hexdigest()


def stamp_of(days: Iterable[DayReport | OfficeDay]) -> str:
    """Return the fingerprint of days, which whoever closes or signs them has read."""
    return _stamp(*(f"{each.day} {each.stamp}" for each in days))


@dataclass(frozen=True)
class DayReport:
    """A day at a site, as it is closed."""

    site: str
    day: date
    catalogue: Catalogue
    sums: Mapping[Cell, int]
    recaps: Mapping[Cell, int]
    """What was brought for the whole month that the day ends, and is closed and signed with it."""
    questions: tuple[str, ...]
    closed: SiteDay | None
    """`None`: it is open."""

    @property
    def stamp(self) -> str:
        """Fingerprint of the sums and questions."""
        return _stamp(*sorted(self.sums.items()), *sorted(self.recaps.items()), *self.questions)

    @property
    def total(self) -> int:
        """All counts of the day, of what can be added up."""
        return self.catalogue.total(self.sums)

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """Each service with its counts by stage in words, in the order of the catalogue."""
        return self._in_lines(self.sums)

    @property
    def recap_lines(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """The same of what was brought for the whole month."""
        return self._in_lines(self.recaps)

    def _in_lines(self, sums: Mapping[Cell, int]) -> list[tuple[str, list[tuple[str, int]]]]:
        order = {code: place for place, code in enumerate(self.catalogue.services)}
        stages = {stage: place for place, stage in enumerate(self.catalogue.stages)}
        found: dict[str, list[tuple[str, int]]] = {}
        for cell in sorted(sums, key=lambda c: (order.get(c[0], 999), c[1], stages.get(c[2], 99))):
            if sums[cell]:
                counted = (stage_words(cell[2]), sums[cell])
                found.setdefault(in_words(cell, self.catalogue), []).append(counted)
        return [*found.items()]


def report_day(year: OfficeYear, site: str, day: date) -> DayReport:
    """Return a day at a site with all that is asked about it."""
    catalogue, sums = catalogue_of(year), sums_of_day(year.office, day, site=site)
    closed = year.office.site_days.filter(site=site, day=day).exclude(closed_at=None).first()
    questions = () if closed else (*_questions(year, catalogue, site, day, sums),)
    recaps = sums_of_day(year.office, day, is_recap=True, site=site)
    return DayReport(site, day, catalogue, sums, recaps, questions, closed)


def _questions(
    year: OfficeYear, catalogue: Catalogue, site: str, day: date, sums: Mapping[Cell, int]
) -> Iterator[str]:
    if catalogue.is_free(day) and any(sums.values()):
        yield "Kantor tidak buka pada hari ini: benar ada yang dilayani?"
    counted = {service for (service, _, _), total in sums.items() if total}
    for line in service_lines(year, catalogue, day):
        if line.service.code in counted:
            yield from (f"{line.service.name}: {question}" for question in line.balance.questions)
    if missing := _without_area(year, catalogue, site, day):
        yield f"Tanpa kecamatan, sehingga tidak masuk angka per kecamatan: {missing}."
    printed = {
        service for (service, _, stage), total in sums.items() if total and stage == Stage.PRINTED
    }
    yield from ask_about_blanks(year.office, catalogue, printed, day)
    yield from _ask_about_visits(year.office, catalogue, site, day, sums)
    before = counted_days(year.office, day, DAYS_COMPARED, site=site)
    for cell, total in sums.items():
        others = [
            max(before.get(each, [0]))
            for each in {**before, **sums}
            if each[0] in catalogue.alike(cell[0])
        ]
        others += [
            sums[each] for each in sums if each != cell and each[0] in catalogue.alike(cell[0])
        ]
        if question := ask_about_jump(total, before.get(cell, []), max(others, default=0)):
            yield f"{in_words(cell, catalogue)}, {stage_words(cell[2])}: {question}"


def _ask_about_visits(
    office: Office, catalogue: Catalogue, site: str, day: date, sums: Mapping[Cell, int]
) -> Iterator[str]:
    """Yield what was pressed beside visits of the day whose documents are
    counted there already.
    """
    rows = VisitCount.objects.filter(visit__office=office, visit__day=day, visit__site=site)
    for code, detail, served in rows.values_list("service", "detail").annotate(WholeSum("count")):
        service = catalogue.services.get(code)
        for stage in (
            service.work[:1] if service else ()
        ):  # at later ones older requests are done too
            others, name = (
                sums.get((code, detail, stage), 0) - served,
                in_words((code, detail, ""), catalogue),
            )
            if service and others > 0 and not service.has_tickets(stage):
                yield (
                    f"{name}: {served} sudah dihitung dari kunjungan, {others} ditekan selain "
                    "itu: benar?"
                )


def _without_area(year: OfficeYear, catalogue: Catalogue, site: str, day: date) -> str:
    """Return what has no kecamatan though a declared row asks for it, in words; empty: nothing."""
    facts, counts = know(year).read.partial, Counter[str]()
    feeds = [each for each in (facts.feeds if facts else ()) if each.area]
    if facts is None or not feeds:
        return ""
    for each in aggregate(year, Period.month_of(day), day=day, site=site, area=""):
        if any(feed_of(facts).takes(feed, each) for feed in feeds):
            cell = (each.item, each.detail, each.stage)
            counts[f"{in_words(cell, catalogue)} {stage_words(each.stage)}"] += int(each.value)
    return ", ".join(f"{total} {words}" for words, total in counts.items())


def ask_about_jump(total: int, before: Sequence[int], others: int = 0) -> str:
    """Return what is asked of a sum beside those of the last days, the latest first; empty:
    nothing.

    One that is the first of its kind is compared with the most of `others`; 0: there are none.

    Examples:
        >>> ask_about_jump(340, [34, 38, 36]), ask_about_jump(339, [34, 38, 36])
        ('340, hari terakhir 34: benar?', '')
        >>> ask_about_jump(410, [], 41), ask_about_jump(409, [], 41)
        ('410, yang pertama; hitungan lain paling banyak 41: benar?', '')
    """
    if not any(before):
        is_jump = others > 0 and total >= max(JUMP * others, MIN_TOTAL_OF_JUMP)
        return (
            f"{total}, yang pertama; hitungan lain paling banyak {others}: benar?"
            if is_jump
            else ""
        )
    means = [Decimal(sum(each)) / len(each) for each in (before[:1], before) if any(each)]
    is_jump = any(total >= JUMP * mean for mean in means)
    return (
        f"{total}, hari terakhir {before[0]}: benar?"
        if is_jump and total >= MIN_TOTAL_OF_JUMP
        else ""
    )


def open_days(year: OfficeYear, site: str, month: Period) -> list[date]:
    """Return the days of a month with counts that a site has not closed, the oldest first."""
    days = unfinished_days(year.office, month.start, month.end)
    return [each.day for each in days if each.site == site and each.closed_at is None]


@transaction.atomic
def close_days(
    year: OfficeYear, site: str, days: Sequence[date], author: Author, read: str
) -> None:
    """Close days at a site, all or none: nothing is counted there any more.

    Args:
        year: The office-year.
        site: Code of the site.
        days: Which days.
        author: Who closes them.
        read: Stamp of their reports as they were read.

    Raises:
        RefusedChangeError: if one is closed, lies in the future or in a closed month, or something
            is asked
            or was counted since they were read.
    """
    locked = [_lock_day(year, site, day, author) for day in days]
    reports = [report_day(year, site, day) for day in days]
    if any(each.closed_at is not None for each in locked):
        raise RefusedChangeError("Hari ini sudah ditutup.")
    if stamp_of(reports) != read:
        raise RefusedChangeError(
            "Periksa jumlah dan pertanyaannya, lalu tutup: angkanya berubah atau belum dijawab."
        )
    for each, report in zip(locked, reports, strict=True):
        each.closed_at, each.closed_by = now(), author.user
        each.save()
        after = {"total": report.total, "questions": len(report.questions), "sha256": report.stamp}
        subject, seals = f"{year.pk}/{site}/{each.day}", [f"{DAY}/{each.pk}"]
        record(year.office, author, [Deed("services.day_closed", subject, None, after, seals)])


@transaction.atomic
def reopen_day(year: OfficeYear, site: str, day: date, author: Author) -> None:
    """Open a closed day again, as long as its month is open; it is no longer signed.

    Raises:
        RefusedChangeError: if it is open, its month is closed, or the reason is too short.
    """
    locked = _lock_day(year, site, day, author)
    if locked.closed_at is None:
        raise RefusedChangeError("Hari ini belum ditutup.")
    require_reason(author.reason)
    before: dict[str, object] = {"total": sum(sums_of_day(year.office, day, site=site).values())}
    if locked.signed_at is not None:
        before["signed_by"] = str(locked.signed_by)
    locked.closed_at = locked.closed_by = locked.signed_at = locked.signed_by = None
    locked.save()
    seals = [f"{DAY}/{locked.pk}"]
    record(
        year.office,
        author,
        [Deed("services.day_reopened", f"{year.pk}/{site}/{day}", before, seals=seals)],
    )


def _lock_day(year: OfficeYear, site: str, day: date, author: Author) -> SiteDay:
    """Return a day at a site, which nobody counts at meanwhile; refused where nobody may."""
    locked = lock_year(year)
    if author.user is None or site not in catalogue_of(locked).sites:
        raise RefusedChangeError("Pilih tempat dari daftar.")
    if reason := find_reason_of_day(locked, Register.SERVICES, day):
        raise RefusedChangeError(reason)
    return SiteDay.objects.select_for_update().get_or_create(
        office=year.office, site=site, day=day
    )[0]


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
        """Fingerprint of the sums."""
        return _stamp(*self.sums)

    @property
    def is_ready(self) -> bool:
        """Whether it can be signed."""
        return bool(self.sums) and not self.waiting and not self.is_signed


def day_of_office(office: Office, catalogue: Catalogue, day: date) -> OfficeDay:
    """Return a day of all sites; two questions to the database."""
    rows = office.tallies.filter(day=day).order_by("site", "service", "stage")
    sums = [*rows.values_list("site", "service", "stage").annotate(WholeSum("count"))]
    counted = dict.fromkeys(site for site, *_ in sums)
    days = {
        each.site: each for each in office.site_days.filter(day=day).select_related("signed_by")
    }
    names = catalogue.site_names
    still_open = {
        site for site in (*names, *counted) if site not in days or days[site].closed_at is None
    }
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
def sign_days(year: OfficeYear, days: Sequence[date], author: Author, read: str) -> None:
    """Sign days, all or none; sites that counted nothing are closed with them.

    Raises:
        RefusedChangeError: if the month of one is closed, nothing was counted, a site is still
            open, it is
            signed already, or other figures were read than there are.
    """
    locked = lock_year(year)
    catalogue = catalogue_of(locked)
    sites = {day: _hold_sites(locked, catalogue, day) for day in days}
    found = [day_of_office(locked.office, catalogue, day) for day in days]
    for each in found:
        if each.waiting:
            raise RefusedChangeError(f"Belum menutup hari: {', '.join(each.waiting.values())}.")
        if not each.is_ready:
            raise RefusedChangeError(
                "Hari ini sudah ditandatangani." if each.sums else "Tidak ada yang dihitung."
            )
    if not found or stamp_of(found) != read:
        raise RefusedChangeError("Angkanya berubah sejak dibaca. Periksa lagi, lalu tandatangani.")
    for each in found:
        _sign(locked, sites[each.day], each, author)


def _hold_sites(year: OfficeYear, catalogue: Catalogue, day: date) -> list[SiteDay]:
    """Return a day at all sites; whoever counts at one holds its day,
    so that from here on nobody does.
    """
    if reason := find_reason_of_day(year, Register.SERVICES, day):
        raise RefusedChangeError(reason)
    rows = [SiteDay(office=year.office, site=site, day=day) for site in catalogue.sites]
    SiteDay.objects.bulk_create(rows, ignore_conflicts=True)
    return [
        *SiteDay.objects.select_for_update().filter(office=year.office, day=day).order_by("site")
    ]


def _sign(year: OfficeYear, sites: Sequence[SiteDay], found: OfficeDay, author: Author) -> None:
    for each in sites:
        if each.closed_at is None:
            each.closed_at, each.closed_by = now(), author.user
        if each.signed_at is None:
            each.signed_at, each.signed_by = now(), author.user
    SiteDay.objects.bulk_update(sites, ["closed_at", "closed_by", "signed_at", "signed_by"])
    total = sum(count for *_, count in found.sums)
    after = {"total": total, "sites": len(sites), "sha256": found.stamp}
    subject, seals = f"{year.pk}/{found.day}", [f"{DAY}/{each.pk}" for each in sites]
    record(year.office, author, [Deed("services.day_signed", subject, None, after, seals)])


@dataclass(frozen=True, slots=True)
class DayToSign:
    """One of several days that are signed at once."""

    of_office: OfficeDay
    total: int
    unusual: Sequence[str]
    """What is unlike other days, in words."""


def days_to_sign(year: OfficeYear, catalogue: Catalogue, month: Period) -> list[DayToSign]:
    """Return the days of a month that all sites closed and nobody signed,
    each with what is unusual.
    """
    office, found = year.office, []
    for day in sorted({each.day for each in unfinished_days(office, month.start, month.end)}):
        own = day_of_office(office, catalogue, day)
        if own.is_ready:
            sums, recaps = sums_of_day(office, day), sums_of_day(office, day, is_recap=True)
            total = catalogue.total(sums) + catalogue.total(recaps)
            unusual = [
                *_find_unusual(office, catalogue, own, sums),
                *(["dengan rekap bulanan"] if recaps else []),
            ]
            found.append(DayToSign(own, total, unusual))
    return found


def _find_unusual(
    office: Office, catalogue: Catalogue, own: OfficeDay, sums: Mapping[Cell, int]
) -> Iterator[str]:
    if catalogue.is_free(own.day):
        yield "kantor tidak buka"
    if own.empty:
        yield f"tanpa hitungan: {', '.join(own.empty.values())}"
    before = counted_days(office, own.day, DAYS_COMPARED)
    for cell, total in sums.items():
        if question := ask_about_jump(total, before.get(cell, [])):
            yield f"{in_words(cell, catalogue)} {stage_words(cell[2])} {question}"


@dataclass(frozen=True, slots=True)
class DailyFigure:
    """A column of the report on a day."""

    column: ReportColumn
    count: int | None
    """`None`: not counted by this office."""
    reason: str = ""
    """Why there is no count, in words."""


@dataclass(frozen=True, slots=True)
class DailyReport:
    """The report of a day."""

    day: date
    figures: Sequence[DailyFigure]
    waiting: Mapping[str, str]
    """Sites that counted and have not closed the day, with their names."""
    is_signed: bool
    untaken: Sequence[str]
    """Counts of what columns are about that none of them takes, in words:
    those without a detail.
    """

    @property
    def state(self) -> str:
        """How final the figures are, in words."""
        if self.waiting:
            return f"Sementara: belum menutup hari ini {', '.join(self.waiting.values())}."
        return "Ditandatangani." if self.is_signed else "Sementara: hari ini belum ditandatangani."

    @property
    def source(self) -> ReportColumn:
        """A column, for where all of them were read."""
        return self.figures[0].column


def daily_report(office: Office, catalogue: Catalogue, day: date) -> DailyReport:
    """Return the report of a day; what the office does not count is no nought.

    Four questions to the database, whatever was counted.
    """
    columns = load_reference().daily_report
    counts = {
        cell: count
        for cell, count in sums_of_day(office, day).items()
        if catalogue.is_service(cell[0])
    }
    stock: dict[str, int] = {}
    for heap, left in balances(office, day).items():
        stock[heap.blank] = stock.get(heap.blank, 0) + (0 if heap.reason else left)
    state = day_of_office(office, catalogue, day)
    figures = [
        _stock_figure(each, stock) if each.blank else _figure(each, counts, catalogue)
        for each in columns
    ]
    about = {(each.service, each.stage) for each in columns}
    untaken = [
        f"{count} {in_words(cell, catalogue)} {stage_words(cell[2])}"
        f"{'' if cell[1] else ' tanpa rincian'} tidak masuk kolom mana pun."
        for cell, count in counts.items()
        if count
        and (cell[0], cell[2]) in about
        and not any(_takes(each, cell) for each in columns)
    ]
    return DailyReport(day, figures, state.waiting, state.is_signed, untaken)


def _stock_figure(column: ReportColumn, stock: Mapping[str, int]) -> DailyFigure:
    why = "" if column.blank in stock else "stoknya belum dicatat"
    return DailyFigure(column, stock.get(column.blank), why)


def _figure(column: ReportColumn, counts: Mapping[Cell, int], catalogue: Catalogue) -> DailyFigure:
    service = catalogue.services.get(column.service)
    if service is None or column.stage not in service.stages:
        return DailyFigure(column, None, "layanan atau tahapnya tidak dihitung")
    if column.details and not {*column.details} & {*service.details}:
        about = (column.service, column.stage)
        total = sum(count for (code, _, stage), count in counts.items() if (code, stage) == about)
        whole = f"; seluruhnya {total}" if total else ""
        return DailyFigure(column, None, f"rinciannya tidak dihitung{whole}")
    if not counts:
        return DailyFigure(column, None, "belum ada yang dihitung hari ini")
    return DailyFigure(
        column, sum(count for cell, count in counts.items() if _takes(column, cell))
    )


def _takes(column: ReportColumn, cell: Cell) -> bool:
    service, detail, stage = cell
    is_about = (service, stage) == (column.service, column.stage)
    return is_about and (not column.details or detail in column.details)
