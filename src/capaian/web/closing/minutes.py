"""The minutes of an approval on one page: what was approved, and where the log ended then."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Record, record
from capaian.domain.period import write_date
from capaian.rulebook.layouts import APPROVAL_FOLDER
from capaian.web.papers.scope_files import hand_out_paper
from capaian.web.site.access import OfficeRequest
from capaian.web.trail.anchors import APPROVED, Point
from capaian.web.trail.models import Entry


def minutes_file(request: OfficeRequest, office: str, year: int, sha256: str, slug: str) -> HttpResponse:
    """Give the minutes of the entry of an approval in the log; the same entry gives the same bytes."""
    approval = request.here.require_year().approvals.filter(sha256=sha256).first()
    is_own = Q(action=APPROVED, after__sha256=sha256) | Q(action="paper.approved", after__closing=sha256)
    entry = Entry.objects.filter(is_own, office=request.here.office).order_by("number").first()
    if approval is None or entry is None:
        raise Http404
    day, point = localdate(entry.at), str(Point(entry.number, entry.seal))

    def thing(facts: FactLog) -> Record:
        entries = facts.counted("Entri catatan", entry.number, f"catatan kejadian sampai titik {point}")
        texts = {
            "year": str(year),
            "date": write_date(day),
            "file": approval.name,
            "sha256": sha256,
            "number": str(entry.number),
            "seal": entry.seal,
        }
        return record("minutes", "berita acara", entries=entries, **texts)

    return hand_out_paper(request, slug, f"{APPROVAL_FOLDER}/berita-acara-pengesahan", day, thing)
