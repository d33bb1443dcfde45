"""Pages of the end of a year: what keeps it open, its approval, and its snapshots."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from capaian.web.closing.approve import OpenYearError, approve_year, standing_of
from capaian.web.measurement.steps import Person
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import invented
from capaian.web.years.contents import content_path


def year_close(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what keeps the year open, and approve it."""
    own = request.here.require_year()
    problem = ""
    if request.method == "POST":
        try:
            made = approve_year(
                own,
                Person(request.user, request.here.roles, request.here.stands),
                accepts_lacking=request.POST.get("tanpa") == "ya",
            )
        except OpenYearError as error:
            problem = error.message
        else:
            messages.success(request, f"Tahun {year} disahkan. Cap data {made.sha256[:16]}.")
            return redirect("year_close", office=office, year=year)
    standing = standing_of(own)
    context = {
        "standing": standing,
        "problem": problem,
        "evidence": own.evidence.count(),
        "approvals": own.approvals.select_related("by", "acted_for").order_by("-at"),
        "may_approve": Role.OFFICE_HEAD in request.here.roles | request.here.lent and not standing.obstacles,
    }
    return render(request, "closing/close.html", context, status=422 if problem else 200)


def snapshot(request: OfficeRequest, office: str, year: int, sha256: str) -> HttpResponseBase:
    """Hand out a snapshot; it is the same file as when it was approved."""
    own = request.here.require_year()
    approval = own.approvals.filter(sha256=sha256).first()
    if approval is None or not content_path(sha256).exists():
        raise Http404
    return FileResponse(
        content_path(sha256).open("rb"),
        as_attachment=True,
        filename=f"{invented(own.office)}{approval.name}",
        content_type="application/json",
    )
