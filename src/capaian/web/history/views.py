"""The pages of the log: what happened in an office, newest first, as far as somebody looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from capaian.web.accounts.models import User
from capaian.web.history.lines import PROGRAM, LogLines
from capaian.web.measurement.form.cells import INPUTS
from capaian.web.offices.models import Office
from capaian.web.planning.sheets import SHEETS, sheet_groups, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.trail.actions import ACTIONS, LogSubject, LogTopic
from capaian.web.trail.models import Entry
from capaian.web.trail.verify import old_chain_words
from capaian.web.years.change import row_name
from capaian.web.years.known import know

NOBODY: Final = "0"
"""Stands for the program in the list of people."""
_BOX: Final = {"class": "kotak"}
_ALL_CHOICE: Final = ("", "Semua")


def done_to(subject: LogSubject) -> Q:
    """Return what picks the entries of the actions that are done to a kind of subject."""
    return Q(action__in=[name for name, action in ACTIONS.items() if action.subject is subject])


def _choice(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        widget=forms.Select(attrs=_BOX),
        error_messages={"invalid_choice": f"{label}: pilih dari daftar."},
    )


def _day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={**_BOX, "type": "date"}),
        error_messages={"invalid": f"{label}: pilih harinya dari kalender."},
    )


class LogForm(forms.Form):
    """Which entries of the log are displayed; an empty or wrong field narrows nothing."""

    orang = _choice("Orang")
    jenis = _choice("Perbuatan")
    hal = _choice("Hal")
    dari = _day_field("Dari tanggal")
    sampai = _day_field("Sampai tanggal")

    def __init__(self, data: object, office: Office) -> None:
        """Offer the people of an office, and all that the log tells of."""
        super().__init__(data, auto_id="%s")  # type: ignore[arg-type]  # the query of an address
        users = User.objects.filter(memberships__office=office).distinct().order_by("full_name")
        people = [_ALL_CHOICE, (NOBODY, PROGRAM), *((str(user.pk), str(user)) for user in users)]
        actions = [_ALL_CHOICE, *((name, action.words) for name, action in ACTIONS.items())]
        things = [_ALL_CHOICE, *LogTopic.choices(), *_sheets()]
        for name, choices in (("orang", people), ("jenis", actions), ("hal", things)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # it has them

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Return the entries that pass every filter."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return entries.filter(*(_FILTERS[name](value) for name, value in wanted.items()))


def _sheets() -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Yield the sheets of each task of planning."""
    for group in sheet_groups():
        yield group.title, [(slug_of(sheet.id), sheet.title) for sheet in group.sheets]


def _of_thing(thing: str) -> Q:
    if found := [name for name, action in ACTIONS.items() if thing in action.things]:
        return Q(action__in=found)
    return Q(action__startswith="row.", subject__contains=f"/{SHEETS[thing].id}/")


def _by(person: str) -> Q:
    of_account = done_to(LogSubject.ACCOUNT) & Q(actor=None, subject=person)
    return Q(actor=None) if person == NOBODY else Q(actor=person) | of_account


_FILTERS: Final[Mapping[str, Callable[[Any], Q]]] = {
    "orang": _by,
    "jenis": lambda action: Q(action=action),
    "hal": _of_thing,
    "dari": lambda day: Q(at__date__gte=day),
    "sampai": lambda day: Q(at__date__lte=day),
}


_ENTRIES_PER_PAGE: Final = 50


def history(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show entries of the log of an office, some at a time: nobody can change any of them."""
    own = request.here.require_year().office
    form = LogForm(request.GET, own)
    return _render(request, "history/history.html", form.narrow(_entries_of(own)), form)


def budget_changes(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what became of the amounts of a year, newest first: nothing else of the log."""
    own = request.here.require_year()
    start = row_name(own.pk, INPUTS, 0).removesuffix("0")
    changes = Entry.objects.filter(office=own.office, action__startswith="row.", subject__startswith=start)
    return _render(request, "history/budget.html", changes)


def _entries_of(office: Office) -> QuerySet[Entry]:
    """Return what the log tells of an office, and of the accounts of all who work in it."""
    people = [str(pk) for pk in office.memberships.values_list("user", flat=True).distinct()]
    of_people = done_to(LogSubject.ACCOUNT) & (Q(subject__in=people) | Q(subject="", office=None))
    pages = Q(office=None, subject__startswith=f"/{office.slug}/")
    own_pages = Q(office=None, subject__startswith="/akun/", actor__in=office.memberships.values("user"))
    return Entry.objects.filter(Q(office=office) | of_people | done_to(LogSubject.PAGE) & (pages | own_pages))


def _render(
    request: OfficeRequest, template: str, entries: QuerySet[Entry], form: LogForm | None = None
) -> HttpResponse:
    """Show entries, newest first, and the number from which older ones go on."""
    before, own = request.GET.get("sebelum", ""), request.here.require_year()
    if before.isdecimal() and len(before) < 19:
        entries = entries.filter(number__lt=int(before))
    found = [*entries.select_related("actor").order_by("-number")[: _ENTRIES_PER_PAGE + 1]]
    shown = found[:_ENTRIES_PER_PAGE]
    context = {
        "lines": LogLines(own, know(own), shown).lines(),
        "older": shown[-1].number if len(found) > len(shown) else None,
        "form": form,
        "old_chain": old_chain_words(),
        "has_others": form is not None and own.office.years.count() > 1,
    }
    return render(request, template, context)
