"""The page of the schedule: when forms close, and how often each thing is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.period import write_date
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.schedule import (
    DAY,
    KINDS,
    RHYTHM,
    Sent,
    Told,
    keep_schedule,
    tell_gone,
    things,
    understand,
)
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import SHOWN, Overtaken, OvertakenError
from capaian.web.years.change import RefusedChangeError


def schedule(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show when forms close and how often things are told; the planner changes both."""
    own, problems = request.here.require_year(), [("", "Perbaiki galat perencanaan dahulu.")]
    forms = forms_of(own)
    overtaken: Sequence[Overtaken] = ()
    if forms is None:
        problems += tell_gone(request.POST.dict(), ())
    if request.method == "POST" and forms is not None:
        sent = understand(forms, request.POST.dict())
        try:
            problems = [*sent.problems] or _keep(request, sent)
        except OvertakenError as error:
            overtaken, problems, forms = error.fields, [], forms_of(own)
        else:
            if not problems:
                return redirect("schedule", office=office, year=year)
    page = _Page(request, forms, overtaken) if forms else None
    context = {
        "problems": problems if request.method == "POST" else [],
        "quarters": page.quarters() if page else [],
        "groups": page.groups() if page else [],
        "overtaken": [*page.versions()] if page else [],
        "kinds": KINDS.items(),
        "may_write": Role.PLANNER in request.here.roles and not own.is_closed,
    }
    is_refused = bool(context["problems"] or overtaken)
    return render(request, "measurement/schedule.html", context, status=422 if is_refused else 200)


def _keep(request: OfficeRequest, sent: Sent) -> list[tuple[str, str]]:
    try:
        count = keep_schedule(request.here.require_year(), sent, author_of(request))
    except RefusedChangeError as error:
        return [("", error.message)]
    unchanged = "Jadwal sudah diperiksa; tidak ada yang berubah."
    messages.success(request, "Jadwal disimpan." if count else unchanged)
    return []


@dataclass(frozen=True)
class _Quarter:
    """A quarter with the field of its day."""

    name: str
    label: str
    text: str
    shown: str
    due: date


@dataclass(frozen=True)
class _Page:
    """What stands in the fields, and what they showed."""

    request: OfficeRequest
    forms: Forms
    overtaken: Sequence[Overtaken] = ()

    def _text(self, name: str, stands: str) -> str:
        """Return what was typed into a field; what was only shown in it is shown anew."""
        if any(each.name == name and not each.is_touched for each in self.overtaken):
            return stands
        return self.request.POST.get(name, stands)

    def shown(self, name: str, stands: str) -> str:
        """Return what a field is sent back with: what was shown, until both versions were told."""
        return stands if self.overtaken else self.request.POST.get(f"{SHOWN}{name}", stands)

    def quarters(self) -> list[_Quarter]:
        """Return the quarters."""
        found = []
        for quarter in self.forms.quarters:
            name, day = f"{DAY}{quarter}", self.forms.deadlines.get(str(quarter))
            stands = day.isoformat() if day else ""
            text = self._text(name, stands)
            shown = self.shown(name, stands)
            found.append(_Quarter(name, quarter.label, text, shown, self.forms.due(quarter)))
        return found

    def groups(self) -> list[tuple[str, list[tuple[Told, str, str]]]]:
        """Return things by group, each with the rhythm in its field and the one that was shown."""
        names = [(thing, f"{RHYTHM}{thing.code}") for thing in things(self.forms)]
        listed = [(each, self._text(name, each.kind), self.shown(name, each.kind)) for each, name in names]
        return [(group, [*some]) for group, some in groupby(listed, key=lambda one: one[0].group)]

    def versions(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield field, what it is about, what was typed and what stands there now."""
        names = {each.name: each.label for each in self.quarters()}
        names |= {f"{RHYTHM}{thing.code}": thing.name for thing in things(self.forms)}
        for each in self.overtaken:
            yield each.name, names.get(each.name, ""), _words(each.typed), _words(each.stands)


def _words(text: str) -> str:
    return KINDS.get(text) or (write_date(date.fromisoformat(text)) if text else "")
