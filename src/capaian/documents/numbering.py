"""Numbers of chapters, sections, tables and figures; contents lists; labels of references.

One pass over the flat blocks. The same labels then appear in every format, because no writer
counts. Tables and figures are numbered within the chapter: `Tabel 3.9`; in annexes `Tabel L2.1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from string import ascii_uppercase
from types import MappingProxyType
from typing import cast

from capaian.documents import tree
from capaian.documents.annexes.notes import inlines_of
from capaian.documents.blocks.desk import OmittedBlock
from capaian.documents.layout.model import (
    AnnexNumbers,
    Layout,
    Numbering,
    SectionNumbers,
    walk_specs,
)
from capaian.documents.narrative.fields import words_of
from capaian.documents.narrative.review import line_at
from capaian.domain.issue import Place
from capaian.domain.narrative import NarrativeText
from capaian.domain.numerals import write_roman

UNNUMBERED = "-"
"""Label or number of a block that keeps its title but takes no number."""

DECIMAL = Numbering()
Figure = tree.Chart | tree.Diagram | tree.Picture


@dataclass(slots=True)
class _Counter:
    """Where the pass stands."""

    numbering: Numbering
    prefix: str = ""
    """`3.` within Bab III, `L2.` (or `L.II.`) within Lampiran 2, empty in front matter."""
    chapter: int = 0
    annex: int = 0
    tables: list[int] = field(default_factory=list)
    """Number of the last table, part by part: `[2, 1]` for `Tabel 3.2.1`."""
    figures: int = 0
    sections: list[int] = field(default_factory=list)

    def block(self, block: tree.Block) -> tree.Block:
        match block:
            case tree.Heading():
                return self._heading(block)
            case tree.Table():
                return self._table(block)
            case tree.Chart() | tree.Diagram() | tree.Picture():
                return self._figure(block)
        return block

    def _heading(self, heading: tree.Heading) -> tree.Heading:
        if heading.kind is tree.HeadingKind.SECTION:
            return self._section(heading)
        if heading.kind is tree.HeadingKind.PAPER:
            return replace(heading, number=None)
        self.figures = 0
        self.tables, self.sections = [], []
        self.prefix = ""
        if heading.kind is tree.HeadingKind.FRONT:
            return replace(heading, number=None)
        return self._part(heading)

    def _part(self, heading: tree.Heading) -> tree.Heading:
        if heading.kind is tree.HeadingKind.CHAPTER:
            self.chapter += 1
            self.prefix = f"{self.chapter}."
            return replace(heading, number=write_roman(self.chapter))
        self.annex += 1
        is_roman = self.numbering.annexes is AnnexNumbers.ROMAN
        annex = replace(heading, number=write_roman(self.annex) if is_roman else str(self.annex))
        self.prefix = f"{annex.annex_prefix}."
        return annex

    def _section(self, heading: tree.Heading) -> tree.Heading:
        if heading.number == UNNUMBERED or not self.prefix:
            return replace(heading, number=None)
        self.sections = _next(self.sections, heading.level - 1)
        if self.numbering.sections is SectionNumbers.DECIMAL:
            return replace(heading, number=self.prefix + ".".join(map(str, self.sections)))
        first, *below = self.sections
        letter = ascii_uppercase[first - 1 : first] or str(first)  # numbers again after Z
        return replace(heading, number=".".join(map(str, below)) or letter)

    def _table(self, table: tree.Table) -> tree.Table:
        if table.label == UNNUMBERED or not table.caption:
            return replace(table, label="")
        self.tables = _next(self.tables, table.below + 1)
        return replace(table, label=f"Tabel {self.prefix}{'.'.join(map(str, self.tables))}")

    def _figure(self, figure: Figure) -> Figure:
        if figure.label == UNNUMBERED:
            return replace(figure, label="")
        self.figures += 1
        return replace(figure, label=f"Gambar {self.prefix}{self.figures}")


def _next(numbers: list[int], depth: int) -> list[int]:
    """The number after one, at a depth: 2.1 and then 2.2 or 3."""
    kept = (numbers + [0] * depth)[:depth]
    kept[-1] += 1
    return kept


def number_blocks(blocks: list[tree.Block], numbering: Numbering = DECIMAL) -> list[tree.Block]:
    """Return the blocks with numbers and labels."""
    counter = _Counter(numbering)
    return [counter.block(block) for block in blocks]


def blocks_of_edition(blocks: Iterable[tree.Block], edition: tree.Edition) -> list[tree.Block]:
    """Return the blocks of one edition, of numbered blocks of all."""
    kept: list[tree.Block] = []
    left_out = 0
    for block in blocks:
        if isinstance(block, tree.Heading) and not 0 < left_out < block.level:
            left_out = 0 if block.edition in (None, edition) else block.level
        if not left_out:
            kept.append(block)
    return kept


_ALL_ANNEXES = "semua-lampiran"
"""What a text refers to for the titles of all annexes that its edition has."""


def labels_of(blocks: list[tree.Block]) -> dict[str, str]:
    """Return block id to what a reference prints: `Tabel 3.9`, `Bab III`, `Lampiran 2`,
    `3.1.4`.
    """
    labels: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, tree.Heading):
            is_section = block.kind is tree.HeadingKind.SECTION and block.number is not None
            labels[block.id] = f"bagian {block.number}" if is_section else block.label
        elif isinstance(block, tree.Table | Figure):
            labels[block.id] = block.label or _title(block)
    headings = (block for block in blocks if isinstance(block, tree.Heading))
    annexes = [heading.title for heading in headings if heading.kind is tree.HeadingKind.ANNEX]
    return labels | {_ALL_ANNEXES: "; ".join(annexes) or "tidak ada"}


def fill_contents(blocks: list[tree.Block]) -> list[tree.Block]:
    """Return the blocks with every list of contents filled;
    a list of nothing goes with its heading.
    """
    tables = _captions(block for block in blocks if isinstance(block, tree.Table))
    figures = _captions(block for block in blocks if isinstance(block, Figure))
    lists = {tree.ContentsKind.TABLES: tables, tree.ContentsKind.FIGURES: figures}
    blocks = _without_lists(blocks, [kind for kind, entries in lists.items() if not entries])
    lists[tree.ContentsKind.SECTIONS] = tuple(filter(None, map(_section_entry, blocks)))
    return [
        replace(block, entries=lists.get(block.kind) or _chapter(blocks, position))
        if isinstance(block, tree.Contents)
        else block
        for position, block in enumerate(blocks)
    ]


def _without_lists(
    blocks: list[tree.Block], kinds: Sequence[tree.ContentsKind]
) -> list[tree.Block]:
    is_list = [isinstance(block, tree.Contents) and block.kind in kinds for block in blocks]
    around = zip(blocks, is_list, (*is_list[1:], False), strict=False)
    return [
        block
        for block, own, after in around
        if not own and not (after and isinstance(block, tree.Heading))
    ]


_DEEPEST_SECTION = 3


def _section_entry(block: tree.Block) -> tree.ContentsEntry | None:
    if not isinstance(block, tree.Heading) or block.level > _DEEPEST_SECTION:
        return None
    if block.kind is not tree.HeadingKind.FRONT and block.level > 1 and block.number is None:
        return None
    label = block.label if block.number is not None else ""
    return tree.ContentsEntry(block.id, label, block.title, block.level)


def _captions(blocks: Iterable[tree.Table | Figure]) -> tuple[tree.ContentsEntry, ...]:
    return tuple(tree.ContentsEntry(b.id, b.label, _title(b)) for b in blocks if b.label)


def _title(block: tree.Table | Figure) -> str:
    return words_of(block.topic if isinstance(block, tree.Chart) else block.caption)


def _chapter(blocks: list[tree.Block], position: int) -> tuple[tree.ContentsEntry, ...]:
    """Sections of the two upper levels of the chapter that the list stands in."""
    entries: list[tree.ContentsEntry] = []
    for block in blocks[position:]:
        if isinstance(block, tree.Heading) and block.level == 1:
            break
        if (
            isinstance(block, tree.Heading)
            and block.level <= _DEEPEST_SECTION
            and block.number is not None
        ):
            entries.append(tree.ContentsEntry(block.id, block.number, block.title, block.level))
    return tuple(entries)


_WORDS = "Data untuk bagian ini belum ada."


def settle_empty_sections(
    blocks: Sequence[tree.Block], omitted: Sequence[OmittedBlock] = ()
) -> list[tree.Block]:
    """Return the blocks without empty annexes,
    and with a remark in every other section that holds nothing.

    Args:
        blocks: The blocks of a paper in order; a section that holds a section below it is not
            empty.
        omitted: What was left out; the remark says it of its section.
    """
    settled: list[tree.Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if not isinstance(block, tree.Heading) or not _is_empty(block, following):
            settled.append(block)
        elif block.kind is not tree.HeadingKind.ANNEX:
            settled += [block, _remark(block, omitted)]
    return settled


def _is_empty(heading: tree.Heading, following: tree.Block | None) -> bool:
    return following is None or (
        isinstance(following, tree.Heading) and following.level <= heading.level
    )


def _remark(heading: tree.Heading, omitted: Sequence[OmittedBlock]) -> tree.Callout:
    left = dict.fromkeys(
        f"{one.title}: {one.reason}." for one in omitted if one.section == heading.id
    )
    return tree.Callout(
        tree.CalloutKind.LIMITATION, "Keterbatasan data", (tree.Text(" ".join(left) or _WORDS),)
    )


# --- labels of cross-references, once everything has its number ----------------------------


@dataclass(slots=True)
class Filling:
    """Fills references; remembers those that lead nowhere."""

    labels: Mapping[str, str]
    is_omitted: Callable[[str], bool]
    elsewhere: Mapping[str, tree.Text]
    blocks: list[tree.Block] = field(default_factory=list)
    """Those whose references have their labels."""
    unknown: dict[str, None] = field(default_factory=dict)
    """Targets that neither the paper nor its layout has."""
    omitted: dict[str, None] = field(default_factory=dict)
    """Targets that the layout has, and the paper lacks for want of data."""

    def _run(self, inlines: tree.Inlines) -> tree.Inlines:
        if not any(isinstance(inline, tree.Reference) for inline in inlines):
            return inlines
        filled = tuple(self._inline(inline) for inline in inlines)
        return close_up(filled) if any(map(_is_absent, filled)) else filled

    def _inline(self, inline: tree.Inline) -> tree.Inline:
        if not isinstance(inline, tree.Reference):
            return inline
        if inline.target in self.elsewhere:
            return self.elsewhere[inline.target]
        label = self.labels.get(inline.target)
        if inline.target == _ALL_ANNEXES and label is not None:
            return tree.Text(label)
        if label is None and self.is_omitted(inline.target):
            self.omitted[inline.target] = None
            return absent_reference()
        if label is None:
            self.unknown[inline.target] = None
            return inline
        return replace(inline, label=label)

    def add(self, block: tree.Block) -> None:
        """Keep a block with the labels of its references."""
        has_references = any(isinstance(inline, tree.Reference) for inline in inlines_of(block))
        self.blocks.append(cast("tree.Block", self._fill(block)) if has_references else block)

    def _fill(self, thing: object) -> object:
        """Fill the runs of words of a block and of all its parts."""
        if isinstance(thing, tuple):
            is_run = any(isinstance(part, tree.Inline) for part in thing)
            return self._run(thing) if is_run else tuple(map(self._fill, thing))
        if isinstance(thing, tree.Inline) or not is_dataclass(thing) or isinstance(thing, type):
            return thing
        return replace(
            thing, **{f.name: self._fill(getattr(thing, f.name)) for f in fields(thing)}
        )


def fill_references(
    blocks: list[tree.Block],
    labels: Mapping[str, str],
    is_omitted: Callable[[str], bool] = lambda _: False,
    elsewhere: Mapping[str, tree.Text] = MappingProxyType({}),
) -> Filling:
    """Return the blocks with labelled references, and the targets that no block has.

    Args:
        blocks: Numbered blocks.
        labels: What a reference to each block prints.
        is_omitted: Says of a target without block that the layout has it, only its data are
            missing.
        elsewhere: What stands in place of a reference to an id that is no block of this edition.
    """
    filling = Filling(labels, is_omitted, elsewhere)
    for block in blocks:
        filling.add(block)
    return filling


def place_of_reference(target: str, narratives: Iterable[NarrativeText], layout: Layout) -> Place:
    """Return where a text or a block of the layout refers to an id;
    the layout itself if it is made there.
    """
    wanted = re.compile(rf"\bref\s+{re.escape(target)}\s*\}}\}}")
    for narrative in narratives:
        found = wanted.search(narrative.markdown)
        if found is not None:
            return Place(narrative.place.file, line_at(narrative.markdown, found.start()))
    for spec in walk_specs(layout.blocks):
        if wanted.search(spec.model_dump_json()):
            return spec.origin or layout.origin
    return layout.origin


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around what stands for a reference to what this edition has not,
until the words around it close up.
"""
_ABSENT = f"{_OPEN}[^{_CLOSE}]*{_CLOSE}"
_JOINT = "(?:,? dan |, )"
# Brackets around nothing else; what stands first in brackets; what stands last or in the middle of
# them.
_CLOSED_UP = re.compile(
    rf"(?<! ) *\({_ABSENT}(?:{_JOINT}{_ABSENT})*\)"
    rf"|(?<=\()(?:{_ABSENT}{_JOINT})+|(?:{_JOINT}{_ABSENT})+(?=[,)])"
)
_SIGNS = str.maketrans("", "", _OPEN + _CLOSE)


def absent_reference(words: str = "bagian yang tidak dimuat") -> tree.Text:
    """Return the words for a reference to what is not there,
    should the sentence itself lead to it.
    """
    return tree.Text(f"{_OPEN}{words}{_CLOSE}")


def _is_absent(inline: tree.Inline) -> bool:
    return isinstance(inline, tree.Text) and inline.text.startswith(_OPEN)


def close_up(inlines: tree.Inlines) -> tree.Inlines:
    """Return the words without the absent references that stand in brackets;
    others keep their words.

    `(Tabel 3.9, ⟨left out⟩)` becomes `(Tabel 3.9)`, brackets that hold nothing more go altogether.
    """
    joined: list[tree.Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if (
            isinstance(inline, tree.Text)
            and isinstance(last, tree.Text)
            and inline.style is last.style
        ):
            joined[-1] = replace(last, text=last.text + inline.text)
        else:
            joined.append(inline)
    closed = (
        replace(inline, text=_CLOSED_UP.sub("", inline.text).translate(_SIGNS))
        if isinstance(inline, tree.Text)
        else inline
        for inline in joined
    )
    return tuple(inline for inline in closed if inline != tree.Text(""))
