"""Every address of the pages; who may call which is declared in `site.rights`."""

from __future__ import annotations

from django.urls import include, path

from capaian.web.demonstration import views as demonstration
from capaian.web.planning import views as planning
from capaian.web.planning import writing
from capaian.web.site import views as site

_SHEET = "<slug:office>/<int:year>/perencanaan/<slug:slug>"

urlpatterns = [
    path("", site.home, name="home"),
    path("peragaan/masuk/", demonstration.enter, name="demonstration_enter"),
    path("akun/", include("allauth.urls")),
    path("<slug:office>/<int:year>/", site.year, name="year"),
    path("<slug:office>/<int:year>/perencanaan/", planning.sheets, name="sheets"),
    path(f"{_SHEET}/", planning.sheet, name="sheet"),
    path(f"{_SHEET}/baru/", writing.row_new, name="row_new"),
    path(f"{_SHEET}/<int:pk>/", writing.row, name="row"),
    path(f"{_SHEET}/<int:pk>/hapus/", writing.row_remove, name="row_remove"),
]
handler400 = "capaian.web.site.faults.not_understood"
handler403 = "capaian.web.site.faults.forbidden"
handler500 = "capaian.web.site.faults.our_fault"
handler404 = "capaian.web.site.views.nothing_here"
