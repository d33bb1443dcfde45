"""What counts as a reason for changing what was approved: papers print it beside the figure."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3}")


def is_reason(text: str) -> bool:
    """Say whether a text has at least one word of three letters.

    Examples:
        >>> [is_reason(text) for text in ("Salah hitung", "x", "12/3", "a b")]
        [True, False, False, False]
    """
    return _WORD.search(text) is not None
