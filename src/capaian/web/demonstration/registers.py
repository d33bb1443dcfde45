"""A year of invented work in the registers, the same on each machine; no row is about a person."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import product
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from django.utils.timezone import make_aware

from capaian.domain.issue import Place
from capaian.domain.period import MONTH_NUMBERS, Period, PeriodKind
from capaian.domain.registers.catalogue import (
    Channel,
    ComplaintClass,
    MovementKind,
    Service,
    Stage,
    VisitState,
    WasteReason,
)
from capaian.domain.registers.closed_month import Register, RegisterClosing, RegisterFigure
from capaian.dossier.tables.parts import CLOSINGS
from capaian.rules.registers.feed import fingerprint
from capaian.web.accounts.models import User
from capaian.web.complaints.models import Complaint, ComplaintOutcome
from capaian.web.complaints.register import DAYS
from capaian.web.feed.models import register_counts
from capaian.web.feed.month_closing import keep_closed_months
from capaian.web.services.blanks.models import BlankLimits, BlankMovement
from capaian.web.services.catalogue import Catalogue, catalogue_of
from capaian.web.services.models import SiteDay, Tally, Ticket
from capaian.web.services.seals import keep_ticket, seal_numbers, seal_presses
from capaian.web.services.tickets.history import TicketAct, TicketOutcome, TicketStep
from capaian.web.services.visits.models import Visit, VisitCount
from capaian.web.years.models import OfficeYear

_MONTHS_BEFORE_LAST_QUARTER: Final = 9
_SHARE_OF_FIRST_DETAIL: Final = 0.8
_MAX_DAYS_OF_A_YEAR: Final = 366

_SEED: Final = 2021
_ENDS: Final = (Stage.REFUSED, Stage.WITHDRAWN, Stage.LEGALISED)


class Random:
    """Numbers from 0 to 1 that follow from a seed alone,
    on every machine and version of Python.
    """

    def __init__(self, seed: str) -> None:
        self._seed, self._drawn = seed.encode(), 0

    def random(self) -> float:
        """Return the next number."""
        self._drawn += 1
        digest = blake2b(self._seed + self._drawn.to_bytes(4, "big"), digest_size=6).digest()
        return int.from_bytes(digest, "big") / 2**48

    def poisson(self, mean: float) -> int:
        """Return how many come where so many do on the mean."""
        limit, product, count = math.exp(-mean), self.random(), 0
        while product > limit:
            product *= self.random()
            count += 1
        return count

    def part(self, whole: int, share: float) -> int:
        """Return how many of a whole it happens to, each with the same chance."""
        return sum(self.random() < share for _ in range(whole))


class InventedCount(NamedTuple):
    """What is counted apart on a day."""

    day: date
    service: str
    stage: str
    area: str
    post: str
    holder: int
    """0: nobody's."""
    detail: str


@dataclass(frozen=True)
class InventedWork:
    """What there is to do at the counters of an office in a year."""

    services: Sequence[Service]
    means: Mapping[str, float]
    """Requests of a usual day, by service."""
    areas: Mapping[str, float]
    """Parts of the people by kecamatan, in percent."""
    days: Sequence[date]
    """On which the office opens."""

    def counts(self) -> Counter[InventedCount]:
        """Return what the counters counted."""
        found: Counter[InventedCount] = Counter()
        for service in self.services:
            for area in self.areas:
                random = Random(f"{_SEED} {service.code} {area}")
                for day, stage, count in self._days(random, service, area):
                    about = (day, service.code, stage, area)
                    for _ in range(count):
                        found[
                            InventedCount(*about, *self.draw_holder(random, service, stage))
                        ] += 1
        return found

    def _days(
        self, random: Random, service: Service, area: str
    ) -> Iterator[tuple[date, str, int]]:
        flow = [stage for stage in service.stages if stage not in _ENDS]
        waiting = dict.fromkeys(flow, 0)
        for day in self.days:
            busy = 1.3 if day.month in (6, 7) else 1
            mean = self.means[service.code] * self.areas[area] / 100 * busy
            moved = random.poisson(mean)
            refused = random.part(moved, 0.02) if Stage.REFUSED in service.stages else 0
            counts = {flow[0]: moved, Stage.REFUSED.value: refused}
            moved -= refused
            for stage in flow[1:]:
                waiting[stage] += moved
                moved = counts[stage] = random.part(waiting[stage], 0.85)
                waiting[stage] -= moved
            if Stage.LEGALISED in service.stages:
                counts[Stage.LEGALISED.value] = random.poisson(mean / 3)
            yield from ((day, stage, count) for stage, count in counts.items())

    def draw_holder(self, random: Random, service: Service, stage: str) -> tuple[str, int, str]:
        """Draw post, holder and detail of a request; posts hold nothing here."""
        details = service.details
        is_first = len(details) < 2 or random.random() < _SHARE_OF_FIRST_DETAIL
        return "", 0, details[not is_first] if len(details) > 1 else ""


def close_first(
    register: Register, month: Period, figures: Sequence[RegisterFigure], days: int, sites: int
) -> RegisterClosing:
    """Return the first closing of a month, on the fourth day of the next one."""
    counted = (days, sites, fingerprint(register, month, figures), "")
    return RegisterClosing(
        register, month, 1, month.end + timedelta(days=4), *counted, Place(CLOSINGS.file)
    )


_REQUESTS: Final[Mapping[str, int]] = {
    **{"kk": 9, "ktp": 14, "kia": 6, "pindah-keluar": 3, "pindah-datang": 3},
    **{"akta-lahir": 5, "akta-mati": 2, "akta-kawin": 1},
}
"""Of a usual day, by service."""
_PRINTING: Final = "loket-2"
_OPENING, _LEFT, _LIMIT = 600, 80, 150
"""Blanks in January, at the end of the year, and below which the office is warned."""
_COMPLAINTS: Final = (
    (ComplaintClass.CONSULTATION, Channel.ROOM, "Menanyakan syarat pindah antarkabupaten."),
    (ComplaintClass.LIGHT, Channel.WHATSAPP, "Antrean di loket tidak bernomor."),
    (ComplaintClass.CONSULTATION, Channel.TELEPHONE, "Menanyakan jam pelayanan di kecamatan."),
    (ComplaintClass.MEDIUM, Channel.LAPOR, "KIA belum diserahkan setelah dua minggu."),
)
"""Of each month."""
_VISITS: Final = 2
"""Of a month."""
_SERVED: Final = {"ktp": 18, "kia": 12, "akta-lahir": 4}
"""By a visit, at least."""
_NAMES: Final = UUID("5d3b4b0e-2f0c-4c0d-9f5e-0d6c3f8f1a21")


def fill_registers(year: OfficeYear, people: Mapping[str, User]) -> None:
    """Count a year at the counters, close its months before the last quarter,
    and leave some days open.
    """
    catalogue = catalogue_of(year)
    every = (
        date(year.year, 1, 1) + timedelta(days=number) for number in range(_MAX_DAYS_OF_A_YEAR)
    )
    days = [day for day in every if day.year == year.year and catalogue.calendar.openings(day)]
    work = _Work(year, catalogue, days, people["petugas"])
    tallies = [*work.tallies()]
    seal_presses(tallies)
    Tally.objects.bulk_create(tallies)
    counted = SiteDay.objects.bulk_create(_site_days(tallies, days, people))
    counts = Counter((each.site, each.day) for each in tallies)
    seal_numbers(counts, {(each.site, each.day): each for each in counted})
    Complaint.objects.bulk_create(work.complaints())
    for ticket in work.tickets():
        keep_ticket(ticket)
    BlankMovement.objects.bulk_create(work.movements(tallies))
    visits = Visit.objects.bulk_create(work.visits())
    VisitCount.objects.bulk_create(work.served(visits))
    BlankLimits.objects.create(office=year.office, pieces=_LIMIT)
    keep_closed_months(year, dict(_closings(year)))


def _key(*about: object) -> UUID:
    return uuid5(_NAMES, repr(about))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return make_aware(datetime.combine(day, time(hour, minute)))


@dataclass(frozen=True)
class _Work:
    year: OfficeYear
    catalogue: Catalogue
    days: Sequence[date]
    """On which it opens."""
    by: User

    @cached_property
    def _months(self) -> Sequence[Sequence[date]]:
        return [[day for day in self.days if day.month == month] for month in MONTH_NUMBERS]

    def tallies(self) -> Iterator[Tally]:
        """Yield what is counted: of each service from one kecamatan a day,
        and printed at one counter.
        """
        services = [self.catalogue.services[code] for code in _REQUESTS]
        sites = {str(site.area): code for code, site in self.catalogue.sites.items() if site.area}
        areas, places = [str(area.code) for area in self.catalogue.districts], [*_REQUESTS]
        for about, count in (
            InventedWork(services, _REQUESTS, {"": 100}, self.days).counts().items()
        ):
            area = areas[(about.day.toordinal() + places.index(about.service)) % len(areas)]
            cells = {
                **about._asdict(),
                "area": area,
                "holder": None,
                "count": count,
                "key": _key(*about),
            }
            site = _PRINTING if about.stage == Stage.PRINTED else sites.get(area, "loket-1")
            yield Tally(office=self.year.office, site=site, by=self.by, **cells)

    def complaints(self) -> Iterator[Complaint]:
        """Yield complaints of each month, each answered and solved in time but one
        that is open and late.
        """
        of_year = product(self._months, enumerate(_COMPLAINTS))
        for number, (days, (place, (item, channel, text))) in enumerate(of_year, 1):
            received, solved = days[2 * place : 2 * place + 2]
            made = Complaint(
                office=self.year.office, year=self.year.year, number=number, by=self.by
            )
            made.key, made.item, made.channel, made.text = _key(number), item, channel, text
            made.received_on, made.due_on = (
                received,
                self.catalogue.calendar.due(received, DAYS[item]),
            )
            if (received.month, item) != (12, ComplaintClass.LIGHT):
                made.answered_on = made.solved_on = solved
                made.outcome = ComplaintOutcome.SOLVED
            yield made

    def tickets(self) -> Iterator[Ticket]:
        """Yield tickets of family cards: a sample, of which the last two are under way."""
        since, of_month = 7, 6
        for number, (days, place) in enumerate(
            product(self._months[since - 1 :], range(of_month)), 1
        ):
            is_open = days is self._months[-1] and place >= of_month - 2
            yield self._ticket(number, days[2 * place], days[2 * place + 1 + place // 3], is_open)

    def _ticket(self, number: int, begun: date, ended: date, is_open: bool) -> Ticket:
        minute = 7 * number % 60
        stages = [(Stage.RECEIVED, begun, 9), (Stage.PROCESSED, begun, 11)]
        stages += [] if is_open else [(Stage.PRINTED, ended, 9), (Stage.DELIVERED, ended, 11)]
        steps = []
        for stage, day, hour in stages:
            key, at = _key(number, stage), _at(day, hour, minute)
            steps.append(
                TicketStep(key, TicketAct.STAGE, stage, at, site="loket-1", by=self.by.pk)
            )
        made = Ticket(office=self.year.office, year=self.year.year, number=number, by=self.by)
        made.service, made.site, made.is_sample = "kk", "loket-1", True
        # Codes of 16 letters without those that look alike, as those of slips.
        made.code = f"demkk{number:011}".translate(str.maketrans("01", "zy"))
        made.key, made.stage, made.received_at = steps[0].key, steps[-1].stage, steps[0].at
        if not is_open:
            made.ended_on, made.outcome = ended, TicketOutcome.FINISHED
        made.history = [step.as_json() for step in steps]
        return made

    def visits(self) -> Iterator[Visit]:
        """Yield two visits of each month: the last one of the year is planned still."""
        for (month, days), place in product(enumerate(self._months, 1), range(_VISITS)):
            area = self.catalogue.districts[(month + place) % len(self.catalogue.districts)]
            made = Visit(
                office=self.year.office, key=_key(month, place), area=area.code, by=self.by
            )
            made.day, made.innovation, made.node = (
                days[5 + 7 * place],
                "jebol-desa",
                "2.12.02.2.03.0002",
            )
            made.place, made.staff = f"Balai {area.name}", 3 + place
            is_last = (month, place) == (12, _VISITS - 1)
            made.state = VisitState.PLANNED if is_last else VisitState.DONE
            yield made

    def served(self, visits: Sequence[Visit]) -> Iterator[VisitCount]:
        """Yield what visits that were done served."""
        for visit in (each for each in visits if each.state == VisitState.DONE):
            for service, mean in _SERVED.items():
                yield VisitCount(visit=visit, service=service, count=mean + visit.day.day % 5)

    def movements(self, tallies: Sequence[Tally]) -> Iterator[BlankMovement]:
        """Yield blanks of identity cards: those used are those printed,
        few are left in the end.
        """
        used: Counter[date] = Counter()
        for each in tallies:
            if (each.service, each.stage) == ("ktp", Stage.PRINTED):
                used[each.day] += each.count
        supply = sum(used.values()) + len(self._months) + _LEFT - _OPENING
        spoiled = {"site": _PRINTING, "reason": WasteReason.ENCODE}
        minutes = {"reason": WasteReason.ENCODE, "document_on": self.days[-1]}
        yield self._moved(self.days[0], MovementKind.OPENING, _OPENING)
        for month, days in enumerate(self._months, 1):
            if month == 2:  # blanks come, and leave what is left at the end
                yield self._moved(
                    days[0], MovementKind.RECEIVED, supply, document=self._document("SJ")
                )
            of_month = sum(used[day] for day in days) + 1
            yield self._moved(days[0], MovementKind.ISSUED, of_month, site=_PRINTING)
            for day in filter(used.get, days):
                yield self._moved(day, MovementKind.USED, used[day], site=_PRINTING)
            yield self._moved(days[len(days) // 2], MovementKind.SPOILED, 1, **spoiled)
        destroyed, document = len(self._months), self._document("BA")
        yield self._moved(
            self.days[-1], MovementKind.DESTROYED, destroyed, document=document, **minutes
        )

    def _document(self, kind: str) -> str:
        return f"{kind}/PERAGAAN/{self.year.year}"

    def _moved(self, day: date, kind: MovementKind, count: int, **more: object) -> BlankMovement:
        key = _key(day.isoformat(), kind)
        about = {"office": self.year.office, "blank": "ktp-el", "by": self.by, **more}
        return BlankMovement(day=day, kind=kind, count=count, key=key, **about)


def _site_days(
    tallies: Sequence[Tally], days: Sequence[date], people: Mapping[str, User]
) -> Iterator[SiteDay]:
    office, before, last = tallies[0].office, days[-2], days[-1]
    for day, site in sorted({(each.day, each.site) for each in tallies}):
        made = SiteDay(office=office, day=day, site=site)
        if day < last and (day, site) != (
            before,
            "kec-05",
        ):  # it has not closed the last day but one
            made.closed_at, made.closed_by = _at(day, 15, 10), people["petugas"]
        if day < before:
            made.signed_at, made.signed_by = _at(day, 15, 40), people["kabid"]
        yield made


def _closings(year: OfficeYear) -> Iterator[tuple[RegisterClosing, Sequence[RegisterFigure]]]:
    """Yield the months before the last quarter that have figures."""
    months = Period.year_of(year.year).parts(PeriodKind.MONTH)[:_MONTHS_BEFORE_LAST_QUARTER]
    for (register, count_month), month in product(register_counts().items(), months):
        count = count_month(year, month)
        if count.figures:
            yield (
                close_first(register, month, count.figures, count.days, count.sites),
                count.figures,
            )
