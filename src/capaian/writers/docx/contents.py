"""Lists of contents, tables and figures: fields that are already filled.

Page numbers are those of the pdf, which is laid out alike, for whoever opens the file without
Word; Word counts its own (`w:updateFields`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from capaian.documents.tree import (
    Contents,
    ContentsEntry,
    ContentsKind,
    TraceEntry,
    TraceList,
    TraceStep,
)
from capaian.writers import theme
from capaian.writers.docx import props as w
from capaian.writers.docx.outline import Assembly
from capaian.writers.docx.styles import HANGING
from capaian.writers.docx.text_blocks import MARGIN_FRAME
from capaian.writers.labels import source_note, working_line
from capaian.writers.theme import Token

RowStyle = Callable[[ContentsEntry, int], w.ParagraphProps]

_DEEPEST_HEADING: Final = 3
_NUMBER: Final = w.RunProps("NomorDaftar")
_LABEL: Final = w.RunProps("LabelKeterangan")
_LABEL_STOPS: Final = (w.Tab(w.TEXT_LEFT), w.Tab(w.FULL_WIDTH, "right"))
_PAGE: Final = "\ue000{}\ue001"
"""Stands for a page number until the pages are known; no face has these signs."""
_LISTED_PAGE: Final = re.compile("\ue000(\\w+)\ue001")
_HAIRLINE: Final = w.border("bottom", theme.RULE_HAIR, Token.GARIS, space=2)


def contents_block(block: Contents, assembly: Assembly, chapter: str) -> list[str]:
    """Return a list as a field; nothing for an empty list, which Word would call an error.

    `chapter` names the bookmark around the chapter that the list stands in; empty outside of
    chapters.
    """
    if not block.entries:
        return []
    match block.kind:
        case ContentsKind.SECTIONS:
            deepest = min(max(entry.level for entry in block.entries), _DEEPEST_HEADING)
            return _rows(block, f'TOC \\o "1-{deepest}" \\h \\z \\u', _section_row, assembly)
        case ContentsKind.TABLES:
            return _rows(
                block, f'TOC \\h \\z \\c "{_word(block, "Tabel")}"', _caption_row, assembly
            )
        case ContentsKind.FIGURES:
            return _rows(
                block, f'TOC \\h \\z \\c "{_word(block, "Gambar")}"', _caption_row, assembly
            )
        case ContentsKind.CHAPTER:
            title = w.paragraph(
                w.ParagraphProps("JudulTepi", frame=MARGIN_FRAME), w.run("Isi bab")
            )
            levels = [entry.level for entry in block.entries]
            depths = f"{min(levels)}-{max(levels)}"
            within = f" \\b {chapter}" if chapter else ""
            rows = _rows(block, f'TOC{within} \\o "{depths}" \\h \\z', _chapter_row, assembly)
            return [title, *rows]


def _word(block: Contents, usual: str) -> str:
    """The word that the captions of the list begin with, which names their sequence."""
    first = block.entries[0].label.split()
    return first[0] if first and first[0].isalpha() else usual


def _rows(block: Contents, instruction: str, style: RowStyle, assembly: Assembly) -> list[str]:
    texts = [_entry(block.kind, entry, assembly) for entry in block.entries]
    texts[0] = w.field_start(instruction) + texts[0]
    texts[-1] += w.FIELD_END
    rows = [
        w.paragraph(style(entry, place), text)
        for place, (entry, text) in enumerate(zip(block.entries, texts, strict=True))
    ]
    return [*rows, w.paragraph("Penutup")]


def _section_row(entry: ContentsEntry, place: int) -> w.ParagraphProps:
    """Chapters and annexes get a tab stop for their label, as Word itself would set it."""
    style = f"TOC{min(max(entry.level, 1), _DEEPEST_HEADING)}"
    if entry.level == 1 and entry.label:
        return w.ParagraphProps(style, tabs=_LABEL_STOPS, indent=HANGING)
    return w.ParagraphProps(style)


def _caption_row(entry: ContentsEntry, place: int) -> w.ParagraphProps:
    return w.ParagraphProps("TableofFigures", spacing=w.Spacing(14, None) if place == 0 else None)


def _chapter_row(entry: ContentsEntry, place: int) -> w.ParagraphProps:
    level = min(max(entry.level, 2), _DEEPEST_HEADING)
    rules = (
        w.border("top", theme.RULE_HAIR, Token.GARIS, space=2) if place == 0 else ""
    ) + _HAIRLINE
    return w.ParagraphProps(f"TOC{level}", borders=rules)


def _entry(kind: ContentsKind, entry: ContentsEntry, assembly: Assembly) -> str:
    is_section = kind in {ContentsKind.SECTIONS, ContentsKind.CHAPTER} and entry.level > 1
    label = w.run(entry.label, _NUMBER if is_section else _LABEL) + w.TAB if entry.label else ""
    anchor = assembly.anchors.get(entry.target)
    if anchor is None:
        return label + w.run(entry.title)
    page = w.field(f"PAGEREF {anchor.bookmark} \\h", _PAGE.format(anchor.bookmark))
    return w.inner_link(anchor.bookmark, label + w.run(entry.title) + w.TAB + page)


def fill_pages(body: str, pages: Mapping[str, str], assembly: Assembly) -> str:
    """Return a body whose lists name pages.

    Args:
        body: What `contents_block` gave is in it.
        pages: Printed page numbers by the ids of blocks.
        assembly: Of the body.
    """
    numbers = {
        assembly.anchors[each].bookmark: page
        for each, page in pages.items()
        if each in assembly.anchors
    }
    return _LISTED_PAGE.sub(lambda listed: numbers.get(listed[1], ""), body)


COLUMNS: Final = 2
"""The annex stands in so many columns, so that a value is near the name it belongs to."""
_STEP: Final = w.twips(2.4)
_DEEPEST_TRACES: Final = 12
_DETAIL: Final = w.RunProps("Satuan")
_BOLD: Final = w.RunProps(bold=True)


def trace_list_block(block: TraceList, assembly: Assembly, width: int = w.FULL_WIDTH) -> list[str]:
    """Return all entries, each with the bookmark that trace marks lead to,
    on pages of this width.
    """
    return [piece for entry in block.entries for piece in _entry_traces(entry, assembly, width)]


def _entry_traces(entry: TraceEntry, assembly: Assembly, width: int) -> list[str]:
    label = assembly.bookmark(entry.id, w.run(entry.label))
    head = w.paragraph("JudulJejak", label + w.TAB + w.run(entry.title))
    return [head, *(_step(step, width) for step in entry.steps)]


def _step(step: TraceStep, width: int) -> str:
    name = w.run(step.name, _BOLD if step.depth == 0 else w.RunProps())
    beside, below = source_note(step), working_line(step)
    aside = w.run(f" {beside}", _DETAIL) if beside else ""
    # the space keeps name and value apart where the name reaches the tab stop
    value = w.run(" ") + w.TAB + w.run(step.value, _BOLD) if step.value else ""
    details = w.LINE + w.run(below, _DETAIL) if below else ""
    return w.paragraph(_step_props(step.depth, width), name + aside + value + details)


@cache
def _step_props(depth: int, width: int) -> w.ParagraphProps:
    indent = w.Indent(left=_STEP * min(max(depth, 0), _DEEPEST_TRACES))
    rule = w.border("top", theme.RULE_HAIR, Token.GARIS, space=1) if depth <= 0 else ""
    column = (width - w.COLUMN_GAP) // COLUMNS
    edge = () if column == w.HALF_WIDTH else (w.Tab(w.HALF_WIDTH, "clear"), w.Tab(column, "right"))
    return w.ParagraphProps("LangkahJejak", borders=rule, tabs=edge, indent=indent)
