"""Blocks that open a paper or a part of it: cover, headings, key figures, contents, legend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from capaian.documents.tree.inlines import Inlines, Number, TraceMark


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
    """Label and value at the foot: date of approval, data stamp (`Versi data`)."""


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

    Begins a page, unless a letterhead stands right before it."""


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
    facets: tuple[tuple[str, str], ...] = ()
    """What a reader on the screen may choose it by: (`Bobot`, `Galat`), twice where it holds two such things.
    Printed papers show all."""

    @property
    def label(self) -> str:
        """How the heading is referred to: `Bab III`, `Lampiran 2`, `3.1.4`, or its title."""
        if self.number is None:
            return self.title
        prefix = {HeadingKind.CHAPTER: "Bab ", HeadingKind.ANNEX: "Lampiran "}.get(self.kind, "")
        return f"{prefix}{self.number}"

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
