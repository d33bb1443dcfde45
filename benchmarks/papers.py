"""Papers that are written: the reports of the example offices,
and the short sample of the writers' tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TypeVar

from tests.unit.writers.sample import sample_document

from capaian.documents.availability import PaperSource, state_of
from capaian.documents.build import build_document
from capaian.documents.tree import (
    Block,
    Chart,
    Contents,
    Cover,
    Diagram,
    Document,
    Heading,
    Picture,
    Table,
    TraceEntry,
    TraceList,
)
from capaian.dossier.check import prepare

EXAMPLES = tuple(sorted((Path(__file__).resolve().parents[1] / "examples").iterdir()))
"""All example offices."""
EXAMPLE = EXAMPLES[0]
"""The first of them."""
_REPORT = "lkjip"
_COPIES = 5
"""The sample has about twenty pages."""
_Named = Heading | Table | Chart | Diagram | Picture
_Part = TypeVar("_Part", bound=_Named | TraceEntry)


class PaperName(StrEnum):
    """Papers to choose from."""

    REPORT = "report"
    """The LKjIP of every example office that can be given one."""
    LONG = "long"
    """The sample of the writers' tests many times over:
    about a hundred pages that need no dossier.
    """
    SAMPLE = "sample"
    """The sample once."""


def papers(name: PaperName) -> dict[str, Document]:
    """Return the document trees of a paper by what the table calls them."""
    match name:
        case PaperName.REPORT:
            return {folder.name: report_of(folder) for folder in reporting()}
        case PaperName.LONG:
            return {name.value: multiply(sample_document(), _COPIES)}
        case PaperName.SAMPLE:
            return {name.value: sample_document()}


def reporting() -> tuple[Path, ...]:
    """Return the example offices that can be given a report."""
    return tuple(
        one for one in EXAMPLES if state_of(PaperSource(prepare(one), one), _REPORT).can_be_given
    )


def report_of(dossier: Path) -> Document:
    """Return the document tree of the LKjIP of an office."""
    return build_document(PaperSource(prepare(dossier), dossier).split(_REPORT)[0])


def multiply(document: Document, copies: int) -> Document:
    """Return a paper that holds the blocks of another several times; ids stay unique,
    references hold.
    """
    blocks = chain(
        document.blocks, *(_copied(document, number) for number in range(2, copies + 1))
    )
    return replace(document, blocks=tuple(blocks))


def _copied(document: Document, number: int) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Cover | Contents):
            continue
        if isinstance(block, TraceList):
            yield TraceList(tuple(_renamed(entry, number) for entry in block.entries))
        else:
            yield _renamed(block, number) if isinstance(block, _Named) else block


def _renamed(part: _Part, number: int) -> _Part:
    return replace(part, id=f"{part.id}-{number}")
