"""Withdrawing a year that was begun by mistake: nothing was told, proven or approved in it yet."""

from __future__ import annotations

from typing import ClassVar, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.schedule.forms import DEADLINE_CHANGED
from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.models import YEAR_WITHDRAWN, Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

_CONFIRMED: Final = "ya"


class HoldsWorkError(RefusedChangeError):
    """Something was told, proven or approved in the year."""

    code: ClassVar[str] = "holds_work"


def find_work(year: OfficeYear) -> str:
    """Return in Indonesian what keeps a year from being withdrawn; nothing where nothing does."""
    if year.is_closed or year.approvals.exists():
        return "Tahun ini pernah disahkan."
    if year.forms.exists():
        return "Isian tahun ini sudah dimulai."
    if year.evidence.exists() or year.uploads.exists():
        return "Tahun ini sudah memuat bukti."
    begun = Entry.of_beginning(year.office_id, year.year)
    if begun is None:
        return "Catatan tidak memuat kapan tahun ini dimulai."
    if year.writers.filter(at__gt=begun.at).exists():  # figures that it began with are no work
        return "Angka tahun ini sudah diisi."
    return ""


def planned(year: OfficeYear) -> int:
    """Return how many rows were written since the year was begun."""
    return Entry.objects.filter(action__startswith="row.", subject__startswith=f"{year.pk}/").count()


@transaction.atomic
def withdraw(year: OfficeYear, author: Author) -> None:
    """Let a year go, with all that was planned for it; nothing else of the office becomes another.

    Raises:
        HoldsWorkError: if something was told, proven or approved in it.
    """
    Office.objects.select_for_update().get(pk=year.office_id)
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    if why := find_work(held):
        raise HoldsWorkError(f"{why} Tahun {held.year} tidak dapat ditarik kembali.")
    days = held.deadlines.order_by("period").values_list("period", "day")
    deeds = [Deed(DEADLINE_CHANGED, period, {"day": str(day)}, None) for period, day in days]
    before = {"id": held.pk, "rows": held.rows.count()}
    record(held.office, author, [*deeds, Deed(YEAR_WITHDRAWN, str(held.year), before, None)])
    held.delete()


def year_withdraw(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what goes with a year, ask why, and let it go."""
    own, problem = request.here.require_year(), ""
    reason = request.POST.get("alasan", "").replace("\0", "").strip()
    work = find_work(own)
    if request.method == "POST" and not work:
        if len(reason) < SHORTEST_REASON:
            problem = f"Tulis alasannya, sedikitnya {SHORTEST_REASON} huruf."
        elif request.POST.get("yakin") != _CONFIRMED:
            problem = f"Centang bahwa tahun {own.year} memang dimulai keliru."
        else:
            try:
                withdraw(own, author_of(request, reason))
            except HoldsWorkError as error:
                work = error.message
            else:
                messages.success(request, f"Tahun {year} ditarik kembali; tahun lain tetap seperti adanya.")
                return redirect("home")
    if work and request.method == "POST":
        request.refused = work
    context = {"work": work, "problem": problem, "reason": reason, "planned": planned(own)}
    status = 422 if request.method == "POST" else 200
    return render(request, "exchange/removal.html", context, status=status)
