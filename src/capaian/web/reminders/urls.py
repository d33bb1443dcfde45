"""Addresses of reminders: within a year, and the calendar of a person."""

from __future__ import annotations

from django.urls import path

from capaian.web.reminders import views

urlpatterns = [
    path("kalender/<str:secret>.ics", views.calendar_feed, name="calendar_feed"),
    path("<slug:office>/<int:year>/pengingat/", views.reminders, name="reminders"),
    path("<slug:office>/<int:year>/pengingat/ingatkan/", views.remind_form, name="remind_form"),
]
