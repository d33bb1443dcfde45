"""Where pages begin and turn, decided once for the formats that have pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from math import inf

from capaian.documents import tree

_LEADING_PARAGRAPHS = 3
"""An indicator sheet may be led in by so many paragraphs below the heading of its section."""
_SHORT_LINES = 14
"""So few lines would leave a page of their own nearly empty;
they turn with the table beside them.
"""
_LETTERS_IN_LINE = 79
_SECTION_LINES, _SIGNATURE_LINES = 3, 9


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of the pages of a paper once it is typeset."""

    listed: Mapping[str, str] = field(default_factory=dict)
    """Printed page number of all that the contents list, by id."""
    begun: frozenset[str] = frozenset()
    """Ids of the sections, tables and figures that begin a page although more would
    fit on the one before.
    """
    joined: frozenset[str] = frozenset()
    """Ids of what would begin a page, but for the few lines on the one before."""


def page_starts(blocks: Sequence[tree.Block]) -> frozenset[int]:
    """Return where a new page begins within a part: for an indicator sheet and in annexes.

    For a sheet that is before the headings of the section that it opens, also where a few
    paragraphs stand between, so that a page never holds a heading and its first words alone. In
    annexes the titles of a paper after its first begin a page, and each page of an attached
    document is one.
    """
    sheets = (
        _start(blocks, index)
        for index, block in enumerate(blocks)
        if isinstance(block, tree.SheetHead)
    )
    annexed = (
        index
        for index, block in enumerate(blocks)
        if index and _is_annexed(block, blocks[index - 1])
    )
    return frozenset((*sheets, *annexed))


def _is_annexed(block: tree.Block, before: tree.Block) -> bool:
    if isinstance(block, tree.Heading):
        is_title = block.kind is tree.HeadingKind.PAPER and block.level > 1
        return is_title and not isinstance(before, tree.Heading)
    return isinstance(block, tree.Picture) and block.fills_page


def _start(blocks: Sequence[tree.Block], sheet: int) -> int:
    start = sheet
    while start > max(0, sheet - _LEADING_PARAGRAPHS) and isinstance(
        blocks[start - 1], tree.Paragraph
    ):
        start -= 1
    if not start or not _is_section(blocks[start - 1]):
        return sheet
    while start and _is_section(blocks[start - 1]):
        start -= 1
    return start


def _is_section(block: tree.Block) -> bool:
    return isinstance(block, tree.Heading) and block.kind is tree.HeadingKind.SECTION


def opens_part(blocks: Sequence[tree.Block], index: int) -> bool:
    """Return whether a block begins a page as the opening of a part.

    Parts begin with a heading of level 1, or with the letterhead right before it.
    """
    block = blocks[index]
    if isinstance(block, tree.Heading):
        return block.level == 1 and not (index and isinstance(blocks[index - 1], tree.Letterhead))
    return isinstance(block, tree.Letterhead)


def landscape_blocks(blocks: Sequence[tree.Block]) -> frozenset[int]:
    """Return which blocks of a portrait paper stand on landscape pages.

    Wide tables and drawings do, with the headings right above; and what stands between two of
    them, after the last or before the first of a part, where it is too short for a page of its
    own. Chapters open on portrait pages.
    """
    starts = [index for index in range(len(blocks)) if opens_part(blocks, index)]
    bounds = sorted({0, *starts, len(blocks)})
    parts = (range(start, end) for start, end in pairwise(bounds))
    return frozenset(index for part in parts for index in _turned(blocks, part))


def _turned(blocks: Sequence[tree.Block], part: range) -> Iterator[int]:
    wide = [index for index in part if _is_wide(blocks[index])]
    if not wide:
        return
    for index in wide:
        yield index
        yield from takewhile(
            lambda above: _is_section(blocks[above]), range(index - 1, part.start, -1)
        )
    edges = [*wide, part.stop]
    gaps = [range(start + 1, end) for start, end in pairwise(edges)]
    if _may_open_wide(blocks[part.start]):
        gaps.append(range(part.start, wide[0]))
    for gap in gaps:
        if sum(_lines(blocks[index]) for index in gap) <= _SHORT_LINES:
            yield from gap


def _is_wide(block: tree.Block) -> bool:
    return (
        isinstance(block, tree.Table | tree.Chart | tree.Diagram)
        and block.width is tree.Width.LANDSCAPE
    )


def _may_open_wide(block: tree.Block) -> bool:
    if isinstance(block, tree.Heading):
        return block.kind is tree.HeadingKind.PAPER or (
            block.kind is tree.HeadingKind.ANNEX and not block.lead
        )
    return isinstance(block, tree.Letterhead)


def _lines(block: tree.Block) -> float:
    """About how many lines a block takes; no end of lines for what should
    stand on a page of its own.
    """
    match block:
        case tree.Paragraph() | tree.Callout():
            return _run_lines(block.content) + 1
        case tree.ItemList():
            return sum(map(_item_lines, block.items))
        case tree.Heading():
            return _SECTION_LINES if block.kind is tree.HeadingKind.SECTION else 0
        case tree.Signature() | tree.SignatureRow():
            return _SIGNATURE_LINES
        case tree.Letterhead():
            return 0
    return inf


def _item_lines(item: tree.ListItem) -> float:
    return _run_lines(item.content) + sum(map(_item_lines, item.children))


def _run_lines(content: tree.Inlines) -> int:
    return (
        len(tree.words_of(content)) // _LETTERS_IN_LINE
        + 1
        + sum(isinstance(inline, tree.LineBreak) for inline in content)
    )


def leads_on(block: tree.Block, following: tree.Block) -> bool:
    """Return whether no page may end between two blocks: signatures, formulas,
    lists that are announced.

    Nor between the remark that a text is to be read again, and the text.
    """
    if isinstance(following, tree.Signature | tree.SignatureRow):
        return True
    if isinstance(following, tree.Formula):  # first with names, then with figures
        return isinstance(block, tree.Formula)
    if isinstance(block, tree.Callout) and isinstance(following, tree.Paragraph | tree.ItemList):
        return block.kind is tree.CalloutKind.CHECK_AGAIN
    return (
        isinstance(block, tree.Paragraph)
        and isinstance(following, tree.ItemList)
        and _announces(block.content)
    )


def _announces(content: tree.Inlines) -> bool:
    last = content[-1] if content else None
    return isinstance(last, tree.Text) and last.text.rstrip().endswith(":")


_CLOSING_STATEMENTS = 3
"""So many statements at most stay with a signature."""


def closing_statements(block: tree.Articles) -> int:
    """Return how many of the last statements stay with a signature that follows:
    those without lists.
    """
    closing = takewhile(
        lambda entry: not entry.items and not entry.centered, reversed(block.entries)
    )
    return min(_CLOSING_STATEMENTS, sum(1 for _ in closing))
