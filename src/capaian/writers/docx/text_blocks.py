"""Running text: paragraphs, lists, definitions, callouts, formulas in the margin layout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.documents.tree import (
    Callout,
    CalloutKind,
    Definition,
    DefinitionList,
    ItemList,
    ListItem,
    Paragraph,
    TraceMark,
)
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.cells import CellProps, Padding, TableFrame, cell, row, table
from capaian.writers.docx.inlines import margin, runs, trace_mark
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import MARGIN_COLUMN, TEXT_LEFT, TEXT_WIDTH, twips
from capaian.writers.docx.props import ParagraphProps, Spacing

_DEEPEST_LIST: Final = 8
_AFTER_LIST: Final = 7.5
"""Points; as after a paragraph."""
_CALLOUT_STYLES: Final = {
    CalloutKind.LIMITATION: "Keterbatasan",
    CalloutKind.CHECK_AGAIN: "PeriksaKembali",
    CalloutKind.METHOD: "CatatanMetode",
}
MARGIN_FRAME: Final = (
    f'<w:framePr w:w="{MARGIN_COLUMN}" w:hSpace="0" w:wrap="around" w:vAnchor="text" w:hAnchor="margin"'
    ' w:xAlign="left" w:y="1"/>'
)


def paragraph_block(block: Paragraph, assembly: Assembly, *, keep_next: bool = False) -> list[str]:
    """Return running text, its trace mark in the margin column."""
    words = runs(block.content, assembly)
    if block.mark is None:
        return [paragraph(ParagraphProps("BodyText", keep_next=keep_next), words)]
    props = ParagraphProps("TeksBermarka", keep_next=keep_next)
    return [paragraph(props, margin(block.mark, assembly) + words)]


def margin_note(mark: TraceMark | None, assembly: Assembly) -> list[str]:
    """Return a trace mark set beside what follows, where a hanging label cannot do it."""
    if mark is None:
        return []
    return [paragraph(ParagraphProps("TandaTepi", frame=MARGIN_FRAME), trace_mark(mark, assembly))]


def list_block(block: ItemList, assembly: Assembly) -> list[str]:
    """Return a list that counts by itself."""
    instance = assembly.add_list(block.style)
    items = list(_items(block.items, 0))
    last = len(items) - 1
    return [
        *margin_note(block.mark, assembly),
        *(
            paragraph(_item_props(instance, level, is_last=place == last), runs(item.content, assembly))
            for place, (item, level) in enumerate(items)
        ),
    ]


def _items(items: tuple[ListItem, ...], level: int) -> Iterator[tuple[ListItem, int]]:
    for item in items:
        yield item, level
        yield from _items(item.children, level + 1)


def _item_props(instance: int, level: int, *, is_last: bool) -> ParagraphProps:
    spacing = Spacing(None, _AFTER_LIST) if is_last else None
    return ParagraphProps("ButirDaftar", numbering=(instance, min(level, _DEEPEST_LIST)), spacing=spacing)


def definitions_block(block: DefinitionList, assembly: Assembly) -> list[str]:
    """Return terms in the margin column, explanations beside them, the mark below the last."""
    frame = TableFrame((TEXT_LEFT, TEXT_WIDTH))
    rows = [_definition(entry, assembly) for entry in block.entries]
    return [table(frame, rows), *_closing_mark(block.mark, assembly)]


def _definition(entry: Definition, assembly: Assembly) -> str:
    gap = Padding(0, 0, 40, twips(4))
    told = "".join(paragraph("Uraian", runs(words, assembly)) for words in entry.paragraphs)
    return row(
        [
            cell(CellProps(TEXT_LEFT, padding=gap), paragraph("Istilah", run(entry.term))),
            cell(CellProps(TEXT_WIDTH), told or paragraph("Uraian")),
        ]
    )


def _closing_mark(mark: TraceMark | None, assembly: Assembly) -> list[str]:
    if mark is None:
        return [paragraph("Penutup")]
    return [paragraph("Sumber", trace_mark(mark, assembly))]


def callout_block(block: Callout, assembly: Assembly) -> list[str]:
    """Return a remark; its left edge says what it is for."""
    style = _CALLOUT_STYLES[block.kind]
    title = [paragraph(f"{style}Judul", run(block.title))] if block.title else []
    return [*title, paragraph(style, runs(block.content, assembly))]
