"""Addresses of the administrator's page, within an office."""

from __future__ import annotations

from django.urls import path

from capaian.web.administration import views

urlpatterns = [
    path("<slug:office>/kelola/", views.administration, name="administration"),
    path(
        "<slug:office>/kelola/cadangan/<int:pk>.zip",
        views.administration_backup,
        name="administration_backup",
    ),
]
