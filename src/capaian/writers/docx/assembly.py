"""The docx in the making: what blocks leave behind besides their XML (pictures, links, lists, ids)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.documents.tree import Document, ListStyle
from capaian.writers.docx.measures import escape
from capaian.writers.docx.outline import Anchor, Outline, collect_anchors, read_outline

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
    return f'<Relationship Id="{rel_id}" Type="{REL}/{kind}" Target="{escape(target)}"{mode}/>'


@dataclass(slots=True)
class Assembly:
    """State that grows while the blocks of one paper are written, strictly in reading order."""

    document: Document
    outline: Outline
    anchors: Mapping[str, Anchor]
    relationships: Relationships = field(default_factory=Relationships)
    media: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    """Content of running heads and feet by part name."""
    lists: list[ListStyle] = field(default_factory=list)
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
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def drawing_id(self) -> int:
        """Return the next id of a drawing; Word wants them unique within the paper."""
        self._drawings += 1
        return self._drawings

    def add_list(self, style: ListStyle) -> int:
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


def begin(document: Document) -> Assembly:
    """Return the state before the first block."""
    outline = read_outline(document.blocks)
    return Assembly(document, outline, collect_anchors(document.blocks, outline))
