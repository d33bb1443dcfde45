"""What counts as a reason for changing what was approved: papers print it beside the figure."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NONE: Final = frozenset(
    {
        *(
            "ada",
            "alasan",
            "belum",
            "diisi",
            "idem",
            "isi",
            "kosong",
            "nanti",
            "nihil",
            "sama",
            "sda",
            "tanpa",
        ),
        *("tbd", "tidak"),
    }
)
"""Words by which a reason is said to be none, or to stand elsewhere: none of them tells one."""
_VOWEL: Final = re.compile("[aeiou]", re.IGNORECASE)


def is_reason(text: str) -> bool:
    """Say whether a text has a word: three letters or more, a vowel among others, and more than that none is.

    Examples:
        >>> [is_reason(text) for text in ("Salah hitung", "x", "12/3", "xxx", "aaa")]
        [True, False, False, False, False]
        >>> [is_reason(text) for text in ("Belum ada", "sda.", "Tidak ada alasan", "Data 2022 belum ada")]
        [False, False, False, True]
    """
    words = {word.casefold() for word in _WORD.findall(text)} - _NONE
    return any(_VOWEL.search(word) and len({*word}) > 1 for word in words)
