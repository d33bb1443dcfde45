"""Static files, without what no browser loads."""

from __future__ import annotations

from django.contrib.staticfiles.apps import StaticFilesConfig

_UNLOADED = [*StaticFilesConfig.ignore_patterns, "*.ttf", "*.py", "*.pyc"]


class OwnStaticFiles(StaticFilesConfig):
    """Hands out of the faces only the form that browsers load, without the program beside them.

    The other form is what papers are set with; to pack it took most of the time until a page came.
    """

    ignore_patterns = _UNLOADED
