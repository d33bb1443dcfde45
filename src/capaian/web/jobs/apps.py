"""The app of jobs."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.jobs"
    default_auto_field = "django.db.models.BigAutoField"
