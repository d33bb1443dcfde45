"""Parts of a Word file, opened so that nothing in them can fill memory or reach outside."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from lxml import etree

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN_TYPE: Final = "/officeDocument"
_MOST_BYTES: Final = 40_000_000
"""Of one part, unpacked: some 1,600 pages of dense tables."""
_MOST_TAGS: Final = 3_000_000
"""Of one part; a report of 100 pages has some 150,000."""
_MOST_PARTS: Final = 20_000
_KEPT: Final = re.compile(r"customXml/item(?:Props)?\d*\.xml")
"""Data that programs keep in a file, and what tells whose they are."""
_MOST_KEPT: Final = 100
_BIT: Final = 65_536
_UNPACKING: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""What a damaged or locked part raises."""


class WordFlawError(Exception):
    """A Word file that cannot be read: `broken`, `other`, `too_much` or `unsafe`."""

    def __init__(self, flaw: str) -> None:
        """Keep the flaw."""
        super().__init__(flaw)
        self.flaw = flaw


def tag_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute of the namespace of Word; empty if there is none."""
    if element is None:
        return ""
    return element.get(f"{{{_WORD}}}{name}") or element.get(f"{{{_STRICT}}}{name}") or ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element below another by the names on the way."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements directly below another that have a name."""
    return element.iterchildren(f"{{*}}{name}")


class WordFile:
    """The parts of a Word file."""

    def __init__(self, content: bytes) -> None:
        """Open a file.

        Raises:
            WordFlawError: It is no zip file, or no Word file.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise WordFlawError("broken") from error
        if len(self._names) > _MOST_PARTS:
            raise WordFlawError("too_much")
        self._main = self._find_main()
        self._folder = self._main.rpartition("/")[0]

    def document(self) -> etree._Element:
        """Return the part with the text."""
        root = self._part(self._main)
        if root is None or tag_of(root) != "document":
            raise WordFlawError("other")
        return root

    def part(self, name: str) -> etree._Element | None:
        """Return a part beside the text, such as `styles.xml`; `None` if there is none."""
        return self._part(f"{self._folder}/{name}".lstrip("/"))

    def kept(self) -> Iterator[Iterator[bytes]]:
        """Yield the parts that hold data of the file, and no text: each bit by bit,
        as far as asked for.

        A part that cannot be opened or unpacked ends early.
        """
        names = sorted(name for name in self._names if _KEPT.fullmatch(name))
        yield from map(self._bits, names[:_MOST_KEPT])

    def _bits(self, name: str) -> Iterator[bytes]:
        with suppress(*_UNPACKING), self._zip.open(name) as stream:
            while bit := stream.read(_BIT):
                yield bit

    def _find_main(self) -> str:
        relations = self._part("_rels/.rels")
        for relation in () if relations is None else relations:
            if relation.get("Type", "").endswith(_MAIN_TYPE):
                return relation.get("Target", "").lstrip("/")
        raise WordFlawError("other")

    def _part(self, name: str) -> etree._Element | None:
        if name not in self._names:
            return None
        if self._zip.getinfo(name).file_size > _MOST_BYTES:
            raise WordFlawError("too_much")
        try:
            with self._zip.open(name) as stream:
                content = stream.read(_MOST_BYTES + 1)
        except _UNPACKING as error:
            raise WordFlawError("broken") from error
        if len(content) > _MOST_BYTES or content.count(b"<") > _MOST_TAGS:
            raise WordFlawError("too_much")
        return _parse(content)


def _parse(content: bytes) -> etree._Element:
    """Return the tree of a part; entities are never resolved,
    a part that declares any is refused.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in parser.error_log):
            raise WordFlawError("too_much") from error
        raise WordFlawError("unsafe" if b"<!ENTITY" in content else "broken") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise WordFlawError("unsafe")
    return root
