"""What a page showed comes back with what was typed: nobody writes over what somebody else wrote since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SHOWN: Final = "dulu-"
"""Before the name of a field: what was shown in it."""


def version_in(sent: Mapping[str, str]) -> int:
    """Return the version that a page showed; 0, which nothing ever has, where it told no number."""
    text = sent.get("versi", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
