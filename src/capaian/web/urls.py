"""Every address of the pages; who may call which is declared in `site.rights`.

Codes of posts, indicators and components may have strokes: `iku/1`.
"""

from __future__ import annotations

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from capaian.web.closing import views as closing
from capaian.web.demonstration import views as demonstration
from capaian.web.evidence import describing, uploading
from capaian.web.evidence import views as evidence
from capaian.web.history import views as history
from capaian.web.measurement import declaring
from capaian.web.measurement import schedule_views as schedule
from capaian.web.measurement import views as measurement
from capaian.web.people import views as people
from capaian.web.planning import (
    agreements,
    budget,
    cascade,
    first_agreement,
    formulas,
    sharing,
    targets,
    writing,
)
from capaian.web.planning import views as planning
from capaian.web.site import views as site
from capaian.web.substitutes import views as substitutes
from capaian.web.texts import views as texts
from capaian.web.tracing import views as tracing


class PeriodConverter(StringConverter):
    """What begins with a year, so that nothing else in an address is taken for a period."""

    regex = "[0-9]{4}[^/]*"


register_converter(PeriodConverter, "period")

_SHEET = "<slug:office>/<int:year>/perencanaan/<slug:slug>"
_PEOPLE = "<slug:office>/<int:year>/orang"
_EVIDENCE = "<slug:office>/<int:year>/bukti"
_FORM = "<slug:office>/<int:year>/isian/<path:post>/<period:period>"

urlpatterns = [
    path("", site.home, name="home"),
    path("peragaan/masuk/", demonstration.enter, name="demonstration_enter"),
    path("akun/", include("allauth.urls")),
    path("", include("capaian.web.jobs.urls")),
    path("", include("capaian.web.exchange.urls")),
    path("", include("capaian.web.papers.urls")),
    path("<slug:office>/<int:year>/", site.year, name="year"),
    path("<slug:office>/<int:year>/perencanaan/", planning.sheets, name="sheets"),
    path(f"{_SHEET}/", planning.sheet, name="sheet"),
    path(f"{_SHEET}/baru/", writing.row_new, name="row_new"),
    path(f"{_SHEET}/<int:pk>/", writing.row, name="row"),
    path(f"{_SHEET}/<int:pk>/hapus/", writing.row_remove, name="row_remove"),
    path("<slug:office>/<int:year>/pohon/", cascade.cascade, name="cascade"),
    path("<slug:office>/<int:year>/target/", targets.targets, name="targets"),
    path("<slug:office>/<int:year>/anggaran/", budget.budget, name="budget"),
    path("<slug:office>/<int:year>/anggaran/perubahan/", history.budget_changes, name="budget_changes"),
    path("<slug:office>/<int:year>/teks/", texts.texts, name="texts"),
    path("<slug:office>/<int:year>/teks/<str:name>/", texts.text, name="text"),
    path("<slug:office>/<int:year>/pembagian/", sharing.sharing, name="sharing"),
    path("<slug:office>/<int:year>/perjanjian/", agreements.agreements, name="agreements"),
    path("<slug:office>/<int:year>/perjanjian/baru/", first_agreement.agreement_new, name="agreement_new"),
    path("<slug:office>/<int:year>/perjanjian/<int:pk>/", first_agreement.agreement, name="agreement"),
    path(
        "<slug:office>/<int:year>/perjanjian/<int:pk>/perubahan/",
        agreements.agreement_revise,
        name="agreement_revise",
    ),
    path("<slug:office>/<int:year>/rumus/<slug:kind>/<path:code>/", formulas.formula, name="formula"),
    path("<slug:office>/<int:year>/isian/", measurement.forms, name="forms"),
    # before the form: the end of a subject may look like a period
    path(f"{_FORM}/perbedaan/<path:subject>/", declaring.form_difference, name="form_difference"),
    path(f"{_FORM}/", measurement.form, name="form"),
    path(f"{_FORM}/langkah/", measurement.form_step, name="form_step"),
    path(f"{_FORM}/catatan/", measurement.form_remark, name="form_remark"),
    path("<slug:office>/<int:year>/jadwal/", schedule.schedule, name="schedule"),
    path("<slug:office>/<int:year>/catatan/", history.history, name="history"),
    path(f"{_PEOPLE}/", people.people, name="people"),
    path(f"{_PEOPLE}/baru/", people.person_new, name="person_new"),
    path(f"{_PEOPLE}/<int:pk>/", people.person, name="person"),
    path(f"{_PEOPLE}/<int:pk>/akun/", people.person_account, name="person_account"),
    path(f"{_PEOPLE}/jabatan/baru/", people.holding_new, name="holding_new"),
    path(f"{_PEOPLE}/jabatan/<int:pk>/", people.holding, name="holding"),
    path(f"{_PEOPLE}/pengganti/baru/", substitutes.substitute_new, name="substitute_new"),
    path(f"{_PEOPLE}/pengganti/<int:pk>/", substitutes.substitute, name="substitute"),
    path(f"{_FORM}/bukti/", uploading.evidence_add, name="evidence_add"),
    path(f"{_EVIDENCE}/", evidence.evidence, name="evidence"),
    path(f"{_EVIDENCE}/wajib/", evidence.evidence_required, name="evidence_required"),
    path(f"{_EVIDENCE}/arsip.zip", evidence.evidence_archive, name="evidence_archive"),
    path(f"{_EVIDENCE}/<int:pk>/isi/", evidence.evidence_file, name="evidence_file"),
    path(f"{_EVIDENCE}/<int:pk>/pratinjau/", evidence.evidence_preview, name="evidence_preview"),
    path(f"{_EVIDENCE}/unggahan/<int:pk>/keterangan/", describing.evidence_words, name="evidence_words"),
    path(f"{_EVIDENCE}/unggahan/<int:pk>/hapus/", uploading.evidence_remove, name="evidence_remove"),
    path("<slug:office>/<int:year>/pengesahan/", closing.year_close, name="year_close"),
    path("<slug:office>/<int:year>/pengesahan/<slug:sha256>.json", closing.snapshot, name="snapshot"),
    path(
        "<slug:office>/<int:year>/jejak/<slug:kind>/<path:code>/<period:period>/", tracing.trace, name="trace"
    ),
]
handler400 = "capaian.web.site.faults.not_understood"
handler403 = "capaian.web.site.faults.forbidden"
handler500 = "capaian.web.site.faults.our_fault"
handler404 = "capaian.web.site.views.nothing_here"
