"""Blocks that are read: openings of parts, words, forms, traces."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from capaian.documents.tree.figures import (
    Chart,
    Diagram,
    Inlines,
    Number,
    Picture,
    Table,
    TraceMark,
)
from capaian.domain.identifiers import SHORT_FINGERPRINT, TraceId, WordedEnum

_SIGNS_READ_OUT: Final = 4
"""In a group of the stamp."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page."""

    title: str
    """`Laporan Kinerja Instansi Pemerintah`."""
    year: str
    office: str
    regency: str
    state: str
    """`Naskah final`, or the draft line."""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value at the foot: date of approval."""
    emblem: Picture | None = None
    """Stands above the office; its caption is not printed."""


class HeadingKind(StrEnum):
    """What part of the paper a level-1 heading opens."""

    FRONT = "front"
    """Foreword, summary, lists: roman page numbers, no number."""
    CHAPTER = "chapter"
    """`BAB III`: new page with the large numeral; arabic page numbers from the first one."""
    ANNEX = "annex"
    """`Lampiran 2`: new page, page numbers go on."""
    SECTION = "section"
    """Levels 2 to 4."""
    PAPER = "paper"
    """Title of a decree, a form or an annex of it: centred, line by line, without a number.

    Begins a page, unless a letterhead stands right before it. Of level 2 in an annex that holds
    the paper.
    """


class Edition(WordedEnum):
    """For whom a paper is made; most parts stand in both editions."""

    READER = "reader", "edisi pembaca"
    """What is read and signed."""
    AUDIT = "audit", "edisi audit"
    """With all that its numbers rest on: methods, limits, data of charts, traces."""

    @property
    def ending(self) -> str:
        """What the names of its files end with: neither edition is written over the other."""
        return "-audit" if self is Edition.AUDIT else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part, chapter, annex or section."""

    id: str
    level: int
    """1 for front parts, chapters and annexes; 2 to 4 for sections."""
    title: str
    kind: HeadingKind = HeadingKind.SECTION
    number: str | None = None
    """`III` for a chapter, `2` for an annex, `3.1.4` for a section; `None` if unnumbered."""
    lead: Inlines = ()
    """Chapters: at most three lines in large serif below the title. Papers: the head of an annex
    (`LAMPIRAN I`, line by line), which stands above the title at the right."""
    mark: TraceMark | None = None
    """Leads to the figures of the lead."""
    lines: tuple[str, ...] = ()
    """Papers only: the title line by line, as it is printed."""
    edition: Edition | None = None
    """The only edition that has it, with all below it: what is made under it decides."""

    @property
    def label(self) -> str:
        """How the heading is referred to: `Bab III`, `Lampiran 2`, `3.1.4`, or its title."""
        if self.number is None:
            return self.title
        prefix = {HeadingKind.CHAPTER: "Bab ", HeadingKind.ANNEX: "Lampiran "}.get(self.kind, "")
        return f"{prefix}{self.number}"

    @property
    def annex_prefix(self) -> str:
        """What numbers within an annex begin with: `L2`; of a roman number `L.VII`."""
        number = self.number or ""
        return f"L{number}" if number.isdigit() else f"L.{number}"

    @property
    def printed_lines(self) -> tuple[str, ...]:
        """The title as a paper prints it, line by line."""
        return self.lines or (self.title,)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of a strip: label, large value, remark below."""

    label: str
    value: Number
    unit: str = ""
    remark: Inlines = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A strip of at most four large figures."""

    figures: tuple[KeyFigure, ...]
    mark: TraceMark | None = None
    is_poster: bool = False
    """As large as a wall needs; a figure alone is the largest."""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """Head of an indicator sheet: code in the margin, name in display type, formula in words."""

    code: str
    """`IKU 2`."""
    name: str
    lines: tuple[str, ...]
    """Margin lines below the code: objective, responsible post."""
    formula: Inlines
    mark: TraceMark | None = None


class ContentsKind(StrEnum):
    """What a list of contents lists."""

    SECTIONS = "sections"
    TABLES = "tables"
    FIGURES = "figures"
    CHAPTER = "chapter"
    """Level-2 headings of the chapter that the list stands in."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line; the page number is the writer's affair."""

    target: str
    label: str
    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """Daftar isi, daftar tabel, daftar gambar, isi bab."""

    kind: ContentsKind
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class LegendBand:
    """One band of the legend of a scale."""

    position: int
    sign: str
    name: str
    interval: str


@dataclass(frozen=True, slots=True)
class BandLegend:
    """Membaca kategori: all bands of a scale with glyph, word and interval."""

    title: str
    remark: str
    bands: tuple[LegendBand, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inlines
    mark: TraceMark | None = None


class ListStyle(StrEnum):
    """How items are marked."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    ALPHA = "alpha"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item, with items below it."""

    content: Inlines
    children: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list. Children of an item use the next of bullet/decimal/alpha by depth."""

    items: tuple[ListItem, ...]
    style: ListStyle = ListStyle.BULLET
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it; `paragraphs` are short."""

    term: str
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms in the margin column, their explanations beside them."""

    entries: tuple[Definition, ...]
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """A fraction in a displayed formula."""

    numerator: Inlines
    denominator: Inlines


@dataclass(frozen=True, slots=True)
class Formula:
    """A displayed formula: text and fractions in order (`Q2 =`, fraction, `× 100`)."""

    parts: tuple[Inlines | Fraction, ...]
    mark: TraceMark | None = None


class CalloutKind(StrEnum):
    """What a callout is for."""

    LIMITATION = "limitation"
    """Keterbatasan data."""
    CHECK_AGAIN = "check_again"
    """Periksa kembali."""
    METHOD = "method"
    """Catatan metode."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark beside the text, marked at its left edge."""

    kind: CalloutKind
    title: str
    content: Inlines
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and date, post, room for the signature above a dotted line;
    holders are never named.
    """

    place_and_date: str
    post: str
    """With `Plt.` where acting."""
    role: str = ""
    """Printed above the post: `PIHAK KEDUA,`."""
    lines: tuple[str, ...] = ()
    """Further lines below: `NIP ....`."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter (kop naskah dinas), with a rule below; begins a page."""

    government: str
    """`PEMERINTAH KABUPATEN ...`; empty where the office's name says it all."""
    office: str
    lines: tuple[str, ...] = ()
    """Address, telephone, as they are to be printed."""
    emblem: Picture | None = None
    """Stands at the left; its caption is not printed."""


@dataclass(frozen=True, slots=True)
class Article:
    """A label, a colon, and what is said: words, a list, or words and a list."""

    label: str
    """`Menimbang`, `KESATU`, `TUGAS`; empty: goes on below the label above."""
    content: Inlines = ()
    items: tuple[ListItem, ...] = ()
    style: ListStyle = ListStyle.ALPHA
    number: str = ""
    """`2.`, printed before the label."""
    centered: bool = False
    """A line of words over the whole width (`MEMUTUSKAN:`); has no label and no list."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Labelled statements below each other: the body of a decree, an individual sheet."""

    entries: tuple[Article, ...]
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Several signatories side by side, from left to right."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step of a trace: what it is, how it follows, its value, where it came from."""

    trace: TraceId
    depth: int
    """0 for the figure itself, 1 for its inputs, and so on."""
    name: str
    formula: str = ""
    """With names: `100 × sudah rekam ÷ wajib KTP`."""
    working: str = ""
    """With figures: `100 × 96.019 ÷ 96.472 = 99,5304…, dibulatkan 99,53`."""
    value: str = ""
    source: str = ""
    """File, row, title of the source, cut-off date, first characters of the hash."""
    repeats: bool = False
    """The step was already unfolded above; its inputs are not repeated."""


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """The traces behind one paragraph or table."""

    id: str
    label: str
    """`Jejak 3-42`."""
    title: str
    steps: tuple[TraceStep, ...]


@dataclass(frozen=True, slots=True)
class TraceList:
    """Entries of the annex "Jejak angka"."""

    entries: tuple[TraceEntry, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One trace for the reader of a screen: opened from a `Number`."""

    name: str
    formula: str
    working: str
    value: str
    inputs: tuple[TraceId, ...]
    source: str
    policy: str = ""


MarkableBlock = (
    Paragraph
    | ItemList
    | Table
    | Chart
    | DefinitionList
    | KeyFigures
    | SheetHead
    | Formula
    | Heading
    | Callout
    | Articles
)
"""Blocks that may have a mark beside them which leads to their traces."""
Block = (
    MarkableBlock
    | Cover
    | Diagram
    | Picture
    | Signature
    | Contents
    | BandLegend
    | TraceList
    | Letterhead
    | SignatureRow
)


# --- the whole paper: what its file says of it, and its blocks -----------------------------


class Orientation(StrEnum):
    """How the pages of a paper lie."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


PAGE_MILLIMETRES = (210, 297)
"""Short and long side of the paper: A4."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file itself says of the paper (document properties, running head)."""

    title: str
    """`Laporan Kinerja Instansi Pemerintah Tahun 2023`."""
    short_title: str
    """Running head: `LKjIP 2023`."""
    office: str
    year: int
    created: str
    """ISO date that stands in file properties: fixed by the data, never the clock."""
    stamp: str
    """SHA-256 of the data that the paper was made from."""
    draft: str = ""
    """Draft line for the running head; empty when final."""
    orientation: Orientation = Orientation.PORTRAIT
    """Landscape turns every page of the paper."""

    @property
    def version(self) -> str:
        """The first signs of the stamp in groups that can be read out: `1a2b 3c4d 5e6f 7a8b`."""
        return " ".join(textwrap.wrap(self.stamp[:SHORT_FINGERPRINT], _SIGNS_READ_OUT))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper."""

    meta: Meta
    blocks: tuple[Block, ...]
    explanations: Mapping[TraceId, Explanation] = field(default_factory=dict)
    """Every trace that a `Number` of the paper names, and all their inputs."""
    unwritten: tuple[str, ...] = ()
    """Ids of the texts that the layout asks for and the office has not written."""

    @property
    def foot(self) -> str:
        """What pages say below: the office; of a form, which has no other place for it,
        the data version.
        """
        meta = self.meta
        has_cover = any(isinstance(block, Cover) for block in self.blocks)
        return (
            meta.office
            if has_cover or not meta.stamp
            else f"{meta.office}. Versi data {meta.version}"
        )
