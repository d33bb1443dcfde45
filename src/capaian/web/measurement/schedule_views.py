"""The page of the schedule: when forms close, and how often each thing is told."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.schedule import KINDS, Sent, keep_schedule, things, understand
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.change import ClosedYearError


def schedule(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show when forms close and how often things are told; the planner changes both."""
    own, problems = request.here.require_year(), [("", "Perbaiki galat perencanaan dahulu.")]
    forms = forms_of(own)
    if request.method == "POST" and forms is not None:
        sent = understand(forms, request.POST.dict())
        problems = [*sent.problems] or _keep(request, sent)
        if not problems:
            return redirect("schedule", office=office, year=year)
    context = {
        "problems": problems if request.method == "POST" else [],
        "quarters": _quarters(request, forms) if forms else [],
        "groups": _groups(request, forms) if forms else [],
        "kinds": KINDS.items(),
        "may_write": Role.PLANNER in request.here.roles and not own.is_closed,
    }
    return render(request, "measurement/schedule.html", context, status=422 if context["problems"] else 200)


def _keep(request: OfficeRequest, sent: Sent) -> list[tuple[str, str]]:
    try:
        count = keep_schedule(request.here.require_year(), sent, author_of(request))
    except ClosedYearError as error:
        return [("", error.message)]
    messages.success(request, "Jadwal disimpan." if count else "Tidak ada yang berubah.")
    return []


def _quarters(request: OfficeRequest, forms: Forms) -> list[tuple[str, str, str, date]]:
    """Return name of the field, quarter, what stands in it, and the day that holds."""
    found = []
    for quarter in forms.quarters:
        name, day = f"tutup-{quarter}", forms.deadlines.get(str(quarter))
        text = request.POST.get(name, day.isoformat() if day else "")
        found.append((name, quarter.label, text, forms.due(quarter)))
    return found


def _groups(request: OfficeRequest, forms: Forms) -> list[tuple[str, list[tuple[object, str]]]]:
    """Return things by group, each with the rhythm that stands in its field."""
    listed = [(thing, request.POST.get(f"irama-{thing.code}", thing.kind)) for thing in things(forms)]
    return [(group, [*some]) for group, some in groupby(listed, key=lambda pair: pair[0].group)]
