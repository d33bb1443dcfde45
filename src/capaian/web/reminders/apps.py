"""The app of reminders."""

from __future__ import annotations

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.reminders"
    default_auto_field = "django.db.models.BigAutoField"
