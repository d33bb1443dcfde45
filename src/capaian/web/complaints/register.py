"""Keeping complaints: receiving one with its day due, noting its steps, correcting what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.timezone import localdate

from capaian.domain.registers.closed_month import Register
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.complaints.models import Channel, ClassDays, Complaint, ComplaintClass
from capaian.web.complaints.screening import find_person
from capaian.web.feed.month_closing import SHORTEST_REASON, is_month_closed
from capaian.web.offices.models import Office
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
"""Working days of each class of an office that set none; belum diverifikasi: one office publishes them."""
_CORRECTED: Final = ("channel", "ticket", "item", "service", "owner", "text")
"""What a correction may change; days are noted anew as steps."""


class ComplaintError(RefusedChangeError):
    """A complaint cannot be kept so; nothing is written."""

    code: ClassVar[str] = "complaint"


@dataclass(frozen=True, slots=True)
class Steps:
    """What has become of a complaint."""

    verified: date | None
    answered: date | None
    solved: date | None
    outcome: str
    version: int
    """Of the complaint that was read."""


def days_of(office: Office) -> dict[str, int]:
    """Return the working days that each class may take in an office."""
    return {**DAYS, **dict(office.complaint_days.values_list("item", "days"))}


def work_calendar(year: OfficeYear) -> WorkCalendar:
    """Return the calendar of a year with the holidays of those beside it: complaints outlast a year."""
    near = year.office.years.filter(year__range=(year.year - 1, year.year + 1))
    facts = {each.year: found for each in near if (found := know(each).read.partial)}
    holidays = frozenset(holiday.day for each in facts.values() for holiday in each.holidays)
    return WorkCalendar(facts[year.year].hours if year.year in facts else (), holidays)


def due_day(year: OfficeYear, item: str, received: date) -> date:
    """Return the last day on which a complaint of a class is in time.

    Raises:
        ComplaintError: if the office has declared no hours, so that no day is known to be a working day.
    """
    try:
        return work_calendar(year).due(received, days_of(year.office)[item])
    except ValueError as error:  # the office never opens
        raise ComplaintError("Isi dahulu jam kerja kantor; jatuh temponya belum dapat dihitung.") from error


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
    _refuse_texts(made)
    made.office, made.year = held.office, held.year
    made.due_on = due_day(held, made.item, made.received_on)
    _refuse(held, made.received_on, [made.received_on, made.due_on])
    made.number = (own.aggregate(last=Max("number"))["last"] or 0) + 1
    made.save()
    after = {"class": made.item, "received": str(made.received_on), "due": str(made.due_on)}
    record(held.office, author, [Deed("complaints.received", str(made), None, after)])
    return made


@transaction.atomic
def note_steps(year: OfficeYear, complaint: Complaint, steps: Steps, author: Author) -> None:
    """Note what has become of a complaint; another day is noted the same way.

    Raises:
        ComplaintError: if days cannot be, one that changes lies in a closed month, or others changed it.
    """
    held, kept = _hold(year, complaint)
    if (steps.solved is None) is bool(steps.outcome):
        raise ComplaintError("Isi hasil dan hari berakhirnya, keduanya atau tidak satu pun.")
    before = _steps(kept)
    after = {name: getattr(steps, name) for name in before}
    changed = [name for name in before if before[name] != after[name]]
    if not changed:
        return
    _refuse_stale(kept, steps.version)
    days = [day for name in changed for day in (before[name], after[name]) if isinstance(day, date)]
    if "outcome" in changed:
        days += [day for day in (kept.solved_on, steps.solved) if day]
    _refuse(held, kept.received_on, days)
    kept.verified_on, kept.answered_on = steps.verified, steps.answered
    kept.solved_on, kept.outcome, kept.version = steps.solved, steps.outcome, kept.version + 1
    kept.save()
    record(held.office, author, [Deed("complaints.noted", str(kept), _texts(before), _texts(after))])


@transaction.atomic
def correct(year: OfficeYear, complaint: Complaint, made: Complaint, author: Author) -> Complaint:
    """Correct what a complaint says, with a reason; another class makes its day due anew.

    Raises:
        ComplaintError: if one of its days lies in a closed month, no reason is given, or somebody else
            changed it meanwhile.
    """
    held, kept = _hold(year, complaint)
    changed = [name for name in _CORRECTED if getattr(kept, name) != getattr(made, name)]
    if not changed:
        return kept
    _refuse_stale(kept, made.version)
    if len(author.reason.strip()) < SHORTEST_REASON:
        raise ComplaintError(f"Tulis alasannya, sedikitnya {SHORTEST_REASON} huruf.")
    _refuse_texts(made)
    before = _said(kept, changed)
    days = [kept.received_on, kept.due_on, kept.verified_on, kept.answered_on, kept.solved_on]
    for name in changed:
        setattr(kept, name, getattr(made, name))
    if "item" in changed:
        own = held.office.years.filter(year=kept.year).first() or held
        kept.due_on = due_day(own, kept.item, kept.received_on)
    _refuse(held, kept.received_on, [day for day in (*days, kept.due_on) if day])
    kept.version += 1
    kept.save()
    record(held.office, author, [Deed("complaints.corrected", str(kept), before, _said(kept, changed))])
    return kept


@transaction.atomic
def set_days(year: OfficeYear, days: Mapping[str, int], author: Author) -> None:
    """Let classes take other numbers of working days, for complaints that are received from now on."""
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    before = days_of(held.office)
    changed = {item: number for item, number in days.items() if before[item] != number}
    for item, number in changed.items():
        ClassDays.objects.update_or_create(office=held.office, item=item, defaults={"days": number})
    deed = Deed(
        "complaints.days_changed", held.office.slug, {item: before[item] for item in changed}, changed
    )
    record(held.office, author, [deed] if changed else [])


def _hold(year: OfficeYear, complaint: Complaint) -> tuple[OfficeYear, Complaint]:
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    return held, Complaint.objects.select_for_update().get(pk=complaint.pk, office=held.office)


def _steps(complaint: Complaint) -> dict[str, date | str | None]:
    days = {name: getattr(complaint, f"{name}_on") for name in ("verified", "answered", "solved")}
    return {**days, "outcome": complaint.outcome}


def _texts(steps: Mapping[str, date | str | None]) -> dict[str, object]:
    return {name: str(value or "") for name, value in steps.items()}


def _said(complaint: Complaint, names: Iterable[str]) -> dict[str, object]:
    """Return fields for the log: of the text its fingerprint, as a name may be what is corrected in it."""
    said = {name: str(getattr(complaint, name)) for name in names}
    if "text" in said:
        said["text"] = f"sidik {hashlib.sha256(said['text'].encode()).hexdigest()[:16]}"
    return {**said, "due": str(complaint.due_on)}


def _refuse_texts(made: Complaint) -> None:
    if found := find_person(made.text):
        raise ComplaintError(f"Isi tampak memuat {found}. Tulis tanpa orang.")
    if made.ticket and made.channel != Channel.LAPOR:
        raise ComplaintError(f"Nomor LAPOR hanya untuk saluran {Channel.LAPOR.label}.")


def _refuse_stale(kept: Complaint, version: int) -> None:
    if kept.version != version:
        raise ComplaintError(
            "Pengaduan ini baru saja diubah orang lain. Buka lagi, lalu ulangi perubahannya."
        )


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
