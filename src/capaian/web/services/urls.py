"""Addresses of the registers of services, blanks and visits."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.services")

public_urlpatterns = [
    path("karcis/", _view("tickets.views.ticket_lookup"), name="ticket_lookup"),
    path("karcis/status/<slug:secret>/", _view("tickets.views.ticket_status"), name="ticket_status"),
]
"""Of tickets, outside of offices; all others lie below those of a year."""
urlpatterns = [
    path("pelayanan/", _view("views.ServiceBoard"), name="service_board"),
    path("pelayanan/daftar/", _view("views.service_catalogue"), name="service_catalogue"),
    path("pelayanan/turus/", _view("views.service_tallies"), name="service_tallies"),
    path("pelayanan/turus/kirim/", _view("views.service_presses"), name="service_presses"),
    path("pelayanan/hari/", _view("views.service_day"), name="service_day"),
    path("pelayanan/harian/", _view("views.service_daily"), name="service_daily"),
    path("pelayanan/harian/<slug:slug>/", _view("register_papers.report_file"), name="service_daily_file"),
    path("pelayanan/tempel/", _view("views.service_paste"), name="service_paste"),
    path("pelayanan/karcis/", _view("tickets.views.tickets"), name="tickets"),
    path("pelayanan/karcis/baru/", _view("tickets.views.TicketNew"), name="ticket_new"),
    path("pelayanan/karcis/<int:pk>/", _view("tickets.views.TicketMoves"), name="ticket"),
    path("pelayanan/karcis/<int:pk>/slip/", _view("tickets.views.ticket_slip"), name="ticket_slip"),
    path("blangko/", _view("blanks.views.blanks"), name="blanks"),
    path("blangko/baru/", _view("blanks.views.MovementNew"), name="blank_movement_new"),
    path("blangko/batas/", _view("blanks.views.Limits"), name="blank_limits"),
    path("blangko/berita-acara/<slug:slug>/", _view("register_papers.minutes_file"), name="blank_minutes"),
    path("blangko/<int:pk>/", _view("blanks.views.MovementPage"), name="blank_movement"),
    path("jemput-bola/", _view("visits.views.visits"), name="visits"),
    path("jemput-bola/baru/", _view("visits.views.VisitNew"), name="visit_new"),
    path("jemput-bola/<int:pk>/", _view("visits.views.VisitPage"), name="visit"),
]
