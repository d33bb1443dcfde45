"""Addresses of the demonstration."""

from __future__ import annotations

from django.urls import path

from capaian.web.demonstration import views

urlpatterns = [path("peragaan/masuk/", views.enter, name="demonstration_enter")]
