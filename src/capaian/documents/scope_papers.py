"""Papers that a scope and a layout make without an assessment: of an audit, of a day of the registers."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.documents.annexes.notes import explain_marks, numbers_of
from capaian.documents.blocks.compose import compose
from capaian.documents.blocks.desk import Desk, Notes
from capaian.documents.layout.model import GeneratedSpec
from capaian.documents.layout.reader import read_layout
from capaian.documents.numbering import fill_contents, labels_of, number_blocks, settle_empty_sections
from capaian.documents.references import fill_references
from capaian.documents.scope.paths import Scope
from capaian.documents.tree import Document, Meta
from capaian.domain.errors import InputError
from capaian.domain.issue import Level


@dataclass(frozen=True, slots=True)
class ScopePaper:
    """What a paper is about, and the layout wanted of it."""

    kind: str
    """Id of the layout with its folder: `audit/temuan-audit`."""
    scope: Scope
    office: str
    created: str
    """ISO date that stands in the properties of the paper, never the clock."""
    stamp: str
    """SHA-256 of the data that it is made from."""
    draft: str = ""
    """Draft line of the running head; empty when final."""


def build_scope_paper(paper: ScopePaper) -> Document:
    """Return the document tree of a paper; the same data give the same tree.

    Raises:
        InputError: with every problem of the layout.
    """
    layout = read_layout(kind=paper.kind)
    desk = Desk(paper.scope, {}, (), {}, Notes(), file=f"rulebook/layouts/{paper.kind}.yaml")
    parts = [part for part in compose(layout.blocks, desk) if not isinstance(part, GeneratedSpec)]
    errors = [issue for issue in desk.notes.issues if issue.level is Level.ERROR]
    if errors:
        raise InputError(errors)
    numbered = number_blocks(settle_empty_sections(explain_marks(parts)), layout.numbering)
    blocks = tuple(fill_references(fill_contents(numbered), labels_of(numbered)).blocks)
    known = paper.scope.world.facts.explanations
    traces = (number.trace for block in blocks for number in numbers_of(block))
    meta = Meta(
        title=desk.words(layout.title),
        short_title=desk.words(layout.short_title),
        office=paper.office,
        year=int(paper.created[:4]),
        created=paper.created,
        stamp=paper.stamp,
        draft=paper.draft,
        orientation=layout.orientation,
    )
    return Document(meta, blocks, {trace: known[trace] for trace in traces if trace is not None})
