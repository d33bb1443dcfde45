"""Public addresses of tickets, outside of offices."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.services.tickets")

urlpatterns = [
    path("karcis/", _view("views.ticket_lookup"), name="ticket_lookup"),
    path("karcis/status/<slug:secret>/", _view("views.ticket_status"), name="ticket_status"),
]
