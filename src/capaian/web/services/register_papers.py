"""Papers of what registers hold day by day, as files: the daily report,
minutes of destroyed cards.

What builds papers takes long to load: addresses lead here by `urls.lazy_path`, and nothing else
imports it.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Figure, Record, join_names, record
from capaian.domain.period import write_date
from capaian.domain.value import Reason, Unavailable
from capaian.rulebook.layouts import REGISTER_FOLDER
from capaian.web.papers.scope_files import hand_out_paper
from capaian.web.services.blanks.stock import destruction_minutes
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.day_closing import DailyFigure, daily_report
from capaian.web.services.forms import PlaceForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.unread_entries import require_days


def report_file(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Give the daily report as a file; raises `Http404` for a form that there is not."""
    own = request.here.require_year()
    require_days(own)
    catalogue = catalogue_of(own)
    report = daily_report(own.office, catalogue, PlaceForm(catalogue, year, request.GET).day)

    def thing(facts: FactLog) -> Record:
        source, day = report.source.provenance, write_date(report.day)
        columns = [
            _column(each, str(number), facts, day) for number, each in enumerate(report.figures)
        ]
        where = f"{source.regulation}, {source.article}. {source.note}"
        state = " ".join((report.state, *report.untaken))
        words = {"state": state, "source": where, "verification": source.verification.words}
        return record("report", "laporan harian", date=day, columns=columns, **words)

    draft = "" if report.is_signed else "Sementara, belum ditandatangani"
    return hand_out_paper(
        request, slug, f"{REGISTER_FOLDER}/laporan-harian", report.day, thing, draft
    )


def _column(figure: DailyFigure, key: str, facts: FactLog, day: str) -> Record:
    column, how = figure.column, f"hitungan {day} di semua tempat"
    value: Figure = Unavailable(Reason.NOT_APPLICABLE, note=figure.reason)
    if figure.count is not None:
        value = facts.counted(f"{column.group} {column.name}".strip(), figure.count, how)
    return record(key, "kolom", group=column.group, name=column.name, value=value)


def minutes_file(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Give minutes of destruction, named by their number and date,
    as a file to be signed by hand.
    """
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

    return hand_out_paper(
        request, slug, f"{REGISTER_FOLDER}/berita-acara", minutes.signed_on, thing
    )
