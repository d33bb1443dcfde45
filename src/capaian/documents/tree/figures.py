"""Inlines (words, figures, references, glyphs) and blocks that are looked at
(tables, charts, pictures).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from capaian.domain.errors import FileError
from capaian.domain.identifiers import TraceId, WordedEnum


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
    """The trace that explains the figure; `None` only for marks that no computation yielded."""
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


@dataclass(frozen=True, slots=True)
class Quotient:
    """A fraction in words inside a cell: what is divided above a line, the divisor below it."""

    above: str
    below: str
    times: str = ""
    """What stands behind the fraction: `× 100%`."""

    @property
    def words(self) -> str:
        """The fraction in one line.

        Examples:
            >>> Quotient("terbit", "wajib", "× 100%").words
            'terbit ÷ wajib × 100%'
        """
        return f"{self.above} ÷ {self.below} {self.times}".strip()


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """One year of a spark line."""

    value: Decimal | None
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Years as a small line among words: results joined, targets as short bars."""

    id: str
    points: tuple[SparkPoint, ...]
    alt: str
    """The years in words."""


Inline = Text | Number | Reference | Link | Glyph | LineBreak | Quotient | Sparkline


Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TraceMark:
    """The small margin mark `Jejak 3-42`: leads to an entry of a `TraceList` of the same paper."""

    label: str
    target: str
    """Id of the `TraceEntry`."""
    traces: tuple[TraceId, ...] = ()
    """The traces that the entry covers, in reading order."""


def words_of(inlines: Inlines) -> str:
    """Return inlines as plain text, for titles, alternatives of pictures and measures."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text() | Link():
            return inline.text
        case Number():
            return inline.display
        case Reference():
            return inline.label
        case Glyph():
            return inline.sign
        case Quotient():
            return inline.words
        case LineBreak():
            return " "
        case Sparkline():
            return ""


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
    """Depth in a tree table (0 program, 1 kegiatan, 2 sub kegiatan):
    indent of the indent column.
    """
    emphasis: bool = False
    """The own office in a ranking and the like: bold, on `kunyit-muda`."""


class Width(StrEnum):
    """How much of the page a table or figure takes."""

    TEXT = "text"
    """The text column (139 mm)."""
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
    source: Inlines = ()
    notes: tuple[Inlines, ...] = ()
    width: Width = Width.TEXT
    mark: TraceMark | None = None
    below: int = 0
    """How far below the table before it is numbered: 1 for `Tabel 3.2.1` after `Tabel 3.2`."""
    small: bool = False
    """Whether all of it is set in small type, whatever room there is."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure drawn from data, with caption below."""

    id: str
    label: str
    """`Gambar 3.2`."""
    caption: Inlines
    """What is drawn, and what is found in it."""
    topic: Inlines
    """What is drawn, alone: its name in lists."""
    spec: str
    """Vega-Lite specification as JSON text with inline data and no colours, fonts or config."""
    alt: str
    """The chart in words, made from the data."""
    height: int
    """Height in CSS pixels; charts are as wide as the page (623)."""
    source: Inlines = ()
    data_table: str | None = None
    """Id of the table that holds the same figures."""
    width: Width = Width.FULL
    mark: TraceMark | None = None


class LinkKind(WordedEnum):
    """How a box of a performance tree serves the box above it; the words stand in the legend."""

    PLAIN = "plain", "bagian"
    """No more than "below it"."""
    COMPONENT = "component", "komponen"
    """A part of the result above: together the parts make it up."""
    CONTRIBUTION = "contribution", "kontribusi"
    """Helps the result above to be reached."""
    SERVICE = "service", "layanan pendukung"
    """Serves the work above without changing its result."""
    PARTNER = "partner", "mitra di luar kantor"
    """Somebody outside the office works on the same result."""


PROPOSED_WORD = "usulan"
"""Beside a link that the office proposes and no paper has decided."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram with the boxes below it."""

    title: str
    note: str = ""
    children: tuple[Box, ...] = ()
    dashed: bool = False
    """Vacant, proposed or advisory: dashed outline."""
    lines: tuple[str, ...] = ()
    """Further lines: indicator and target, post."""
    link: LinkKind = LinkKind.PLAIN
    """How it is joined to the box above."""
    proposed: bool = False
    """The link is proposed: marked `usulan`."""

    @property
    def link_words(self) -> str:
        """How it is joined to the box above; empty where that is no more than "below it"."""
        kind = "" if self.link is LinkKind.PLAIN else self.link.words
        return ", ".join(filter(None, (kind, PROPOSED_WORD if self.proposed else "")))


class Direction(StrEnum):
    """Where the boxes below a box stand."""

    DOWN = "down"
    """Organisation chart."""
    RIGHT = "right"
    """Performance tree: kinds of links are drawn and explained."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A tree of boxes: organisation chart, performance tree. Caption below."""

    id: str
    label: str
    caption: Inlines
    root: Box
    """A box without title is not drawn: the trees below it stand beside each other."""
    alt: str
    width: Width = Width.FULL
    direction: Direction = Direction.DOWN


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or drawing from the office's evidence. Caption below."""

    id: str
    label: str
    caption: Inlines
    content: bytes | Path
    """The file of the evidence (png, jpeg, svg or pdf), or where it lies:
    many are never held together.
    """
    media_type: str
    alt: str
    fills_page: bool = False
    """A page of an attached document: on a page of its own, as large as it allows."""
    page: int = 1
    """Which page of a pdf."""


def read_file(content: bytes | Path) -> bytes:
    """Return a file of the evidence; raises `FileError` if it cannot be read."""
    if isinstance(content, bytes):
        return content
    try:
        return content.read_bytes()
    except OSError as error:
        raise FileError(f"Berkas {content.name} tidak dapat dibaca: {error.strerror}.") from error
