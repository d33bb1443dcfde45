"""Addresses of the register of blanks, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.services.blanks import views

urlpatterns = [
    path("blangko/", views.blanks, name="blanks"),
    path("blangko/baru/", views.blank_movement_new, name="blank_movement_new"),
    path("blangko/batas/", views.blank_limits, name="blank_limits"),
    path("blangko/berita-acara/<slug:slug>/", views.blank_minutes, name="blank_minutes"),
    path("blangko/<int:pk>/", views.blank_movement, name="blank_movement"),
]
