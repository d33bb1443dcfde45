"""The app of the inspection; it has no tables: a job and its files are all that is kept, for a day."""

from __future__ import annotations

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.inspection"
