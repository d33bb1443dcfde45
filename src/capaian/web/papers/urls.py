"""Addresses of papers, within a year of an office."""

from __future__ import annotations

from django.urls import path

from capaian.web.papers import views

_PAPERS = "<slug:office>/<int:year>/naskah"
_VERSION = f"{_PAPERS}/versi/<int:pk>"

urlpatterns = [
    path(f"{_PAPERS}/", views.PaperList.as_view(), name="papers"),
    path(f"{_VERSION}/", views.PaperVersionPage.as_view(), name="paper_version"),
    path(f"{_VERSION}/terkirim/", views.paper_sent, name="paper_sent"),
    path(f"{_VERSION}/lihat/", views.paper_preview, name="paper_preview"),
    path(f"{_VERSION}/<slug:slug>/", views.paper_file, name="paper_file"),
    path(f"{_PAPERS}/<slug:slug>/", views.PaperKindPage.as_view(), name="paper_kind"),
]
