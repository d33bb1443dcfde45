"""Lists of contents, tables and figures: fields that are already filled.

The page column is empty until Word has laid the paper out (`w:updateFields`) or `fill_pages` has: a
page number from another layout would be wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from capaian.documents.tree import Contents, ContentsEntry, ContentsKind
from capaian.writers import theme
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.markup import FIELD_END, TAB, field, field_start, inner_link, paragraph, run
from capaian.writers.docx.measures import FULL_WIDTH, TEXT_LEFT
from capaian.writers.docx.props import ParagraphProps, RunProps, Spacing, Tab, border
from capaian.writers.docx.text_blocks import MARGIN_FRAME
from capaian.writers.theme import Token

RowStyle = Callable[[ContentsEntry, int], ParagraphProps]

_DEEPEST: Final = 3
_NUMBER: Final = RunProps("NomorDaftar")
_LABEL: Final = RunProps("LabelKeterangan")
_LABEL_STOPS: Final = (Tab(TEXT_LEFT), Tab(FULL_WIDTH, "right"))
_HAIRLINE: Final = border("bottom", theme.RULE_HAIR, Token.GARIS, space=2)


def contents_block(block: Contents, assembly: Assembly, chapter: str) -> list[str]:
    """Return a list as a field; nothing for an empty list, which Word would call an error.

    `chapter` names the bookmark around the chapter that the list stands in; empty outside of chapters.
    """
    if not block.entries:
        return []
    match block.kind:
        case ContentsKind.SECTIONS:
            deepest = min(max(entry.level for entry in block.entries), _DEEPEST)
            return _rows(block, f'TOC \\o "1-{deepest}" \\h \\z \\u', _section_row, assembly)
        case ContentsKind.TABLES:
            return _rows(block, f'TOC \\h \\z \\c "{_word(block, "Tabel")}"', _caption_row, assembly)
        case ContentsKind.FIGURES:
            return _rows(block, f'TOC \\h \\z \\c "{_word(block, "Gambar")}"', _caption_row, assembly)
        case ContentsKind.CHAPTER:
            title = paragraph(ParagraphProps("JudulTepi", frame=MARGIN_FRAME), run("Isi bab"))
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
    last = len(block.entries) - 1
    rows = [
        paragraph(
            style(entry, place),
            (field_start(instruction) if place == 0 else "")
            + _entry(block.kind, entry, assembly)
            + (FIELD_END if place == last else ""),
        )
        for place, entry in enumerate(block.entries)
    ]
    return [*rows, paragraph("Penutup")]


def _section_row(entry: ContentsEntry, place: int) -> ParagraphProps:
    """Chapters and annexes get a tab stop for their label, as Word itself would set it."""
    stops = _LABEL_STOPS if entry.level == 1 and entry.label else ()
    return ParagraphProps(f"TOC{min(max(entry.level, 1), _DEEPEST)}", tabs=stops)


def _caption_row(entry: ContentsEntry, place: int) -> ParagraphProps:
    return ParagraphProps("TableofFigures", spacing=Spacing(14, None) if place == 0 else None)


def _chapter_row(entry: ContentsEntry, place: int) -> ParagraphProps:
    level = min(max(entry.level, 2), _DEEPEST)
    rules = (border("top", theme.RULE_HAIR, Token.GARIS, space=2) if place == 0 else "") + _HAIRLINE
    return ParagraphProps(f"TOC{level}", borders=rules)


def _entry(kind: ContentsKind, entry: ContentsEntry, assembly: Assembly) -> str:
    is_section = kind in {ContentsKind.SECTIONS, ContentsKind.CHAPTER} and entry.level > 1
    label = run(entry.label, _NUMBER if is_section else _LABEL) + TAB if entry.label else ""
    anchor = assembly.anchors.get(entry.target)
    if anchor is None:
        return label + run(entry.title)
    page = field(f"PAGEREF {anchor.bookmark} \\h", "")
    return inner_link(anchor.bookmark, label + run(entry.title) + TAB + page)
