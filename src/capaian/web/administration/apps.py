"""The app of the administrator's page."""

from __future__ import annotations

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.administration"
    default_auto_field = "django.db.models.BigAutoField"
