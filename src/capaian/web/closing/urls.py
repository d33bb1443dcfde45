"""Addresses of the approval of a year, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.closing import views

urlpatterns = [
    path("pengesahan/", views.year_close, name="year_close"),
    path("pengesahan/<slug:sha256>.json", views.snapshot, name="snapshot"),
]
