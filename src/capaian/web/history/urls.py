"""Addresses of what the log records, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.history import views

urlpatterns = [
    path("catatan/", views.history, name="history"),
    path("anggaran/perubahan/", views.budget_changes, name="budget_changes"),
]
