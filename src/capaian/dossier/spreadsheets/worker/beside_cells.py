"""What a workbook says beside its cells: heads and feet of printed pages, messages of cells, formats."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

LONGEST: Final = 100_000
"""Signs of such texts of a workbook that are told: whoever needs them refuses far fewer."""
_TAIL: Final = 2_000_000
"""Bytes at the end of a sheet: behind heads and feet of pages stand breaks and extensions alone."""
_WORDS: Final = (b"Header", b"Footer")
_PRINTED: Final = re.compile(
    rb"<(?:[A-Za-z0-9_.-]+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]*)<", re.DOTALL
)
# &P, &"Arial,Bold", &12, &K000000: how it looks, and numbers of pages
_LOOK: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9+-]{5}|[0-9]{1,3}|[A-Za-z+-])')
_MESSAGE: Final = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?(dataValidation|hyperlink)\s([^<]*)")
_SHOWN: Final = re.compile(rb"""\s(?:promptTitle|prompt|tooltip)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_MESSAGES: Final = {b"dataValidation": "pesan isian", b"hyperlink": "keterangan tautan"}
"""What is shown of a cell that is chosen or pointed at, by the element that has it."""
_LITERAL: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<single>.)|\[\$(?P<money>[^\]]*)\]|(?P<end>;)|\[[^\]]*\]|_.|\*.', re.DOTALL
)
_LANGUAGE: Final = re.compile(r"-[0-9A-Fa-f,]*\Z")
"""Behind the sign of a currency: `[$Rp-421]`."""
_MONEY: Final = frozenset({"rp", "idr"})


class Printed:
    """Looks for heads and feet of pages at the end of a sheet that goes by, where they stand."""

    def __init__(self) -> None:
        """Begin before the first byte."""
        self._tail: deque[bytes] = deque()
        self._size = 0

    def feed(self, piece: bytes) -> None:
        """Take the next bytes; what is too far from the end is let go."""
        self._tail.append(piece)
        self._size += len(piece)
        while self._size - len(self._tail[0]) > _TAIL:
            self._size -= len(self._tail.popleft())

    def texts(self) -> Iterator[str]:
        """Yield what they say, without how it looks."""
        tail = b"".join(self._tail)
        for found in _PRINTED.finditer(tail) if any(word in tail for word in _WORDS) else ():
            text = unescape(found[1].decode("utf-8", "replace"))
            yield " ".join(_LOOK.sub(" ", text.replace("&&", "\0")).replace("\0", "&").split())


class Messages:
    """Gathers what is shown of cells that are chosen or pointed at, as the end of a sheet goes by."""

    def __init__(self) -> None:
        """Begin without any."""
        self.texts: dict[tuple[str, str], None] = {}
        """Each once, with what shows it."""
        self._size = 0

    def take(self, window: bytes) -> None:
        """Look at whole tags; no more is kept than anybody reads, and the one that makes it more."""
        for element in _MESSAGE.finditer(window):
            found = (text for pair in _SHOWN.findall(b" " + element[2]) for text in pair if text)
            parts = (" ".join(unescape(text.decode("utf-8", "replace")).split()) for text in found)
            told = ": ".join(dict.fromkeys(part for part in parts if part))
            if told and self._size <= LONGEST and (one := (_MESSAGES[element[1]], told)) not in self.texts:
                self.texts[one] = None
                self._size += len(told)


def words_of_format(code: str) -> Iterator[str]:
    """Yield the words that a number format shows beside digits, save the sign of rupiah.

    Examples:
        >>> [*words_of_format('0" (target)"')], [*words_of_format('_("Rp"* #,##0_);[Red]0" DKB"')]
        (['(target)'], ['DKB'])
        >>> [*words_of_format("[$Sementara-421] 0")], [*words_of_format("[$Rp-421]0")]
        (['Sementara'], [])
    """
    text = ""
    for found in (*_LITERAL.finditer(code), None):
        if found is not None and not found["end"]:
            text += found["quoted"] or found["single"] or _currency(found["money"] or "") or " "
            continue
        told = " ".join(text.split())
        if any(map(str.isalpha, told)) and told.strip(". ").lower() not in _MONEY:
            yield told
        text = ""


def _currency(sign: str) -> str:
    """Return the sign of a currency where it is a word, with blanks around it; rupiah says nothing."""
    word = _LANGUAGE.sub("", sign)
    return f" {word} " if word.strip(". ").lower() not in _MONEY else ""


def in_few(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return each text once, with what it is; no more than anybody reads, and the one that makes it more."""
    found: list[str] = []
    size = 0
    for text in dict.fromkeys(f"{sort}: {text}" for sort, text in texts if text):
        if size <= LONGEST:
            found.append(text)
            size += len(text)
    return found
