"""Pages of the end of a year: what keeps it open, its approval, and its snapshots."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from capaian.web.closing.approve import OpenYearError, approve_year, standing_of, waiting_forms
from capaian.web.closing.next_year import next_year_of
from capaian.web.evidence.linked import may_see
from capaian.web.measurement.forms import NO_POST, forms_of
from capaian.web.measurement.steps import Person
from capaian.web.offices.models import Role
from capaian.web.planning.called import lack_in_names
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import invented
from capaian.web.site.rights import RIGHTS
from capaian.web.years.contents import content_path, is_whole

_UNREAD: Final = "Baca yang disahkan, lalu centang bahwa Anda sudah membacanya."


def year_close(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what keeps the year open, and approve it."""
    own = request.here.require_year()
    problem = ""
    standing = standing_of(own)
    is_unread = request.POST.get("dibaca") != "ya" and not standing.obstacles
    if request.method == "POST" and is_unread:
        problem = request.refused = _UNREAD
    elif request.method == "POST":
        try:
            made = approve_year(
                own,
                Person(request.user, request.here.roles, request.here.stands),
                shown=request.POST.get("cap", ""),
                accepts_lacking=request.POST.get("tanpa") == "ya",
            )
        except OpenYearError as error:
            problem = request.refused = error.message
            own.refresh_from_db()
            standing = standing_of(own)
        else:
            messages.success(request, f"Tahun {year} disahkan. Cap data {made.sha256[:16]}.")
            return redirect("year_close", office=office, year=year)
    forms = forms_of(own)
    waiting = waiting_forms(forms) if forms else {}
    context = {
        "own": own,
        "standing": standing,
        "problem": problem,
        "is_unread": problem == _UNREAD,
        "accepts_lacking": request.POST.get("tanpa") == "ya",
        "lacking": [lack_in_names(each, forms.known) for each in standing.lacking] if forms else (),
        "waiting": [(each, waiting.get(each)) for each in standing.obstacles],
        "unwritten": standing.unwritten,
        "may_write": bool(request.here.roles & RIGHTS["row_new"]["POST"]) and not own.is_closed,
        "next_year": next_year_of(request),
        "no_post": NO_POST,
        "sees_evidence": may_see(request),
        "evidence": own.evidence.count() if may_see(request) else 0,
        "approvals": own.approvals.select_related("by", "acted_for").order_by("-at"),
        "may_take": bool(request.here.roles & RIGHTS["snapshot"]["GET"]),
        "may_approve": Role.OFFICE_HEAD in request.here.roles | request.here.lent and not standing.obstacles,
    }
    return render(request, "closing/close.html", context, status=422 if problem else 200)


def snapshot(request: OfficeRequest, office: str, year: int, sha256: str) -> HttpResponseBase:
    """Hand out a snapshot; it is the same file as when it was approved."""
    own = request.here.require_year()
    approval = own.approvals.filter(sha256=sha256).first()
    if approval is None or not content_path(sha256).exists():
        raise Http404
    if not is_whole(sha256):
        return render(request, "evidence/damaged.html", {"name": approval.name, "sha256": sha256}, status=410)
    return FileResponse(
        content_path(sha256).open("rb"),
        as_attachment=True,
        filename=f"{invented(own.office)}{approval.name}",
        content_type="application/json",
    )
