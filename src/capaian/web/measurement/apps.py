"""The part of the pages in which posts fill in their forms."""

from __future__ import annotations

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Forms of posts and quarters, and their way to approval."""

    name = "capaian.web.measurement"
