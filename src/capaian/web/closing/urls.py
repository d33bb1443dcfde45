"""Addresses of the approval of a year, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.closing import views
from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.closing")
urlpatterns = [
    path("pengesahan/", views.year_close, name="year_close"),
    path("pengesahan/<slug:sha256>/berita-acara.<slug:slug>", _view("minutes.minutes_file"), name="minutes"),
    path("pengesahan/<slug:sha256>.json", views.snapshot, name="snapshot"),
]
