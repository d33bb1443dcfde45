"""The document tree: what a paper says, before anyone decides how it looks.

A paper is one flat sequence of blocks. Blocks hold inlines; a computed figure is always a
`Number`, so that every writer can lead back to its trace. All numbering (chapters, sections,
tables, figures, trace marks) is already in the tree: the same labels appear in docx, pdf and
html, and a writer never counts. Everything is frozen; writers only read.

Each writer supports every class named in `Block` and `Inline`; a test walks both unions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from capaian.domain.identifiers import TraceId

# --- inlines -------------------------------------------------------------------------------


class TextStyle(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    NOTE = "note"
    """Secondary words: units, remarks (colour `tinta-3`)."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, set in one style. Never parsed as markup by any writer."""

    text: str
    style: TextStyle = TextStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Number:
    """A figure from the assessment or the office-year, already written in Indonesian."""

    display: str
    """`94,24`, `6.962.697.488`, or a mark such as `–`, `…`, `t.t.`, `t.h.`."""
    trace: TraceId | None = None
    """The trace that explains the figure; `None` only for marks."""
    reason: str | None = None
    """For a mark: the reason in words, read aloud and shown on hover."""
    style: TextStyle = TextStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a labelled block (heading, table, figure, annex)."""

    target: str
    """Id of the block."""
    label: str
    """What is printed: `Tabel 3.9`, `Gambar 3.2`, `Bab III`, `Lampiran 2`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address outside the paper."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """The sign of an achievement band or of a change (`●`, `↗`), with its words for readers."""

    sign: str
    words: str
    band: int | None = None
    """Position of the band from the best (1) down, for its colour; `None` for arrows."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line inside a cell or paragraph."""


Inline = Text | Number | Reference | Link | Glyph | LineBreak
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TraceMark:
    """The small margin mark `Jejak 3-42`: leads to an entry of a `TraceList` of the same paper."""

    label: str
    target: str
    """Id of the `TraceEntry`."""
    traces: tuple[TraceId, ...] = ()
    """The traces that the entry covers, in reading order."""


# --- blocks --------------------------------------------------------------------------------


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
    """Label and value at the foot: date of approval, data stamp (`Cap data`)."""


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
    """Chapters only: at most three lines in large serif below the title."""

    @property
    def label(self) -> str:
        """How the heading is referred to: `Bab III`, `Lampiran 2`, `3.1.4`, or its title."""
        if self.number is None:
            return self.title
        prefix = {HeadingKind.CHAPTER: "Bab ", HeadingKind.ANNEX: "Lampiran "}.get(self.kind, "")
        return f"{prefix}{self.number}"


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


class Align(StrEnum):
    """Alignment of a column. Figures are right-aligned so that commas stand in a line."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    align: Align = Align.LEFT
    width: int = 10
    """Share of the table's width; shares are relative to their sum."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the table head."""

    text: str
    unit: str | None = None
    """Printed on a second line in `tinta-3`: `persen`, `orang`, `Rp`."""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table body. An empty `content` is allowed only where no such quantity exists."""

    content: Inlines = ()
    columns: int = 1
    rows: int = 1
    """Rows that the cell spans downwards; cells covered by it are left out of later rows."""
    band: int | None = None
    """Achievement band (1 best) whose tint and glyph belong to the cell."""
    bar: str | None = None
    """A share from 0 to 100 as a plain decimal (`67.80`), drawn as an in-row bar."""


class RowKind(StrEnum):
    """What a row is in its table."""

    ITEM = "item"
    GROUP = "group"
    """Head of a group, on `lembar`."""
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table body."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ITEM
    level: int = 0
    """Depth in a tree table (0 program, 1 kegiatan, 2 sub kegiatan): indent of the indent column."""
    emphasis: bool = False
    """The own office in a ranking and the like: bold, on `kunyit-muda`."""


class Width(StrEnum):
    """How much of the page a table or figure takes."""

    TEXT = "text"
    """The text column (125 mm)."""
    FULL = "full"
    """Margin and text column (165 mm)."""
    LANDSCAPE = "landscape"
    """A landscape page (253 mm)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with caption above and source below."""

    id: str
    label: str
    """`Tabel 3.9`; empty for a small table without caption."""
    caption: Inlines
    columns: tuple[Column, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[Row, ...]
    column_numbers: tuple[str, ...] = ()
    """The customary row `(1)`, `(2)`, `(6) = (4) ÷ (3)` below the head; empty if not printed."""
    indent_column: int | None = None
    """Index of the column that `Row.level` indents."""
    final: bool = True
    """Double rule below the total; `False` prints the provisional dashed rule."""
    source: Inlines = ()
    notes: tuple[Inlines, ...] = ()
    width: Width = Width.TEXT
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure drawn from data, with caption below."""

    id: str
    label: str
    """`Gambar 3.2`."""
    caption: Inlines
    message: Inlines
    """One line above: what the chart shows, computed from the data."""
    spec: str
    """Vega-Lite specification as JSON text with inline data and no colours, fonts or config."""
    alt: str
    """The chart in words, made from the data."""
    height: int
    """Height in CSS pixels; the width follows from `width` (472, 623, 956)."""
    source: Inlines = ()
    data_table: str | None = None
    """Id of the table that holds the same figures."""
    width: Width = Width.FULL
    mark: TraceMark | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram with the boxes below it."""

    title: str
    note: str = ""
    children: tuple[Box, ...] = ()
    dashed: bool = False
    """Vacant, proposed or advisory: dashed outline."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A tree of boxes: organisation chart, performance tree. Caption below."""

    id: str
    label: str
    caption: Inlines
    root: Box
    alt: str
    source: Inlines = ()
    width: Width = Width.FULL


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or drawing from the office's evidence. Caption below."""

    id: str
    label: str
    caption: Inlines
    content: bytes
    """The file as it is in the evidence folder (png, jpeg or svg)."""
    media_type: str
    alt: str


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


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and date, post, room for the signature."""

    place_and_date: str
    post: str
    """With `Plt.` where acting."""
    name: str = ""
    """Empty: a dotted line is printed."""
    rank: str = ""
    employee_number: str = ""


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


Block = (
    Cover
    | Heading
    | Paragraph
    | ItemList
    | Table
    | Chart
    | Diagram
    | Picture
    | DefinitionList
    | KeyFigures
    | SheetHead
    | Formula
    | Callout
    | Signature
    | Contents
    | BandLegend
    | TraceList
)


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
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper."""

    meta: Meta
    blocks: tuple[Block, ...]
    explanations: Mapping[TraceId, Explanation] = field(default_factory=dict)
    """Every trace that a `Number` of the paper names, and all their inputs."""
