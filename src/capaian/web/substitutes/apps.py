"""The part of the pages in which people stand for others."""

from __future__ import annotations

from django.apps import AppConfig


class SubstitutesConfig(AppConfig):
    """Substitutes of those who verify and approve."""

    name = "capaian.web.substitutes"
    default_auto_field = "django.db.models.BigAutoField"
