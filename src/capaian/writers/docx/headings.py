"""Headings: chapter openings with the large numeral, annexes, front parts, sections."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, repeat
from typing import Final

from capaian.documents.tree import (
    Chart,
    Diagram,
    Heading,
    HeadingKind,
    Inlines,
    Picture,
    Table,
    TraceMark,
)
from capaian.writers import theme
from capaian.writers.docx import props as w
from capaian.writers.docx.inlines import runs, trace_mark
from capaian.writers.docx.outline import Assembly, LabelParts, read_label
from capaian.writers.docx.styles import COLUMN, HANGING, SIGNATURE_WIDTH
from capaian.writers.labels import unbroken
from capaian.writers.theme import DISPLAY, Token

CHAPTER_SEQUENCE: Final = "bab"
_LABEL: Final = w.RunProps("LabelKeterangan")
_LAST_LINE: Final = w.Spacing(None, 11)


def caption_below(
    block: Chart | Diagram | Picture, below: list[str], assembly: Assembly
) -> list[str]:
    """Return the caption of a figure and the lines below it."""
    props = w.ParagraphProps(
        "JudulGambar", keep_next=bool(below), spacing=None if below else _LAST_LINE
    )
    return [*caption(block, assembly, props), *below]


def caption(
    block: Table | Chart | Diagram | Picture, assembly: Assembly, props: w.ParagraphProps
) -> list[str]:
    """Return the caption; nothing for a small table that has neither label nor words."""
    words = runs(block.caption, assembly)
    if not block.label:
        bare = replace(props, indent=COLUMN)
        return [w.paragraph(bare, assembly.bookmark(block.id, words))] if words else []
    label = assembly.bookmark(block.id, _label(unbroken(block.label), assembly))
    return [w.paragraph(props, label + w.TAB + words)]


def _label(label: str, assembly: Assembly) -> str:
    """Return `Tabel 3.9` as fields that count to exactly this label, or as fixed words."""
    parts = read_label(label)
    if parts is None:
        return w.run(label, _LABEL)
    switch = assembly.sequence_switch(parts.word, parts.number)
    number = w.field(f"SEQ {parts.word}{switch} \\* ARABIC", str(parts.number), _LABEL)
    return w.run(parts.word + parts.gap, _LABEL) + _chapter(parts, assembly) + number


def _chapter(parts: LabelParts, assembly: Assembly) -> str:
    chapter = parts.chapter.removesuffix(".")
    if not parts.chapter or chapter != str(assembly.chapter):
        return w.run(parts.chapter, _LABEL)
    return w.field(f"SEQ {CHAPTER_SEQUENCE} \\c \\* ARABIC", chapter, _LABEL) + w.run(".", _LABEL)


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
    marks = chain([mark], repeat(None))  # beside the first line alone
    return [_source_line(*each, assembly) for each in zip(lines, marks, looks, strict=False)]


def _line_props(is_first: bool, is_last: bool) -> w.ParagraphProps:
    if is_first and is_last:
        return w.ParagraphProps("Sumber")
    spacing = w.Spacing(None if is_first else 0, None if is_last else 0)
    return w.ParagraphProps("Sumber", keep_next=not is_last, spacing=spacing)


def _source_line(
    line: Inlines, mark: TraceMark | None, props: w.ParagraphProps, assembly: Assembly
) -> str:
    if mark is None:
        return w.paragraph(replace(props, indent=COLUMN), runs(line, assembly))
    return w.paragraph(props, trace_mark(mark, assembly) + w.TAB + runs(line, assembly))


_LITERAL_NUMERAL = w.RunProps(font=DISPLAY, color=Token.TARUM, size=theme.CHAPTER_NUMERAL.size)
_HIDDEN_RUN = w.RunProps(hidden=True)
_NO_OUTLINE = 9
_WIDE_LEAD = w.twips(125)
"""Width of the head of an annex on landscape pages, where room below is dear."""


def heading_block(heading: Heading, assembly: Assembly, width: int = w.FULL_WIDTH) -> list[str]:
    """Return the paragraphs of a heading on a page that leaves `width`
    twips between its margins.
    """
    if heading.kind is HeadingKind.PAPER:
        return _paper(heading, assembly, width)
    if heading.level > 1:
        return [_section(heading, assembly)]
    if heading.kind is HeadingKind.CHAPTER and heading.number:
        return [*_chapter_headings(heading, assembly), *_below(heading, assembly)]
    style = (
        "JudulLampiran" if heading.kind is HeadingKind.ANNEX and heading.number else "JudulDepan"
    )
    return [_titled(heading, style, assembly), *_below(heading, assembly)]


def _paper(heading: Heading, assembly: Assembly, width: int) -> list[str]:
    """A decree or form: the head of an annex, and the title line by line in one paragraph."""
    lead_width = _WIDE_LEAD if width > w.FULL_WIDTH else SIGNATURE_WIDTH
    right = w.ParagraphProps("KepalaLampiran", indent=w.Indent(left=width - lead_width))
    lead = [w.paragraph(right, runs(heading.lead, assembly))] if heading.lead else []
    title = w.LINE.join(w.run(line) for line in heading.printed_lines)
    # Contents list the annex that holds a paper, not the titles within it.
    props = w.ParagraphProps("JudulNaskah", outline=_NO_OUTLINE if heading.level > 1 else None)
    return [*lead, w.paragraph(props, assembly.bookmark(heading.id, title))]


def _below(heading: Heading, assembly: Assembly) -> list[str]:
    """The double rule and, where there is one, the lead."""
    lead = [w.paragraph("Pengantar", runs(heading.lead, assembly))] if heading.lead else []
    return [w.paragraph("GarisGanda"), *lead]


def _chapter_headings(heading: Heading, assembly: Assembly) -> list[str]:
    title = assembly.bookmark(heading.id, w.run(heading.title))
    if not assembly.outline.is_automatic(heading):
        literal = w.run(heading.number or "", _LITERAL_NUMERAL) + w.TAB
        return [
            w.paragraph(w.ParagraphProps("LabelBab", numbering=w.NO_NUMBER), w.run("BAB")),
            w.paragraph(
                w.ParagraphProps("Heading1", numbering=w.NO_NUMBER, indent=HANGING),
                literal + title,
            ),
        ]
    assembly.chapter += 1
    switch = assembly.sequence_switch(CHAPTER_SEQUENCE, assembly.chapter)
    count = w.field(f"SEQ {CHAPTER_SEQUENCE}{switch} \\* ARABIC \\h", "", _HIDDEN_RUN)
    return [w.paragraph("LabelBab", w.run("BAB") + count), w.paragraph("Heading1", title)]


def _titled(heading: Heading, style: str, assembly: Assembly) -> str:
    """Front parts and annexes."""
    title = w.run(heading.title)
    if heading.number is None or assembly.outline.is_automatic(heading):
        return w.paragraph(style, assembly.bookmark(heading.id, title))
    label = w.run(unbroken(heading.label), w.RunProps("LabelLampiran"))
    props = w.ParagraphProps(style, numbering=w.NO_NUMBER, indent=HANGING)
    return w.paragraph(props, assembly.bookmark(heading.id, label) + w.TAB + title)


def _section(heading: Heading, assembly: Assembly) -> str:
    style = f"Heading{min(heading.level, 4)}"
    title = w.run(heading.title)
    if assembly.outline.is_automatic(heading):
        return w.paragraph(style, assembly.bookmark(heading.id, title))
    if heading.number is None:
        return w.paragraph(
            w.ParagraphProps(style, numbering=w.NO_NUMBER, indent=COLUMN),
            assembly.bookmark(heading.id, title),
        )
    label = assembly.bookmark(heading.id, w.run(heading.number, w.RunProps("NomorJudul")))
    return w.paragraph(
        w.ParagraphProps(style, numbering=w.NO_NUMBER, indent=HANGING), label + w.TAB + title
    )


def running_words(heading: Heading) -> str:
    """Return how the running head names a part: `Bab III  Akuntabilitas Kinerja`."""
    return heading.title if heading.number is None else f"{heading.label}  {heading.title}"
