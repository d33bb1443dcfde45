"""What the renderers of single blocks must know of the whole paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from capaian.documents.tree import (
    Block,
    Chart,
    Diagram,
    Document,
    Explanation,
    Heading,
    Picture,
    Table,
    TraceList,
)
from capaian.domain.identifiers import TraceId
from capaian.writers.html.choices import Facet, facet_ids
from capaian.writers.html.markup import anchor, trace_anchor


@dataclass(frozen=True, slots=True)
class Context:
    """The targets of a paper, so that no link is written that leads nowhere."""

    labels: Mapping[str, str]
    """Label of each block that has an id: `Tabel 3.9`; also trace entries."""
    explanations: Mapping[TraceId, Explanation]
    facets: Mapping[Facet, str] = field(default_factory=dict)
    """Short name of each choice that headings can be chosen by."""
    sheet_level: int = 2
    """Rank (`h3`) of an indicator sheet: one below the heading it stands under."""

    def href(self, target: str) -> str | None:
        """Return the address of a block within the file, `None` if the paper has no such block."""
        return f"#{anchor(target)}" if target in self.labels else None

    def trace_href(self, trace: TraceId | None) -> str | None:
        """Return the address of an explanation, `None` if the paper has none for the trace."""
        if trace is None or trace not in self.explanations:
            return None
        return f"#{trace_anchor(trace)}"


def _labels(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, TraceList):
        for entry in block.entries:
            yield entry.id, entry.label
    elif isinstance(block, Heading | Table | Chart | Diagram | Picture):
        yield block.id, block.label


def context_of(document: Document) -> Context:
    """Return the context of `document`: one pass over its blocks."""
    labels = dict(pair for block in document.blocks for pair in _labels(block))
    return Context(labels, document.explanations, facet_ids(document))
