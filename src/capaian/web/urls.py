"""Every address of the pages; `site.rights` says who may call which.

Codes of posts, indicators and components may have strokes: `iku/1`. Views of pages that are opened seldom
are read in at the first request for one (`lazy`), not before all others.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType

from django.http import HttpRequest, HttpResponseBase
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.utils.module_loading import import_string

from capaian.web.boards import views as boards
from capaian.web.closing import views as closing
from capaian.web.complaints import views as complaints
from capaian.web.demonstration import views as demonstration
from capaian.web.evidence import downloads
from capaian.web.evidence import views as evidence
from capaian.web.feed import views as feed
from capaian.web.history import views as history
from capaian.web.home import views as home
from capaian.web.jobs import views as jobs
from capaian.web.measurement.differences import form_difference
from capaian.web.measurement.entry import views as entry
from capaian.web.measurement.schedule import schedule
from capaian.web.measurement.verification import verification
from capaian.web.people import views as people
from capaian.web.reminders import views as reminders
from capaian.web.texts import views as texts
from capaian.web.tracing import views as tracing


class PeriodConverter(StringConverter):
    """What begins with a year, so that nothing else in an address is taken for a period."""

    regex = "[0-9]{4}[^/]*"


register_converter(PeriodConverter, "period")


def lazy(name: str) -> Callable[..., HttpResponseBase]:
    """Return what stands for a view, a function or a class, by its path within `capaian.web`."""

    def view(request: HttpRequest, **place: object) -> HttpResponseBase:
        found = import_string(f"capaian.web.{name}")
        answer: Callable[..., HttpResponseBase] = (
            found if isinstance(found, FunctionType) else found.as_view()
        )
        return answer(request, **place)

    view.__module__ = f"capaian.web.{name}"  # by which navigation knows where a page belongs
    return view


_SHEET = "perencanaan/<slug:slug>"
_PLAN = [
    path("perencanaan/", lazy("planning.planner_home.sheets"), name="sheets"),
    path(f"{_SHEET}/", lazy("planning.rows.views.SheetPage"), name="sheet"),
    path(f"{_SHEET}/baru/", lazy("planning.rows.views.NewRow"), name="row_new"),
    path(f"{_SHEET}/<int:pk>/", lazy("planning.rows.views.RowPage"), name="row"),
    path(f"{_SHEET}/<int:pk>/hapus/", lazy("planning.rows.views.RowRemoval"), name="row_remove"),
    path("indikator-baru/", lazy("planning.new_indicator.indicator_new"), name="indicator_new"),
    path("cari/", lazy("planning.search.search"), name="search"),
    path("pohon/", lazy("planning.cascade.cascade"), name="cascade"),
    path("target/", lazy("planning.grids.targets.TargetGrid"), name="targets"),
    path("anggaran/", lazy("planning.grids.budget.BudgetGrid"), name="budget"),
    path("pembagian/", lazy("planning.grids.sharing.SharingGrid"), name="sharing"),
    path("perjanjian/", lazy("planning.agreements.views.agreements"), name="agreements"),
    path("perjanjian/baru/", lazy("planning.agreements.views.NewAgreement"), name="agreement_new"),
    path("perjanjian/<int:pk>/", lazy("planning.agreements.views.AgreementGrid"), name="agreement"),
    path(
        "perjanjian/<int:pk>/perubahan/",
        lazy("planning.agreements.views.AgreementRevision"),
        name="agreement_revise",
    ),
    path("rumus/<slug:kind>/<path:code>/", lazy("planning.formulas.views.FormulaPage"), name="formula"),
]
_FORM = "isian/<path:post>/<period:period>"
_MEASUREMENT = [
    path("teks/", texts.texts, name="texts"),
    path("teks/<str:name>/", texts.text, name="text"),
    path("isian/", entry.forms, name="forms"),
    # before the form: the end of a subject may look like a period
    path(f"{_FORM}/perbedaan/<path:subject>/", form_difference, name="form_difference"),
    path(f"{_FORM}/", entry.form, name="form"),
    path(f"{_FORM}/lembar.csv", entry.form_sheet, name="form_sheet"),
    path(f"{_FORM}/langkah/", entry.form_step, name="form_step"),
    path(f"{_FORM}/catatan/", entry.form_remark, name="form_remark"),
    path("pertanyaan/<path:subject>/", form_difference, name="question"),
    path("verifikasi/", verification, name="verification"),
    path("verifikasi/<path:post>/<period:period>/", verification, name="verification_form"),
    path("jadwal/", schedule, name="schedule"),
    path(f"{_FORM}/bukti/", evidence.evidence_add, name="evidence_add"),
    path("bukti/", evidence.evidence, name="evidence"),
    path("bukti/wajib/", evidence.evidence_required, name="evidence_required"),
    path("bukti/arsip.zip", downloads.evidence_archive, name="evidence_archive"),
    path("bukti/<int:pk>/isi/", downloads.evidence_file, name="evidence_file"),
    path("bukti/<int:pk>/pratinjau/", downloads.evidence_preview, name="evidence_preview"),
    path("bukti/unggahan/<int:pk>/hapus/", evidence.evidence_remove, name="evidence_remove"),
]
_MINUTES = "pengesahan/<slug:sha256>/berita-acara.<slug:slug>"
_VERSION = "naskah/versi/<int:pk>"
_RESULTS = [
    path("pengesahan/", closing.year_close, name="year_close"),
    path(_MINUTES, lazy("papers.scope_files.minutes_file"), name="minutes"),
    path("pengesahan/<slug:sha256>.json", closing.snapshot, name="snapshot"),
    path("naskah/", lazy("papers.views.papers"), name="papers"),
    path(f"{_VERSION}/", lazy("papers.views.paper_version"), name="paper_version"),
    path(f"{_VERSION}/lihat/", lazy("papers.views.paper_preview"), name="paper_preview"),
    path(f"{_VERSION}/<slug:slug>/", lazy("papers.views.paper_file"), name="paper_file"),
    path("naskah/<slug:slug>/", lazy("papers.views.paper_kind"), name="paper_kind"),
    path("jejak/<slug:kind>/<path:code>/<period:period>/", tracing.trace, name="trace"),
    path("dasbor/", boards.board, name="board"),
    path("dasbor/batas/", boards.boundaries, name="boundaries"),
    path("dasbor/rapat/", boards.meeting, name="meeting"),
    path("indikator/<path:code>/", boards.indicator, name="indicator"),
    path("data/<str:table>.<slug:form>", boards.table_file, name="table_file"),
]
_REGISTERS = [
    path("register/", feed.register_months, name="register_months"),
    path("register/versi/<int:pk>.json", feed.register_version, name="register_version"),
    path("register/<slug:slug>/<int:pk>/", feed.RegisterMonth.as_view(), name="register_month"),
    path("pelayanan/", lazy("services.views.ServiceBoard"), name="service_board"),
    path("pelayanan/daftar/", lazy("services.views.service_catalogue"), name="service_catalogue"),
    path("pelayanan/turus/", lazy("services.views.service_tallies"), name="service_tallies"),
    path("pelayanan/turus/kirim/", lazy("services.views.service_presses"), name="service_presses"),
    path("pelayanan/hari/", lazy("services.views.service_day"), name="service_day"),
    path("pelayanan/harian/", lazy("services.views.service_daily"), name="service_daily"),
    path(
        "pelayanan/harian/<slug:slug>/",
        lazy("services.register_papers.report_file"),
        name="service_daily_file",
    ),
    path("pelayanan/tempel/", lazy("services.views.service_paste"), name="service_paste"),
    path("pelayanan/karcis/", lazy("services.tickets.views.tickets"), name="tickets"),
    path("pelayanan/karcis/baru/", lazy("services.tickets.views.TicketNew"), name="ticket_new"),
    path("pelayanan/karcis/<int:pk>/", lazy("services.tickets.views.TicketMoves"), name="ticket"),
    path("pelayanan/karcis/<int:pk>/slip/", lazy("services.tickets.views.ticket_slip"), name="ticket_slip"),
    path("blangko/", lazy("services.blanks.views.blanks"), name="blanks"),
    path("blangko/baru/", lazy("services.blanks.views.MovementNew"), name="blank_movement_new"),
    path("blangko/batas/", lazy("services.blanks.views.Limits"), name="blank_limits"),
    path(
        "blangko/berita-acara/<slug:slug>/",
        lazy("services.register_papers.minutes_file"),
        name="blank_minutes",
    ),
    path("blangko/<int:pk>/", lazy("services.blanks.views.MovementPage"), name="blank_movement"),
    path("jemput-bola/", lazy("services.visits.views.visits"), name="visits"),
    path("jemput-bola/baru/", lazy("services.visits.views.VisitNew"), name="visit_new"),
    path("jemput-bola/<int:pk>/", lazy("services.visits.views.VisitPage"), name="visit"),
    path("pengaduan/", complaints.complaints, name="complaints"),
    path("pengaduan/baru/", complaints.ComplaintNew.as_view(), name="complaint_new"),
    path("pengaduan/hari-kerja/", complaints.ComplaintDays.as_view(), name="complaint_days"),
    path("pengaduan/<int:pk>/", complaints.ComplaintSteps.as_view(), name="complaint"),
    path(
        "pengaduan/<int:pk>/pembetulan/",
        complaints.ComplaintCorrection.as_view(),
        name="complaint_correction",
    ),
    path("pengaduan/<int:pk>/pembatalan/", complaints.ComplaintVoiding.as_view(), name="complaint_voiding"),
]
_PEOPLE = [
    path("catatan/", history.history, name="history"),
    path("anggaran/perubahan/", history.budget_changes, name="budget_changes"),
    path("orang/", people.people, name="people"),
    path("orang/baru/", people.person_new, name="person_new"),
    path("orang/<int:pk>/", people.person, name="person"),
    path("orang/<int:pk>/akun/", people.person_account, name="person_account"),
    path("orang/jabatan/baru/", people.holding, name="holding_new"),
    path("orang/jabatan/<int:pk>/", people.holding, name="holding"),
    path("orang/pengganti/baru/", people.substitute, name="substitute_new"),
    path("orang/pengganti/<int:pk>/", people.substitute, name="substitute"),
]
_IMPORT = "tukar/impor/<slug:token>"
_UPKEEP = [
    path("tarik/", lazy("exchange.views.year_withdraw"), name="year_withdraw"),
    path("tukar/", lazy("exchange.views.exchange"), name="exchange"),
    path("tukar/buku.xlsx", lazy("exchange.views.export_workbook"), name="export_workbook"),
    path("tukar/dossier.zip", lazy("exchange.views.export_package"), name="export_package"),
    path("tukar/penutupan/", lazy("exchange.views.closing_take"), name="closing_take"),
    path(f"{_IMPORT}/", lazy("exchange.import_preview.import_preview"), name="import_preview"),
    path(f"{_IMPORT}/arti/", lazy("exchange.mapping.import_mapping"), name="import_mapping"),
    path("tukar/batalkan/<int:pk>/", lazy("exchange.views.import_undo"), name="import_undo"),
    path("tukar/sumber/<slug:token>/", lazy("exchange.views.import_source"), name="import_source"),
    path("pengingat/", reminders.reminders, name="reminders"),
    path("pengingat/ingatkan/", reminders.remind_form, name="remind_form"),
    path("temuan/", lazy("inspection.views.inspections"), name="inspections"),
    path("temuan/<int:pk>/", lazy("inspection.views.inspection"), name="inspection"),
    path("temuan/<int:pk>/<str:name>", lazy("inspection.views.inspection_file"), name="inspection_file"),
]
_OFFICE = [
    path("pekerjaan/<int:pk>/", jobs.job, name="job"),
    path("pekerjaan/<int:pk>/batal/", jobs.job_cancel, name="job_cancel"),
    path("kelola/", lazy("administration.views.administration"), name="administration"),
    path(
        "kelola/cadangan/<int:pk>.zip",
        lazy("administration.views.administration_backup"),
        name="administration_backup",
    ),
    path("mulai/", lazy("exchange.founding.begin_year"), name="begin_year"),
]
_YEAR = [path("", home.year, name="year"), *_UPKEEP, *_PLAN, *_MEASUREMENT, *_RESULTS, *_REGISTERS, *_PEOPLE]

urlpatterns = [
    path("", home.home, name="home"),
    path("akun/", include("allauth.urls")),
    path("peragaan/masuk/", demonstration.enter, name="demonstration_enter"),
    path("kalender/<str:secret>.ics", reminders.calendar_feed, name="calendar_feed"),
    path("karcis/", lazy("services.tickets.views.ticket_lookup"), name="ticket_lookup"),
    path("karcis/status/<slug:secret>/", lazy("services.tickets.views.ticket_status"), name="ticket_status"),
    path("<slug:office>/", include(_OFFICE)),
    path("<slug:office>/<int:year>/", include(_YEAR)),
]
handler400 = "capaian.web.site.faults.not_understood"
handler403 = "capaian.web.site.faults.forbidden"
handler404 = "capaian.web.site.faults.nothing_here"
handler500 = "capaian.web.site.faults.our_fault"
