"""Labels of cross-references, once everything has its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import cast

from capaian.documents.annexes.notes import inlines_of
from capaian.documents.layout.blocks import walk_specs
from capaian.documents.layout.model import Layout
from capaian.documents.narrative.review import line_at
from capaian.documents.tree import (
    Block,
    Inline,
    Inlines,
    Reference,
    Text,
)
from capaian.domain.issue import Place
from capaian.domain.narrative import NarrativeText


@dataclass(slots=True)
class _Filling:
    """Fills references; remembers targets that no block has, and those that are left out."""

    labels: Mapping[str, str]
    is_omitted: Callable[[str], bool]
    unknown: dict[str, None] = field(default_factory=dict)
    omitted: dict[str, None] = field(default_factory=dict)

    def run(self, inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, Reference) for inline in inlines):
            return inlines
        filled = tuple(self._inline(inline) for inline in inlines)
        return close_up(filled) if Text(OMITTED_SIGN) in filled else filled

    def _inline(self, inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        label = self.labels.get(inline.target)
        if label is None and self.is_omitted(inline.target):
            self.omitted[inline.target] = None
            return Text(OMITTED_SIGN)
        if label is None:
            self.unknown[inline.target] = None
            return inline
        return replace(inline, label=label)

    def block(self, block: Block) -> Block:
        if not any(isinstance(inline, Reference) for inline in inlines_of(block)):
            return block
        return cast("Block", self._fill(block))

    def _fill(self, thing: object) -> object:
        """Fill the runs of words of a block and of all its parts."""
        if isinstance(thing, tuple):
            is_run = any(isinstance(part, Inline) for part in thing)
            return self.run(thing) if is_run else tuple(map(self._fill, thing))
        if isinstance(thing, Inline) or not is_dataclass(thing) or isinstance(thing, type):
            return thing
        return replace(thing, **{f.name: self._fill(getattr(thing, f.name)) for f in fields(thing)})


@dataclass(frozen=True, slots=True)
class Filled:
    """Blocks whose references have their labels, and the references that lead nowhere."""

    blocks: list[Block]
    unknown: tuple[str, ...]
    """Targets that neither the paper nor its layout has."""
    omitted: tuple[str, ...]
    """Targets that the layout has, and the paper lacks for want of data."""


def fill_references(
    blocks: list[Block], labels: Mapping[str, str], is_omitted: Callable[[str], bool] = lambda _: False
) -> Filled:
    """Return the blocks with labelled references, and the targets that no block has.

    Args:
        blocks: Numbered blocks.
        labels: What a reference to each block prints.
        is_omitted: Says of a target without block that the layout has it, only its data are missing.
    """
    filling = _Filling(labels, is_omitted)
    filled = [filling.block(block) for block in blocks]
    return Filled(filled, tuple(filling.unknown), tuple(filling.omitted))


def place_of_reference(target: str, narratives: Iterable[NarrativeText], layout: Layout) -> Place:
    """Return where a text or a block of the layout refers to an id; the layout itself if it is made there."""
    wanted = re.compile(rf"\bref\s+{re.escape(target)}\s*\}}\}}")
    for narrative in narratives:
        found = wanted.search(narrative.markdown)
        if found is not None:
            return Place(narrative.place.file, line_at(narrative.markdown, found.start()))
    for spec in walk_specs(layout.blocks):
        if wanted.search(spec.model_dump_json()):
            return spec.origin or layout.origin
    return layout.origin


OMITTED_WORDS = "bagian yang tidak dimuat"
"""Stands where the sentence itself leads to a block that is left out."""
OMITTED_SIGN = "\ue000"
"""Stands for a reference to a left-out block until the words around it close up."""
_JOINT = "(?:,? dan |, )"
# Brackets around nothing else; what stands first in brackets; what stands last or in the middle of them.
_CLOSED_UP = re.compile(
    rf"(?<! ) *\({OMITTED_SIGN}(?:{_JOINT}{OMITTED_SIGN})*\)"
    rf"|(?<=\()(?:{OMITTED_SIGN}{_JOINT})+|(?:{_JOINT}{OMITTED_SIGN})+(?=[,)])"
)


def close_up(inlines: Inlines) -> Inlines:
    """Return the words without the left-out references that stand in brackets; others get words.

    `(Tabel 3.9, ⟨left out⟩)` becomes `(Tabel 3.9)`, brackets that hold nothing more go altogether.
    """
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.style is last.style:
            joined[-1] = replace(last, text=last.text + inline.text)
        else:
            joined.append(inline)
    closed = (_close_up(inline) if isinstance(inline, Text) else inline for inline in joined)
    return tuple(inline for inline in closed if inline != Text(""))


def _close_up(text: Text) -> Text:
    return replace(text, text=_CLOSED_UP.sub("", text.text).replace(OMITTED_SIGN, OMITTED_WORDS))
