"""The pages of the log: what happened in an office, newest first, as far as somebody asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.history.lines import PROGRAM, LogLines
from capaian.web.history.words import ACCOUNTS, ACTIONS, THINGS
from capaian.web.measurement.form_cells import INPUTS
from capaian.web.offices.models import Office
from capaian.web.planning.sheets import SHEETS, other_groups, slug_of, steps
from capaian.web.site.access import OfficeRequest
from capaian.web.trail.models import Entry
from capaian.web.years.edits import row_name
from capaian.web.years.known import know

_ENTRIES_PER_PAGE: Final = 50
_NOBODY: Final = "0"
"""Stands for the program in the list of people."""
_DAY_LATER: Final = timedelta(days=1)


@dataclass(frozen=True)
class LogFilter:
    """Which entries of the log are displayed; an empty field narrows nothing."""

    person: str = ""
    action: str = ""
    thing: str = ""
    since: str = ""
    until: str = ""
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, sent: QueryDict) -> LogFilter:
        """Return the filters of an address; a day that is none becomes a problem and narrows nothing."""
        filters = {name: sent.get(field, "").strip()[:80] for name, field in _FIELDS.items()}
        problems = [
            f"{_LABELS[name]}: pilih harinya dari kalender." for name in _DAYS if _is_no_day(filters[name])
        ]
        return cls(**filters, problems=tuple(problems))

    @property
    def address(self) -> str:
        """The filters as the query of an address."""
        sent = QueryDict(mutable=True)
        sent.update({field: text for name, field in _FIELDS.items() if (text := getattr(self, name))})
        return sent.urlencode()

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Return the entries that pass every filter."""
        if self.person:
            pk = int(self.person) if _is_number(self.person) else -1
            of_account = _begins(ACCOUNTS) & Q(actor=None, subject=str(pk))
            wanted = Q(actor=None) if self.person == _NOBODY else Q(actor=pk) | of_account
            entries = entries.filter(wanted)
        if self.action:
            entries = entries.filter(action=self.action)
        if self.thing:
            entries = entries.filter(_of_thing(self.thing))
        for name, text in (("at__gte", self.since), ("at__lt", self.until)):
            if text and not _is_no_day(text):
                day = date.fromisoformat(text) + (_DAY_LATER if name == "at__lt" else timedelta())
                entries = entries.filter(**{name: timezone.make_aware(datetime.combine(day, time.min))})
        return entries


_FIELDS: Final[Mapping[str, str]] = {
    "person": "orang",
    "action": "jenis",
    "thing": "hal",
    "since": "dari",
    "until": "sampai",
}
_DAYS: Final = ("since", "until")
_LABELS: Final = {"since": "Dari tanggal", "until": "Sampai tanggal"}


def _is_no_day(text: str) -> bool:
    try:
        return bool(text) and not date(2000, 1, 1) <= date.fromisoformat(text) <= date(2999, 12, 31)
    except ValueError:
        return True


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _of_thing(thing: str) -> Q:
    """Return what the log says of a thing; of one that is not known it says nothing."""
    if thing in THINGS:
        return _begins(THINGS[thing][1])
    spec = SHEETS.get(thing)
    return Q(action__startswith="row.", subject__contains=f"/{spec.id}/") if spec else Q(pk__in=())


def _begins(starts: Sequence[str]) -> Q:
    wanted = Q()
    for start in starts:
        wanted |= Q(action__startswith=start)
    return wanted


def _entries_of(office: Office) -> QuerySet[Entry]:
    """Return what the log tells of an office, and of the accounts of all who work in it.

    Tries under names that nobody has belong to no office: all are told of them.
    """
    people = [str(pk) for pk in office.memberships.values_list("user", flat=True).distinct()]
    of_people = _begins(ACCOUNTS) & (Q(subject__in=people) | Q(subject="", office=None))
    pages = Q(office=None, subject__startswith=f"/{office.slug}/")
    own_pages = Q(office=None, subject__startswith="/akun/", actor__in=office.memberships.values("user"))
    of_pages = _begins(("access.", "step.", "request.")) & (pages | own_pages)
    return Entry.objects.filter(Q(office=office) | of_people | of_pages)


def history(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show entries of the log of an office, some at a time: nobody can change any of them."""
    own, filters = request.here.require_year(), LogFilter.of(request.GET)
    entries, older = _page(filters.narrow(_entries_of(own.office)), request.GET)
    context = {
        "lines": LogLines(own, know(own), entries).lines(),
        "has_others": own.office.years.count() > 1,
        "older": older,
        "filters": filters,
        "people": _people(own.office),
        "actions": ACTIONS.items(),
        "things": [(name, words) for name, (words, _) in THINGS.items()],
        "sheets": [
            (group.title, [(slug_of(s.id), s.title) for s in group.sheets])
            for group in (*steps(), *other_groups())
        ],
    }
    return render(request, "history/history.html", context)


def budget_changes(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what became of the amounts of a year, newest first: nothing else of the log."""
    own = request.here.require_year()
    start = row_name(own.pk, INPUTS, 0).removesuffix("0")
    changes = Entry.objects.filter(office=own.office, action__startswith="row.", subject__startswith=start)
    entries, older = _page(changes, request.GET)
    context = {"lines": LogLines(own, know(own), entries).lines(), "older": older}
    return render(request, "history/budget.html", context)


def _page(entries: QuerySet[Entry], sent: QueryDict) -> tuple[Sequence[Entry], int | None]:
    """Return entries, newest first, and the number from which older ones go on.

    Pages go by numbers of entries: what happens meanwhile moves nothing from one page to the next.
    """
    if _is_number(before := sent.get("sebelum", "")):
        entries = entries.filter(number__lt=int(before))
    found = [*entries.select_related("actor").order_by("-number")[: _ENTRIES_PER_PAGE + 1]]
    shown = found[:_ENTRIES_PER_PAGE]
    return shown, shown[-1].number if len(found) > _ENTRIES_PER_PAGE else None


def _people(office: Office) -> Sequence[tuple[str, str]]:
    users = User.objects.filter(memberships__office=office).distinct().order_by("full_name")
    return [(_NOBODY, PROGRAM), *((str(user.pk), str(user)) for user in users)]
