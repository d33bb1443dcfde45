"""The app offices."""

from __future__ import annotations

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.offices"
    default_auto_field = "django.db.models.BigAutoField"
