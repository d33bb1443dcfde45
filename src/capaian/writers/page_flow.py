"""Where pages begin and turn, decided once for the formats that have pages."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.tree import (
    Block,
    Chart,
    Diagram,
    Heading,
    HeadingKind,
    Inlines,
    ItemList,
    Paragraph,
    SheetHead,
    Signature,
    Table,
    Text,
    Width,
)

_LEADING_PARAGRAPHS = 3
"""An indicator sheet may be led in by so many paragraphs below the heading of its section."""


def sheet_starts(blocks: Sequence[Block]) -> frozenset[int]:
    """Return where a new page begins for an indicator sheet.

    That is before the headings of the section that it opens, also where a few paragraphs stand
    between, so that a page never holds a heading and its first words alone.
    """
    return frozenset(
        _start(blocks, index) for index, block in enumerate(blocks) if isinstance(block, SheetHead)
    )


def _start(blocks: Sequence[Block], sheet: int) -> int:
    start = sheet
    while start > max(0, sheet - _LEADING_PARAGRAPHS) and isinstance(blocks[start - 1], Paragraph):
        start -= 1
    if not start or not _is_section(blocks[start - 1]):
        return sheet
    while start and _is_section(blocks[start - 1]):
        start -= 1
    return start


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.kind is HeadingKind.SECTION


def is_landscape(blocks: Sequence[Block], index: int) -> bool:
    """Return whether a block stands on a landscape page.

    The title of an annex does when the annex begins with such a block: it would have a page alone.
    """
    block = blocks[index]
    if isinstance(block, Heading):
        opens_annex = block.kind is HeadingKind.ANNEX and not block.lead
        return opens_annex and index + 1 < len(blocks) and is_landscape(blocks[index + 1 : index + 2], 0)
    return isinstance(block, Table | Chart | Diagram) and block.width is Width.LANDSCAPE


def leads_on(block: Block, following: Block) -> bool:
    """Return whether no page may end between two blocks: signatures, and lists that are announced."""
    if isinstance(following, Signature):
        return True
    return isinstance(block, Paragraph) and isinstance(following, ItemList) and _announces(block.content)


def _announces(content: Inlines) -> bool:
    last = content[-1] if content else None
    return isinstance(last, Text) and last.text.rstrip().endswith(":")
