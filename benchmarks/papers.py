"""Papers that are written: the report of the example, and the short sample of the writers' tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TypeVar

from tests.unit.writers.sample import sample_document

from capaian.cli.office_year import prepare
from capaian.cli.papers import make_document
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

EXAMPLE = min((Path(__file__).resolve().parents[1] / "examples").iterdir())
"""The first example office."""
_COPIES = 5
"""The sample has about twenty pages."""
_Named = Heading | Table | Chart | Diagram | Picture
_Part = TypeVar("_Part", bound=_Named | TraceEntry)


class PaperName(StrEnum):
    """Papers to choose from."""

    REPORT = "report"
    """The LKjIP of the example."""
    LONG = "long"
    """The sample of the writers' tests many times over: about a hundred pages that need no dossier."""
    SAMPLE = "sample"
    """The sample once."""


def paper(name: PaperName) -> Document:
    """Return the document tree of a paper."""
    match name:
        case PaperName.REPORT:
            return make_document(prepare(EXAMPLE), EXAMPLE, "lkjip")
        case PaperName.LONG:
            return multiply(sample_document(), _COPIES)
        case PaperName.SAMPLE:
            return sample_document()


def multiply(document: Document, copies: int) -> Document:
    """Return a paper that holds the blocks of another several times; ids stay unique, references hold."""
    blocks = chain(document.blocks, *(_copied(document, number) for number in range(2, copies + 1)))
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
