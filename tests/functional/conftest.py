"""Commands are run on the same dossiers again and again."""

from __future__ import annotations

from tests.parts_read import parts

__all__ = ["parts"]
