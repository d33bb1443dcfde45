"""Numbers of chapters, sections, tables and figures; contents lists; labels of references.

One pass over the flat blocks. The same labels then appear in every format, because no writer
counts. Tables and figures are numbered within the chapter: `Tabel 3.9`; in annexes `Tabel L2.1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from capaian.documents.blocks.desk import Omitted
from capaian.documents.layout.model import AnnexNumbers, Numbering, SectionNumbers
from capaian.documents.narrative.fields import words_of
from capaian.documents.tree import (
    Block,
    Callout,
    CalloutKind,
    Chart,
    Contents,
    ContentsEntry,
    ContentsKind,
    Diagram,
    Heading,
    HeadingKind,
    Picture,
    Table,
    Text,
)
from capaian.domain.numerals import write_roman

UNNUMBERED = "-"
"""Label or number of a block that keeps its title but takes no number."""

DECIMAL = Numbering()
_LETTERS = 26
Figure = Chart | Diagram | Picture


@dataclass(slots=True)
class _Counter:
    """Where the pass stands."""

    numbering: Numbering
    prefix: str = ""
    """`3.` within Bab III, `L2.` (or `LII.`) within Lampiran 2, empty in front matter."""
    chapter: int = 0
    annex: int = 0
    tables: list[int] = field(default_factory=list)
    """Number of the last table, part by part: `[2, 1]` for `Tabel 3.2.1`."""
    figures: int = 0
    sections: list[int] = field(default_factory=list)

    def heading(self, heading: Heading) -> Heading:
        if heading.kind is HeadingKind.SECTION:
            return self._section(heading)
        if heading.kind is HeadingKind.PAPER:
            return replace(heading, number=None)
        self.figures = 0
        self.tables, self.sections = [], []
        self.prefix = ""
        if heading.kind is HeadingKind.FRONT:
            return replace(heading, number=None)
        return self._part(heading)

    def _part(self, heading: Heading) -> Heading:
        if heading.kind is HeadingKind.CHAPTER:
            self.chapter += 1
            self.prefix = f"{self.chapter}."
            return replace(heading, number=write_roman(self.chapter))
        self.annex += 1
        is_roman = self.numbering.annexes is AnnexNumbers.ROMAN
        number = write_roman(self.annex) if is_roman else str(self.annex)
        self.prefix = f"L{number}."
        return replace(heading, number=number)

    def _section(self, heading: Heading) -> Heading:
        if heading.number == UNNUMBERED or not self.prefix:
            return replace(heading, number=None)
        self.sections = _next(self.sections, heading.level - 1)
        if self.numbering.sections is SectionNumbers.DECIMAL:
            return replace(heading, number=self.prefix + ".".join(map(str, self.sections)))
        first, *below = self.sections
        return replace(heading, number=".".join(map(str, below)) or _write_letter(first))

    def table(self, table: Table) -> Table:
        if table.label == UNNUMBERED or not table.caption:
            return replace(table, label="")
        self.tables = _next(self.tables, table.below + 1)
        return replace(table, label=f"Tabel {self.prefix}{'.'.join(map(str, self.tables))}")

    def figure(self, figure: Figure) -> Figure:
        if figure.label == UNNUMBERED:
            return replace(figure, label="")
        self.figures += 1
        return replace(figure, label=f"Gambar {self.prefix}{self.figures}")


def _write_letter(number: int) -> str:
    """The letter of a section: A for 1; numbers again after Z."""
    return chr(ord("A") + number - 1) if number <= _LETTERS else str(number)


def _next(numbers: list[int], depth: int) -> list[int]:
    """The number after one, at a depth: 2.1 and then 2.2 or 3."""
    kept = (numbers + [0] * depth)[:depth]
    kept[-1] += 1
    return kept


def number_blocks(blocks: list[Block], numbering: Numbering = DECIMAL) -> list[Block]:
    """Return the blocks with numbers and labels."""
    counter = _Counter(numbering)
    return [_numbered(block, counter) for block in blocks]


def _numbered(block: Block, counter: _Counter) -> Block:
    if isinstance(block, Heading):
        return counter.heading(block)
    if isinstance(block, Table):
        return counter.table(block)
    if isinstance(block, Figure):
        return counter.figure(block)
    return block


def labels_of(blocks: list[Block]) -> dict[str, str]:
    """Return block id to what a reference prints: `Tabel 3.9`, `Bab III`, `Lampiran 2`, `3.1.4`."""
    labels: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Heading):
            labels[block.id] = f"bagian {block.number}" if _is_section(block) else block.label
        elif isinstance(block, Table | Figure):
            labels[block.id] = block.label or words_of(block.caption)
    return labels


def _is_section(heading: Heading) -> bool:
    return heading.kind is HeadingKind.SECTION and heading.number is not None


def fill_contents(blocks: list[Block]) -> list[Block]:
    """Return the blocks with every list of contents filled."""
    lists = {
        ContentsKind.SECTIONS: tuple(entry for entry in map(_section_entry, blocks) if entry is not None),
        ContentsKind.TABLES: _captions(block for block in blocks if isinstance(block, Table)),
        ContentsKind.FIGURES: _captions(block for block in blocks if isinstance(block, Figure)),
    }
    filled: list[Block] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Contents):
            chapter = block.kind is ContentsKind.CHAPTER
            block = replace(block, entries=_chapter(blocks, position) if chapter else lists[block.kind])
        filled.append(block)
    return filled


_DEEPEST_SECTION = 3


def _section_entry(block: Block) -> ContentsEntry | None:
    if not isinstance(block, Heading) or block.level > _DEEPEST_SECTION:
        return None
    if block.kind is HeadingKind.SECTION and block.number is None:
        return None
    label = block.label if block.number is not None else ""
    return ContentsEntry(block.id, label, block.title, block.level)


def _captions(blocks: Iterable[Table | Figure]) -> tuple[ContentsEntry, ...]:
    return tuple(ContentsEntry(b.id, b.label, words_of(b.caption)) for b in blocks if b.label)


def _chapter(blocks: list[Block], position: int) -> tuple[ContentsEntry, ...]:
    """Sections of the two upper levels of the chapter that the list stands in."""
    entries: list[ContentsEntry] = []
    for block in blocks[position:]:
        if isinstance(block, Heading) and block.level == 1:
            break
        if isinstance(block, Heading) and block.level <= _DEEPEST_SECTION and block.number is not None:
            entries.append(ContentsEntry(block.id, block.number, block.title, block.level))
    return tuple(entries)


_WORDS = "Data untuk bagian ini belum ada."


def settle_empty_sections(blocks: Sequence[Block], omitted: Sequence[Omitted] = ()) -> list[Block]:
    """Return the blocks without empty annexes, and with a remark in every other section that holds nothing.

    Args:
        blocks: The blocks of a paper in order; a section that holds a section below it is not empty.
        omitted: What was left out; the remark says it of its section.
    """
    settled: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if not isinstance(block, Heading) or not _is_empty(block, following):
            settled.append(block)
        elif block.kind is not HeadingKind.ANNEX:
            settled += [block, _remark(block, omitted)]
    return settled


def _is_empty(heading: Heading, following: Block | None) -> bool:
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)


def _remark(heading: Heading, omitted: Sequence[Omitted]) -> Callout:
    left = dict.fromkeys(f"{one.title}: {one.reason}." for one in omitted if one.section == heading.id)
    return Callout(CalloutKind.LIMITATION, "Keterbatasan data", (Text(" ".join(left) or _WORDS),))
