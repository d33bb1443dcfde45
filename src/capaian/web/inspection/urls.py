"""Addresses of the inspection."""

from __future__ import annotations

from django.urls import path

from capaian.web.inspection import views

_INSPECTIONS = "<slug:office>/<int:year>/temuan"

urlpatterns = [
    path(f"{_INSPECTIONS}/", views.inspections, name="inspections"),
    path(f"{_INSPECTIONS}/<int:pk>/", views.inspection, name="inspection"),
    path(f"{_INSPECTIONS}/<int:pk>/<str:name>", views.inspection_file, name="inspection_file"),
]
