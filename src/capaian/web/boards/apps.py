"""The app of boards."""

from __future__ import annotations

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.boards"
    default_auto_field = "django.db.models.BigAutoField"
