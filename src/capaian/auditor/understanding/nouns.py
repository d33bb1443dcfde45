"""What a figure of running text counts: the word right behind it."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.understanding.mentions import Mention

_NOUN: Final = re.compile(r"\s*([^\W\d_]+)")


def noun_of(mention: Mention) -> str:
    """Return the word right behind a figure, in small letters; empty where none stands there."""
    found = _NOUN.match(mention.after)
    return found[1].casefold() if found else ""
