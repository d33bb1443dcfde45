"""Captions that count by themselves, source lines, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from capaian.documents.tree import Chart, Diagram, Inlines, Picture, Table, TraceMark
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.inlines import runs, trace_mark
from capaian.writers.docx.markup import TAB, field, paragraph, run
from capaian.writers.docx.outline import LabelParts, read_label
from capaian.writers.docx.props import ParagraphProps, RunProps, Spacing
from capaian.writers.docx.style import COLUMN
from capaian.writers.labels import unbroken

CHAPTER_SEQUENCE: Final = "bab"
_LABEL: Final = RunProps("LabelKeterangan")
_LAST_LINE: Final = Spacing(None, 11)


def caption_below(block: Chart | Diagram | Picture, below: list[str], assembly: Assembly) -> list[str]:
    """Return the caption of a figure and the lines below it."""
    props = ParagraphProps("JudulGambar", keep_next=bool(below), spacing=None if below else _LAST_LINE)
    return [*caption(block, assembly, props), *below]


def caption(block: Table | Chart | Diagram | Picture, assembly: Assembly, props: ParagraphProps) -> list[str]:
    """Return the caption; nothing for a small table that has neither label nor words."""
    words = runs(block.caption, assembly)
    if not block.label:
        bare = replace(props, indent=COLUMN)
        return [paragraph(bare, assembly.bookmark(block.id, words))] if words else []
    label = assembly.bookmark(block.id, _label(unbroken(block.label), assembly))
    return [paragraph(props, label + TAB + words)]


def _label(label: str, assembly: Assembly) -> str:
    """Return `Tabel 3.9` as fields that count to exactly this label, or as fixed words."""
    parts = read_label(label)
    if parts is None:
        return run(label, _LABEL)
    switch = assembly.sequence_switch(parts.word, parts.number)
    number = field(f"SEQ {parts.word}{switch} \\* ARABIC", str(parts.number), _LABEL)
    return run(parts.word + parts.gap, _LABEL) + _chapter(parts, assembly) + number


def _chapter(parts: LabelParts, assembly: Assembly) -> str:
    chapter = parts.chapter.removesuffix(".")
    if not parts.chapter or chapter != str(assembly.chapter):
        return run(parts.chapter, _LABEL)
    return field(f"SEQ {CHAPTER_SEQUENCE} \\c \\* ARABIC", chapter, _LABEL) + run(".", _LABEL)


def source_lines(
    source: Inlines,
    notes: tuple[Inlines, ...],
    mark: TraceMark | None,
    assembly: Assembly,
    *,
    keep_next: bool = False,
) -> list[str]:
    """Return the small lines below a table or figure; the trace mark stands beside the first.

    With `keep_next` no page ends after the last of them.
    """
    lines = [line for line in (source, *notes) if line] or ([()] if mark else [])
    last = len(lines) - 1
    looks = [_line_props(place == 0, place == last) for place in range(len(lines))]
    if looks and keep_next:
        looks[-1] = replace(looks[-1], keep_next=True)
    return [
        _source_line(line, mark if place == 0 else None, look, assembly)
        for place, (line, look) in enumerate(zip(lines, looks, strict=True))
    ]


def _line_props(is_first: bool, is_last: bool) -> ParagraphProps:
    if is_first and is_last:
        return ParagraphProps("Sumber")
    spacing = Spacing(None if is_first else 0, None if is_last else 0)
    return ParagraphProps("Sumber", keep_next=not is_last, spacing=spacing)


def _source_line(line: Inlines, mark: TraceMark | None, props: ParagraphProps, assembly: Assembly) -> str:
    if mark is None:
        return paragraph(replace(props, indent=COLUMN), runs(line, assembly))
    return paragraph(props, trace_mark(mark, assembly) + TAB + runs(line, assembly))
