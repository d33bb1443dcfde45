"""The part of the pages in which posts fill in their forms."""

from __future__ import annotations

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Forms of posts and quarters, and their way to approval."""

    name = "capaian.web.measurement"

    def ready(self) -> None:
        """Keep cells of forms that are not open from being changed anywhere."""
        from capaian.web.measurement.locks import refuse_locked  # models are not there before
        from capaian.web.years.change import GUARDS

        GUARDS.append(refuse_locked)
