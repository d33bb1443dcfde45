"""Pages of the register of complaints: list, a new one, its steps and corrections, days of classes."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from capaian.web.complaints.counts import by_service, late_complaints, median_days, open_complaints, summarise
from capaian.web.complaints.forms import ClassDaysForm, ComplaintForm, CorrectionForm, StepsForm
from capaian.web.complaints.models import ComplaintClass
from capaian.web.complaints.register import CORRECTED, STEPS, change_complaint, days_of, receive, set_days
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know

_UNFIT: Final = 422


def complaints(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the complaints of a year, or those of any year that are open or late."""
    own, today = request.here.require_year(), localdate()
    facts = know(own).read.partial
    names = {each.code: each.name for each in (facts.services if facts else ())}
    lists = {
        "": own.office.complaints.filter(year=year),
        "buka": open_complaints(own.office),
        "lewat": late_complaints(own.office, today),
    }
    shown = request.GET.get("tampil", "")
    context = {
        "complaints": lists.get(shown, lists[""]),
        "shown": shown,
        "summary": summarise(own, today),
        "median": median_days(own),
        "by_service": by_service(own, names),
        "classes": ComplaintClass.labels,
        "names": names,
        "today": today,
        "may_set": not own.is_closed and bool(request.here.roles & RIGHTS["complaint_days"]["POST"]),
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
    return render(request, "complaints/new.html", {"form": form, "problem": problem}, status=_status(request))


def complaint(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show a complaint, and note what became of it."""
    own = request.here.require_year()
    kept = get_object_or_404(own.office.complaints, pk=pk)
    form, problem = StepsForm(kept, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        try:
            change_complaint(own, kept, form.read(), STEPS, author_of(request))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, f"Pengaduan {kept} disimpan.")
            return redirect("complaints", office, year)
    context = {"complaint": kept, "form": form, "problem": problem}
    return render(request, "complaints/complaint.html", context, status=_status(request))


def _status(request: OfficeRequest) -> int:
    return _UNFIT if request.method == "POST" else 200


def complaint_correction(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Correct what a complaint says, with a reason."""
    own = request.here.require_year()
    kept = get_object_or_404(own.office.complaints, pk=pk)
    form, problem = CorrectionForm(own, kept, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        try:
            author = author_of(request, form.cleaned_data["alasan"])
            made = change_complaint(own, kept, form.read(), CORRECTED, author)
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, f"Pengaduan {made} dibetulkan; jatuh tempo {made.due_on:%d-%m-%Y}.")
            return redirect("complaint", office, year, pk)
    context = {"complaint": kept, "form": form, "problem": problem}
    return render(request, "complaints/correction.html", context, status=_status(request))


def complaint_days(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Set how many working days each class may take."""
    own = request.here.require_year()
    form = ClassDaysForm(days_of(own.office), request.POST if request.method == "POST" else None)
    if form.is_valid():
        set_days(own, form.cleaned_data, author_of(request))
        messages.success(request, "Hari kerja disimpan; berlaku bagi pengaduan yang diterima sejak sekarang.")
        return redirect("complaints", office, year)
    return render(request, "complaints/days.html", {"form": form}, status=_status(request))
