"""What comments, shapes, pictures and charts of a workbook say, whatever their parts are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple
from xml.parsers import expat

from .beside_cells import LONGEST
from .refusal import refuse
from .xml_parts import Attributes, local_name, parse

_CUT: Final = "terlalu panjang untuk dibaca"
_ROOT: Final = re.compile(
    rb"<(?:[A-Za-z0-9_.-]+:)?"
    rb"(comments|ThreadedComments|wsDr|userShapes|dataModel|drawing|chartSpace|xml)[\s/>]"
)
_BEGIN: Final = 4_000
"""Bytes in which the first element of a part stands."""
_TEXTS: Final = frozenset({"t", "text"})
_PARTS: Final = frozenset({"comment", "threadedComment", "sp", "cxnSp", "pic", "graphicFrame", "title", "pt"})
_FIELD: Final = "fld"
_TITLE: Final = "title"
_BOX: Final = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?textbox(?=[\s>])")
_BOX_END: Final = re.compile(rb"</(?:[A-Za-z0-9_.-]+:)?textbox")
_TAG: Final = re.compile(rb"<[^<>]*>")
_OLD_WORDS: Final = re.compile(rb"""\s(?:string|alt|[A-Za-z]:title)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
"""Words of drawn letters, and what pictures are said to show."""


class _Sort(NamedTuple):
    """What a part is.

    Of too many shapes nothing is told but so much that it is refused where it matters: they multiply by
    themselves. Charts keep all their points, and old drawings a shape for each comment; that these are too
    many is told and no more.
    """

    words: str
    most: int
    """Bytes of all parts with these words that are read."""
    is_refused: bool = False
    """Whether a workbook with more is not read."""
    cut: str = _CUT
    """What is told of more."""


_COMMENTS: Final = _Sort("komentar atau kotak teks", 8_000_000, is_refused=True)
_SHAPES: Final = _COMMENTS._replace(is_refused=False, cut=f"{_CUT}; " * (LONGEST // len(_CUT)))
_CHART: Final = _Sort("tulisan di grafik", 2_000_000)
_OLD: Final = _Sort("tulisan di gambar", 8_000_000)
_ROOTS: Final = {b"comments": _COMMENTS, b"ThreadedComments": _COMMENTS, b"chartSpace": _CHART, b"xml": _OLD}
"""What a part is by its first element, if not shapes."""


class NotesLeft:
    """How many bytes of comments and drawings are still read, over all parts of a workbook."""

    def __init__(self) -> None:
        """Begin before the first part."""
        self._bytes: dict[str, int] = {}

    def take(self, sort: _Sort, size: int) -> bool:
        """Take so many bytes; say whether there were as many."""
        self._bytes[sort.words] = self._bytes.get(sort.words, sort.most) - size
        return self._bytes[sort.words] >= 0


class Notes:
    """Keeps a part of comments or drawings that goes by, whatever it is called."""

    def __init__(self, name: str, left: NotesLeft) -> None:
        """Begin before the first byte of a part."""
        self._name = name
        self._left = left
        self._kept: list[bytes] = []
        self._size = 0
        self._is_settled = self._is_cut = False
        self._sort: _Sort | None = None

    def feed(self, piece: bytes) -> None:
        """Take the next bytes."""
        if self._is_settled and (self._sort is None or self._is_cut):
            return
        self._kept.append(piece)
        self._size += len(piece)
        if self._sort is not None:
            self._take(self._sort, len(piece))
        elif self._size >= _BEGIN:
            self._settle()

    def _settle(self) -> None:
        """Find out what the part is, by its beginning."""
        self._is_settled = True
        root = _ROOT.search(b"".join(self._kept)[:_BEGIN])
        if root is None:
            self._kept.clear()
            return
        self._sort = _ROOTS.get(root[1], _SHAPES)
        self._take(self._sort, self._size)

    def _take(self, sort: _Sort, size: int) -> None:
        if self._left.take(sort, size):
            return
        if sort.is_refused:
            raise refuse("book_of_too_many_comments", limit=f"{sort.most // 1_000_000} MB")
        self._is_cut = True
        self._kept.clear()

    def texts(self) -> list[tuple[str, str]]:
        """Return what it says, each comment, shape or title with what it is, and where it stands."""
        if not self._is_settled:
            self._settle()
        if self._sort is None:
            return []
        return [(self._sort.words, text) for text in self._read(self._sort)]

    def _read(self, sort: _Sort) -> Iterator[str]:
        if self._is_cut:
            yield sort.cut
        elif sort is _OLD:
            yield from _old_words(b"".join(self._kept))
        else:
            reader = _NoteReader()
            parser = expat.ParserCreate("utf-8")
            parser.StartElementHandler = reader.start
            parser.EndElementHandler = reader.end
            parser.CharacterDataHandler = reader.text
            parse(parser, self._name, self._kept)
            reader.flush()
            yield from reader.texts


def _old_words(content: bytes) -> Iterator[str]:
    """Yield what drawings of the older sort say, which are not always well-formed.

    Examples:
        >>> [*_old_words(b'<xml><v:textpath string="DRAF"/><v:textbox><div>Angka<br>lama</div></v:textbox>')]
        ['DRAF', 'Angka lama']
    """
    found = [words for pair in _OLD_WORDS.findall(content) for words in pair]
    for box in _BOX.split(content)[1:]:
        end = _BOX_END.search(box)
        found.append(_TAG.sub(b" ", b"<" + box[: end.start() if end else 0]))
    for words in found:
        if text := " ".join(unescape(words.decode("utf-8", "replace")).split()):
            yield text


class _NoteReader:
    """Gathers the texts of comments, shapes and titles, and what pictures are said to show."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._words: list[str] = []
        self._place = ""
        self._is_text = False
        self._titles = 0
        self._field: list[str] | None = None

    def start(self, full: str, attributes: Attributes) -> None:
        name = local_name(full)
        if name in _PARTS:
            self.flush()
            self._place = attributes.get("ref", "")
            self._titles += name == _TITLE
        elif name == "p":
            self._words.append(" ")
        elif name == "cNvPr":
            self._words += [f" {attributes.get(kind, '')} " for kind in (_TITLE, "descr")]
        elif name == _FIELD:
            self._field = []
        self._is_text = name in _TEXTS or (name == "v" and self._titles > 0)

    def end(self, full: str) -> None:
        name = local_name(full)
        self._is_text = False
        if name == _FIELD and self._field is not None:
            # What a field shows is worked out of cells; a figure of these is no word.
            self._words += self._field if any(map(str.isalpha, "".join(self._field))) else ()
            self._field = None
        if name in _PARTS:
            self.flush()
            self._titles -= name == _TITLE

    def flush(self) -> None:
        """Tell what was gathered as one text."""
        if text := " ".join("".join(self._words).split()):
            self.texts.append(f"{self._place}: {text}" if self._place else text)
        self._words.clear()

    def text(self, text: str) -> None:
        if self._is_text:
            (self._words if self._field is None else self._field).append(text)
