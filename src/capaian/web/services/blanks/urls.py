"""Addresses of the register of blanks, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.services.blanks")

urlpatterns = [
    path("blangko/", _view("views.blanks"), name="blanks"),
    path("blangko/baru/", _view("views.blank_movement_new"), name="blank_movement_new"),
    path("blangko/batas/", _view("views.blank_limits"), name="blank_limits"),
    path("blangko/berita-acara/<slug:slug>/", _view("views.blank_minutes"), name="blank_minutes"),
    path("blangko/<int:pk>/", _view("views.blank_movement"), name="blank_movement"),
]
