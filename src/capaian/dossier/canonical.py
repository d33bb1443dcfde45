"""The canonical form of a dossier."""

from __future__ import annotations

from pathlib import Path


def format_dossier(path: Path) -> list[str]:
    """Not there yet."""
    raise NotImplementedError
