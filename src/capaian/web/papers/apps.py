"""The app of papers."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.papers"
    default_auto_field = "django.db.models.BigAutoField"
