"""Files of the pages, as they are made ready for browsers."""

from __future__ import annotations

from django.contrib.staticfiles.apps import StaticFilesConfig


class FilesConfig(StaticFilesConfig):
    """Of the faces only the form that browsers load, without the program beside them.

    The other form is what papers are set with; to pack it took most of the time until a page was answered.
    """

    def ready(self) -> None:
        """Leave out what no page asks for."""
        self.ignore_patterns = [*self.ignore_patterns, "*.ttf", "*.py", "*.pyc"]
        super().ready()
