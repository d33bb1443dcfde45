"""Addresses of the exchange, and of founding a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.exchange")
_EXCHANGE = "<slug:office>/<int:year>/tukar"
_IMPORT = f"{_EXCHANGE}/impor/<slug:token>"

urlpatterns = [
    path("<slug:office>/mulai/", _view("founding.begin_year"), name="begin_year"),
    path("<slug:office>/<int:year>/tarik/", _view("taking_back.year_withdraw"), name="year_withdraw"),
    path(f"{_EXCHANGE}/", _view("views.exchange"), name="exchange"),
    path(f"{_EXCHANGE}/buku.xlsx", _view("views.export_workbook"), name="export_workbook"),
    path(f"{_EXCHANGE}/dossier.zip", _view("views.export_package"), name="export_package"),
    path(f"{_EXCHANGE}/penutupan/", _view("taking_back.closing_take"), name="closing_take"),
    path(f"{_IMPORT}/", _view("import_preview.import_preview"), name="import_preview"),
    path(f"{_IMPORT}/arti/", _view("mapping.import_mapping"), name="import_mapping"),
    path(f"{_EXCHANGE}/batalkan/<int:pk>/", _view("taking_back.import_undo"), name="import_undo"),
    path(f"{_EXCHANGE}/sumber/<slug:token>/", _view("taking_back.import_source"), name="import_source"),
]
