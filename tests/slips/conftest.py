"""Slips are edits of one year, of which most parts are the same."""

from __future__ import annotations

from tests.parts_read import parts

__all__ = ["parts"]
