"""The app trail."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.trail"
    default_auto_field = "django.db.models.BigAutoField"
