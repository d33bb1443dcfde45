"""Addresses of the administrator's page, within an office."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.administration")

urlpatterns = [
    path("<slug:office>/kelola/", _view("views.administration"), name="administration"),
    path(
        "<slug:office>/kelola/cadangan/<int:pk>.zip",
        _view("views.administration_backup"),
        name="administration_backup",
    ),
]
