"""Invented reports with places for sentences: as they are right, and as their tables contradict them."""

from __future__ import annotations

Pair = tuple[str, str | None]
"""A sentence that is right, and the same made wrong; `None`: only easily misread."""
