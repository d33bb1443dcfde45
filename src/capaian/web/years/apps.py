"""The app years."""

from __future__ import annotations

from django.apps import AppConfig


class YearsConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.years"
    default_auto_field = "django.db.models.BigAutoField"
