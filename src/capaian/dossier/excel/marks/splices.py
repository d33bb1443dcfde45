"""XML that is changed where it stands: where its elements begin and end, and pieces put between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from capaian.dossier.excel.xml_text import quote_attribute

Splice = tuple[int, int, bytes]
"""Start, end, what stands there instead; counted in bytes."""


@dataclass(slots=True)
class Element:
    """An element and where it stands in the bytes."""

    name: str
    """Without its prefix."""
    prefix: str
    """With its colon, or empty."""
    attributes: Mapping[str, str]
    start: int
    inner_end: int = 0
    """Where its closing tag begins; of one that closes itself its start."""
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether it closes itself, so that nothing stands in it."""
        return self.inner_end == self.start

    def find(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)


class UnmarkableError(ValueError):
    """XML that cannot be read, or has a declaration that a workbook has not."""


def scan(content: bytes, depth: int = 2, skipped: Iterable[str] = ()) -> Element:
    """Return the root of XML with the elements below it.

    Args:
        content: UTF-8.
        depth: Levels below the root that are told.
        skipped: Names of elements whose inside is not told.

    Raises:
        UnmarkableError: if it is no XML of a workbook.
    """
    scanner = _Scanner(content, depth, frozenset(skipped))
    try:
        scanner.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnmarkableError(str(error)) from error
    return scanner.root


class _Scanner:
    """Handlers of a parser, and what they remember between two of its calls."""

    def __init__(self, content: bytes, depth: int, skipped: frozenset[str]) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.root = Element("", "", {}, 0)
        self._content = content
        self._depth = depth
        self._skipped = skipped
        self._open: list[Element] = []
        self._hidden = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        is_deep = len(self._open) > self._depth
        if self._hidden or is_deep or (self._open and self._open[-1].name in self._skipped):
            self._hidden += 1
            return
        prefix, _, local = name.rpartition(":")
        element = Element(local, f"{prefix}:" if prefix else "", attributes, self.parser.CurrentByteIndex)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._hidden:
            self._hidden -= 1
            return
        element = self._open.pop()
        tag_end = _end_of_tag(self._content, element.start)
        if self._content[tag_end - 2 : tag_end] == b"/>":
            element.inner_end, element.end = element.start, tag_end
        else:
            element.inner_end = self.parser.CurrentByteIndex
            element.end = _end_of_tag(self._content, element.inner_end)


def _end_of_tag(content: bytes, place: int) -> int:
    """Return where a tag ends that begins at a place: `>` may stand in the quotes of its attributes."""
    quote = b""
    while (sign := content[place : place + 1]) != b">" or quote:
        if sign in (b'"', b"'") and sign == (quote or sign):
            quote = b"" if quote else sign
        place += 1
    return place + 1


def _refuse(*_: object) -> None:
    raise UnmarkableError("a document type")


def apply_splices(content: bytes, splices: Sequence[Splice]) -> bytes:
    """Return bytes with pieces put into their places; those at one place in the order given."""
    pieces, position = [], 0
    for start, end, piece in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [content[position:start], piece]
        position = end
    return b"".join([*pieces, content[position:]])


def put_into(content: bytes, element: Element, piece: str) -> Splice:
    """Return what puts a piece at the end of an element, which is opened if it closes itself."""
    if not element.is_closed:
        return element.inner_end, element.inner_end, piece.encode()
    tag = content[element.start : element.end].decode().rstrip(">").rstrip("/").rstrip()
    opened = f"{tag}>{piece}</{element.prefix}{element.name}>"
    return element.start, element.end, opened.encode()


def put_before(root: Element, names: Iterable[str], piece: str) -> Splice:
    """Return what puts a piece before the first child of some names, else at the end of the root."""
    wanted = frozenset(names)
    place = next((child.start for child in root.children if child.name in wanted), root.inner_end)
    return place, place, piece.encode()


def set_attribute(content: bytes, element: Element, name: str, value: str | None) -> Splice:
    """Return what gives an element an attribute without a prefix another value, or takes it away."""
    end = _end_of_tag(content, element.start)
    tag = content[element.start : end].decode()
    bare = re.sub(rf"""\s{name}\s*=\s*("[^"]*"|'[^']*')""", "", tag)
    if value is not None:
        rest = bare.rstrip("/>")
        bare = f"{rest.rstrip()} {name}={quote_attribute(value)}{bare[len(rest) :]}"
    return element.start, end, bare.encode()
