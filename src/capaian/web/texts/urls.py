"""Addresses of the texts of the report, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.texts import views

urlpatterns = [path("teks/", views.texts, name="texts"), path("teks/<str:name>/", views.text, name="text")]
