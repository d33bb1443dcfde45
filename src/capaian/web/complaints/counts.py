"""What the register of complaints counts: a month as the feed takes it, a year for its pages and boards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet

from capaian.domain.numerals import write_decimal, write_shortest
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import DURATION_DAYS, Register
from capaian.domain.registers.entries import ComplaintClass
from capaian.rules.registers.durations import weighted_median
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.complaints.models import Complaint, Outcome
from capaian.web.complaints.register import work_calendar
from capaian.web.feed.month_counts import CountKey, MonthCount, make_figures
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear


def count_month(year: OfficeYear, month: Period) -> MonthCount:
    """Return what closing a month starts from: each step by the month of its own day, by class and owner.

    `solved` counts the outcome solved alone, `solved_in_time` those of them by their day due, `duration-days`
    how many took as many working days as the detail says; `due` counts by the day due, whatever became of
    it, `overdue` those past it that were open at the end of the month. The detail of all others is the
    service, and the site the channel.
    """
    in_month = (month.start, month.end)
    touched = Q()
    for step in ("received_on", "verified_on", "answered_on", "solved_on", "due_on"):
        touched |= Q(**{f"{step}__range": in_month})
    is_open = Q(solved_on=None) | Q(solved_on__gt=month.end)
    touched |= is_open & Q(due_on__lte=month.end)
    counts: Counter[CountKey] = Counter()
    days: set[date] = set()
    for each in year.office.complaints.filter(touched).exclude(outcome=Outcome.VOID):
        key = CountKey(each.item, "", post=each.owner, detail=each.service, site=each.channel)
        for stage, day in _stages(each):
            if month.start <= day <= month.end:
                counts[key._replace(stage=stage)] += 1
                days |= {day} if stage != "due" else set()
        if each.due_on <= month.end and (each.solved_on is None or each.solved_on > month.end):
            counts[key._replace(stage="overdue")] += 1
    for key in [*counts]:  # none, in words: months that were closed before this was counted have no figure
        counts.setdefault(key._replace(stage="overdue"), 0)
    solved = [*year.office.complaints.filter(solved_on__range=in_month, outcome=Outcome.SOLVED)]
    for each, taken in zip(solved, days_taken(solved, work_calendar(year)), strict=False):
        key = CountKey(each.item, DURATION_DAYS, post=each.owner, detail=str(taken), site=each.channel)
        counts[key] += 1
    return MonthCount(make_figures(Register.COMPLAINTS, month, counts), len(days), 1 if days else 0)


def _stages(complaint: Complaint) -> Iterator[tuple[str, date]]:
    for stage in ("received", "due", "verified", "answered"):
        if (day := getattr(complaint, f"{stage}_on")) is not None:
            yield stage, day
    if complaint.solved_on is not None and complaint.outcome == Outcome.SOLVED:
        yield "solved", complaint.solved_on
        if complaint.solved_on <= complaint.due_on:
            yield "solved_in_time", complaint.solved_on


def days_taken(complaints: Sequence[Complaint], calendar: WorkCalendar) -> list[int]:
    """Return of each solved complaint the working days after that of receipt, up to the last.

    Nothing where the office declares no hours: nobody knows which days are working days.
    """
    ended = [(each.received_on + timedelta(1), each.solved_on) for each in complaints if each.solved_on]
    return [calendar.working_days(*span) for span in ended] if calendar.hours else []


@dataclass(frozen=True, slots=True)
class ComplaintSummary:
    """How complaints of a year are dealt with."""

    open: int
    """Without an outcome today, of whatever year."""
    late: int
    """Of these, past their day due."""
    due_today: int
    solved: int
    """Solved within the year."""
    in_time: int
    """Of these, by their day due."""

    @property
    def judged(self) -> int:
        """How many are solved or late: what is late and open counts against the office."""
        return self.solved + self.late

    @property
    def share(self) -> str:
        """Percent of those solved by their day due; empty: there are none."""
        return write_decimal(Decimal(100 * self.in_time) / self.judged, 2) if self.judged else ""


def summarise(year: OfficeYear, today: date) -> ComplaintSummary:
    """Return how complaints are dealt with that are open today, or were solved within a year."""
    waiting, solved = Q(outcome=""), Q(outcome=Outcome.SOLVED, solved_on__year=year.year)
    counts = year.office.complaints.aggregate(
        open=Count("pk", filter=waiting),
        late=Count("pk", filter=waiting & Q(due_on__lt=today)),
        due_today=Count("pk", filter=waiting & Q(due_on=today)),
        solved=Count("pk", filter=solved),
        in_time=Count("pk", filter=solved & Q(solved_on__lte=F("due_on"))),
    )
    return ComplaintSummary(**counts)


def median_days(year: OfficeYear) -> str:
    """Return the median of working days to the solution of what was solved in a year; empty: nothing was."""
    solved = [*year.office.complaints.filter(solved_on__year=year.year, outcome=Outcome.SOLVED)]
    taken = Counter(days_taken(solved, work_calendar(year)))
    counted = [(Decimal(size), Decimal(number)) for size, number in sorted(taken.items())]
    return write_shortest(weighted_median(counted)) if counted else ""


def by_service(year: OfficeYear, names: Mapping[str, str]) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return how many complaints of a year came about each service, by class in the order of the classes."""
    own = year.office.complaints.filter(year=year.year).exclude(outcome=Outcome.VOID)
    rows = own.order_by().values_list("service", "item")
    counts = {(service, item): number for service, item, number in rows.annotate(Count("pk"))}
    order = [code for code in (*names, "") if any(service == code for service, _ in counts)]
    others = sorted({service for service, _ in counts} - {*order})
    return [
        (
            names.get(code, code) or "tidak tertentu",
            [(each.words, counts.get((code, each.value), 0)) for each in ComplaintClass],
        )
        for code in (*order, *others)
    ]


def open_complaints(office: Office) -> QuerySet[Complaint]:
    """Return complaints without an outcome, of whatever year they are."""
    found: QuerySet[Complaint] = office.complaints.filter(outcome="")
    return found


def late_complaints(office: Office, today: date) -> QuerySet[Complaint]:
    """Return open complaints whose day due has gone by, the one that is due longest first."""
    return open_complaints(office).filter(due_on__lt=today).order_by("due_on", "number")
