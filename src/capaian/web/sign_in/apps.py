"""The app sign_in."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.sign_in"

    def ready(self) -> None:
        """Let the log hear what happens to accounts."""
        import_module("capaian.web.sign_in.adapter")
