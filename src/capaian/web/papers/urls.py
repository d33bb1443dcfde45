"""Addresses of papers, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.papers")
_VERSION = "naskah/versi/<int:pk>"

urlpatterns = [
    path("naskah/", _view("views.papers"), name="papers"),
    path(f"{_VERSION}/", _view("views.paper_version"), name="paper_version"),
    path(f"{_VERSION}/lihat/", _view("views.paper_preview"), name="paper_preview"),
    path(f"{_VERSION}/<slug:slug>/", _view("views.paper_file"), name="paper_file"),
    path("naskah/<slug:slug>/", _view("views.paper_kind"), name="paper_kind"),
]
