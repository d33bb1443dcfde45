"""Papers of what registers hold day by day, as files: the daily report, minutes of destroyed cards.

What builds papers takes long to load: addresses lead here by `lazy_views`, and nothing else imports it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpResponse

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Realm, Scope
from capaian.documents.scope.values import Figure, Record, join_names, record
from capaian.documents.scope.views.office import head_title
from capaian.documents.scope_papers import ScopePaper, build_scope_paper
from capaian.domain.period import write_date
from capaian.domain.value import Reason, Unavailable
from capaian.rulebook.layouts import REGISTER_FOLDER
from capaian.web.papers.views import MEDIA_TYPES
from capaian.web.services.blanks.counts import destruction_minutes
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.daily_report import FILE_FORMS, DailyFigure, daily_report
from capaian.web.services.forms import PlaceForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import invented
from capaian.web.years.known import know
from capaian.writers.paper_files import write_papers


def report_file(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Give the daily report as a file; raises `Http404` for a form that there is not."""
    own = request.here.require_year()
    catalogue = catalogue_of(own)
    report = daily_report(own.office, catalogue, PlaceForm(catalogue, year, request.GET).day)

    def thing(facts: FactLog) -> Record:
        source, day = report.source.provenance, write_date(report.day)
        columns = [_column(each, str(number), facts, day) for number, each in enumerate(report.figures)]
        where = f"{source.regulation}, {source.article}. {source.note}"
        state = " ".join((report.state, *report.untaken))
        words = {"state": state, "source": where, "verification": source.verification.words}
        return record("report", "laporan harian", date=day, columns=columns, **words)

    draft = "" if report.is_signed else "Sementara, belum ditandatangani"
    return _hand_out(request, slug, "laporan-harian", report.day, thing, draft)


def _column(figure: DailyFigure, key: str, facts: FactLog, day: str) -> Record:
    column, how = figure.column, f"hitungan {day} di semua tempat"
    value: Figure = Unavailable(Reason.NOT_APPLICABLE, note=figure.reason)
    if figure.count is not None:
        value = facts.counted(f"{column.group} {column.name}".strip(), figure.count, how)
    return record(key, "kolom", group=column.group, name=column.name, value=value)


def minutes_file(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Give minutes of destruction, named by their number and date, as a file to be signed by hand."""
    wanted = (request.GET.get("nomor"), request.GET.get("tanggal"))
    found = destruction_minutes(request.here.require_year())
    minutes = next((each for each in found if (each.number, str(each.signed_on)) == wanted), None)
    if minutes is None:
        raise Http404

    def thing(facts: FactLog) -> Record:
        how = f"mutasi blangko menurut berita acara {minutes.number}"
        lines = [
            record(str(number), "baris", name=each.name, reason=each.reason, count=count)
            for number, each in enumerate(minutes.lines)
            for count in [facts.counted(f"{each.name}, {each.reason}", each.count, how)]
        ]
        days = join_names([write_date(day) for day in minutes.days])
        total = facts.counted("Semua kartu", minutes.total, how)
        words = {"number": minutes.number, "date": write_date(minutes.signed_on), "days": days}
        return record("minutes", "berita acara", lines=lines, total=total, **words)

    return _hand_out(request, slug, "berita-acara", minutes.signed_on, thing)


def _hand_out(
    request: OfficeRequest,
    form: str,
    kind: str,
    day: date,
    make: Callable[[FactLog], Record],
    draft: str = "",
) -> HttpResponse:
    """Write a paper whose layout knows a thing by its key; the same figures give the same bytes."""
    year = know(request.here.require_year()).read.partial
    if form not in FILE_FORMS or year is None:
        raise Http404
    office, facts = year.office, FactLog({})
    thing, full_name = make(facts), f"{office.name} {office.regency_name}"
    named = {"full_name": full_name, "regency_name": office.regency_name, "place": office.place}
    here = record("office", "kantor", head_title=head_title(office), **named)
    stamp = hashlib.sha256(f"{kind} {day} {facts.explanations}".encode()).hexdigest()
    scope, layout = Scope(Realm(facts, {}), {thing.key: thing, "office": here}), f"{REGISTER_FOLDER}/{kind}"
    document = build_scope_paper(ScopePaper(layout, scope, full_name, day.isoformat(), stamp, draft))
    [content] = write_papers([(kind, document)], [form]).values()
    answer = HttpResponse(content, content_type=MEDIA_TYPES[form])
    name = f"{invented(request.here.office)}{kind}-{day}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
