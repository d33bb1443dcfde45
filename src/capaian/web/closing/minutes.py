"""The minutes of an approval on one page: what was approved, and where the log ended then."""

from __future__ import annotations

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
    own = Entry.objects.filter(office=request.here.office, action=APPROVED, subject=str(year))
    entry = own.filter(after__sha256=sha256).order_by("number").last()
    if entry is None:
        raise Http404
    details, day, point = entry.after or {}, localdate(entry.at), str(Point(entry.number, entry.seal))

    def thing(facts: FactLog) -> Record:
        entries = facts.counted("Entri catatan", entry.number, f"catatan kejadian sampai titik {point}")
        texts = {
            "year": str(year),
            "date": write_date(day),
            "file": str(details.get("file", "")),
            "sha256": str(details.get("sha256", "")),
            "number": str(entry.number),
            "seal": entry.seal,
        }
        return record("minutes", "berita acara", entries=entries, **texts)

    return hand_out_paper(request, slug, f"{APPROVAL_FOLDER}/berita-acara-pengesahan", day, thing)
