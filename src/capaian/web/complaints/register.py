"""Keeping complaints: receiving one with its number and day due, and noting its answer and outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar, Final

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.timezone import localdate

from capaian.domain.registers.closed_month import Register
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.complaints.models import Complaint, ComplaintClass
from capaian.web.complaints.screening import find_person
from capaian.web.feed.month_closing import is_month_closed
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

DAYS: Final[Mapping[str, int]] = {
    ComplaintClass.CONSULTATION: 2,
    ComplaintClass.LIGHT: 5,
    ComplaintClass.MEDIUM: 14,
    ComplaintClass.SEVERE: 60,
}
"""Working days that each class may take; belum diverifikasi: those that one office publishes."""


class ComplaintError(RefusedChangeError):
    """A complaint cannot be kept so; nothing is written."""

    code: ClassVar[str] = "complaint"


def due_day(year: OfficeYear, item: str, received: date) -> date:
    """Return the last day on which a complaint of a class is in time.

    Raises:
        ComplaintError: if the office has declared no hours, so that no day is known to be a working day.
    """
    facts = know(year).read.partial
    try:
        if facts is not None:
            return WorkCalendar.of_year(facts).due(received, DAYS[item])
    except ValueError:
        pass  # the office never opens
    raise ComplaintError("Isi dahulu jam kerja kantor; jatuh temponya belum dapat dihitung.")


@transaction.atomic
def receive(year: OfficeYear, made: Complaint, author: Author) -> Complaint:
    """Give a complaint its number and day due, and keep it; sent twice, it is kept once.

    Raises:
        ComplaintError: if its day cannot be, its month is closed, or its text leads to a person.
    """
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    own: QuerySet[Complaint] = held.office.complaints.filter(year=held.year)
    if (earlier := held.office.complaints.filter(key=made.key).first()) is not None:
        return earlier
    if made.received_on.year != held.year:
        raise ComplaintError(f"Hari diterima di luar tahun {held.year}.")
    if found := find_person(made.text):
        raise ComplaintError(f"Isi tampak memuat {found}. Tulis tanpa orang.")
    made.office, made.year = held.office, held.year
    made.due_on = due_day(held, made.item, made.received_on)
    _refuse(held, made.received_on, [made.received_on, made.due_on])
    made.number = (own.aggregate(last=Max("number"))["last"] or 0) + 1
    made.save()
    after = {"class": made.item, "received": str(made.received_on), "due": str(made.due_on)}
    record(held.office, author, [Deed("complaints.received", str(made), None, after)])
    return made


@transaction.atomic
def note_steps(
    year: OfficeYear,
    complaint: Complaint,
    answered: date | None,
    solved: date | None,
    outcome: str,
    author: Author,
) -> None:
    """Note when a complaint was answered and what became of it; a correction is noted the same way.

    Raises:
        ComplaintError: if days cannot be, or one that changes lies in a closed month.
    """
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    kept = Complaint.objects.select_for_update().get(pk=complaint.pk, office=held.office)
    if (solved is None) is bool(outcome):
        raise ComplaintError("Isi hasil dan hari berakhirnya, keduanya atau tidak satu pun.")
    before, after = _steps(kept), {"answered": answered, "solved": solved, "outcome": outcome}
    changed = [name for name in before if before[name] != after[name]]
    days = [day for name in changed for day in (before[name], after[name]) if isinstance(day, date)]
    if "outcome" in changed:
        days += [day for day in (kept.solved_on, solved) if day]
    _refuse(held, kept.received_on, days)
    kept.answered_on, kept.solved_on, kept.outcome = answered, solved, outcome
    kept.save()
    deed = Deed("complaints.noted", str(kept), _texts(before), _texts(after))
    record(held.office, author, [deed] if changed else [])


def _steps(complaint: Complaint) -> dict[str, date | str | None]:
    answered, solved = complaint.answered_on, complaint.solved_on
    return {"answered": answered, "solved": solved, "outcome": complaint.outcome}


def _texts(steps: Mapping[str, date | str | None]) -> dict[str, object]:
    return {name: str(value or "") for name, value in steps.items()}


def _refuse(year: OfficeYear, received: date, days: Iterable[date]) -> None:
    if reasons := [*_obstacles(year, received, days)]:
        raise ComplaintError(" ".join(dict.fromkeys(reasons)))


def _obstacles(year: OfficeYear, received: date, days: Iterable[date]) -> Iterator[str]:
    if received > localdate():
        yield "Hari diterima belum tiba."
    for day in days:
        if day < received:
            yield f"Hari {day:%d-%m-%Y} sebelum diterima."
        own = OfficeYear.objects.filter(office=year.office, year=day.year).first()
        if own is not None and own.is_closed:
            yield f"Tahun {day.year} sudah disahkan."
        if own is not None and is_month_closed(own, Register.COMPLAINTS, day):
            yield f"Register pengaduan bulan {day:%m-%Y} sudah ditutup."
