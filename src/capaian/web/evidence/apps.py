"""The part of the pages in which evidence is kept."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files that prove what forms tell."""

    name = "capaian.web.evidence"
    default_auto_field = "django.db.models.BigAutoField"
