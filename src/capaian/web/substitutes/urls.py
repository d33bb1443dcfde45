"""Addresses of substitutes, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.substitutes import views

urlpatterns = [
    path("orang/pengganti/baru/", views.substitute_new, name="substitute_new"),
    path("orang/pengganti/<int:pk>/", views.substitute, name="substitute"),
]
