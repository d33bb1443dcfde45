"""Complaints: receiving one with its day due, its steps and corrections,
and what the register counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localdate

from capaian.domain.numerals import write_decimal, write_shortest
from capaian.domain.period import Period
from capaian.domain.registers.catalogue import Channel, ComplaintClass
from capaian.domain.registers.closed_month import DURATION_DAYS, Register
from capaian.dossier.personal_texts import find_person
from capaian.rules.registers.feed import weighted_median
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.complaints.models import ClassDays, Complaint, ComplaintOutcome
from capaian.web.feed import models as registers
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, fingerprint_of, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

DAYS: Final[Mapping[str, int]] = {
    ComplaintClass.CONSULTATION: 2,
    ComplaintClass.LIGHT: 5,
    ComplaintClass.MEDIUM: 14,
    ComplaintClass.SEVERE: 60,
}
"""Working days of each class of an office that set none; belum diverifikasi:
one office publishes them.
"""
CORRECTED: Final = ("channel", "ticket", "item", "service", "owner", "text")
STEPS: Final = ("verified_on", "answered_on", "solved_on", "outcome")
VOIDED: Final = ("outcome",)
"""What a correction may change, what becomes of a complaint, and what makes one void."""
_DATED_STAGES: Final = ("received", "due", "verified", "answered")
_ACTIONS: Final = {CORRECTED: "corrected", STEPS: "noted", VOIDED: "voided"}


def days_of(office: Office) -> dict[str, int]:
    """Return the working days that each class may take in an office."""
    return {**DAYS, **dict(office.complaint_days.values_list("item", "days"))}


def work_calendar(year: OfficeYear) -> WorkCalendar:
    """Return the calendar of a year joined with those of the years beside it:
    complaints outlast a year.
    """
    return registers.office_calendar(year, range(year.year - 1, year.year + 2))


def due_day(year: OfficeYear, item: str, received: date) -> date:
    """Return the last day on which a complaint of a class is in time.

    Raises `RefusedChangeError` while the office has no hours: no day is known to be a working day.
    """
    try:
        return work_calendar(year).due(received, days_of(year.office)[item])
    except ValueError as error:  # the office never opens
        raise RefusedChangeError(
            "Isi dahulu jam kerja kantor; jatuh temponya belum dapat dihitung."
        ) from error


@transaction.atomic
def receive(year: OfficeYear, made: Complaint, author: Author) -> Complaint:
    """Give a complaint its number and day due, and keep it; sent twice, it is kept once.

    Raises `RefusedChangeError` if its day cannot be, or its month is closed.
    """
    locked = registers.lock_year(year)
    if (earlier := locked.office.complaints.filter(key=made.key).first()) is not None:
        return earlier
    if made.received_on.year != locked.year:
        raise RefusedChangeError(f"Hari diterima di luar tahun {locked.year}.")
    made.office, made.year = locked.office, locked.year
    made.due_on = due_day(locked, made.item, made.received_on)
    _refuse(locked, made, [made.received_on, made.due_on])
    made.number = registers.next_number(locked.office.complaints.filter(year=locked.year))
    made.save()
    after = {"class": made.item, "received": str(made.received_on), "due": str(made.due_on)}
    seals = [f"complaint/{made.pk}"]
    record(locked.office, author, [Deed("complaints.received", str(made), None, after, seals)])
    return made


@transaction.atomic
def change_complaint(
    year: OfficeYear, made: Complaint, names: tuple[str, ...], author: Author
) -> Complaint:
    """Note what has become of a complaint, or correct what it says;
    another class makes its day due anew.

    `made` is the complaint as it is to be, with the version that was read; `names` are `STEPS`,
    `CORRECTED` or `VOIDED`, of which the latter two need a reason. Raises `RefusedChangeError` if
    days cannot be, one that the change counts in lies in a closed month, or somebody else changed
    it meanwhile.
    """
    locked = registers.lock_year(year)
    kept = Complaint.objects.select_for_update().get(pk=made.pk, office=locked.office)
    changed = [name for name in names if getattr(kept, name) != getattr(made, name)]
    if not changed:
        return kept
    if kept.version != made.version:
        raise RefusedChangeError(
            "Pengaduan ini baru saja diubah orang lain. Buka lagi, lalu ulangi."
        )
    if kept.outcome == ComplaintOutcome.VOID:
        raise RefusedChangeError("Pengaduan ini sudah dibatalkan.")
    if names is not STEPS:
        registers.require_reason(author.reason)
    before, days = _logged_fields(kept, changed), [*_days(kept, changed)]
    for name in changed:
        setattr(kept, name, getattr(made, name))
    if "item" in changed:
        own = locked.office.years.filter(year=kept.year).first() or locked
        kept.due_on = due_day(own, kept.item, kept.received_on)
    _refuse(locked, kept, filter(None, (*days, *_days(kept, changed))))
    kept.version += 1
    kept.save()
    action, after = f"complaints.{_ACTIONS[names]}", _logged_fields(kept, changed)
    record(
        locked.office, author, [Deed(action, str(kept), before, after, [f"complaint/{kept.pk}"])]
    )
    return kept


def _days(complaint: Complaint, changed: Collection[str]) -> Iterator[date | None]:
    """Yield the days in whose months something counts differently: all,
    unless steps alone change.
    """
    is_whole = complaint.outcome == ComplaintOutcome.VOID or not {*STEPS}.issuperset(changed)
    for name in ("received_on", "due_on", *STEPS[:-1]):
        if name in changed or is_whole:
            yield getattr(complaint, name)
    if "outcome" in changed:
        yield complaint.solved_on


@transaction.atomic
def set_days(year: OfficeYear, days: Mapping[str, int], author: Author) -> None:
    """Let classes take other numbers of working days,
    for complaints that are received from now on.
    """
    locked = registers.lock_year(year)
    before = days_of(locked.office)
    changed = {item: number for item, number in days.items() if before[item] != number}
    own = [
        ClassDays.objects.update_or_create(
            office=locked.office, item=item, defaults={"days": number}
        )[0]
        for item, number in changed.items()
    ]
    old, seals = (
        {item: before[item] for item in changed},
        [f"complaint_days/{each.pk}" for each in own],
    )
    deed = Deed("complaints.days_changed", locked.office.slug, old, changed, seals)
    record(locked.office, author, [deed] if changed else [])


def _logged_fields(complaint: Complaint, names: Iterable[str]) -> dict[str, object]:
    """Return fields for the log: of the text its fingerprint,
    as a name may be what is corrected in it.
    """
    fields = {name: str(getattr(complaint, name) or "") for name in names}
    if "text" in fields:
        fields["text"] = fingerprint_of(str(fields["text"]))
    return {**fields, "due": str(complaint.due_on)} if "item" in fields else {**fields}


def _contradictions(made: Complaint) -> Iterator[str]:
    if found := find_person(made.ticket):
        yield f"Nomor LAPOR tampak {found}. Tulis nomor pengaduan di SP4N-LAPOR!."
    if made.ticket and made.channel != Channel.LAPOR:
        yield f"Nomor LAPOR hanya untuk saluran {Channel.LAPOR.words}."
    if (made.solved_on is None) is bool(made.outcome):
        yield "Isi hasil dan hari berakhirnya, keduanya atau tidak satu pun."
    steps = [
        day for day in (made.verified_on, made.answered_on, made.solved_on) if day is not None
    ]
    if max([made.received_on, *steps]) > localdate():
        yield "Hari diterima, diverifikasi, dijawab, atau berakhir belum tiba."
    if made.solved_on is not None and made.solved_on < max(steps):
        yield "Hari diverifikasi atau dijawab sesudah hari berakhir; periksa ketiganya."


def _refuse(year: OfficeYear, made: Complaint, days: Iterable[date]) -> None:
    reasons = [] if made.outcome == ComplaintOutcome.VOID else [*_contradictions(made)]
    for day in days:
        if day < made.received_on:
            reasons.append(f"Hari {day:%d-%m-%Y} sebelum diterima.")
        for own in year.office.years.filter(year=day.year):
            reasons.append(
                registers.find_reason_of_day(own, Register.COMPLAINTS, day, may_be_ahead=True)
            )
    if found := [*filter(None, dict.fromkeys(reasons))]:
        raise RefusedChangeError(" ".join(found))


def count_month(year: OfficeYear, month: Period) -> registers.MonthCount:
    """Return what closing a month starts from: each step by the month of its own day,
    by class and owner.

    `solved` counts the outcome solved alone, `solved_in_time` those of them by their day due,
    `duration-days` how many took as many working days as the detail says; `due` counts by the day
    due, whatever became of it, `overdue` those past it that were open at the end of the month. The
    detail of all others is the service, and the site the channel.
    """
    in_month = (month.start, month.end)
    touched = Q()
    for step in ("received_on", "verified_on", "answered_on", "solved_on", "due_on"):
        touched |= Q(**{f"{step}__range": in_month})
    is_open = Q(solved_on=None) | Q(solved_on__gt=month.end)
    touched |= is_open & Q(due_on__lte=month.end)
    counts: Counter[registers.CountKey] = Counter()
    days: set[date] = set()
    for each in year.office.complaints.filter(touched).exclude(outcome=ComplaintOutcome.VOID):
        key = registers.CountKey(
            each.item, "", post=each.owner, detail=each.service, site=each.channel
        )
        stages = {stage: getattr(each, f"{stage}_on") for stage in _DATED_STAGES}
        if each.solved_on is not None and each.outcome == ComplaintOutcome.SOLVED:
            stages["solved"] = each.solved_on
            stages["solved_in_time"] = each.solved_on if each.solved_on <= each.due_on else None
        for stage, day in stages.items():
            if day is not None and month.start <= day <= month.end:
                counts[key._replace(stage=stage)] += 1
                days |= {day} if stage != "due" else set()
        if each.due_on <= month.end and (each.solved_on is None or each.solved_on > month.end):
            counts[key._replace(stage="overdue")] += 1
    for key in [
        *counts
    ]:  # none, in words: months that were closed before this was counted have no figure
        counts.setdefault(key._replace(stage="overdue"), 0)
    solved = [
        *year.office.complaints.filter(solved_on__range=in_month, outcome=ComplaintOutcome.SOLVED)
    ]
    for each, taken in zip(solved, days_taken(solved, work_calendar(year)), strict=False):
        key = registers.CountKey(
            each.item, DURATION_DAYS, post=each.owner, detail=str(taken), site=each.channel
        )
        counts[key] += 1
    return registers.MonthCount(
        registers.make_figures(Register.COMPLAINTS, month, counts), len(days), 1 if days else 0
    )


def days_taken(complaints: Sequence[Complaint], calendar: WorkCalendar) -> list[int]:
    """Return of each solved complaint the working days after that of receipt, up to the last.

    Nothing where the office declares no hours: nobody knows which days are working days.
    """
    ended = [
        (each.received_on + timedelta(1), each.solved_on) for each in complaints if each.solved_on
    ]
    return [calendar.working_days(*span) for span in ended] if calendar.hours else []


@dataclass(frozen=True, slots=True)
class ComplaintSummary:
    """How complaints of a year are dealt with."""

    open: int
    """Without an outcome today, of whatever year; of these are late, or due today."""
    late: int
    due_today: int
    solved: int
    """Within the year; of these some in time."""
    in_time: int

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
    waiting, solved = Q(outcome=""), Q(outcome=ComplaintOutcome.SOLVED, solved_on__year=year.year)
    counts = year.office.complaints.aggregate(
        open=Count("pk", filter=waiting),
        late=Count("pk", filter=waiting & Q(due_on__lt=today)),
        due_today=Count("pk", filter=waiting & Q(due_on=today)),
        solved=Count("pk", filter=solved),
        in_time=Count("pk", filter=solved & Q(solved_on__lte=F("due_on"))),
    )
    return ComplaintSummary(**counts)


def median_days(year: OfficeYear) -> str:
    """Return the median of working days to the solution of what was solved in a year; empty:
    nothing was.
    """
    solved = [
        *year.office.complaints.filter(solved_on__year=year.year, outcome=ComplaintOutcome.SOLVED)
    ]
    taken = Counter(days_taken(solved, work_calendar(year)))
    counted = [(Decimal(size), Decimal(number)) for size, number in sorted(taken.items())]
    return write_shortest(weighted_median(counted)) if counted else ""


def by_service(
    year: OfficeYear, names: Mapping[str, str]
) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return how many complaints of a year came about each service,
    by class in the order of the classes.
    """
    own = year.office.complaints.filter(year=year.year).exclude(outcome=ComplaintOutcome.VOID)
    rows = own.order_by().values_list("service", "item")
    counts = {(service, item): number for service, item, number in rows.annotate(Count("pk"))}
    services = {service for service, _ in counts}
    order = [*filter(services.__contains__, (*names, "")), *sorted(services - {*names, ""})]
    return [
        (
            names.get(code, code) or "tidak tertentu",
            [(each.words, counts.get((code, each.value), 0)) for each in ComplaintClass],
        )
        for code in order
    ]


def late_complaints(office: Office, today: date) -> QuerySet[Complaint]:
    """Return open complaints whose day due has gone by, the one that is due longest first."""
    found: QuerySet[Complaint] = office.complaints.filter(outcome="", due_on__lt=today)
    return found.order_by("due_on", "number")
