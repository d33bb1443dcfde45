"""XML of a workbook: streams without entities in one encoding, and the few parts that are read as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final
from xml.parsers import expat

from .refusal import refuse

_HEAD: Final = 256
_DECLARED: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_FORBIDDEN: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY|\[CDATA\[)", re.IGNORECASE)
_LONGEST_FORBIDDEN: Final = 9

Attributes = Mapping[str, str]


class XmlWatch:
    """Watches an XML part go by, and stops it where a reader could be misled.

    Declared entities may grow without end or name files; a section of raw text is passed over by the reader
    without a word, as is a part in any encoding but UTF-8.
    """

    def __init__(self, part: str) -> None:
        """Begin before the first byte."""
        self._part = part
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
        if b"<!" in window and _FORBIDDEN.search(window):
            raise refuse("book_unsafe_xml", part=self._part)
        self._before = window[-_LONGEST_FORBIDDEN:]

    def _check_encoding(self) -> None:
        declared = _DECLARED.match(self._head.removeprefix(b"\xef\xbb\xbf"))
        is_other = declared is not None and declared.group(1).lower() not in _ENCODINGS
        if is_other or b"\0" in self._head or self._head.startswith((b"\xfe\xff", b"\xff\xfe")):
            raise refuse("book_of_other_encoding", part=self._part)


def local_name(name: str) -> str:
    """Return the name of an element or attribute without its prefix.

    Examples:
        >>> local_name("x:row"), local_name("row")
        ('row', 'row')
    """
    return name.rpartition(":")[2]


def read_elements(part: str, content: bytes, take: Callable[[str, Attributes], None]) -> None:
    """Give each element of a small part, by its name without prefix, to a function.

    Raises:
        RefusedError: It is no well-formed XML.
    """
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, attributes: take(local_name(name), attributes)
    parse(parser, part, [content])


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
