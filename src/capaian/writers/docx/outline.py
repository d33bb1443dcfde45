"""The docx in the making: which headings Word numbers itself,
and what blocks leave behind besides XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from capaian.documents import tree
from capaian.domain.numerals import write_roman
from capaian.writers.docx import props as w

# Word may number those headings where its count gives the number of the tree.
DEEPEST_HEADING: Final = 4


@dataclass(slots=True)
class _Count:
    """The counters that the numbering of the file will keep."""

    chapter: int = 0
    annex: int = 0
    sections: list[int] = field(default_factory=lambda: [0] * (DEEPEST_HEADING + 1))

    def matches(self, heading: tree.Heading) -> bool:
        """Advance as Word would and say whether the number agrees; a misfit is not counted."""
        if heading.number is None:
            return False
        if heading.kind is tree.HeadingKind.CHAPTER:
            return self._chapter(heading.number)
        if heading.kind is tree.HeadingKind.ANNEX:
            fits = heading.number == str(self.annex + 1)
            self.annex += fits
            return fits
        return heading.kind is tree.HeadingKind.SECTION and self._section(
            heading.number, heading.level
        )

    def _chapter(self, number: str) -> bool:
        if number != write_roman(self.chapter + 1):
            return False
        self.chapter += 1
        self.sections = [0] * (DEEPEST_HEADING + 1)
        return True

    def _section(self, number: str, level: int) -> bool:
        upper = self.sections[2:level]
        expected = ".".join(str(part) for part in (self.chapter, *upper, self.sections[level] + 1))
        if number != expected or 0 in (self.chapter, *upper):
            return False
        self.sections[level] += 1
        self.sections[level + 1 :] = [0] * (DEEPEST_HEADING - level)
        return True


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a paper, seen as a whole."""

    automatic: frozenset[int]
    """Identities of the headings whose number the file counts by itself."""
    has_parts: bool
    """Whether there are chapters or annexes, so that what stands before is front matter."""

    def is_automatic(self, heading: tree.Heading) -> bool:
        """Whether the list numbering of the file gives the number of this heading."""
        return id(heading) in self.automatic


def read_outline(blocks: Iterable[tree.Block]) -> Outline:
    """Return what the headings of a paper have in common with Word's own counting."""
    headings = [block for block in blocks if isinstance(block, tree.Heading)]
    count = _Count()
    automatic = frozenset(id(heading) for heading in headings if count.matches(heading))
    parts = (tree.HeadingKind.CHAPTER, tree.HeadingKind.ANNEX)
    return Outline(automatic, any(heading.kind in parts for heading in headings))


_LABEL: Final = re.compile(r"(?P<word>[^\W\d]+)(?P<gap>\s)(?P<chapter>\S*?\.)?(?P<number>\d{1,4})")


@dataclass(frozen=True, slots=True)
class LabelParts:
    """`Tabel 3.9` taken apart."""

    word: str
    gap: str
    chapter: str
    """`3.` with its point, or empty."""
    number: int


def read_label(label: str) -> LabelParts | None:
    """Return the parts of a caption label, or nothing where it does not count within a sequence.

    Examples:
        >>> read_label("Tabel L1.12")
        LabelParts(word='Tabel', gap=' ', chapter='L1.', number=12)
    """
    match = _LABEL.fullmatch(label)
    if match is None or match["number"].startswith("0"):
        return None
    return LabelParts(match["word"], match["gap"], match["chapter"] or "", int(match["number"]))


_MAX_NAME: Final = 36
"""Word allows 40 signs in the name of a bookmark; four are kept for telling namesakes apart."""
_UNFIT: Final = re.compile(r"[^A-Za-z0-9]+")


class Quotes(Enum):
    """What the bookmark of a place gives to a reference field."""

    TEXT = auto()
    """The bookmark surrounds the label itself."""
    NUMBER = auto()
    """The number comes from the list numbering of the marked paragraph."""
    NOTHING = auto()
    """The place has no label that a field could repeat."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place of the paper."""

    bookmark: str
    label: str
    quotes: Quotes = Quotes.NOTHING
    prefix: str = ""
    """Words before an automatic number: `Bab `."""


def collect_anchors(blocks: tuple[tree.Block, ...], outline: Outline) -> Mapping[str, Bookmark]:
    """Return the anchor of every block that a reader can find; the first of equal ids counts."""
    found: dict[str, Bookmark] = {}
    taken: set[str] = set()
    for block_id, label, quotes, prefix in _places(blocks, outline):
        if block_id not in found:
            found[block_id] = Bookmark(_bookmark_name(block_id, taken), label, quotes, prefix)
    return found


def _places(
    blocks: tuple[tree.Block, ...], outline: Outline
) -> Iterator[tuple[str, str, Quotes, str]]:
    for block in blocks:
        match block:
            case tree.Heading():
                yield _heading_place(block, outline)
            case tree.Table(label="", caption=()):
                pass
            case tree.Table() | tree.Chart() | tree.Diagram() | tree.Picture():
                yield block.id, block.label, Quotes.TEXT if block.label else Quotes.NOTHING, ""
            case tree.TraceList():
                yield from ((entry.id, entry.label, Quotes.TEXT, "") for entry in block.entries)


def _heading_place(heading: tree.Heading, outline: Outline) -> tuple[str, str, Quotes, str]:
    automatic = outline.is_automatic(heading)
    if heading.kind is tree.HeadingKind.CHAPTER and heading.number:
        return heading.id, heading.label, Quotes.NUMBER if automatic else Quotes.NOTHING, "Bab "
    return heading.id, heading.label, Quotes.NUMBER if automatic else Quotes.TEXT, ""


def _bookmark_name(block_id: str, taken: set[str]) -> str:
    """Return a name that Word accepts and that is unique whatever the case of its letters."""
    base = ("c" + _UNFIT.sub("", block_id.title()))[:_MAX_NAME]
    name, again = base, 1
    while name.lower() in taken:
        again += 1
        name = f"{base}x{again}"
    taken.add(name.lower())
    return name


REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST_LIST: Final = 10
"""Numbering instances below belong to headings."""


@dataclass(slots=True)
class Relationships:
    """The relationships of one part, each target once."""

    _ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relationship to `target`, new or known."""
        key = (kind, target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    @property
    def xml(self) -> str:
        """The content of the part `.rels`."""
        return "".join(_relationship(found, *key) for key, found in self._ids.items())


def _relationship(rel_id: str, kind: str, target: str, external: bool) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{rel_id}" Type="{REL}/{kind}" Target="{w.escape(target)}"{mode}/>'


@dataclass(slots=True)
class Assembly:
    """State that grows while the blocks of one paper are written, strictly in reading order."""

    document: tree.Document
    outline: Outline
    anchors: Mapping[str, Bookmark]
    relationships: Relationships = field(default_factory=Relationships)
    media: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    """Content of running heads and feet by part name."""
    lists: list[tree.ListStyle] = field(default_factory=list)
    sequences: dict[str, int] = field(default_factory=dict)
    """Last number of each caption sequence, as Word would count it."""
    chapter: int = 0
    """Chapters numbered so far."""
    _bookmarked: dict[str, int] = field(default_factory=dict)
    _drawings: int = 0

    def bookmark(self, block_id: str, content: str) -> str:
        """Return `content` surrounded by the bookmark of a block; each block is marked once."""
        anchor = self.anchors.get(block_id)
        if anchor is None or anchor.bookmark in self._bookmarked:
            return content
        start, end = self.bookmark_pair(anchor.bookmark)
        return f"{start}{content}{end}"

    def bookmark_pair(self, name: str) -> tuple[str, str]:
        """Return the two marks of a bookmark; a name that is taken gets a letter more."""
        while name in self._bookmarked:
            name += "x"
        number = self._bookmarked[name] = len(self._bookmarked) + 1
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def drawing_id(self) -> int:
        """Return the next id of a drawing; Word wants them unique within the paper."""
        self._drawings += 1
        return self._drawings

    def add_list(self, style: tree.ListStyle) -> int:
        """Return the numbering instance of a new list, which starts counting at one."""
        self.lists.append(style)
        return FIRST_LIST + len(self.lists) - 1

    def add_media(self, name: str, content: bytes) -> str:
        """Keep a picture and return its relationship id."""
        self.media[name] = content
        return self.relationships.add("image", f"media/{name}")

    def sequence_switch(self, name: str, number: int) -> str:
        r"""Advance a caption sequence and return the switch that keeps Word's count right.

        Empty where the number follows on; `\r 1` at the first caption of a chapter.
        """
        follows = self.sequences.get(name, 0) + 1 == number
        self.sequences[name] = number
        return "" if follows else f" \\r {number}"


def begin(document: tree.Document) -> Assembly:
    """Return the state before the first block."""
    outline = read_outline(document.blocks)
    return Assembly(document, outline, collect_anchors(document.blocks, outline))
