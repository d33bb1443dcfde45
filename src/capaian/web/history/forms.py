"""The filters of the log, as the query of an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet

from capaian.web.accounts.models import User
from capaian.web.history.lines import PROGRAM
from capaian.web.offices.models import Office
from capaian.web.planning.sheets import SHEETS, sheet_groups, slug_of
from capaian.web.trail.actions import ACTIONS, LogSubject, LogTopic
from capaian.web.trail.models import Entry

NOBODY: Final = "0"
"""Stands for the program in the list of people."""
_BOX: Final = {"class": "kotak"}
_ALL: Final = ("", "Semua")


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


def _day(label: str) -> forms.DateField:
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
    dari = _day("Dari tanggal")
    sampai = _day("Sampai tanggal")

    def __init__(self, data: object, office: Office) -> None:
        """Offer the people of an office, and all that the log tells of."""
        super().__init__(data, auto_id="%s")  # type: ignore[arg-type]  # the query of an address
        users = User.objects.filter(memberships__office=office).distinct().order_by("full_name")
        people = [_ALL, (NOBODY, PROGRAM), *((str(user.pk), str(user)) for user in users)]
        actions = [_ALL, *((name, action.words) for name, action in ACTIONS.items())]
        things = [_ALL, *LogTopic.choices(), *_sheets()]
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
