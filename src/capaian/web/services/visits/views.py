"""Pages of visits: the list of a year with what a document cost, and the sheet of one."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.visits.counts import visit_costs
from capaian.web.services.visits.forms import VisitForm
from capaian.web.services.visits.models import Visit, VisitState
from capaian.web.services.visits.register import keep_visit
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know

_UNFIT: Final = 422


def visits(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the visits of a year, or those of it in one state."""
    own, shown = request.here.require_year(), request.GET.get("tampil", "")
    found = own.office.visits.filter(day__year=year)
    if shown in VisitState.values:
        found = found.filter(state=shown)
    catalogue, facts = catalogue_of(own), know(own).read.partial
    names = {each.id: each.name for each in (facts.innovations if facts else ())}
    rows = [
        {
            "visit": each,
            "innovation": names.get(each.innovation, each.innovation),
            "area": catalogue.areas[each.area].name if each.area in catalogue.areas else each.area,
            "served": [
                (catalogue.services[one.service].name if one.service in catalogue.services else one.service,
                 one.count)
                for one in each.served.all()
            ],
        }
        for each in found.prefetch_related("served")
    ]  # fmt: skip
    costs, until = visit_costs(own)
    context = {
        "rows": rows,
        "shown": shown,
        "states": VisitState.choices,
        "today": localdate(),
        "costs": costs,
        "until": until,
        "may_write": not own.is_closed and bool(request.here.roles & RIGHTS["visit_new"]["POST"]),
    }
    return render(request, "visits/visits.html", context)


def visit_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Plan a visit, or enter one that was done."""
    own, today = request.here.office, localdate()
    day = today if today.year == year else date(year, 12, 31)
    return _sheet(request, Visit(office=own, key=uuid4(), day=day, by=request.user))


def visit(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show the sheet of a visit, say what became of it, and correct it."""
    return _sheet(request, get_object_or_404(request.here.office.visits, pk=pk, day__year=year))


def _sheet(request: OfficeRequest, made: Visit) -> HttpResponse:
    own, problem = request.here.require_year(), ""
    known = own.office.visits.order_by("innovation").values_list("innovation", flat=True).distinct()
    title = str(made) if made.pk else "Kunjungan baru"
    sent = request.POST if request.method == "POST" else None
    form = VisitForm(know(own).read.partial, catalogue_of(own), known, made, sent)
    if form.is_valid():
        try:
            keep_visit(own, *form.read(), author_of(request))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, f"Kunjungan {made} disimpan: {made.get_state_display()}.")
            return redirect("visits", own.office.slug, own.year)
    context = {"form": form, "title": title, "problem": problem}
    return render(request, "visits/visit.html", context, status=_UNFIT if sent is not None else 200)
