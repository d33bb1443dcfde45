"""Which headings Word may number by itself: those where its count gives the number of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from capaian.documents.tree import (
    Block,
    Chart,
    Diagram,
    Heading,
    HeadingKind,
    Picture,
    Table,
    TraceList,
)
from capaian.domain.numerals import write_roman

DEEPEST: Final = 4


@dataclass(slots=True)
class _Count:
    """The counters that the numbering of the file will keep."""

    chapter: int = 0
    annex: int = 0
    sections: list[int] = field(default_factory=lambda: [0] * (DEEPEST + 1))

    def matches(self, heading: Heading) -> bool:
        """Advance as Word would and say whether the number agrees; a misfit is not counted."""
        if heading.number is None:
            return False
        if heading.kind is HeadingKind.CHAPTER:
            return self._chapter(heading.number)
        if heading.kind is HeadingKind.ANNEX:
            fits = heading.number == str(self.annex + 1)
            self.annex += fits
            return fits
        return heading.kind is HeadingKind.SECTION and self._section(heading.number, heading.level)

    def _chapter(self, number: str) -> bool:
        if number != write_roman(self.chapter + 1):
            return False
        self.chapter += 1
        self.sections = [0] * (DEEPEST + 1)
        return True

    def _section(self, number: str, level: int) -> bool:
        upper = self.sections[2:level]
        expected = ".".join(str(part) for part in (self.chapter, *upper, self.sections[level] + 1))
        if number != expected or 0 in (self.chapter, *upper):
            return False
        self.sections[level] += 1
        self.sections[level + 1 :] = [0] * (DEEPEST - level)
        return True


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a paper, seen as a whole."""

    automatic: frozenset[int]
    """Identities of the headings whose number the file counts by itself."""
    has_parts: bool
    """Whether there are chapters or annexes, so that what stands before is front matter."""

    def is_automatic(self, heading: Heading) -> bool:
        """Whether the list numbering of the file gives the number of this heading."""
        return id(heading) in self.automatic


def read_outline(blocks: Iterable[Block]) -> Outline:
    """Return what the headings of a paper have in common with Word's own counting."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    count = _Count()
    automatic = frozenset(id(heading) for heading in headings if count.matches(heading))
    parts = (HeadingKind.CHAPTER, HeadingKind.ANNEX)
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
class Anchor:
    """A place of the paper."""

    bookmark: str
    label: str
    quotes: Quotes = Quotes.NOTHING
    prefix: str = ""
    """Words before an automatic number: `Bab `."""


def collect_anchors(blocks: tuple[Block, ...], outline: Outline) -> Mapping[str, Anchor]:
    """Return the anchor of every block that a reader can find; the first of equal ids counts."""
    found: dict[str, Anchor] = {}
    taken: set[str] = set()
    for block_id, label, quotes, prefix in _places(blocks, outline):
        if block_id not in found:
            found[block_id] = Anchor(_bookmark_name(block_id, taken), label, quotes, prefix)
    return found


def _places(blocks: tuple[Block, ...], outline: Outline) -> Iterator[tuple[str, str, Quotes, str]]:
    for block in blocks:
        match block:
            case Heading():
                yield _heading_place(block, outline)
            case Table(label="", caption=()):
                pass
            case Table() | Chart() | Diagram() | Picture():
                yield block.id, block.label, Quotes.TEXT if block.label else Quotes.NOTHING, ""
            case TraceList():
                yield from ((entry.id, entry.label, Quotes.TEXT, "") for entry in block.entries)
            case _:
                pass


def _heading_place(heading: Heading, outline: Outline) -> tuple[str, str, Quotes, str]:
    automatic = outline.is_automatic(heading)
    if heading.kind is HeadingKind.CHAPTER and heading.number:
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
