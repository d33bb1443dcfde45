"""Pages of the register of complaints: list, a new one, its answer and outcome."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from capaian.web.complaints.counts import late_complaints, open_complaints
from capaian.web.complaints.forms import ComplaintForm, StepsForm
from capaian.web.complaints.register import note_steps, receive
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.years.change import RefusedChangeError

_UNFIT: Final = 422


def complaints(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the complaints of a year, or those of any year that are open or late."""
    own, today = request.here.require_year(), localdate()
    late = late_complaints(own.office, today)
    lists = {
        "": own.office.complaints.filter(year=year),
        "buka": open_complaints(own.office),
        "lewat": late,
    }
    shown = request.GET.get("tampil", "")
    context = {
        "complaints": lists.get(shown, lists[""]),
        "shown": shown,
        "late": late.count(),
        "today": today,
        "may_write": not own.is_closed and bool(request.here.roles & RIGHTS["complaint_new"]["POST"]),
    }
    return render(request, "complaints/complaints.html", context)


def complaint_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Receive a complaint."""
    own = request.here.require_year()
    form, problem = ComplaintForm(own, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        made = form.read()
        made.by = request.user
        try:
            kept = receive(own, made, author_of(request))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, f"Pengaduan {kept} dicatat; jatuh tempo {kept.due_on:%d-%m-%Y}.")
            return redirect("complaints", office, year)
    status = _UNFIT if request.method == "POST" else 200
    return render(request, "complaints/new.html", {"form": form, "problem": problem}, status=status)


def complaint(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show a complaint, and note its answer and outcome."""
    own = request.here.require_year()
    kept = get_object_or_404(own.office.complaints, pk=pk)
    form, problem = StepsForm(kept, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        sent = form.cleaned_data
        try:
            note_steps(own, kept, sent["dijawab"], sent["berakhir"], sent["hasil"], author_of(request))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, f"Pengaduan {kept} disimpan.")
            return redirect("complaints", office, year)
    context = {"complaint": kept, "form": form, "problem": problem}
    status = _UNFIT if request.method == "POST" else 200
    return render(request, "complaints/complaint.html", context, status=status)
