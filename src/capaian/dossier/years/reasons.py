"""What counts as a reason for changing what was approved: papers print it beside the figure."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SHORT_NAMES: Final = frozenset({"bps", "bpk", "kk", "ktp", "skm", "sk"})
"""Names without a vowel that occur in reasons."""
_NO_REASONS: Final = frozenset(
    [
        *("ada", "alasan", "belum", "diisi", "idem", "isi", "kosong", "nanti"),
        *("nihil", "sama", "sda", "tanpa", "tbd", "tidak"),
    ]
)
"""Words by which a reason is said to be none, or to be elsewhere: none of them tells one."""
MIN_REASON_WORDS: Final = 2
"""One word alone may be anything, `asdf` as well as `koreksi`, and nobody could ask after it."""


def has_words(text: str) -> bool:
    """Say whether a text tells anything at all: a word of two letters, or a figure.

    Examples:
        >>> [has_words(text) for text in ("Sudah.", "30", ".", "- x", "")]
        [True, True, False, False, False]
    """
    return bool(_WORD.search(text)) or any(letter.isdecimal() for letter in text)


def is_reason(text: str) -> bool:
    """Say whether a text has two words, of which one is more than that there is no reason.

    Examples:
        >>> [is_reason(text)
        ...     for text in ("Salah hitung", "Koreksi BPS", "Revisi", "asdf", "12/3", "aaa")]
        [True, True, False, False, False, False]
        >>> [is_reason(text)
        ...     for text in ("Belum ada", "sda.", "Tidak ada alasan", "Data 2022 belum ada")]
        [False, False, False, True]
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    spoken = {
        word for word in words if len({*word}) > 1 and {*word} & {*"aeiou"}
    } | words & _SHORT_NAMES
    return len(spoken) >= MIN_REASON_WORDS and any(len(word) > 2 for word in spoken - _NO_REASONS)
