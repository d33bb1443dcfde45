"""What a register asks of an entry before it is kept: its day, and the reason of a correction."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.timezone import localdate

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.feed.models import ClosedMonth
from capaian.web.trail.screening import find_person
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

SHORTEST_REASON: Final = 10
"""Letters of the reason for which something closed or kept is changed."""


def lock_year(year: OfficeYear) -> OfficeYear:
    """Return a year, locked until all is kept: nobody closes it or a month of its registers meanwhile."""
    return OfficeYear.objects.select_for_update(of=("self",)).select_related("office").get(pk=year.pk)


def office_calendar(year: OfficeYear, years: range) -> WorkCalendar:
    """Return the office's calendar of several years, itself among them."""
    others = year.office.years.filter(year__in=years).exclude(pk=year.pk) if len(years) > 1 else ()
    found = {each.year: facts for each in (*others, year) if (facts := know(each).read.partial)}
    return WorkCalendar.joined({number: WorkCalendar.of_year(facts) for number, facts in found.items()})


def in_force(year: OfficeYear, register: Register, month: Period) -> ClosedMonth | None:
    """Return the version of a month that is closed; `None` while it is open."""
    own = year.closed_months.filter(register=register, month=month.ordinal, reopened_on=None)
    found: ClosedMonth | None = own.order_by("version").last()
    return found


def find_reason_of_day(year: OfficeYear, register: Register, day: date, *, may_be_ahead: bool = False) -> str:
    """Return why a register takes nothing on a day, in Indonesian; empty: it does.

    Args:
        year: Of the page, outside of which nothing is taken.
        register: Which one.
        day: Which day.
        may_be_ahead: Whether the day may be yet to come: planned, or due.
    """
    if day.year != year.year:
        return f"Hari {day:%d-%m-%Y} di luar tahun {year.year}."
    if day > localdate() and not may_be_ahead:
        return f"Hari {day:%d-%m-%Y} belum tiba."
    if year.is_closed:
        return f"Tahun {year.year} sudah ditutup."
    month = Period.month_of(day)
    if in_force(year, register, month) is not None:
        return f"{month.label} sudah ditutup; bulannya dibuka kembali dengan alasan."
    return ""


def require_reason(reason: str, least: int = SHORTEST_REASON) -> None:
    """Refuse a reason that is too short to say anything, or leads to a person: the log keeps it."""
    if len(reason.strip()) < least:
        raise RefusedChangeError(f"Tulis alasannya, sedikitnya {least} huruf.")
    if found := find_person(reason):
        raise RefusedChangeError(f"Alasan tampak memuat {found}. Tulis tanpa orang.")
