"""Small papers for the tests of the HTML writer."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element
from tests.unit.writers.html_reader import parse

from capaian.documents.tree import (
    Block,
    Document,
    Explanation,
    Inline,
    Inlines,
    Meta,
    Paragraph,
    Text,
)
from capaian.domain.identifiers import TraceId
from capaian.writers.html import write_html

META = Meta(
    title="Laporan Kinerja 2023",
    short_title="LKjIP 2023",
    office="Dinas Contoh",
    year=2023,
    created="2024-01-15",
    stamp="0123456789abcdef" * 4,
)
T1, T2 = TraceId("t1"), TraceId("t2")
EXPLAINED = {
    T1: Explanation("Cakupan", "100 × a ÷ b", "100 × 3 ÷ 4 = 75", "75,00", (T2,), "", "dua angka"),
    T2: Explanation("Pembilang", "", "", "3", (), "counts.csv baris 2"),
}


def paper(
    *blocks: Block, explanations: Mapping[TraceId, Explanation] = EXPLAINED, meta: Meta = META
) -> bytes:
    return write_html(Document(meta, blocks, explanations))


def body_of(*blocks: Block, explanations: Mapping[TraceId, Explanation] = EXPLAINED) -> _Element:
    return parse(paper(*blocks, explanations=explanations))


def words(text: str) -> Inlines:
    return (Text(text),)


def line(*content: Inline | str) -> Paragraph:
    """Return a paragraph of inlines; plain words may be given as strings."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))
