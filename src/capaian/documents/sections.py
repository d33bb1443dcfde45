"""Sections that the data leave empty: they say so, instead of being a title above nothing."""

from __future__ import annotations

from capaian.documents.tree import Block, Callout, CalloutKind, Heading, Text

_WORDS = "Data untuk bagian ini belum ada."


def settle_empty_sections(blocks: list[Block]) -> list[Block]:
    """Return the blocks with a remark in every section that holds nothing, not even a section below."""
    settled: list[Block] = []
    for position, block in enumerate(blocks):
        settled.append(block)
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if isinstance(block, Heading) and _is_empty(block, following):
            settled.append(Callout(CalloutKind.LIMITATION, "Keterbatasan data", (Text(_WORDS),)))
    return settled


def _is_empty(heading: Heading, following: Block | None) -> bool:
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)
