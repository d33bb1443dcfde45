"""Addresses of the service register, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.services import views

urlpatterns = [
    path("pelayanan/", views.service_board, name="service_board"),
    path("pelayanan/daftar/", views.service_catalogue, name="service_catalogue"),
    path("pelayanan/turus/", views.service_tallies, name="service_tallies"),
    path("pelayanan/turus/kirim/", views.service_presses, name="service_presses"),
    path("pelayanan/hari/", views.service_day, name="service_day"),
    path("pelayanan/tempel/", views.service_paste, name="service_paste"),
]
