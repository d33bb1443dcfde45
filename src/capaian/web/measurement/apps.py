"""The part of the pages in which posts fill in their forms."""

from __future__ import annotations

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Forms of posts and quarters, and their way to approval."""

    name = "capaian.web.measurement"

    def ready(self) -> None:
        """Keep figures of forms that are not open as they are, note who writes others, and show them."""
        from capaian.web.measurement.beside import draw_others  # models are not there before
        from capaian.web.measurement.locks import refuse_locked
        from capaian.web.measurement.sections import SECTIONS
        from capaian.web.measurement.writers import note_writers
        from capaian.web.years.change import GUARDS, WATCHERS

        GUARDS.append(refuse_locked)
        WATCHERS.append(note_writers)
        SECTIONS.append(draw_others)
