"""XML of a workbook: streams without entities in one encoding, and the few parts that are read as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from xml.parsers import expat

from .refusal import refuse

_HEAD: Final = 256
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_FORBIDDEN: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY|\[CDATA\[)", re.IGNORECASE)
_LONGEST_FORBIDDEN: Final = 9
_INNER: Final = rb"[vtf](?:\s(?:[^<>]*[^<>/])?)?>[^<]*+<[^/]"
_PARTED: Final = re.compile(rb"<" + _INNER)
"""A value in which a comment, an instruction or an element stands: readers go on behind it, or do not."""
_PARTED_WITH_PREFIX: Final = re.compile(rb"<[A-Za-z0-9_.-]+:" + _INNER)
_VALUE_WITH_PREFIX: Final = re.compile(rb":[vtf][\s>]")
_LONGEST_VALUE: Final = 400_000

Attributes = Mapping[str, str]


class XmlWatch:
    """Watches an XML part go by, and stops it where a reader could be misled.

    Declared entities may grow without end or name files; a section of raw text is passed over by the reader
    without a word, as is a part in any encoding but UTF-8, and of a value what follows anything in it.
    """

    def __init__(self, part: str, *, has_values: bool = False) -> None:
        """Begin before the first byte of a part, which may be one of those that cells are read from."""
        self._part = part
        self._has_values = has_values
        self._head = b""
        self._before = b""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            RefusedError: It declares entities or another encoding, or holds raw sections.
        """
        if len(self._head) < _HEAD:
            self._head += piece[:_HEAD]
            self._check_encoding()
        window = self._before + piece
        # A single sign is found ten times as fast as two, and most pieces do not hold it.
        if b"!" in window and _FORBIDDEN.search(window):
            raise refuse("book_unsafe_xml", part=self._part)
        if self._has_values and holds_parted(window):
            raise refuse("book_unsafe_xml", part=self._part)
        self._before = window[-max(_since_tag(window), _LONGEST_FORBIDDEN) :]

    def _check_encoding(self) -> None:
        declared = _DECLARED.match(self._head.removeprefix(b"\xef\xbb\xbf"))
        is_other = declared is not None and declared.group(1).lower() not in _ENCODINGS
        if is_other or b"\0" in self._head or self._head.startswith((b"\xfe\xff", b"\xff\xfe")):
            raise refuse("book_of_other_encoding", part=self._part)


def holds_parted(window: bytes) -> bool:
    """Say whether anything but text stands in a value, a text or a formula."""
    is_prefixed = b":" in window and _VALUE_WITH_PREFIX.search(window)
    return bool(_PARTED.search(window) or (is_prefixed and _PARTED_WITH_PREFIX.search(window)))


def _since_tag(window: bytes) -> int:
    """Return how many bytes there are from the last tag but one on: no value is parted from its tag."""
    last = window.rfind(b"<")
    length = len(window) - max(window.rfind(b"<", 0, max(last, 0)), 0)
    return length if length < _LONGEST_VALUE else 0


def local_name(name: str) -> str:
    """Return the name of an element or attribute without its prefix.

    Examples:
        >>> local_name("x:row"), local_name("row")
        ('row', 'row')
    """
    return name.rpartition(":")[2]


def parse(parser: expat.XMLParserType, part: str, pieces: Iterable[bytes]) -> None:
    """Let a parser read a part to its end.

    Raises:
        RefusedError: It is no well-formed XML.
    """
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise refuse("book_broken", part=part) from None
    finally:
        release(parser)


def release(parser: expat.XMLParserType) -> None:
    """Part a parser from its handlers: they hold each other, and what it keeps is not counted as garbage."""
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
    parser.CommentHandler = parser.ProcessingInstructionHandler = None
