"""Addresses of the service register, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.services import views
from capaian.web.services.tickets import views as tickets

urlpatterns = [
    path("pelayanan/", views.service_board, name="service_board"),
    path("pelayanan/daftar/", views.service_catalogue, name="service_catalogue"),
    path("pelayanan/turus/", views.service_tallies, name="service_tallies"),
    path("pelayanan/turus/kirim/", views.service_presses, name="service_presses"),
    path("pelayanan/hari/", views.service_day, name="service_day"),
    path("pelayanan/harian/", views.service_daily, name="service_daily"),
    path("pelayanan/harian/<slug:slug>/", views.service_daily, name="service_daily_file"),
    path("pelayanan/tempel/", views.service_paste, name="service_paste"),
    path("pelayanan/karcis/", tickets.tickets, name="tickets"),
    path("pelayanan/karcis/baru/", tickets.ticket_new, name="ticket_new"),
    path("pelayanan/karcis/<int:pk>/", tickets.ticket, name="ticket"),
    path("pelayanan/karcis/<int:pk>/slip/", tickets.ticket_slip, name="ticket_slip"),
]
