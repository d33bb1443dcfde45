"""What the pages need beside the database: an installation of their own, as `tests/web` has it."""

from __future__ import annotations

from tests.parts_read import parts
from tests.web import conftest as pages

installation, made_keys, remembered_years = (
    pages.installation,
    pages.made_keys,
    pages.remembered_years,
)

__all__ = ["installation", "made_keys", "parts", "remembered_years"]
