"""What counts as a reason for changing what was approved: papers print it beside the figure."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_TELLING: Final = 3
"""Letters of a word that tells anything by itself."""
_LEAST: Final = 2
"""Words that tell why: one alone may be anything, `asdf` as well as `koreksi`."""
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
_SHORT: Final = frozenset({"bps", "bpk", "kk", "ktp", "skm", "sk"})
"""Short names without a vowel that stand in reasons."""
_VOWEL: Final = re.compile("[aeiou]", re.IGNORECASE)


def has_words(text: str) -> bool:
    """Say whether a text tells anything at all: a word of two letters, or a figure.

    Examples:
        >>> [has_words(text) for text in ("Sudah.", "30", ".", "- x", "")]
        [True, True, False, False, False]
    """
    return bool(_WORD.search(text)) or any(letter.isdecimal() for letter in text)


def is_reason(text: str) -> bool:
    """Say whether a text has words of a reason: two, of which one is more than that there is none.

    A word has two letters or more, and a vowel among others. Whether the words are true nobody can check; one
    alone says nothing that a reader could ask after.

    Examples:
        >>> [is_reason(text) for text in ("Salah hitung", "Koreksi BPS", "Revisi", "asdf", "12/3", "aaa")]
        [True, True, False, False, False, False]
        >>> [is_reason(text) for text in ("Belum ada", "sda.", "Tidak ada alasan", "Data 2022 belum ada")]
        [False, False, False, True]
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    said = {word for word in words if _VOWEL.search(word) and len({*word}) > 1} | (words & _SHORT)
    return len(said) >= _LEAST and any(len(word) >= _TELLING for word in said - _NONE)
