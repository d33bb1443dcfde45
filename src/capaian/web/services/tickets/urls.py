"""Public addresses of tickets, outside of offices."""

from __future__ import annotations

from django.urls import path

from capaian.web.services.tickets import views

urlpatterns = [
    path("karcis/", views.ticket_lookup, name="ticket_lookup"),
    path("karcis/status/<slug:code>/", views.ticket_status, name="ticket_status"),
]
