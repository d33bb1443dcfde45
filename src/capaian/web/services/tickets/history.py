"""What happened to a ticket: its steps, those in force after corrections, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import QuerySet, TextChoices
from django.utils.timezone import get_current_timezone, localtime, now

from capaian.domain.period import Period
from capaian.domain.registers.catalogue import Service
from capaian.domain.registers.closed_month import DURATION, DURATION_DAYS, DURATIONS, Register, RegisterFigure
from capaian.rules.facts import gather
from capaian.rules.registers.service_times import ServiceTimes, time_service
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.feed.entry_rules import office_calendar
from capaian.web.feed.month_counts import CountKey, filtering_parts, make_figures
from capaian.web.offices.models import Office
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.tickets.models import Pause, Ticket, TicketOutcome
from capaian.web.years.models import OfficeYear


class TicketAct(StrEnum):
    """Kind of a step."""

    STAGE = "stage"
    """A stage was reached; refusal and withdrawal are stages too."""
    PAUSE = "pause"
    RESUME = "resume"
    BACK = "back"
    """A correction: what came after a stage is undone; after none, the ticket is void."""


class RefusalReason(TextChoices):
    """Why a request is refused; chosen, so that nothing about a person can be typed."""

    INCOMPLETE = "incomplete", "persyaratan tidak lengkap"
    UNLIKE = "unlike", "data tidak cocok"
    NOT_OURS = "not_ours", "bukan kewenangan kantor ini"
    OTHER = "other", "sebab lain"


class CorrectionReason(TextChoices):
    """Why a ticket goes back."""

    MISTAKE = "mistake", "salah tekan"
    TIME = "time", "jamnya salah"
    ANEW = "anew", "harus dikerjakan ulang"
    TWICE = "twice", "karcisnya ganda"


@dataclass(frozen=True, slots=True)
class TicketStep:
    """One thing that was done with a ticket."""

    key: UUID
    """Of the form that sent it, and of the tally that it counts as."""
    act: TicketAct
    stage: str
    """The stage that was reached, or gone back to; of a pause the stage that it is in."""
    at: datetime
    why: str = ""
    """Code of a pause, refusal or correction."""
    site: str = ""
    post: str = ""
    holder: int | None = None
    by: int | None = None
    """Id of the person."""

    def as_json(self) -> dict[str, str | int | None]:
        """Return what the row of the ticket keeps of it."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {**found, "key": self.key.hex, "act": self.act.value, "at": self.at.isoformat()}

    @property
    def words(self) -> str:
        """What was done, in Indonesian."""
        if self.act is TicketAct.STAGE:
            refusal = f": {RefusalReason(self.why).label}" if self.why else ""
            return f"{stage_words(self.stage)}{refusal}"
        if self.act is TicketAct.PAUSE:
            return f"jeda: {Pause(self.why).label}"
        if self.act is TicketAct.RESUME:
            return "jeda selesai"
        whither = f"kembali ke {stage_words(self.stage)}" if self.stage else "karcis dibatalkan"
        return f"koreksi, {whither}: {CorrectionReason(self.why).label}"


def read_steps(history: Sequence[Mapping[str, object]]) -> list[TicketStep]:
    """Return the steps that the row of a ticket keeps, in local time."""
    zone = get_current_timezone()  # once: thousands of tickets are read for a month
    return [_step(row, zone) for row in history]


def _step(row: Mapping[str, object], zone: tzinfo) -> TicketStep:
    at = datetime.fromisoformat(str(row["at"])).astimezone(zone)
    key, act = UUID(hex=str(row["key"])), TicketAct(str(row["act"]))
    texts = {name: str(row.get(name, "")) for name in ("stage", "why", "site", "post")}
    holder, by = (int(str(row[name])) if row.get(name) else None for name in ("holder", "by"))
    return TicketStep(key, act, at=at, holder=holder, by=by, **texts)


def steps_in_force(steps: Sequence[TicketStep]) -> list[TicketStep]:
    """Return the steps that no correction has undone, without the corrections."""
    found: list[TicketStep] = []
    for step in steps:
        found = found[: undone_from(found, step.stage)] if step.act is TicketAct.BACK else [*found, step]
    return found


def undone_from(steps: Sequence[TicketStep], stage: str) -> int:
    """Return the place of the first step that going back to a stage undoes; pauses within the stage stay."""
    stages = [place for place, step in enumerate(steps) if step.act is TicketAct.STAGE]
    reached = [place for place in stages if steps[place].stage == stage]
    after = [place for place in stages if not stage or (reached and place > reached[-1])]
    return after[0] if after else len(steps)


def pauses_of(steps: Sequence[TicketStep]) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield begin and end of each pause of steps in force; the last one may be under way."""
    begun: datetime | None = None
    for step in steps:
        if step.act is TicketAct.PAUSE:
            begun = step.at
        elif step.act is TicketAct.RESUME and begun is not None:
            yield begun, step.at
            begun = None
    if begun is not None:
        yield begun, None


_DAY: Final = timedelta(days=1)


def calendar_from(year: OfficeYear, first: int) -> WorkCalendar:
    """Return the office's calendar from a year up to that of the page."""
    return office_calendar(year, range(first, year.year + 1))


def time_of(ticket: Ticket, calendar: WorkCalendar, until: datetime) -> tuple[int, int]:
    """Return the working minutes and days of a ticket up to its last step; of an open one up to now."""
    steps = steps_in_force(read_steps(ticket.history))
    end = localtime(until) if ticket.ended_on is None else steps[-1].at
    # A pause that is under way takes off the whole of today.
    pauses = [(begin, stop or end + _DAY) for begin, stop in pauses_of(steps)]
    start = steps[0].at
    return calendar.duration(start, end, pauses), calendar.duration_days(start, end, pauses)


def duration_figures(year: OfficeYear, month: Period) -> tuple[RegisterFigure, ...]:
    """Return how long requests took that were finished in a month, as the feed takes it.

    They are kept apart by what declared rows filter by alone: else each request were a row.
    Nothing where the office declared no hours: nobody knows how long it was open then.
    """
    if not catalogue_of(year).calendar.hours:
        return ()
    return _figures(year, month, _timed(year, finished(year.office, month.start, month.end)))


def _figures(
    year: OfficeYear, month: Period, timed: Iterable[tuple[Ticket, tuple[int, int]]]
) -> tuple[RegisterFigure, ...]:
    parts = filtering_parts(year, Register.SERVICES, *DURATIONS)
    counts: Counter[CountKey] = Counter()
    for ticket, times in timed:
        kept = {name: getattr(ticket, name) or CountKey._field_defaults[name] for name in parts}
        for stage, size in zip((DURATION, DURATION_DAYS), times, strict=True):
            counts[CountKey(ticket.service, stage, detail=str(size), **kept)] += 1
    return make_figures(Register.SERVICES, month, counts)


def finished(office: Office, first: date, last: date) -> QuerySet[Ticket]:
    """Return tickets of requests that were finished between two days."""
    found: QuerySet[Ticket] = office.tickets.filter(outcome=TicketOutcome.FINISHED).order_by()
    return found.filter(ended_on__range=(first, last))


def open_tickets(office: Office) -> QuerySet[Ticket]:
    """Return open tickets, of whatever year they are."""
    found: QuerySet[Ticket] = office.tickets.filter(ended_on=None)
    return found


def _timed(year: OfficeYear, tickets: Iterable[Ticket]) -> Iterator[tuple[Ticket, tuple[int, int]]]:
    """Yield tickets with their times; what runs still, up to now."""
    found, moment = [*tickets], now()
    calendar = calendar_from(year, min((each.year for each in found), default=year.year))
    yield from ((each, time_of(each, calendar, moment)) for each in found)


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A service with tickets on the board."""

    service: Service
    open: int
    late: int | None
    """Open ones that took longer than the standard; `None`: it has none, or the office no hours."""
    durations: ServiceTimes | None
    """Of the month; `None`: nothing was finished."""


def ticket_lines(
    year: OfficeYear, catalogue: Catalogue, month: Period, counted: Mapping[str, Mapping[str, int]]
) -> list[TicketLine]:
    """Return services with tickets, open or finished in a month, of which `counted` are tallies by stage."""
    ended = finished(year.office, month.start, month.end)
    timed = [*_timed(year, open_tickets(year.office).order_by() | ended)]
    waiting = gather((each.service, minutes) for each, (minutes, _) in timed if each.ended_on is None)
    figures: Sequence[RegisterFigure] = ()
    if catalogue.calendar.hours:
        figures = _figures(year, month, (each for each in timed if each[0].ended_on is not None))
    found = []
    for code, service in catalogue.services.items():
        limit, times = service.standard, waiting.get(code, ())
        tallies = {CountKey(code, stage): total for stage, total in counted.get(code, {}).items()}
        durations = time_service(service, [*figures, *make_figures(Register.SERVICES, month, tallies)])
        if times or durations or service.uses_tickets:
            is_known = limit is not None and catalogue.calendar.hours
            late = sum(minutes > (limit or 0) for minutes in times) if is_known else None
            found.append(TicketLine(service, len(times), late, durations))
    return found
