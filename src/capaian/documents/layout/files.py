"""Which file of a dossier holds the office's own form of a paper."""

from __future__ import annotations

LAYOUT_FILE = "layout.yaml"
"""Of the performance report."""
LAYOUT_FOLDER = "layouts"
_REPORT = "lkjip"


def layout_file(kind: str) -> str:
    """Return the path within a dossier of the office's own layout of a kind of paper.

    Examples:
        >>> layout_file("lkjip"), layout_file("pk")
        ('layout.yaml', 'layouts/pk.yaml')
    """
    return LAYOUT_FILE if kind == _REPORT else f"{LAYOUT_FOLDER}/{kind}.yaml"
