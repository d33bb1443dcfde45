"""Headings: chapter openings with the large numeral, annexes, front parts, sections."""

from __future__ import annotations

from capaian.documents.tree import Heading, HeadingKind
from capaian.writers import theme
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.captions import CHAPTER_SEQUENCE
from capaian.writers.docx.inlines import runs
from capaian.writers.docx.markup import LINE, TAB, field, paragraph, run
from capaian.writers.docx.measures import FULL_WIDTH, twips
from capaian.writers.docx.props import NO_NUMBER, Indent, ParagraphProps, RunProps
from capaian.writers.docx.style import COLUMN, HANGING, SIGNATURE_WIDTH
from capaian.writers.labels import unbroken
from capaian.writers.theme import DISPLAY, Token

_LITERAL_NUMERAL = RunProps(font=DISPLAY, color=Token.TARUM, size=theme.CHAPTER_NUMERAL.size)
_HIDDEN = RunProps(hidden=True)
_WIDE_LEAD = twips(125)
"""Width of the head of an annex on landscape pages, where room below is dear."""


def heading_block(heading: Heading, assembly: Assembly, width: int = FULL_WIDTH) -> list[str]:
    """Return the paragraphs of a heading on a page that leaves `width` twips between its margins."""
    if heading.level > 1:
        return [_section(heading, assembly)]
    if heading.kind is HeadingKind.PAPER:
        return _paper(heading, assembly, width)
    if heading.kind is HeadingKind.CHAPTER and heading.number:
        return [*_chapter(heading, assembly), *_below(heading, assembly)]
    style = "JudulLampiran" if heading.kind is HeadingKind.ANNEX and heading.number else "JudulDepan"
    return [_titled(heading, style, assembly), *_below(heading, assembly)]


def _paper(heading: Heading, assembly: Assembly, width: int) -> list[str]:
    """A decree or form: the head of an annex, and the title line by line in one paragraph."""
    lead_width = _WIDE_LEAD if width > FULL_WIDTH else SIGNATURE_WIDTH
    right = ParagraphProps("KepalaLampiran", indent=Indent(left=width - lead_width))
    lead = [paragraph(right, runs(heading.lead, assembly))] if heading.lead else []
    title = LINE.join(run(line) for line in heading.printed_lines)
    return [*lead, paragraph("JudulNaskah", assembly.bookmark(heading.id, title))]


def _below(heading: Heading, assembly: Assembly) -> list[str]:
    """The double rule and, where there is one, the lead."""
    lead = [paragraph("Pengantar", runs(heading.lead, assembly))] if heading.lead else []
    return [paragraph("GarisGanda"), *lead]


def _chapter(heading: Heading, assembly: Assembly) -> list[str]:
    title = assembly.bookmark(heading.id, run(heading.title))
    if not assembly.outline.is_automatic(heading):
        literal = run(heading.number or "", _LITERAL_NUMERAL) + TAB
        return [
            paragraph(ParagraphProps("LabelBab", numbering=NO_NUMBER), run("BAB")),
            paragraph(ParagraphProps("Heading1", numbering=NO_NUMBER, indent=HANGING), literal + title),
        ]
    assembly.chapter += 1
    switch = assembly.sequence_switch(CHAPTER_SEQUENCE, assembly.chapter)
    count = field(f"SEQ {CHAPTER_SEQUENCE}{switch} \\* ARABIC \\h", "", _HIDDEN)
    return [paragraph("LabelBab", run("BAB") + count), paragraph("Heading1", title)]


def _titled(heading: Heading, style: str, assembly: Assembly) -> str:
    """Front parts and annexes."""
    title = run(heading.title)
    if heading.number is None or assembly.outline.is_automatic(heading):
        return paragraph(style, assembly.bookmark(heading.id, title))
    label = run(unbroken(heading.label), RunProps("LabelLampiran"))
    props = ParagraphProps(style, numbering=NO_NUMBER, indent=HANGING)
    return paragraph(props, assembly.bookmark(heading.id, label) + TAB + title)


def _section(heading: Heading, assembly: Assembly) -> str:
    style = f"Heading{min(heading.level, 4)}"
    title = run(heading.title)
    if assembly.outline.is_automatic(heading):
        return paragraph(style, assembly.bookmark(heading.id, title))
    if heading.number is None:
        return paragraph(
            ParagraphProps(style, numbering=NO_NUMBER, indent=COLUMN), assembly.bookmark(heading.id, title)
        )
    label = assembly.bookmark(heading.id, run(heading.number, RunProps("NomorJudul")))
    return paragraph(ParagraphProps(style, numbering=NO_NUMBER, indent=HANGING), label + TAB + title)


def running_words(heading: Heading) -> str:
    """Return how the running head names a part: `Bab III  Akuntabilitas Kinerja`."""
    return heading.title if heading.number is None else f"{heading.label}  {heading.title}"
