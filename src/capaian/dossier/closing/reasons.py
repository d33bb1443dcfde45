"""What counts as a reason for changing what was approved: papers print it beside the figure."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_VOWEL: Final = re.compile("[aeiou]", re.IGNORECASE)


def is_reason(text: str) -> bool:
    """Say whether a text has at least one word: three letters or more, a vowel among others.

    Examples:
        >>> [is_reason(text) for text in ("Salah hitung", "x", "12/3", "xxx", "aaa")]
        [True, False, False, False, False]
    """
    words = (word.casefold() for word in _WORD.findall(text))
    return any(_VOWEL.search(word) and len({*word}) > 1 for word in words)
