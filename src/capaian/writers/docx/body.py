"""The walk: every block in order, sections opened and closed on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from capaian.documents import tree
from capaian.documents.tree import (
    Block,
    Contents,
    ContentsKind,
    Cover,
    Heading,
    Orientation,
    TraceList,
)
from capaian.writers.docx import contents, figures, forms, text_blocks
from capaian.writers.docx import props as w
from capaian.writers.docx.headings import heading_block
from capaian.writers.docx.outline import Assembly
from capaian.writers.docx.sections import Section, part_section, section_xml
from capaian.writers.docx.tables import table_block
from capaian.writers.page_flow import Pages, landscape_blocks, leads_on, opens_part, page_starts

FIRST_ARABIC = "HalamanSatu"
"""Bookmark of the page from which numbers are arabic."""


class BlockStart(NamedTuple):
    """Where the pieces of a block begin."""

    name: str
    """Its id; empty without one."""
    place: int
    begins_page: bool


@dataclass(slots=True)
class Body:
    """The pieces written so far and the section that they stand in."""

    assembly: Assembly
    section: Section
    pieces: list[str] = field(default_factory=list)
    starts: list[BlockStart] = field(default_factory=list)
    waiting: str = ""
    """Marks for the next paragraph; between paragraphs they would belong to the one before."""
    range_end: str = ""
    """Mark that closes the bookmark around the chapter."""
    range_name: str = ""

    def add(self, pieces: list[str]) -> None:
        """Append paragraphs and tables; waiting marks go into the first paragraph."""
        if self.waiting and pieces and pieces[0].startswith("<w:p>"):
            pieces = [w.with_mark(pieces[0], self.waiting), *pieces[1:]]
            self.waiting = ""
        self.pieces += pieces

    def turn_to(self, section: Section) -> None:
        """End the section at hand, if it holds anything, and begin another."""
        if self.pieces:
            if not self.pieces[-1].startswith("<w:p>"):
                self.pieces.append(w.paragraph("Penutup"))
            self.pieces[-1] = w.with_section(
                self.pieces[-1], section_xml(self.section, self.assembly)
            )
        self.section = section
        if section.restarts:
            self.waiting += "".join(self.assembly.bookmark_pair(FIRST_ARABIC))

    def close_range(self) -> None:
        """End the bookmark around the chapter; before a section break,
        so that it covers no more.
        """
        if self.range_end:
            last = self.pieces[-1]
            self.pieces[-1] = last.removesuffix("</w:p>") + self.range_end + "</w:p>"
            self.range_end = self.range_name = ""


def body_part(assembly: Assembly, pages: Callable[[], Pages] = Pages) -> str:
    """Return the part `document.xml`; fills the assembly with everything else on the way.

    `pages` is called once the rest is done.
    """
    body = Body(assembly, Section())
    blocks = assembly.document.blocks
    starts = page_starts(blocks)
    turned = _turned(assembly)
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        _open_section(place, blocks, body, landscape=place in turned)
        pieces = _block(block, following, body)
        body.starts.append(BlockStart(getattr(block, "id", ""), len(body.pieces), place in starts))
        body.add(pieces)
    body.close_range()
    last = section_xml(body.section, assembly)
    known = pages()
    _begin_pages(body, known)
    content = contents.fill_pages(
        f"<w:body>{''.join(body.pieces)}{last}</w:body>", known.listed, assembly
    )
    return w.root("w:document", content, "w", "r", "m", "wp", "a", "pic")


def _begin_pages(body: Body, pages: Pages) -> None:
    """Turn pages where the pdf turns them before a sheet, section, table or figure:
    both have the same.
    """
    pieces = body.pieces
    for name, place, begins in reversed(body.starts):
        if name in pages.joined or not (begins or name in pages.begun):
            continue
        is_paragraph = pieces[place].startswith("<w:p>")
        if begins and not is_paragraph:
            pieces.insert(place, w.with_page_break(w.paragraph("Penutup")))
        has_turned = "<w:sectPr>" in pieces[place - 1] or "<w:pageBreakBefore/>" in pieces[place]
        if is_paragraph and (begins or not has_turned):
            pieces[place] = w.with_page_break(pieces[place])


def _turned(assembly: Assembly) -> frozenset[int]:
    blocks = assembly.document.blocks
    if assembly.document.meta.orientation is Orientation.LANDSCAPE:
        return frozenset(range(len(blocks)))
    return landscape_blocks(blocks)


def _open_section(place: int, blocks: tuple[Block, ...], body: Body, *, landscape: bool) -> None:
    """Covers, parts, landscape blocks and what stands in columns begin sections of their own."""
    block = blocks[place]
    if isinstance(block, Cover):
        body.turn_to(Section(is_cover=True))
    elif opens_part(blocks, place):
        _open_part(blocks[place:], body, landscape=landscape)
    elif body.section.is_cover:
        body.turn_to(Section(restarts=not body.assembly.outline.has_parts, is_landscape=landscape))
    elif landscape != body.section.is_landscape and (body.pieces or landscape):
        body.turn_to(body.section.turned(landscape=landscape))
    elif isinstance(block, TraceList) != (body.section.columns > 1):
        body.turn_to(
            body.section.in_columns(contents.COLUMNS if isinstance(block, TraceList) else 1)
        )


def _open_part(rest: tuple[Block, ...], body: Body, *, landscape: bool) -> None:
    """A heading of level 1 opens a part, or the letterhead right before it."""
    body.close_range()
    heading = next(
        (block for block in rest[:2] if isinstance(block, Heading) and block.level == 1), None
    )
    sections = [block for block in _own(rest) if isinstance(block, Heading) and block.level == 2]
    section = part_section(heading, body.section, body.assembly, sections)
    body.turn_to(replace(section, is_landscape=landscape))
    has_contents = any(
        isinstance(b, Contents) and b.kind is ContentsKind.CHAPTER for b in _own(rest)
    )
    if heading is not None and has_contents:
        anchor = body.assembly.anchors[heading.id]
        body.range_name = f"isi{anchor.bookmark}"
        start, body.range_end = body.assembly.bookmark_pair(body.range_name)
        body.waiting += start


def _own(rest: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks up to the next part."""
    ends = (
        place
        for place, block in enumerate(rest)
        if place and isinstance(block, Heading) and block.level == 1
    )
    return rest[: next(ends, len(rest))]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a block is set by, besides what it holds."""

    assembly: Assembly
    width: int
    """Of the page between its margins, in twips."""
    chapter: str
    """Bookmark around the chapter; empty outside of chapters."""
    keeps_next: bool
    """Whether no page ends between the block and the next one."""


def _block(block: Block, following: Block | None, body: Body) -> list[str]:
    width = w.LANDSCAPE_WIDTH if body.section.is_landscape else w.FULL_WIDTH
    keeps_next = following is not None and leads_on(block, following)
    return WRITERS[type(block)](block, _Setting(body.assembly, width, body.range_name, keeps_next))


WRITERS: Final[Mapping[type[Block], Callable[[Any, _Setting], list[str]]]] = {
    tree.Cover: lambda block, by: text_blocks.cover_block(
        block, forms.emblem_run(block.emblem, by.assembly)
    ),
    tree.Heading: lambda block, by: heading_block(block, by.assembly, by.width),
    tree.Contents: lambda block, by: contents.contents_block(block, by.assembly, by.chapter),
    tree.Paragraph: lambda block, by: text_blocks.paragraph_block(
        block, by.assembly, keep_next=by.keeps_next
    ),
    tree.ItemList: lambda block, by: text_blocks.list_block(block, by.assembly),
    tree.DefinitionList: lambda block, by: text_blocks.definitions_block(block, by.assembly),
    tree.KeyFigures: lambda block, by: text_blocks.key_figures_block(block, by.assembly),
    tree.SheetHead: lambda block, by: text_blocks.sheet_head_block(block, by.assembly),
    tree.Formula: lambda block, by: text_blocks.formula_block(
        block, by.assembly, keep_next=by.keeps_next
    ),
    tree.Callout: lambda block, by: text_blocks.callout_block(
        block, by.assembly, keep_next=by.keeps_next
    ),
    tree.BandLegend: lambda block, by: text_blocks.legend_block(block, by.assembly),
    tree.Table: lambda block, by: table_block(block, by.assembly, leads_on=by.keeps_next),
    tree.Chart: lambda block, by: figures.chart_block(block, by.assembly),
    tree.Diagram: lambda block, by: figures.diagram_block(block, by.assembly),
    tree.Picture: lambda block, by: figures.picture_block(block, by.assembly),
    tree.Letterhead: lambda block, by: forms.letterhead_block(block, by.assembly, by.width),
    tree.Articles: lambda block, by: forms.articles_block(
        block, by.assembly, by.width, keep_next=by.keeps_next
    ),
    tree.Signature: lambda block, by: forms.signature_block(block, by.width),
    tree.SignatureRow: lambda block, by: forms.signature_row_block(block, by.width),
    tree.TraceList: lambda block, by: contents.trace_list_block(block, by.assembly, by.width),
}
"""Every kind of block with its writer; a test checks that none is missing."""
