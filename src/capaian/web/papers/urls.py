"""Addresses of papers, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.papers import views

_VERSION = "naskah/versi/<int:pk>"

urlpatterns = [
    path("naskah/", views.papers, name="papers"),
    path(f"{_VERSION}/", views.paper_version, name="paper_version"),
    path(f"{_VERSION}/lihat/", views.paper_preview, name="paper_preview"),
    path(f"{_VERSION}/<slug:slug>/", views.paper_file, name="paper_file"),
    path("naskah/<slug:slug>/", views.paper_kind, name="paper_kind"),
]
