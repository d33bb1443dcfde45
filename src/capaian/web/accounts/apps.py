"""The app accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the log hear what happens to accounts."""
        from capaian.web.accounts.account_log import connect_signals

        connect_signals()
