"""The app of the exchange."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.exchange"
    default_auto_field = "django.db.models.BigAutoField"
