"""Words that tell what something is, each in one form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_IDLE: Final = frozenset(
    [
        *("dan", "yang", "di", "pada", "dari", "dengan", "untuk", "atau", "tahun", "ke", "per", "oleh"),
        *("dalam", "adalah", "ini", "itu", "sebesar"),
    ]
)
"""Words that tell nothing of what a figure is."""
_ORDINALS: Final = {"pertama": "1", "kedua": "2", "ketiga": "3", "keempat": "4", "kelima": "5", "keenam": "6"}
_BEHIND: Final = re.compile(r"(?<=\w{4})(?:kan|an|nya|i)$")
_BEFORE_S: Final = re.compile(r"^(?:meny|peny)(?=\w{3})")
_BEFORE_WORD: Final = re.compile(r"^(?:meng|peng|mem|pem|men|pen|me|pe|ter|ber|di)(?=\w{4})")
_SAME_WORDS: Final = {"pagu": "anggar", "dana": "anggar", "belanja": "anggar"}


@lru_cache(maxsize=65536)
def things_of(text: str) -> frozenset[str]:
    """Return the words of a text that tell what something is, without their endings; numbers behind a word.

    Examples:
        >>> sorted(things_of("Memiliki KK, Juai, Tahun 2023"))
        ['ilik', 'juai', 'kk']
        >>> sorted(things_of("IKU 2 naik 5, sasaran pertama terserap"))
        ['iku', 'iku 2', 'naik', 'naik 5', 'sasar', 'sasar 1', 'serap']
    """
    found: set[str] = set()
    last = ""
    for word in _WORD.findall(text.casefold()):
        number = word if word.isdigit() else _ORDINALS.get(word, "")
        if number:
            found.update([f"{last} {number}"] if last and not _YEAR.fullmatch(number) else [])
        elif word in _IDLE:
            last = ""
        else:
            last = _SAME_WORDS.get(stem := _stem(word), stem)
            found.add(last)
    return frozenset(found)


def _stem(word: str) -> str:
    """Return a word without what is put before and behind it: `serap` of `penyerapan` and `terserap`."""
    bare = _BEHIND.sub("", word)
    whole = _BEFORE_S.sub("s", bare)
    return whole if whole != bare else _BEFORE_WORD.sub("", bare)
