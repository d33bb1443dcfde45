"""Invented reports with places for sentences: as they are right, and as their tables contradict them."""

from __future__ import annotations

import re

Pair = tuple[str, str | None]
"""A sentence that is right, and the same made wrong; `None`: only easily misread."""


def filled(report: str, place: str, sentence: str) -> str:
    """Return a report with one sentence at one of its places."""
    return re.sub(r"\{(\w+)\}", lambda at: sentence if at[1] == place else "", report)
