"""Words and heads for the sexes: `L` and `P` stand over what sentences call `laki-laki` and `perempuan`."""

from __future__ import annotations

import re
from typing import Final

_MALE: Final = "laki-laki"
_FEMALE: Final = "perempuan"
_HEADS: Final = {"l": _MALE, "lk": _MALE, "pria": _MALE, "p": _FEMALE, "pr": _FEMALE, "wanita": _FEMALE}
"""Heads that sentences call otherwise."""
FORMS: Final = {_MALE: r"(?:laki\W{1,3}laki|pria)", _FEMALE: r"(?:perempuan|wanita)"}
"""How texts print the words for the sexes."""
_WORDS: Final = ((re.compile(r"\bpria\b", re.I), _MALE), (re.compile(r"\bwanita\b", re.I), _FEMALE))


def head_in_words(head: str) -> str:
    """Return the word by which sentences call what stands under a head.

    Examples:
        >>> head_in_words("L"), head_in_words("Wanita"), head_in_words("Jumlah")
        ('laki-laki', 'perempuan', 'Jumlah')
    """
    return _HEADS.get(head.strip().rstrip(".").casefold(), head)


def with_usual_words(text: str) -> str:
    """Return a text with the words for the sexes that heads are looked for by.

    Examples:
        >>> with_usual_words("21 pria dan 13 wanita")
        '21 laki-laki dan 13 perempuan'
    """
    for other, word in _WORDS:
        text = other.sub(word, text)
    return text
