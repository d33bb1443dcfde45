"""Sections that the data leave empty: they say what fills them, and annexes are left out."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.blocks.desk import Omitted
from capaian.documents.tree import Block, Callout, CalloutKind, Heading, HeadingKind, Text

_WORDS = "Data untuk bagian ini belum ada."


def settle_empty_sections(blocks: Sequence[Block], omitted: Sequence[Omitted] = ()) -> list[Block]:
    """Return the blocks without empty annexes, and with a remark in every other section that holds nothing.

    Args:
        blocks: The blocks of a paper in order; a section that holds a section below it is not empty.
        omitted: What was left out; the remark says it of its section.
    """
    settled: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if not isinstance(block, Heading) or not _is_empty(block, following):
            settled.append(block)
        elif block.kind is not HeadingKind.ANNEX:
            settled += [block, _remark(block, omitted)]
    return settled


def _is_empty(heading: Heading, following: Block | None) -> bool:
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)


def _remark(heading: Heading, omitted: Sequence[Omitted]) -> Callout:
    left = dict.fromkeys(f"{one.title}: {one.reason}." for one in omitted if one.section == heading.id)
    return Callout(CalloutKind.LIMITATION, "Keterbatasan data", (Text(" ".join(left) or _WORDS),))
