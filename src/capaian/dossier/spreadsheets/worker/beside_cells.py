"""What a workbook says beside its cells: heads and feet of printed pages, comments, boxes, formats."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final
from xml.parsers import expat

from .refusal import refuse
from .xml_parts import Attributes, local_name, parse

_LONGEST: Final = 100_000
"""Signs of such texts of a workbook that are told: whoever needs them refuses far fewer."""
_TAIL: Final = 2_000_000
"""Bytes at the end of a sheet: behind heads and feet of pages stand breaks and extensions alone."""
_LONGEST_PARTS: Final = 8_000_000
"""Bytes of comments and drawings of a workbook; comments that make it more are refused.

Of drawings nothing is told but so much that it is refused where it matters: shapes multiply by themselves.
"""
_CUT: Final = "terlalu panjang untuk dibaca; "
_WORDS: Final = (b"Header", b"Footer")
_PRINTED: Final = re.compile(
    rb"<(?:[A-Za-z0-9_.-]+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]*)<", re.DOTALL
)
# &P, &"Arial,Bold", &12, &K000000: how it looks, and numbers of pages
_LOOK: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K[0-9+-]{5}|[0-9]{1,3}|[A-Za-z+-])')
_ROOT: Final = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?(comments|ThreadedComments|wsDr)[\s/>]")
_BEGIN: Final = 4_000
"""Bytes in which the first element of a part stands."""
_TEXTS: Final = frozenset({"t", "text"})
_PARTS: Final = frozenset({"comment", "threadedComment", "sp"})
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


class NotesLeft:
    """How many bytes of comments and drawings are still read, over all parts of a workbook."""

    def __init__(self) -> None:
        """Begin before the first part."""
        self._bytes = _LONGEST_PARTS

    def take(self, size: int) -> bool:
        """Take so many bytes; say whether there were as many."""
        self._bytes -= size
        return self._bytes >= 0


class Notes:
    """Keeps a part of comments or drawings that goes by, whatever it is called."""

    def __init__(self, name: str, left: NotesLeft) -> None:
        """Begin before the first byte of a part."""
        self._name = name
        self._left = left
        self._kept: list[bytes] = []
        self._size = 0
        self._is_one: bool | None = None
        self._is_cut = self._is_drawn = False

    def feed(self, piece: bytes) -> None:
        """Take the next bytes."""
        if self._is_one is False:
            return
        self._kept.append(piece)
        self._size += len(piece)
        if self._is_one:
            self._take(len(piece))
        elif self._size >= _BEGIN:
            self._settle()

    def _settle(self) -> None:
        """Find out what the part is, by its beginning."""
        root = _ROOT.search(b"".join(self._kept)[:_BEGIN])
        self._is_one, self._is_drawn = root is not None, root is not None and root[1] == b"wsDr"
        if self._is_one:
            self._take(self._size)
        else:
            self._kept.clear()

    def _take(self, size: int) -> None:
        if self._left.take(size):
            return
        if not self._is_drawn:
            raise refuse("book_of_too_many_comments", limit=f"{_LONGEST_PARTS // 1_000_000} MB")
        self._is_cut, self._is_one = True, False
        self._kept.clear()

    def texts(self) -> list[str]:
        """Return what it says, each comment or box with where it stands."""
        if self._is_one is None:
            self._settle()
        if self._is_cut:
            return [_CUT * (_LONGEST // len(_CUT))]
        if not self._is_one:
            return []
        reader = _NoteReader()
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        parse(parser, self._name, self._kept)
        return reader.texts


class _NoteReader:
    """Gathers the texts of comments and boxes."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._words: list[str] = []
        self._place = ""
        self._is_text = False

    def start(self, full: str, attributes: Attributes) -> None:
        name = local_name(full)
        if name in _PARTS:
            self._words.clear()
            self._place = attributes.get("ref", "")
        elif name == "p":
            self._words.append(" ")
        self._is_text = name in _TEXTS

    def end(self, full: str) -> None:
        self._is_text = False
        if local_name(full) in _PARTS and (text := " ".join("".join(self._words).split())):
            self.texts.append(f"{self._place}: {text}" if self._place else text)
            self._words.clear()

    def text(self, text: str) -> None:
        if self._is_text:
            self._words.append(text)


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
        if size <= _LONGEST:
            found.append(text)
            size += len(text)
    return found
