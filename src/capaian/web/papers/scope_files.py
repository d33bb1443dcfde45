"""Papers without an assessment, as files: of a day of the registers, of an approval.

What builds papers takes long to load: addresses lead here, or to who imports it, by
`urls.lazy_path`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from capaian.documents.build import build_scope_paper
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Realm, Scope
from capaian.documents.scope.values import Record, record
from capaian.documents.scope.views.office import head_title
from capaian.domain.period import write_date
from capaian.rulebook.layouts import APPROVAL_FOLDER
from capaian.web.papers.views import FILE_FORMS, MEDIA_TYPES
from capaian.web.site.access import OfficeRequest
from capaian.web.site.csv_files import invented
from capaian.web.trail.anchors import Point
from capaian.web.trail.models import Entry
from capaian.web.trail.record import APPROVED
from capaian.web.years.known import know
from capaian.writers.paper_files import PaperTrees, write_papers


def hand_out_paper(
    request: OfficeRequest,
    form: str,
    layout: str,
    day: date,
    make: Callable[[FactLog], Record],
    draft: str = "",
) -> HttpResponse:
    """Write a paper whose layout knows a thing by its key; the same facts give the same bytes.

    Args:
        request: From whom; the year is that of its address.
        form: `pdf`, `docx` or `xlsx`; raises `Http404` for another one.
        layout: Id of the layout with its folder; its name is that of the file.
        day: Of what it is about, in the properties of the paper and in the name of the file.
        make: Makes the thing.
        draft: Line of the running head where it is none to be signed.
    """
    year = know(request.here.require_year()).read.partial
    if form not in FILE_FORMS or year is None:
        raise Http404
    name = layout.rpartition("/")[2]
    office, facts = year.office, FactLog({})
    thing, full_name = make(facts), f"{office.name} {office.regency_name}"
    named = {"full_name": full_name, "regency_name": office.regency_name, "place": office.place}
    here = record("office", "kantor", head_title=head_title(office), **named)
    stamp = hashlib.sha256(f"{name} {day} {facts.explanations}".encode()).hexdigest()
    scope = Scope(Realm(facts, {}), {thing.key: thing, "office": here})
    document = build_scope_paper(layout, scope, full_name, day.isoformat(), stamp, draft)
    [content] = write_papers([PaperTrees(name, document, document)], [form]).values()
    answer = HttpResponse(content, content_type=MEDIA_TYPES[form])
    file = f"{invented(request.here.office)}{name}-{day}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def minutes_file(
    request: OfficeRequest, office: str, year: int, sha256: str, slug: str
) -> HttpResponse:
    """Give the minutes of the entry of an approval in the log;
    the same entry gives the same bytes.
    """
    approval = request.here.require_year().approvals.filter(sha256=sha256).first()
    is_own = Q(action=APPROVED, after__sha256=sha256) | Q(
        action="paper.approved", after__closing=sha256
    )
    entry = Entry.objects.filter(is_own, office=request.here.office).order_by("number").first()
    if approval is None or entry is None:
        raise Http404
    day, point = localdate(entry.at), str(Point(entry.number, entry.seal))

    def thing(facts: FactLog) -> Record:
        entries = facts.counted(
            "Entri catatan", entry.number, f"catatan kejadian sampai titik {point}"
        )
        texts = {
            "year": str(year),
            "date": write_date(day),
            "file": approval.name,
            "sha256": sha256,
        }
        texts |= {"number": str(entry.number), "seal": entry.seal}
        return record("minutes", "berita acara", entries=entries, **texts)

    return hand_out_paper(request, slug, f"{APPROVAL_FOLDER}/berita-acara-pengesahan", day, thing)
