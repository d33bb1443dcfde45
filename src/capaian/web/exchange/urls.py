"""Addresses of the exchange, and of founding a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.exchange import founding, import_preview, mapping, taking_back, views

_EXCHANGE = "<slug:office>/<int:year>/tukar"
_IMPORT = f"{_EXCHANGE}/impor/<slug:token>"

urlpatterns = [
    path("<slug:office>/mulai/", founding.begin_year, name="begin_year"),
    path("<slug:office>/<int:year>/tarik/", taking_back.year_withdraw, name="year_withdraw"),
    path(f"{_EXCHANGE}/", views.exchange, name="exchange"),
    path(f"{_EXCHANGE}/buku.xlsx", views.export_workbook, name="export_workbook"),
    path(f"{_EXCHANGE}/dossier.zip", views.export_package, name="export_package"),
    path(f"{_EXCHANGE}/penutupan/", taking_back.closing_take, name="closing_take"),
    path(f"{_IMPORT}/", import_preview.import_preview, name="import_preview"),
    path(f"{_IMPORT}/arti/", mapping.import_mapping, name="import_mapping"),
    path(f"{_EXCHANGE}/batalkan/<int:pk>/", taking_back.import_undo, name="import_undo"),
    path(f"{_EXCHANGE}/sumber/<slug:token>/", taking_back.import_source, name="import_source"),
]
