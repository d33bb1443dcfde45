"""Public addresses of tickets, outside of offices."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.late_views import late_views

_view = late_views("capaian.web.services.tickets")

urlpatterns = [
    path("karcis/", _view("views.ticket_lookup"), name="ticket_lookup"),
    path("karcis/status/<slug:secret>/", _view("views.ticket_status"), name="ticket_status"),
]
