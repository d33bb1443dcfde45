"""The invented office on disk: read once, and its papers as document trees."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.paper_text import write_inlines

from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.documents.tree import Document, Table
from capaian.domain.period import Period
from capaian.dossier.check import prepare

FOLDER = Path(__file__).parent / "kabupaten-khayal-2024"


@cache
def source() -> PaperSource:
    return PaperSource(prepare(FOLDER), FOLDER)


@cache
def paper(kind: str, when: str | None = None, place: int = 0) -> Document:
    papers = source().split(kind, None if when is None else Period.parse(when))
    return build_document(papers[place])


def table(document: Document, name: str) -> Table:
    return next(
        block for block in document.blocks if isinstance(block, Table) and block.id == name
    )


def cells(found: Table) -> list[list[str]]:
    """Rows as text, without the brackets that mark figures."""
    return [[_plain(write_inlines(cell.content)) for cell in row.cells] for row in found.rows]


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")
