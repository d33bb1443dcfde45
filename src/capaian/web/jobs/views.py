"""How far a job is: a fragment that asks for itself again, or a page of its own without JavaScript."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.web.jobs.models import Job, kind_of
from capaian.web.jobs.queue import cancel
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest

_FOLLOWING = frozenset({Role.PLANNER, Role.ADMINISTRATOR, Role.OFFICE_HEAD})
"""Roles that may follow and cancel what others began."""


def job(request: OfficeRequest, office: str, pk: int) -> HttpResponse:
    """Show how far a job is; once it is over, let the page around it show what came of it."""
    own = _find(request, pk)
    if request.headers.get("HX-Request"):
        answer = render(request, "jobs/progress.html", {"job": own})
        if not own.is_open:
            answer.headers["HX-Refresh"] = "true"
        return answer
    kind = kind_of(own)
    return render(request, "jobs/job.html", {"job": own, "label": kind.label, "address": kind.address(own)})


def job_cancel(request: OfficeRequest, office: str, pk: int) -> HttpResponse:
    """Cancel a job."""
    own = _find(request, pk)
    cancel(own.pk)
    return redirect(kind_of(own).address(own))


def _find(request: OfficeRequest, pk: int) -> Job:
    found = Job.objects.filter(office=request.here.office, pk=pk).first()
    may_follow = found and (found.created_by_id == request.user.pk or request.here.roles & _FOLLOWING)
    if found is None or not may_follow:
        raise Http404
    return found
