"""Papers of what registers hold day by day, as files: the daily report, minutes of destroyed cards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse

from capaian.domain.period import write_date
from capaian.domain.value import Known, Reason, Unavailable
from capaian.rulebook.layouts import REGISTER_FOLDER
from capaian.web.papers.views import MEDIA_TYPES
from capaian.web.services.blanks.counts import DestructionMinutes
from capaian.web.services.daily import DailyReport
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import invented
from capaian.web.years.known import know

if TYPE_CHECKING:  # what builds papers takes long to load; functions load it when they need it
    from capaian.documents.scope.facts import FactLog
    from capaian.documents.scope.values import Record

FORMS: Final = ("xlsx", "docx", "pdf")


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """A paper of a register."""

    kind: str
    """Its layout in the folder of registers."""
    name: str
    """Of its file, without ending."""
    day: date
    """That stands in its properties."""
    thing: Callable[[FactLog], Record]
    """Makes what its layout speaks of besides the office, known there by its key."""
    draft: str = ""
    """Draft line; empty when final."""


def paper_of_day(report: DailyReport) -> RegisterPaper:
    """Return the daily report as a paper."""
    draft = "" if report.is_signed else "Sementara, belum ditandatangani"
    name = f"laporan-harian-{report.day}"
    return RegisterPaper("laporan-harian", name, report.day, lambda facts: _report(report, facts), draft)


def paper_of_minutes(minutes: DestructionMinutes) -> RegisterPaper:
    """Return minutes of destroyed cards as a paper."""
    name = f"berita-acara-pemusnahan-{minutes.signed_on}"
    return RegisterPaper("berita-acara", name, minutes.signed_on, lambda facts: _minutes(minutes, facts))


def hand_out_paper(request: OfficeRequest, paper: RegisterPaper, form: str) -> HttpResponse:
    """Write a paper and hand it out; raises `Http404` for a form that there is not.

    The same figures give the same bytes.
    """
    from capaian.documents.scope.facts import FactLog
    from capaian.documents.scope.paths import Realm, Scope
    from capaian.documents.scope.values import record
    from capaian.documents.scope.views.office import head_title
    from capaian.documents.small_papers import SmallPaper, build_small_paper
    from capaian.writers.paper_files import write_papers

    year = know(request.here.require_year()).read.partial
    if form not in FORMS or year is None:
        raise Http404
    office, facts = year.office, FactLog({})
    thing, full_name = paper.thing(facts), f"{office.name} {office.regency_name}"
    named = {"full_name": full_name, "head_title": head_title(office), "place": office.place}
    named |= {"regency_name": office.regency_name}
    scope = Scope(Realm(facts, {}), {thing.key: thing, "office": record("office", "kantor", **named)})
    stamp = hashlib.sha256(f"{paper.name} {facts.explanations}".encode()).hexdigest()
    kind, created = f"{REGISTER_FOLDER}/{paper.kind}", paper.day.isoformat()
    document = build_small_paper(SmallPaper(kind, scope, full_name, created, stamp, paper.draft))
    [content] = write_papers([(paper.name, document)], [form]).values()
    answer = HttpResponse(content, content_type=MEDIA_TYPES[form])
    name = f"{invented(request.here.office)}{paper.name}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _report(report: DailyReport, facts: FactLog) -> Record:
    from capaian.documents.scope.values import record, records

    how, source = f"turus {write_date(report.day)} di semua tempat", report.source.provenance
    columns: list[Mapping[str, str | Known | Unavailable]] = [
        {
            "group": each.column.group,
            "name": each.column.name,
            "value": Unavailable(Reason.NOT_APPLICABLE, note=each.reason)
            if each.count is None
            else facts.counted(f"{each.column.group} {each.column.name}".strip(), each.count, how),
        }
        for each in report.figures
    ]
    return record(
        "report",
        "laporan harian",
        date=write_date(report.day),
        columns=records("kolom", columns),
        state=report.state,
        source=f"{source.regulation}, {source.article}. {source.note}",
        verification=source.verification.words,
    )


def _minutes(minutes: DestructionMinutes, facts: FactLog) -> Record:
    from capaian.documents.scope.values import join_names, record, records

    how = f"mutasi blangko menurut berita acara {minutes.number}"
    lines: list[Mapping[str, str | Known]] = [
        {
            "name": each.name,
            "reason": each.reason,
            "count": facts.counted(f"{each.name}, {each.reason}", each.count, how),
        }
        for each in minutes.lines
    ]
    return record(
        "minutes",
        "berita acara",
        number=minutes.number,
        date=write_date(minutes.signed_on),
        days=join_names([write_date(day) for day in minutes.days]),
        lines=records("baris", lines),
        total=facts.counted("Semua kartu", minutes.total, how),
    )
