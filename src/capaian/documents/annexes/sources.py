"""Titles of the sources that the traces of a paper name by their ids."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.annexes.traces import Ledger, explanations_of
from capaian.documents.tree import Block, Definition, DefinitionList, Paragraph, Text
from capaian.domain.identifiers import TraceId
from capaian.domain.office_year import OfficeYear

_INTRO = "Sumber yang disebut dalam kurung siku:"


def source_blocks(
    blocks: Sequence[Block], drawn: Sequence[TraceId], ledger: Ledger, year: OfficeYear
) -> list[Block]:
    """Return the sources behind the figures of a paper, in the order of the dossier; none: nothing."""
    references = (ledger.source(trace) for trace in explanations_of(blocks, drawn, ledger))
    named = {reference.source for reference in references if reference is not None}
    entries = tuple(Definition(f"[{s.id}]", ((Text(s.title),),)) for s in year.sources if s.id in named)
    return [Paragraph((Text(_INTRO),)), DefinitionList(entries)] if entries else []
