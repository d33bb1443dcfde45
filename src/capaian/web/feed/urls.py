"""Addresses of the registers of a year, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.feed import views

urlpatterns = [
    path("register/", views.register_months, name="register_months"),
    path("register/versi/<int:pk>.json", views.register_version, name="register_version"),
    path("register/<slug:slug>/<int:pk>/", views.RegisterMonth.as_view(), name="register_month"),
]
