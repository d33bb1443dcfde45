"""Every inline of a block, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.documents.tree import (
    Articles,
    Block,
    Callout,
    Chart,
    DefinitionList,
    Formula,
    Fraction,
    Heading,
    Inline,
    Inlines,
    ItemList,
    KeyFigures,
    ListItem,
    Number,
    Paragraph,
    SheetHead,
    Table,
)
from capaian.domain.identifiers import TraceId


def inlines_of(block: Block) -> Iterator[Inline]:
    """Yield the inlines that a block prints; captions and notes included."""
    for run in _runs(block):
        yield from run


def _runs(block: Block) -> Iterator[Inlines]:
    if isinstance(block, Paragraph | Callout):
        yield block.content
    elif isinstance(block, Heading):
        yield block.lead
    elif isinstance(block, ItemList):
        yield from _items(block.items)
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _others(block)


def _others(block: Block) -> Iterator[Inlines]:
    if isinstance(block, Chart):
        yield from (block.message, block.caption, block.source)
    elif isinstance(block, DefinitionList):
        yield from (paragraph for entry in block.entries for paragraph in entry.paragraphs)
    elif isinstance(block, KeyFigures):
        for figure in block.figures:
            yield ((figure.value), *figure.remark)
    elif isinstance(block, SheetHead):
        yield block.formula
    elif isinstance(block, Formula):
        yield from _formula(block)
    elif isinstance(block, Articles):
        for article in block.entries:
            yield article.content
            yield from _items(article.items)


def _items(items: tuple[ListItem, ...]) -> Iterator[Inlines]:
    for item in items:
        yield item.content
        yield from _items(item.children)


def _table(table: Table) -> Iterator[Inlines]:
    yield table.caption
    yield from (cell.content for row in table.rows for cell in row.cells)
    yield from (*table.notes, table.source)


def _formula(formula: Formula) -> Iterator[Inlines]:
    for part in formula.parts:
        if isinstance(part, Fraction):
            yield from (part.numerator, part.denominator)
        else:
            yield part


def numbers_of(block: Block) -> Iterator[Number]:
    """Yield the figures of a block."""
    return (inline for inline in inlines_of(block) if isinstance(inline, Number))


def traces_of(block: Block) -> tuple[TraceId, ...]:
    """Return the traces of a block's figures, each once, in reading order; marks say their reason."""
    figures = (number for number in numbers_of(block) if number.reason is None)
    return tuple(dict.fromkeys(number.trace for number in figures if number.trace is not None))
