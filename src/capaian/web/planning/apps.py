"""The app of the plan."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.planning"
