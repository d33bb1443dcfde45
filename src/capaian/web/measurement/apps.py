"""The part of the pages in which posts fill in their forms."""

from __future__ import annotations

from django.apps import AppConfig


class MeasurementConfig(AppConfig):
    """Forms of posts and quarters, and their way to approval."""

    name = "capaian.web.measurement"

    def ready(self) -> None:
        """Keep figures of forms that are not open, note who writes others, ask why targets are missed."""
        from capaian.web.measurement.beside import draw_others  # models are not there before
        from capaian.web.measurement.closings import refuse_unfit_closings
        from capaian.web.measurement.compared import keep_compared
        from capaian.web.measurement.factors.asked import find_unexplained, refuse_locked_factors
        from capaian.web.measurement.following import follow_figures
        from capaian.web.measurement.gate import CHECKS
        from capaian.web.measurement.holding import keep_held
        from capaian.web.measurement.locks import refuse_locked
        from capaian.web.measurement.sections import SECTIONS
        from capaian.web.measurement.writers import note_writers
        from capaian.web.years.change import ACCOUNTS, CONSEQUENCES, GUARDS, WATCHERS
        from capaian.web.years.replace import CLOSINGS

        GUARDS.extend((refuse_locked, refuse_locked_factors))
        CLOSINGS.append(refuse_unfit_closings)
        CONSEQUENCES.extend((keep_held, keep_compared))
        ACCOUNTS.append(follow_figures)
        WATCHERS.append(note_writers)
        CHECKS.append(find_unexplained)
        SECTIONS.append(draw_others)
