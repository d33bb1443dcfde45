"""The app site."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.site"
    default_auto_field = "django.db.models.BigAutoField"
