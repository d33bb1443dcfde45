"""Addresses of the service register, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.services")

urlpatterns = [
    path("pelayanan/", _view("views.service_board"), name="service_board"),
    path("pelayanan/daftar/", _view("views.service_catalogue"), name="service_catalogue"),
    path("pelayanan/turus/", _view("views.service_tallies"), name="service_tallies"),
    path("pelayanan/turus/kirim/", _view("views.service_presses"), name="service_presses"),
    path("pelayanan/hari/", _view("views.service_day"), name="service_day"),
    path("pelayanan/harian/", _view("views.service_daily"), name="service_daily"),
    path("pelayanan/harian/<slug:slug>/", _view("views.service_daily"), name="service_daily_file"),
    path("pelayanan/tempel/", _view("views.service_paste"), name="service_paste"),
    path("pelayanan/karcis/", _view("tickets.views.tickets"), name="tickets"),
    path("pelayanan/karcis/baru/", _view("tickets.views.ticket_new"), name="ticket_new"),
    path("pelayanan/karcis/<int:pk>/", _view("tickets.views.ticket"), name="ticket"),
    path("pelayanan/karcis/<int:pk>/slip/", _view("tickets.views.ticket_slip"), name="ticket_slip"),
]
