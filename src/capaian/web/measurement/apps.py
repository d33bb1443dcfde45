"""The part of the pages in which posts fill in their forms."""

from __future__ import annotations

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Forms of posts and quarters, and their way to approval."""

    name = "capaian.web.measurement"

    def ready(self) -> None:
        """Keep what forms that are not open say from being changed anywhere; ask why targets are missed."""
        from capaian.web.measurement.factors.asked import find_unexplained, refuse_locked_factors
        from capaian.web.measurement.gate import CHECKS
        from capaian.web.measurement.locks import refuse_locked  # models are not there before
        from capaian.web.years.change import GUARDS

        GUARDS.extend((refuse_locked, refuse_locked_factors))
        CHECKS.append(find_unexplained)
