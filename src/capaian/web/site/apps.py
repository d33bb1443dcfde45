"""The app site."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.apps import AppConfig, apps

if TYPE_CHECKING:  # of two apps in a module Django would take neither
    from django.contrib.staticfiles.apps import StaticFilesConfig


class SiteConfig(AppConfig):
    """Its name and place."""

    name = "capaian.web.site"

    def ready(self) -> None:
        """Hand out of the faces only the form that browsers load, without the program beside them.

        The other form is what papers are set with; to pack it took most of the time until a page came.
        """
        files = cast("StaticFilesConfig", apps.get_app_config("staticfiles"))
        files.ignore_patterns = [*files.ignore_patterns, "*.ttf", "*.py", "*.pyc"]
