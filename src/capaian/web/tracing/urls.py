"""Addresses of traces, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.tracing import views

urlpatterns = [path("jejak/<slug:kind>/<path:code>/<period:period>/", views.trace, name="trace")]
