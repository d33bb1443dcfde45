"""Addresses of visits, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.services.visits import views

urlpatterns = [
    path("jemput-bola/", views.visits, name="visits"),
    path("jemput-bola/baru/", views.visit_new, name="visit_new"),
    path("jemput-bola/<int:pk>/", views.visit, name="visit"),
]
