"""The app sign_in."""

from __future__ import annotations

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.sign_in"

    def ready(self) -> None:
        """Let the log hear what happens to accounts."""
        from capaian.web.sign_in.adapter import connect_signals

        connect_signals()
