"""What entries of all registers have and what is asked of them, what a month counts,
and each closed one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final, NamedTuple

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from django.utils.timezone import localdate

from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.numerals import write_exact
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Feed, Register, RegisterFigure
from capaian.dossier.personal_texts import find_person
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.accounts.models import User
from capaian.web.site.unread_entries import StoredKind
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


class MonthNotice(NamedTuple):
    """What is said of an open month."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    """Where it is seen to: words and address."""


@dataclass(frozen=True, slots=True)
class FigurePart:
    """What a day at a place has in a figure."""

    words: str
    address: str
    value: Decimal
    table: str = ""
    """File that it was brought in; empty: somebody pressed or typed it."""

    @property
    def text(self) -> str:
        """The number."""
        return write_exact(self.value)


@dataclass(frozen=True, slots=True)
class MonthCount:
    """What a register counted in a month, before it is closed."""

    figures: tuple[RegisterFigure, ...]
    days: int
    sites: int
    open_days: tuple[MonthNotice, ...] = ()
    """Days that somebody has still to close, and what else keeps the month open."""
    questions: tuple[MonthNotice, ...] = ()
    """What looks odd: answered by whoever closes the month, and no obstacle."""
    find_parts: Callable[[Feed, AreaCode | None, str], tuple[FigurePart, ...]] = lambda *_: ()
    """The days and places of what a feed takes in an area, and lacks some part; none:
    none are kept apart.
    """
    silent: Mapping[str, str] = field(default_factory=dict)
    """Items without anything in the month that other months have or figures are made of,
    in words.
    """


CountMonth = Callable[[OfficeYear, Period], MonthCount]


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """What a register is on pages, beside the figures that it makes."""

    count: CountMonth
    entries: tuple[StoredKind, ...]


def register_counts() -> Mapping[Register, CountMonth]:
    """Return who counts which register; apps are ready by then."""
    counts: Mapping[Register, CountMonth] = import_string(settings.REGISTER_COUNTS)
    return counts


class CountKey(NamedTuple):
    """What a number of a register is about; empty: of all, or not recorded."""

    item: str
    stage: str
    site: str = ""
    area: str = ""
    post: str = ""
    holder: int = 0
    """Number of the holder of the post; 0: of none."""
    detail: str = ""


def make_figures(
    register: Register,
    month: Period,
    counts: Mapping[CountKey, int],
    recaps: Collection[CountKey] = (),
) -> tuple[RegisterFigure, ...]:
    """Return what a register counted in a month as its figures, in the order of their keys.

    `recaps`: those that were brought for the whole month.
    """
    figures = []
    for key in sorted(counts):
        area = AreaCode(key.area) if key.area else None
        post = PostId(key.post) if key.post else None
        figures.append(
            RegisterFigure(
                register=register,
                period=month,
                item=key.item,
                stage=key.stage,
                site=key.site,
                area=area,
                post=post,
                holder=key.holder or None,
                detail=key.detail,
                value=Decimal(counts[key]),
                is_recap=key in recaps,
            )
        )
    return tuple(figures)


def filtering_parts(year: OfficeYear, register: Register, *stages: str) -> frozenset[str]:
    """Return which of site, area, post and holder a declared row filters by:
    others need not be kept apart.

    `stages` are those of rows that count; none: all.
    """
    facts = know(year).read.partial
    own = [each for each in (facts.feeds if facts else ()) if each.register is register]
    counted = [each for each in own if not stages or {*stages} & {*each.stage}]
    names = ("site", "area", "post", "holder")
    return frozenset(name for name in names if any(getattr(each, name) for each in counted))


class RegisterEntry(models.Model):
    """An entry of a register; no row is about a person."""

    key = models.UUIDField("kunci")
    """Of the form or press that it was sent with: sent twice, it is one entry."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.UniqueConstraint, ...]] = (
            models.UniqueConstraint(fields=("office", "key"), name="one_%(class)s_of_a_key"),
        )


class NumberedEntry(RegisterEntry):
    """An entry that has a number within its year."""

    year = models.PositiveSmallIntegerField("tahun")
    """Of the day it was received."""
    number = models.PositiveIntegerField("nomor")

    class Meta(RegisterEntry.Meta):
        abstract = True
        ordering = ("-year", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("office", "year", "number"), name="one_%(class)s_of_a_number"
            ),
            *RegisterEntry.Meta.constraints,
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


def next_number(entries: models.QuerySet[NumberedEntry]) -> int:
    """Return the number of the next entry of a year, which is locked until it is saved."""
    last: int | None = entries.aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


class ClosedMonth(models.Model):
    """A version of a register's month, as canonical JSON; none is ever changed."""

    office_year = models.ForeignKey(OfficeYear, models.PROTECT, related_name="closed_months")
    register = models.CharField(max_length=20, choices=Register.choices())
    month = models.PositiveSmallIntegerField("bulan")
    version = models.PositiveSmallIntegerField("versi")
    closed_on = models.DateField("ditutup")
    days = models.PositiveSmallIntegerField("hari yang berisi")
    sites = models.PositiveSmallIntegerField("tempat yang berisi")
    figures = models.TextField()
    """Canonical JSON, of which `sha256` is the fingerprint; empty:
    a version that no dossier keeps.
    """
    sha256 = models.CharField(max_length=64)
    reason = models.TextField("alasan", blank=True)
    """Why the version before was reopened; empty for the first."""
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    """`None`: it was closed in the dossier that the year was begun with."""
    reopened_on = models.DateField("dibuka kembali", null=True)
    """From then on the version is no longer in force."""
    reopening_reason = models.TextField("alasan pembukaan", blank=True)

    class Meta:
        """Versions of a month are counted from 1."""

        ordering = ("register", "month", "version")
        constraints = (
            models.UniqueConstraint(
                fields=("office_year", "register", "month", "version"),
                name="one_closing_of_a_version",
            ),
        )

    def __str__(self) -> str:
        return self.log_subject

    @property
    def log_subject(self) -> str:
        """How the log calls it, by which `verify-log` finds its entry: never worded otherwise."""
        return f"{self.register} {self.period} versi {self.version}"

    @property
    def period(self) -> Period:
        """The month."""
        return Period(self.office_year.year, PeriodKind.MONTH, self.month)


SHORTEST_REASON: Final = 10
"""Letters of the reason for which something closed or kept is changed."""


def lock_year(year: OfficeYear) -> OfficeYear:
    """Return a year, locked until all is kept:
    nobody closes it or a month of its registers meanwhile.
    """
    return (
        OfficeYear.objects.select_for_update(of=("self",)).select_related("office").get(pk=year.pk)
    )


def office_calendar(year: OfficeYear, years: range) -> WorkCalendar:
    """Return the office's calendar of several years, itself among them."""
    others = year.office.years.filter(year__in=years).exclude(pk=year.pk) if len(years) > 1 else ()
    found = {each.year: facts for each in (*others, year) if (facts := know(each).read.partial)}
    return WorkCalendar.joined(
        {number: WorkCalendar.of_year(facts) for number, facts in found.items()}
    )


def in_force(year: OfficeYear, register: Register, month: Period) -> ClosedMonth | None:
    """Return the version of a month that is closed; `None` while it is open."""
    own = year.closed_months.filter(register=register, month=month.ordinal, reopened_on=None)
    found: ClosedMonth | None = own.order_by("version").last()
    return found


def find_reason_of_day(
    year: OfficeYear,
    register: Register,
    day: date,
    *,
    may_be_ahead: bool = False,
    is_month_closed: Callable[[Period], bool] | None = None,
) -> str:
    """Return why a register takes nothing on a day, in Indonesian; empty: it does.

    Nothing is taken outside the year. `may_be_ahead`: the day may be yet to come, planned or due;
    `is_month_closed` says whether a month is closed, for who knows it of many days.
    """
    if day.year != year.year:
        return f"Hari {day:%d-%m-%Y} di luar tahun {year.year}."
    if day > localdate() and not may_be_ahead:
        return f"Hari {day:%d-%m-%Y} belum tiba."
    if year.is_closed:
        return f"Tahun {year.year} sudah ditutup."
    month = Period.month_of(day)
    if is_month_closed(month) if is_month_closed else in_force(year, register, month) is not None:
        return f"{month.label} sudah ditutup; bulannya dibuka kembali dengan alasan."
    return ""


def require_reason(reason: str, least: int = SHORTEST_REASON) -> None:
    """Refuse a reason that is too short to say anything, or leads to a person:
    the log keeps it.
    """
    if len(reason.strip()) < least or not any(map(str.isalpha, reason)):
        raise RefusedChangeError(f"Tulis alasannya, sedikitnya {least} huruf.")
    if found := find_person(reason):
        raise RefusedChangeError(f"Alasan tampak memuat {found}. Tulis tanpa orang.")
