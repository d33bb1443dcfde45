"""Addresses of the inspection."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.inspection")
_INSPECTIONS = "<slug:office>/<int:year>/temuan"

urlpatterns = [
    path(f"{_INSPECTIONS}/", _view("views.inspections"), name="inspections"),
    path(f"{_INSPECTIONS}/<int:pk>/", _view("views.inspection"), name="inspection"),
    path(f"{_INSPECTIONS}/<int:pk>/<str:name>", _view("views.inspection_file"), name="inspection_file"),
]
