"""Pages of the register of blanks: stock with its movements, a movement, when the office is warned."""

from __future__ import annotations

from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Register
from capaian.rules.registers.balance import blank_names
from capaian.web.feed.month_closing import find_reason_of_day
from capaian.web.services.blanks.counts import destruction_minutes
from capaian.web.services.blanks.forms import LimitsForm, MovementForm
from capaian.web.services.blanks.movements import change_limits, counter_movement, keep_movement
from capaian.web.services.blanks.stock import ask_about_months, limits_of, stock_lines
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.forms import PlaceForm
from capaian.web.services.register_papers import FORMS, hand_out_minutes
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.years.change import RefusedChangeError

_UNFIT: Final = 422


def _may(request: OfficeRequest, name: str) -> bool:
    return not request.here.require_year().is_closed and bool(request.here.roles & RIGHTS[name]["POST"])


def blanks(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what is left of each kind on a day and how long it lasts, with the movements of its month."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    day = PlaceForm(catalogue, year, request.GET).day
    month = Period(day.year, PeriodKind.MONTH, day.month)
    names = blank_names(catalogue.services.values())
    moved = own.office.blank_movements.filter(day__gte=month.start, day__lte=month.end)
    rows = moved.select_related("by", "countered_by").order_by("-day", "-pk")
    sites = {code: site.name for code, site in catalogue.sites.items()}
    context = {
        "day": day,
        "month": month,
        "lines": stock_lines(own.office, catalogue, day),
        "questions": ask_about_months(own.office, catalogue, date(year, 1, 1), day),
        "rows": [(each, names.get(each.blank, each.blank), sites.get(each.site, each.site)) for each in rows],
        "minutes": [*destruction_minutes(own)],
        "forms": FORMS,
        "has_kinds": bool(names),
        "may_write": _may(request, "blank_movement_new") and bool(names),
        "may_limit": _may(request, "blank_limits"),
    }
    return render(request, "blanks/blanks.html", context)


def blank_minutes(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Give minutes of destruction, named by their number and date, as a file to be signed by hand."""
    wanted = (request.GET.get("nomor"), request.GET.get("tanggal"))
    found = destruction_minutes(request.here.require_year())
    minutes = next((each for each in found if (each.number, str(each.signed_on)) == wanted), None)
    if minutes is None:
        raise Http404
    return hand_out_minutes(request, minutes, slug)


def blank_movement_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Note a movement; the next one of the day may follow."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    day = PlaceForm(catalogue, year, request.GET).day
    form, problem = MovementForm(catalogue, day, request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        try:
            kept = keep_movement(own, form.save(commit=False), author_of(request))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, f"Disimpan: {kept.get_kind_display()} {kept.count}.")
            again = reverse("blank_movement_new" if "lagi" in request.POST else "blanks", args=[office, year])
            return redirect(f"{again}?{urlencode({'hari': kept.day.isoformat()})}")
    status = _UNFIT if request.method == "POST" else 200
    return render(request, "blanks/new.html", {"form": form, "day": day, "problem": problem}, status=status)


def blank_movement(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show a movement, and take it back with a reason."""
    own = request.here.require_year()
    kept = get_object_or_404(own.office.blank_movements.select_related("by", "countered_by"), pk=pk)
    reason, problem = request.POST.get("alasan", ""), ""
    if request.method == "POST":
        try:
            counter_movement(own, kept, author_of(request, reason))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, "Mutasi dibatalkan oleh mutasi lawan; tulis yang benar bila perlu.")
            return redirect(f"{reverse('blanks', args=[office, year])}?hari={kept.day}")
    catalogue = catalogue_of(own)
    site = catalogue.sites.get(kept.site)
    context = {
        "movement": kept,
        "name": blank_names(catalogue.services.values()).get(kept.blank, kept.blank),
        "site": site.name if site else kept.site,
        "reason": reason,
        "problem": problem,
        "obstacle": find_reason_of_day(own, Register.BLANKS, kept.day, localdate()),
        "is_final": bool(kept.counters_id) or hasattr(kept, "countered_by"),
    }
    return render(request, "blanks/movement.html", context, status=_UNFIT if problem else 200)


def blank_limits(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Say when the office is warned that blanks run out."""
    own, problem = request.here.require_year(), ""
    form = LimitsForm(request.POST if request.method == "POST" else None, instance=limits_of(own.office))
    if form.is_valid():
        try:
            change_limits(own, form.cleaned_data["days"], form.cleaned_data["pieces"], author_of(request))
        except RefusedChangeError as error:
            problem = request.refused = error.message
        else:
            messages.success(request, "Batas peringatan disimpan.")
            return redirect("blanks", office, year)
    status = _UNFIT if request.method == "POST" else 200
    return render(request, "blanks/limits.html", {"form": form, "problem": problem}, status=status)
