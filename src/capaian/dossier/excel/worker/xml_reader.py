"""XML of a workbook going by: elements by their place, and nothing that readers may read in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from .limits import Limits
from .refusal import refuse

_MAIN: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    }
)
"""The namespaces in which parts of a workbook are written."""
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_DEEPEST: Final = 100
"""Levels of elements; workbooks have about ten."""
_LONGEST_ESCAPE: Final = 7
"""Letters by which a sign may be written: `_x000D_`."""
_EXTENSIONS: Final = "extLst"
"""What stands in it is for programs that know it; no value is."""
_FOREIGN: Final = ":"
"""What an element of another namespace is called, which can be the parent of none that is read."""

Attributes = Mapping[str, str]


@dataclass
class Allowance:
    """How many elements beside cells and texts a workbook may still have."""

    elements: int


class XmlReader:
    """Reads a part of a workbook; who derives from it says which elements stand where and takes them.

    An element that is read anywhere else, or in another namespace, refuses the file: table programs would
    not show it, and other readers would take it for a value.
    """

    parents: Mapping[str, frozenset[str]] = {}
    """By each element that is read the elements that it may stand in; the root stands in the empty one."""
    values: frozenset[str] = frozenset()
    """Those of them whose text is a value."""
    plain: frozenset[str] = frozenset()
    """Those that a part has by the hundred thousand, which do not count as elements around values."""

    def __init__(self, part: str, limits: Limits, allowance: Allowance, sheet: str | None = None) -> None:
        """Begin before the first byte.

        Args:
            part: Its path in the archive.
            limits: How much is taken.
            allowance: What elements the workbook may still have.
            sheet: The sheet that it is.
        """
        self.part = part
        self.sheet = sheet
        self.limits = limits
        self._allowance = allowance
        self._open: list[str] = [""]
        self._texts: list[str] = []
        self._letters = self._skipped = 0
        self._names: dict[str, tuple[str, frozenset[str]]] = {}
        self.passed: frozenset[str] = frozenset()
        """Elements of which all were read: others behind them are called so too, and nobody reads them."""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.XmlDeclHandler = self._declare
        self._parser.StartDoctypeDeclHandler = self._refuse_unsafe
        self._parser.StartCdataSectionHandler = self._refuse_unsafe
        self._parser.CommentHandler = self._refuse_in_value
        self._parser.ProcessingInstructionHandler = self._refuse_in_value

    @property
    def parent(self) -> str:
        """What the element stands in that begins or ends."""
        return self._open[-1]

    def take(self, name: str, attributes: Attributes) -> None:
        """Take an element that begins."""

    def leave(self, name: str, text: str) -> None:
        """Take an element that ends, with its text if that is a value."""

    def feed(self, piece: bytes) -> None:
        """Read the next bytes.

        Raises:
            RefusedError: They are no XML, unsafe, too much, or made to mislead.
        """
        if not self._names and b"\0" in piece:
            raise refuse("book_of_other_encoding", part=self.part)
        try:
            self._parser.Parse(piece, False)
        except expat.ExpatError:
            raise refuse("book_broken", part=self.part) from None

    def read(self, pieces: Iterable[bytes]) -> None:
        """Read a part to its end."""
        for piece in pieces:
            self.feed(piece)
        self.end()

    def end(self) -> None:
        """Say that no byte follows."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError:
            raise refuse("book_broken", part=self.part) from None

    def misleading(self, what: str) -> None:
        """Refuse what readers may read in two ways."""
        raise refuse("book_misleading", self.sheet, what=what)

    def _start(self, name: str, attributes: Attributes) -> None:
        local, parents = self._names.get(name) or self._learn(name)
        if self._skipped or self._open[-1] not in parents or local in self.passed:
            self._start_unread(local, is_extension=local == _EXTENSIONS)
            return
        if local not in self.plain:
            self._count()
        self.take(local, attributes)
        self._open.append(local)

    def _learn(self, name: str) -> tuple[str, frozenset[str]]:
        """Return the name of an element and what it may stand in: nothing, if it is of another namespace."""
        namespace, _, local = name.rpartition(" ")
        parents = self.parents.get(local, frozenset()) if namespace in _MAIN else frozenset[str]()
        self._names[name] = local, parents
        return local, parents

    def _start_unread(self, local: str, *, is_extension: bool) -> None:
        """Pass over an element, unless others would take it for one that is read."""
        self._count()
        if self._skipped or is_extension:
            self._skipped += 1
            return
        is_value = self._open[-1] in self.values or self._open[-1] == ""
        if is_value or (local in self.parents and local not in self.passed):
            self.misleading(f"unsur {local} di tempat yang tidak lazim")
        if len(self._open) > _DEEPEST:
            self.misleading("unsur yang bertingkat terlalu dalam")
        self._open.append(_FOREIGN if local in self.parents else local)

    def _count(self) -> None:
        self._allowance.elements -= 1
        if self._allowance.elements < 0:
            raise refuse("book_of_too_many_elements", limit=f"{self.limits.elements:,}".replace(",", "."))

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        local = self._open.pop()
        if local not in self.parents:
            return
        if local not in self.values:
            self.leave(local, "")
            return
        text = self._texts[0] if len(self._texts) == 1 else "".join(self._texts)
        self._texts.clear()
        self._letters = 0
        self.leave(local, text)

    def _text(self, text: str) -> None:
        if self._skipped or self._open[-1] not in self.values:
            return
        self._letters += len(text)
        if self._letters > _LONGEST_ESCAPE * self.limits.text_units:
            raise refuse("book_text_too_long", self.sheet)
        self._texts.append(text)

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise refuse("book_of_other_encoding", part=self.part)

    def _refuse_unsafe(self, *_: object) -> None:
        raise refuse("book_unsafe_xml", part=self.part)

    def _refuse_in_value(self, *_: object) -> None:
        if self._open[-1] in self.values:
            raise refuse("book_unsafe_xml", part=self.part)


def among(**parents: str | Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return the places of elements, each named by one parent or several."""
    return {
        name: frozenset({places} if isinstance(places, str) else places) for name, places in parents.items()
    }
