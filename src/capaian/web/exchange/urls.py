"""Addresses of the exchange, and of beginning a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.exchange import beginning_views, mapping, new_closing, previews, undo, views, year_removal

_EXCHANGE = "<slug:office>/<int:year>/tukar"
_IMPORT = f"{_EXCHANGE}/impor/<slug:token>"

urlpatterns = [
    path("<slug:office>/mulai/", beginning_views.begin_year, name="begin_year"),
    path("<slug:office>/<int:year>/tarik/", year_removal.year_withdraw, name="year_withdraw"),
    path(f"{_EXCHANGE}/", views.exchange, name="exchange"),
    path(f"{_EXCHANGE}/buku.xlsx", views.export_workbook, name="export_workbook"),
    path(f"{_EXCHANGE}/dossier.zip", views.export_package, name="export_package"),
    path(f"{_EXCHANGE}/penutupan/", new_closing.closing_take, name="closing_take"),
    path(f"{_IMPORT}/", previews.import_preview, name="import_preview"),
    path(f"{_IMPORT}/arti/", mapping.import_mapping, name="import_mapping"),
    path(f"{_EXCHANGE}/batalkan/<int:pk>/", undo.import_undo, name="import_undo"),
    path(f"{_EXCHANGE}/sumber/<slug:token>/", undo.import_source, name="import_source"),
    path(f"{_IMPORT}/periksa.xlsx", previews.import_marked, name="import_marked"),
]
