"""Every address of the pages; `site.rights` says who may call which.

Codes of posts, indicators and components may have strokes: `iku/1`. Views of pages that are opened
seldom are read in at the first request for one (`lazy_path`), not before all others.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, include, path, register_converter
from django.urls.converters import StringConverter
from django.utils.module_loading import import_string

from capaian.web.boards import views as boards
from capaian.web.closing import views as closing
from capaian.web.complaints import views as complaints
from capaian.web.demonstration import views as demonstration
from capaian.web.evidence import views as evidence
from capaian.web.feed import views as feed
from capaian.web.history import views as history
from capaian.web.home import views as home
from capaian.web.jobs import queue as jobs
from capaian.web.measurement.differences import form_difference
from capaian.web.measurement.entry import views as entry
from capaian.web.measurement.schedule import schedule
from capaian.web.people import views as people
from capaian.web.reminders import views as reminders
from capaian.web.texts import views as texts
from capaian.web.tracing import views as tracing


class PeriodConverter(StringConverter):
    """What begins with a year, so that nothing else in an address is taken for a period."""

    regex = "[0-9]{4}[^/]*"


register_converter(PeriodConverter, "period")


def lazy_path(address: str, place: str, name: str = "", *, needs_token: bool = True) -> URLPattern:
    """Return the address of a view, a function or a class,
    that is read in by its place in `capaian.web`.

    It is called `name`, or as its view is. `needs_token`: what is sent to it needs the token of a
    session; false where nobody has one.
    """

    def view(request: HttpRequest, **named: object) -> HttpResponseBase:
        found = import_string(f"capaian.web.{place}")
        answer: Callable[..., HttpResponseBase] = (
            found if isinstance(found, FunctionType) else found.as_view()
        )
        return answer(request, **named)

    view.__module__ = f"capaian.web.{place}"  # by which navigation knows where a page belongs
    view.csrf_exempt = not needs_token  # type: ignore[attr-defined]  # read by Django
    return path(address, view, name=name or place.rpartition(".")[2])


_SHEET = "perencanaan/<slug:slug>"
_PLAN = [
    lazy_path("perencanaan/", "planning.planner_home.sheets"),
    lazy_path(f"{_SHEET}/", "planning.rows.views.SheetPage", "sheet"),
    lazy_path(f"{_SHEET}/baru/", "planning.rows.views.NewRow", "row_new"),
    lazy_path(f"{_SHEET}/<int:pk>/", "planning.rows.views.RowPage", "row"),
    lazy_path(f"{_SHEET}/<int:pk>/hapus/", "planning.rows.views.RowRemoval", "row_remove"),
    lazy_path("indikator-baru/", "planning.catalogue.indicator_new"),
    lazy_path(
        "indikator-baru/sendiri/", "planning.own_indicator.OwnIndicatorPage", "indicator_own"
    ),
    lazy_path(
        "indikator-ubah/<path:code>/", "planning.own_indicator.OwnIndicatorPage", "indicator_edit"
    ),
    lazy_path("cari/", "home.search.search"),
    lazy_path("pohon/", "planning.cascade.cascade"),
    lazy_path("target/", "planning.grids.views.TargetGrid", "targets"),
    lazy_path("anggaran/", "planning.grids.views.BudgetGrid", "budget"),
    lazy_path("pembagian/", "planning.grids.sharing.SharingGrid", "sharing"),
    lazy_path("perjanjian/", "planning.agreements.agreements"),
    lazy_path("perjanjian/baru/", "planning.agreements.NewAgreement", "agreement_new"),
    lazy_path("perjanjian/<int:pk>/", "planning.agreements.AgreementGrid", "agreement"),
    lazy_path(
        "perjanjian/<int:pk>/perubahan/",
        "planning.agreements.AgreementRevision",
        "agreement_revise",
    ),
    lazy_path("rumus/<slug:kind>/<path:code>/", "planning.formulas.FormulaPage", "formula"),
]
_FORM = "isian/<path:post>/<period:period>"
_MEASUREMENT = [
    path("teks/", texts.texts, name="texts"),
    path("teks-bertumpuk/", texts.text_stack, name="text_stack"),
    path("teks/<str:name>/", texts.text, name="text"),
    path("isian/", entry.forms, name="forms"),
    # before the form: the end of a subject may look like a period
    path(f"{_FORM}/perbedaan/<path:subject>/", form_difference, name="form_difference"),
    path(f"{_FORM}/", entry.form, name="form"),
    path(f"{_FORM}/lembar.csv", entry.form_sheet, name="form_sheet"),
    path(f"{_FORM}/langkah/", entry.form_step, name="form_step"),
    path(f"{_FORM}/catatan/", entry.form_remark, name="form_remark"),
    path("pertanyaan/<path:subject>/", form_difference, name="question"),
    path("verifikasi/", entry.verification, name="verification"),
    path("verifikasi/<path:post>/<period:period>/", entry.verification, name="verification_form"),
    path("jadwal/", schedule, name="schedule"),
    path(f"{_FORM}/bukti/", evidence.evidence_add, name="evidence_add"),
    path("bukti/", evidence.evidence, name="evidence"),
    path("bukti/wajib/", evidence.evidence_required, name="evidence_required"),
    path("bukti/arsip.zip", evidence.evidence_archive, name="evidence_archive"),
    path("bukti/<int:pk>/isi/", evidence.evidence_file, name="evidence_file"),
    path("bukti/<int:pk>/pratinjau/", evidence.evidence_preview, name="evidence_preview"),
    path("bukti/unggahan/<int:pk>/hapus/", evidence.evidence_remove, name="evidence_remove"),
]
_MINUTES = "pengesahan/<slug:sha256>/berita-acara.<slug:slug>"
_VERSION = "naskah/versi/<int:pk>"
_RESULTS = [
    path("pengesahan/", closing.year_close, name="year_close"),
    lazy_path(_MINUTES, "papers.scope_files.minutes_file", "minutes"),
    path("pengesahan/<slug:sha256>.json", closing.snapshot, name="snapshot"),
    lazy_path("naskah/", "papers.views.papers"),
    lazy_path(f"{_VERSION}/", "papers.views.paper_version"),
    lazy_path(f"{_VERSION}/lihat/", "papers.views.paper_preview"),
    lazy_path(f"{_VERSION}/<slug:slug>/", "papers.views.paper_file"),
    lazy_path("naskah/<slug:slug>/", "papers.views.paper_kind"),
    path("jejak/<slug:kind>/<path:code>/<period:period>/", tracing.trace, name="trace"),
    path("dasbor/", boards.board, name="board"),
    path("dasbor/batas/", boards.boundaries, name="boundaries"),
    path("dasbor/rapat/", boards.meeting, name="meeting"),
    lazy_path("tindak-lanjut/", "followup.views.follow_ups"),
    lazy_path("dasbor/rapat/keputusan/", "followup.views.DecisionNew", "decision_new"),
    lazy_path("tindak-lanjut/<int:pk>/", "followup.views.FollowUpPage", "follow_up"),
    path("indikator/<path:code>/", boards.indicator, name="indicator"),
    path("data/<str:table>.<slug:form>", boards.table_file, name="table_file"),
]
_REGISTERS = [
    path("register/", feed.register_months, name="register_months"),
    path("register/versi/<int:pk>.json", feed.register_version, name="register_version"),
    path("register/<slug:slug>/<int:pk>/", feed.RegisterMonth.as_view(), name="register_month"),
    lazy_path("pelayanan/", "services.views.ServiceBoard", "service_board"),
    lazy_path("pelayanan/daftar/", "services.views.service_catalogue"),
    lazy_path("indikator-saya/", "boards.own_indicators.own_indicators"),
    lazy_path("pelayanan/turus/", "services.views.service_tallies"),
    lazy_path("pelayanan/turus/kirim/", "services.views.service_presses"),
    lazy_path("pelayanan/hari/", "services.views.service_day"),
    lazy_path("pelayanan/harian/", "services.views.service_daily"),
    lazy_path(
        "pelayanan/harian/<slug:slug>/",
        "services.register_papers.report_file",
        "service_daily_file",
    ),
    lazy_path("pelayanan/tabel/", "services.table_import_views.service_table"),
    lazy_path("pelayanan/tabel/<slug:token>/", "services.table_import_views.service_table_check"),
    lazy_path(
        "pelayanan/tabel/berkas/<int:pk>/", "services.table_import_views.service_table_file"
    ),
    lazy_path("pelayanan/karcis/", "services.tickets.views.tickets"),
    lazy_path("pelayanan/karcis/baru/", "services.tickets.views.TicketNew", "ticket_new"),
    lazy_path("pelayanan/karcis/<int:pk>/", "services.tickets.views.TicketMoves", "ticket"),
    lazy_path("pelayanan/karcis/<int:pk>/slip/", "surveys.form.ticket_slip"),
    lazy_path("survei/", "surveys.views.Surveys", "surveys"),
    lazy_path("survei/<int:pk>/", "surveys.views.SurveyFigures", "survey"),
    lazy_path("survei/<int:pk>/formulir/", "surveys.views.SurveyFormSheet", "survey_form"),
    lazy_path("survei/lembar-ketik.csv", "surveys.views.keying_sheet"),
    lazy_path("survei/<int:pk>/jawaban/", "surveys.views.SurveyAnswers", "survey_answers"),
    lazy_path("survei/<int:pk>/berkas/", "surveys.views.SurveyFileNew", "survey_file"),
    lazy_path(
        "survei/<int:pk>/berkas/<slug:token>/",
        "surveys.views.SurveyFileCheck",
        "survey_file_check",
    ),
    lazy_path("blangko/", "services.blanks.views.blanks"),
    lazy_path("blangko/baru/", "services.blanks.views.MovementNew", "blank_movement_new"),
    lazy_path("blangko/batas/", "services.blanks.views.LimitsPage", "blank_limits"),
    lazy_path(
        "blangko/berita-acara/<slug:slug>/",
        "services.register_papers.minutes_file",
        "blank_minutes",
    ),
    lazy_path("blangko/<int:pk>/", "services.blanks.views.MovementPage", "blank_movement"),
    lazy_path("jemput-bola/", "services.visits.views.visits"),
    lazy_path("jemput-bola/baru/", "services.visits.views.VisitNew", "visit_new"),
    lazy_path("jemput-bola/<int:pk>/", "services.visits.views.VisitPage", "visit"),
    path("pengaduan/", complaints.complaints, name="complaints"),
    path("pengaduan/baru/", complaints.ComplaintNew.as_view(), name="complaint_new"),
    path("pengaduan/hari-kerja/", complaints.ComplaintDays.as_view(), name="complaint_days"),
    path("pengaduan/<int:pk>/", complaints.ComplaintSteps.as_view(), name="complaint"),
    path(
        "pengaduan/<int:pk>/pembetulan/",
        complaints.ComplaintCorrection.as_view(),
        name="complaint_correction",
    ),
]
_PEOPLE = [
    path("catatan/", history.history, name="history"),
    path("anggaran/perubahan/", history.budget_changes, name="budget_changes"),
    path("orang/", people.people, name="people"),
    path("orang/baru/", people.person_new, name="person_new"),
    path("orang/tempel/", people.people_paste, name="people_paste"),
    path("orang/<int:pk>/", people.person, name="person"),
    path("orang/<int:pk>/akun/", people.person_account, name="person_account"),
    path("orang/jabatan/baru/", people.holding, name="holding_new"),
    path("orang/jabatan/<int:pk>/", people.holding, name="holding"),
    path("orang/pengganti/baru/", people.substitute, name="substitute_new"),
    path("orang/pengganti/<int:pk>/", people.substitute, name="substitute"),
]
_IMPORT = "tukar/impor/<slug:token>"
_UPKEEP = [
    lazy_path("tarik/", "exchange.views.year_withdraw"),
    lazy_path("tukar/", "exchange.views.exchange"),
    lazy_path("tukar/buku.xlsx", "exchange.views.export_workbook"),
    lazy_path("tukar/dossier.zip", "exchange.views.export_package"),
    lazy_path("tukar/penutupan/", "exchange.views.closing_take"),
    lazy_path(f"{_IMPORT}/", "exchange.import_preview.import_preview"),
    lazy_path(f"{_IMPORT}/arti/", "exchange.import_preview.import_mapping"),
    lazy_path("tukar/batalkan/<int:pk>/", "exchange.views.import_undo"),
    lazy_path("tukar/sumber/<slug:token>/", "exchange.views.import_source"),
    path("pengingat/", reminders.reminders, name="reminders"),
    path("pengingat/ingatkan/", reminders.remind_form, name="remind_form"),
    lazy_path("temuan/", "inspection.views.inspections"),
    lazy_path("temuan/<int:pk>/", "inspection.views.inspection"),
    lazy_path("temuan/<int:pk>/<str:name>", "inspection.views.inspection_file"),
]
_OFFICE = [
    path("pekerjaan/<int:pk>/", jobs.job, name="job"),
    path("pekerjaan/<int:pk>/batal/", jobs.job_cancel, name="job_cancel"),
    lazy_path("kelola/", "administration.views.administration"),
    lazy_path("kelola/cadangan/<int:pk>.zip", "administration.views.administration_backup"),
    lazy_path("mulai/", "exchange.founding.begin_year"),
    lazy_path("mulai/buku-kosong.xlsx", "exchange.founding.blank_workbook"),
]
_ANSWER_FORM = "surveys.form.answer_form"
_YEAR = [
    path("", home.year, name="year"),
    *_UPKEEP,
    *_PLAN,
    *_MEASUREMENT,
    *_RESULTS,
    *_REGISTERS,
    *_PEOPLE,
]

urlpatterns = [
    path("", home.home, name="home"),
    path("akun/", include("allauth.urls")),
    path("peragaan/masuk/", demonstration.enter, name="demonstration_enter"),
    path("kalender/<str:secret>.ics", reminders.calendar_feed, name="calendar_feed"),
    lazy_path("karcis/", "services.tickets.views.ticket_lookup"),
    lazy_path("karcis/status/<slug:secret>/", "services.tickets.views.ticket_status"),
    lazy_path("survei/<slug:survey_code>/", _ANSWER_FORM, "answer_form", needs_token=False),
    lazy_path(
        "survei/<slug:survey_code>/<slug:secret>/", _ANSWER_FORM, "answer_pass", needs_token=False
    ),
    path("<slug:office>/", include(_OFFICE)),
    path("<slug:office>/<int:year>/", include(_YEAR)),
]
handler400 = "capaian.web.site.faults.not_understood"
handler403 = "capaian.web.site.faults.forbidden"
handler404 = "capaian.web.site.faults.nothing_here"
handler500 = "capaian.web.site.faults.our_fault"
