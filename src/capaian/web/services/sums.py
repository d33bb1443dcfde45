"""Sums of the service register: of a day at a site, of a month for the feed,
of the office for its board.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connection, transaction
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse

from capaian.domain.identifiers import AreaCode
from capaian.domain.numerals import write_count, write_exact
from capaian.domain.period import Period
from capaian.domain.registers.catalogue import Service, Stage
from capaian.domain.registers.closed_month import DUE, Feed, Register, RegisterFigure
from capaian.dossier.tables.parts import HOURS
from capaian.rules.facts import gather
from capaian.rules.registers.balance import ServiceBalance
from capaian.rules.registers.feed import feed_of, is_within
from capaian.web.accounts.models import User
from capaian.web.feed import models as registers
from capaian.web.feed.models import CountKey, FigurePart, MonthNotice
from capaian.web.offices.models import Office
from capaian.web.planning.sheets import slug_of
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.models import SiteDay, Tally, YearOpening
from capaian.web.services.tickets.steps import finished, ticket_figures
from capaian.web.site.unread_entries import WholeSum, read_total
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

Stages = Mapping[str, int]
"""Counts by stage."""
Cell = tuple[str, str, str]
"""Service, detail, stage."""
PartPlace = tuple[date, str, bool, str | None]
"""Day, site, whether it is a recap of the month, table that it came from."""
PartCount = tuple[PartPlace, CountKey, int]
_PLACE: Final = ("day", "site", "is_recap", "table__name")
_COUNTED: Final = ("service", "stage", "area", "post", "holder", "detail")
_WEEKS_BEFORE: Final = 2
"""In which what was counted is lately used."""
SHOWN_STAGES: Final = (Stage.RECEIVED, Stage.PRINTED, Stage.DELIVERED)
"""Columns of the board."""


def _between(office: Office, first: date, last: date) -> QuerySet[Tally]:
    # Without the order of the model, by which each row would be a group of its own.
    return office.tallies.filter(day__gte=first, day__lte=last).order_by()


def sums_of_day(
    office: Office, day: date, *, is_recap: bool = False, **where: str
) -> Mapping[Cell, int]:
    """Return what was counted on a day, of all kecamatan and holders together; `where`:
    at this `site`.

    `is_recap`: not on the day, but for its whole month.
    """
    rows = (
        office.tallies.filter(day=day, is_recap=is_recap, **where)
        .order_by()
        .values_list("service", "detail", "stage")
    )
    return {
        (service, detail, stage): total
        for service, detail, stage, total in rows.annotate(WholeSum("count"))
    }


def aggregate(year: OfficeYear, month: Period, **where: object) -> tuple[RegisterFigure, ...]:
    """Return what the register counted in a month, as the feed takes it; `where`:
    of this `day` or `site`.
    """
    catalogue = catalogue_of(year)
    rows = _between(year.office, month.start, month.end).filter(**where)
    return _figures(year, month, catalogue, _counted(rows, month, catalogue, is_whole=True))


def _figures(
    year: OfficeYear, month: Period, catalogue: Catalogue, cells: Iterable[PartCount]
) -> tuple[RegisterFigure, ...]:
    """Return the sums of days and tables; what was undone altogether is left out.

    Places are kept apart only where a declared row filters by them.
    """
    has_sites = "site" in registers.filtering_parts(year, Register.SERVICES)
    counts, recaps = Counter[CountKey](), set[CountKey]()
    for (_, _, is_recap, _), own, total in cells:
        key = own if has_sites else own._replace(site="")
        counts[key] += total
        recaps |= {key} if is_recap else set()
    found = {key: total for key, total in counts.items() if total or catalogue.is_level(key.item)}
    return registers.make_figures(Register.SERVICES, month, found, recaps)


def _counted(
    rows: QuerySet[Tally], month: Period, catalogue: Catalogue, *, is_whole: bool = False
) -> Iterator[PartCount]:
    """Yield what was counted in a month; of a level the last day that a site recorded,
    by who did so last.

    `is_whole`: the database adds up days and tables of all but levels.
    """
    levels = [code for code, each in catalogue.services.items() if each.is_level]
    whole = rows.annotate(last=Value(month.end), no_table=Value("")) if is_whole else rows
    places = ("last", "site", "is_recap", "no_table") if is_whole else _PLACE
    for row in (
        whole.exclude(service__in=levels)
        .values_list(*places, *_COUNTED)
        .annotate(WholeSum("count"))
    ):
        yield _part(row)
    of_levels = (
        rows.filter(service__in=levels).values_list(*_PLACE, *_COUNTED).annotate(WholeSum("count"))
    )
    last: dict[CountKey, PartCount] = {}
    for row in of_levels.order_by("day", "pk") if levels else ():
        place, key, total = _part(row)
        about = key._replace(post="", holder=0)
        before, _, level = last.get(about, (place, key, 0))
        last[about] = (place, key, total + (level if before[0] == place[0] else 0))
    yield from last.values()


def _part(row: tuple[Any, ...]) -> PartCount:
    day, site, is_recap, table, item, stage, area, post, holder, detail, total = row
    return (
        (day, site, is_recap, table),
        CountKey(item, stage, site, area, post, holder or 0, detail),
        total,
    )


def _with_days(year: OfficeYear, month: Period, catalogue: Catalogue) -> QuerySet[Tally]:
    """Return what was received of the kinds that have days,
    as far back as it may be due in a month.
    """
    kinds = [code for code, each in catalogue.services.items() if each.days is not None]
    rows = _between(year.office, date(year.year - 1, 1, 1), month.end)
    return rows.filter(service__in=kinds, stage=Stage.RECEIVED)


def _due_cells(year: OfficeYear, month: Period, catalogue: Catalogue) -> Iterator[PartCount]:
    """Yield what is due in a month: received so many working days before, where and when it was.

    Without office hours nothing is.
    """
    if not catalogue.calendar.hours:
        return
    calendar = registers.office_calendar(year, range(year.year - 1, year.year + 1))
    due_on, services = cache(calendar.due), catalogue.services
    cells = (
        _with_days(year, month, catalogue)
        .values_list(*_PLACE, *_COUNTED)
        .annotate(WholeSum("count"))
    )
    for place, key, total in (_part(row) for row in cells):
        day, _, is_recap, _ = place
        # A recap says of no day when it was received: it is due in its own month.
        if (
            month.start
            <= (day if is_recap else due_on(day, services[key.item].days or 0))
            <= month.end
        ):
            yield place, key._replace(stage=DUE), total


def _ask_about_kinds(
    catalogue: Catalogue, month: Period, figures: Sequence[RegisterFigure]
) -> Iterator[MonthNotice]:
    """Yield what looks odd of levels and of what is due."""
    recorded = {row.item for row in figures}
    levels = [
        each
        for each in catalogue.services.values()
        if each.is_level and each.is_offered(month.end)
    ]
    if silent := [each.name for each in levels if each.code not in recorded]:
        text = "Keadaan belum dicatat bulan ini, jadi tidak diketahui dan bukan 0"
        yield MonthNotice(f"{text}: {', '.join(silent)}.")
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in figures:
        sums[row.item, row.stage] += row.value
    for code, each in catalogue.services.items():
        due, on_time = sums[code, DUE], sums[code, Stage.ON_TIME]
        if each.days is not None and on_time > due:
            words = f"{write_exact(on_time)} tepat waktu, padahal jatuh tempo {write_exact(due)}"
            yield MonthNotice(f"{each.name}: {words}.")


def _silent_kinds(
    year: OfficeYear, month: Period, catalogue: Catalogue, figures: Sequence[RegisterFigure]
) -> Mapping[str, str]:
    """Return kinds without anything in a month that an earlier one has or a declared row takes,
    in words.

    Before its first count, and without a day since when it is there, a kind is unknown anyway. So
    is a level.
    """
    recorded, facts = {row.item for row in figures}, know(year).read.partial
    feeds = [feed for feed in (facts.feeds if facts else ()) if feed.register is Register.SERVICES]
    fed = {item for feed in feeds for item in feed.item}
    offered = {
        code: each
        for code, each in catalogue.services.items()
        if code not in recorded
        and not each.is_level
        and month.meets(each.valid_from, each.valid_to)
    }
    before = _between(year.office, date(year.year, 1, 1), month.start - timedelta(days=1))
    last = dict(before.filter(service__in=offered).values_list("service").annotate(Max("day")))
    return {
        code: f"{each.name} (terakhir {last[code]:%d-%m-%Y})" if code in last else each.name
        for code, each in offered.items()
        if code in last or (code in fed and each.valid_from)
    }


def count_month(year: OfficeYear, month: Period) -> registers.MonthCount:
    """Return what closing a month of the register starts from; one without counts stays open."""
    catalogue, counted = catalogue_of(year), aggregate(year, month)
    due = _figures(year, month, catalogue, _due_cells(year, month, catalogue))
    figures = (*counted, *due, *ticket_figures(year, month))
    rows = _between(year.office, month.start, month.end)
    recorded = [*rows.values_list("is_recap", "day", "site").distinct()]
    of_days = [(day, site) for is_recap, day, site in recorded if not is_recap]
    sites = {site for *_, site in recorded}
    unfinished = unfinished_days(year.office, month.start, month.end)
    questions = (
        *_ask_about_days(catalogue, unfinished, sites),
        *_ask_about_kinds(catalogue, month, figures),
        *(_ask_about_recaps(year, month, catalogue) if len(of_days) < len(recorded) else ()),
        *_ask_about_missing_days(year, month, catalogue, of_days),
    )
    return registers.MonthCount(
        figures,
        len({day for day, _ in of_days}),
        len(sites),
        (*_find_waiting(year, month, catalogue, unfinished, bool(counted)),),
        questions,
        partial(parts_of_figure, year, month, catalogue),
        _silent_kinds(year, month, catalogue, figures),
    )


def _find_waiting(
    year: OfficeYear,
    month: Period,
    catalogue: Catalogue,
    unfinished: Iterable[SiteDay],
    is_counted: bool,
) -> Iterator[MonthNotice]:
    """Yield what keeps a month open."""
    for each in unfinished:
        if each.closed_at is None:
            link = ("Buka harinya", day_address(year, each.site, each.day))
            site = catalogue.site_names.get(each.site, each.site)
            yield MonthNotice(f"{site} belum menutup hari {each.day:%d-%m-%Y}.", (link,))
    if not is_counted:
        yield MonthNotice(
            "Belum ada hari yang dicatat. Bila register belum dipakai bulan itu, biarkan terbuka; "
            "angkanya diketik di isian."
        )
    timed = (finished(year.office, month.start, month.end), _with_days(year, month, catalogue))
    if not catalogue.calendar.hours and any(rows.exists() for rows in timed):
        sheet = reverse("sheet", args=[year.office.slug, year.year, slug_of(HOURS.file)])
        text = (
            "Isi dahulu jam kerja kantor; lama layanan dan yang jatuh tempo belum dapat dihitung."
        )
        yield MonthNotice(text, (("Jam kerja", sheet),))


def _ask_about_days(
    catalogue: Catalogue, unfinished: Iterable[SiteDay], sites: Collection[str]
) -> Iterator[MonthNotice]:
    """Yield days that nobody signed, and places that recorded nothing."""
    if unsigned := [str(day) for day in dict.fromkeys(each.day.day for each in unfinished)]:
        text = f"{len(unsigned)} hari belum ditandatangani: tanggal {', '.join(unsigned)}."
        yield MonthNotice(f"{text} Yang menandatangani: kepala bidang atau Kepala Dinas.")
    if silent := [name for code, name in catalogue.site_names.items() if code not in sites]:
        yield MonthNotice(f"Tempat yang tidak mencatat apa pun bulan ini: {', '.join(silent)}.")


def _ask_about_recaps(
    year: OfficeYear, month: Period, catalogue: Catalogue
) -> Iterator[MonthNotice]:
    """Yield what was counted on days after a recap of the month was brought,
    and is added to it.
    """
    rows, names = (
        _between(year.office, month.start, month.end),
        ("site", "service", "detail", "stage"),
    )
    recaps = rows.filter(is_recap=True)
    there = {
        (*cell,)
        for *cell, total in recaps.values_list(*names).annotate(WholeSum("count"))
        if total
    }
    earlier = recaps.filter(pk__lt=OuterRef("pk"), **{name: OuterRef(name) for name in names})
    later = rows.filter(Exists(earlier), is_recap=False, table=None).values_list(*names, "day")
    sums = later.annotate(total=WholeSum("count")).exclude(total=0)
    for cell, days in gather((row[: len(names)], row[len(names) :]) for row in sums).items():
        site, service, detail, stage = cell
        if cell in there and not catalogue.is_level(service):
            name = catalogue.site_names.get(site, site)
            what = f"{in_words((service, detail, stage), catalogue)}, {stage_words(stage)}, {name}"
            total = write_count(sum(count for _, count in days))
            words = f"{what}: {total} dihitung sesudah rekap bulanan dibawa, dan ditambahkan."
            remedy = (
                "Bila rekapnya sudah memuatnya, kurangi di Turus atau bawa rekap yang dibetulkan:"
            )
            yield MonthNotice(
                f"{words} {remedy}", _day_links(year, site, sorted(day for day, _ in days))
            )


MAX_MISSING_SHARE: Final = 5
"""A site is asked about working days without a count where it counted on so many times as many."""


def _ask_about_missing_days(
    year: OfficeYear, month: Period, catalogue: Catalogue, counted: Iterable[tuple[date, str]]
) -> Iterator[MonthNotice]:
    """Yield single working days on which a site that counts nearly every day counted nothing."""
    days_of = gather((site, day) for day, site in counted)
    dates = (
        month.start + timedelta(days=number)
        for number in range((month.end - month.start).days + 1)
    )
    working = [day for day in dates if catalogue.calendar.openings(day)]
    for site, days in days_of.items():
        missing = [day for day in working if day not in days]
        if missing and MAX_MISSING_SHARE * len(missing) <= len(days):
            name, words = catalogue.site_names.get(site, site), f"pada {len(missing)} hari kerja:"
            yield MonthNotice(
                f"{name} tidak mencatat apa pun {words}", _day_links(year, site, missing)
            )


def _order_of_cell(counted: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a key by day, place and kind of entry; what was typed comes before its table."""
    (*place, table), *_ = counted
    return (*place, table or "")


def parts_of_figure(
    year: OfficeYear,
    month: Period,
    catalogue: Catalogue,
    feed: Feed,
    area: AreaCode | None,
    lacking: str,
) -> tuple[FigurePart, ...]:
    """Return the days and places whose counts a feed takes, in their order;
    of what is due those of receipt.

    Args:
        year: The office-year.
        month: The month.
        catalogue: What the office counts.
        feed: The declared row.
        area: Where; `None`: in the whole regency.
        lacking: What they were recorded without: `area`, `detail` or `site`; empty: whatever they
            have.
    """
    facts = know(year).read.partial
    if facts is None:
        return ()
    rows = _between(year.office, month.start, month.end)
    counted = [
        *_counted(rows.filter(service__in=feed.item) if feed.item else rows, month, catalogue)
    ]
    counted += _due_cells(year, month, catalogue) if not feed.stage or DUE in feed.stage else ()
    counted.sort(key=_order_of_cell)
    found = []
    for place, own in gather((place, (key, total)) for place, key, total in counted).items():
        (day, site, is_recap, table), figures = (
            place,
            registers.make_figures(Register.SERVICES, month, dict(own)),
        )
        taken = [
            each.value
            for each in figures
            if feed_of(facts).takes(feed, each)
            and (area is None or is_within(each.area, area))
            and not (lacking and getattr(each, lacking))
        ]
        if any(taken):
            when = f"rekap {Period.month_of(day).label}" if is_recap else f"{day:%d-%m-%Y}"
            words = f"{when} {catalogue.site_names.get(site, site)}"
            found.append(
                FigurePart(
                    words, day_address(year, site, day), sum(taken, Decimal(0)), table or ""
                )
            )
    return tuple(found)


def _day_links(year: OfficeYear, site: str, days: Iterable[date]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{day:%d-%m-%Y}", day_address(year, site, day)) for day in days)


def day_address(year: OfficeYear, site: str, day: date) -> str:
    """Return the address of the page of a day at a site."""
    query = urlencode({"tempat": site, "hari": day.isoformat()})
    return f"{reverse('service_day', args=[year.office.slug, day.year])}?{query}"


def unfinished_days(office: Office, first: date, last: date) -> Sequence[SiteDay]:
    """Return days of sites with counts that are not closed, or closed and not signed,
    the oldest first.
    """
    counted = Tally.objects.filter(office=office, site=OuterRef("site"), day=OuterRef("day"))
    days = office.site_days.filter(Exists(counted), day__gte=first, day__lte=last, signed_at=None)
    return [*days]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service on the board of a section head."""

    service: Service
    today: Stages
    month: Stages
    balance: ServiceBalance
    """Of the day, from what was open before it."""

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Counts of today and of the month of the stages that the board shows,
        with their words.
        """
        counted = self.service.stages
        pairs = {
            stage: (self.today.get(stage, 0), self.month.get(stage, 0)) for stage in SHOWN_STAGES
        }
        return [
            (
                stage.words,
                " / ".join(write_exact(Decimal(n)) for n in pair) if stage in counted else "–",
            )
            for stage, pair in pairs.items()
        ]

    @property
    def has_printing(self) -> bool:
        """Whether something is printed for it."""
        return Stage.PRINTED in self.service.stages

    @property
    def unprinted(self) -> int:
        """Received and neither printed, refused nor withdrawn, in whatever year."""
        of = self.balance.of
        before = self.balance.open_before - self.balance.printed_before
        ended = of(Stage.PRINTED) + of(Stage.REFUSED) + of(Stage.WITHDRAWN)
        return before + of(Stage.RECEIVED) - ended


def year_opening(office: Office, year: int) -> Mapping[str, Stages]:
    """Return what was counted before a year began, by service and stage:
    what is open then is carried on.

    The sums of a year are added up once, and kept; presses of a day before let go what is kept.
    """
    before = Exists(Tally.objects.filter(office=OuterRef("pk"), day__lt=date(year, 1, 1)))
    own = Subquery(YearOpening.objects.filter(office=OuterRef("pk"), year=year).values("counts"))
    kept, is_later = Office.objects.filter(pk=office.pk).values_list(own, before).get()
    found: Mapping[str, Stages] = kept or (_open_year(office, year).counts if is_later else {})
    return found


@transaction.atomic
def _open_year(office: Office, year: int) -> YearOpening:
    last = year - 1
    [*office.years.select_for_update().filter(year=last)]  # nobody counts in it meanwhile
    counts = {service: {**stages} for service, stages in year_opening(office, last).items()}
    rows = _between(office, date(last, 1, 1), date(last, 12, 31)).values_list("service", "stage")
    for service, stage, total in rows.annotate(WholeSum("count")):
        own = counts.setdefault(service, {})
        own[stage] = own.get(stage, 0) + total
    return office.openings.get_or_create(year=year, defaults={"counts": counts})[0]


_SUMS_OF_YEAR: Final = """
SELECT service, stage, SUM(CASE WHEN day < %s THEN total ELSE 0 END),
SUM(CASE WHEN day >= %s THEN total ELSE 0 END),
SUM(CASE WHEN day = %s AND NOT is_recap THEN total ELSE 0 END)
FROM (
SELECT day, service, stage, is_recap, SUM(count) AS total FROM services_tally
WHERE office_id = %s AND day BETWEEN %s AND %s GROUP BY day, service, stage, is_recap
) AS days GROUP BY service, stage
"""
"""Days are added up first, in the order of their index:
thrice as fast on SQLite with 240,000 tallies.
"""


def service_lines(year: OfficeYear, catalogue: Catalogue, day: date) -> list[ServiceLine]:
    """Return the services to citizens with what became of them until a day,
    in the order of the catalogue.

    What was open when the year began is open still. Two questions to the database, whatever was
    counted.
    """
    if not catalogue.services:
        return []
    with connection.cursor() as cursor:
        where = (year.office_id, date(year.year, 1, 1), day)
        cursor.execute(_SUMS_OF_YEAR, [day, day.replace(day=1), day, *where])
        rows = cursor.fetchall()
    before: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for service, stages in year_opening(year.office, year.year).items():
        before[service].update(stages)
    month: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    today: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    counted = set()
    for service, stage, *sums in rows:
        until, month[service][stage], today[service][stage] = (
            read_total(each) or 0 for each in sums
        )
        before[service][stage] += until
        counted.add(service)
    lines = [
        ServiceLine(each, today[code], month[code], _balance(before[code], today[code]))
        for code, each in catalogue.services.items()
        if not each.is_office_work
    ]
    return [
        line
        for line in lines
        if line.service.is_offered(day)
        or line.service.code in counted
        or (line.has_printing and line.unprinted)
    ]


def _balance(before: Stages, today: Stages) -> ServiceBalance:
    opened = ServiceBalance(0, 0, before)
    printed = opened.printed_after if before.get(Stage.PRINTED.value) else 0
    return ServiceBalance(opened.open_after, printed, today)


def counted_days(office: Office, day: date, most: int, **where: str) -> Mapping[Cell, list[int]]:
    """Return what was counted on the last days before one, by cell;
    a day without one of it counts 0.

    `where`: at this `site`.
    """
    own = _between(office, date(day.year, 1, 1), day - timedelta(days=1)).filter(
        is_recap=False, **where
    )
    days = [*own.values_list("day", flat=True).distinct().order_by("-day")[:most]]
    rows = (
        own.filter(day__in=days)
        .values_list("service", "detail", "stage", "day")
        .annotate(WholeSum("count"))
    )
    found: dict[Cell, dict[date, int]] = defaultdict(dict)
    for service, detail, stage, on, total in rows:
        found[service, detail, stage][on] = total
    return {cell: [counts.get(each, 0) for each in days] for cell, counts in found.items()}


@dataclass(frozen=True, slots=True)
class SheetCounts:
    """What the counter sheet of a site on a day shows."""

    day: date
    sums: Mapping[Cell, int]
    lately: Sequence[tuple[str, str]]
    """Services with their details that were counted in the weeks before, the most first."""


def sheet_counts(office: Office, site: str, day: date, user: User) -> SheetCounts:
    """Return what a site counted on a day, and lately what this person did, else anybody.

    The order does not change while the day is counted.
    """
    first, last = day - timedelta(days=_WEEKS_BEFORE * 7), day - timedelta(days=1)
    rows = _between(office, first, last).filter(site=site).values_list("service", "detail")
    found = [*rows.annotate(own=Count("pk", filter=Q(by=user)), all=Count("pk"))]
    at = 2 if any(own for _, _, own, _ in found) else 3
    lately = [
        each[:2] for each in sorted(found, key=lambda each: (-each[at], each[:2])) if each[at]
    ]
    return SheetCounts(day, sums_of_day(office, day, site=site), lately)


def in_words(cell: Cell, catalogue: Catalogue) -> str:
    """Return a cell as pages name it: service, detail."""
    return ", ".join(filter(None, (catalogue.service_names.get(cell[0], cell[0]), cell[1])))
