"""The app of the first pages."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.home"
    default_auto_field = "django.db.models.BigAutoField"
