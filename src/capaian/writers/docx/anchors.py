"""Places that can be referred to: which bookmark marks them and what a reference field prints.

A reference is a live field only where updating it gives exactly the label of the tree; everything
else is a link with fixed words, so that no update can make a reference wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
from capaian.writers.docx.outline import Outline

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
