"""What the pages need beside the database: an installation of their own, as `tests/web` has it."""

from __future__ import annotations

from tests.web import conftest as pages

installation, made_keys = pages.installation, pages.made_keys
