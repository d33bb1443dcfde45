"""Addresses of the first pages."""

from __future__ import annotations

from django.urls import path

from capaian.web.home import views

urlpatterns = [path("", views.home, name="home"), path("<slug:office>/<int:year>/", views.year, name="year")]
