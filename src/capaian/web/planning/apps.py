"""The app of the plan."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.planning"

    def ready(self) -> None:
        """Ask for a reason where the definition of approved figures changes, on whatever page."""
        from capaian.web.planning.declared_reasons import explain_restated
        from capaian.web.planning.outcomes import explain_outcomes, keep_computable
        from capaian.web.planning.overtaken import explain_overtaken
        from capaian.web.planning.redefinition import explain_redefinitions  # models are not there before
        from capaian.web.years.change import ACCOUNTS, CONSEQUENCES, REASONS

        REASONS.append(explain_redefinitions)
        CONSEQUENCES.append(keep_computable)
        ACCOUNTS.extend((explain_outcomes, explain_restated, explain_overtaken))
