"""Addresses of papers, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.papers import views

_VERSION = "naskah/versi/<int:pk>"

urlpatterns = [
    path("naskah/", views.PaperList.as_view(), name="papers"),
    path(f"{_VERSION}/", views.PaperVersionPage.as_view(), name="paper_version"),
    path(f"{_VERSION}/terkirim/", views.paper_sent, name="paper_sent"),
    path(f"{_VERSION}/lihat/", views.paper_preview, name="paper_preview"),
    path(f"{_VERSION}/<slug:slug>/", views.paper_file, name="paper_file"),
    path("naskah/<slug:slug>/", views.PaperKindPage.as_view(), name="paper_kind"),
]
