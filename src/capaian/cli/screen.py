"""The terminal as its library draws it: loaded where something is shown,
while a workbook is being read.
"""

from __future__ import annotations

from rich.console import Console


class Screen(Console):
    """A console that leaves it to the entry point what becomes of a reader who has gone away."""

    def on_broken_pipe(self) -> None:
        """Pass on that nobody reads any more."""
        raise BrokenPipeError
