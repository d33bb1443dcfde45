"""Tables of data: caption, repeated head, rows, source, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from capaian.documents.tree import Row, RowKind, Table, Text
from capaian.writers.columns import fit_columns
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.captions import caption, source_lines
from capaian.writers.docx.cells import Padding, TableFrame, row, table
from capaian.writers.docx.grid import lay_out
from capaian.writers.docx.markup import paragraph
from capaian.writers.docx.measures import block_left, block_width, line_twips, shares
from capaian.writers.docx.props import ParagraphProps
from capaian.writers.docx.row_looks import RowLook, row_look, table_look
from capaian.writers.docx.table_cells import RowContext, TableContext, body_cell, ends_with_sign
from capaian.writers.docx.table_heads import head_rows
from capaian.writers.long_merges import divide_merges
from capaian.writers.table_lines import estimated_lines

_SMALL: Final = 14
"""Lines up to which a table stays on one page; a longer one would leave much of the page before empty."""
_OPENING: Final = 1
"""Rows that no page ends after: below a head stand two rows at least.

Where two rows in a row may not end a page and the third does not fit, LibreOffice 7.4 drops all that follow.
"""
_CLOSING: Final = 3
"""Rows at the end of a long table that stay together, so that no page holds the last one or two alone."""
_LONG: Final = 9
"""Rows from which a table is long: shorter ones may have few rows to a page."""
_SUMS: Final = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})


def table_block(block: Table, assembly: Assembly, *, leads_on: bool = False) -> list[str]:
    """Return a table with everything that belongs to it; the last piece is a paragraph."""
    block = divide_merges(block, fit_columns(block))
    context = replace(_context(block, assembly), leads_on=leads_on)
    side = context.look.side
    frame = TableFrame(
        context.widths,
        left=block_left(block.width),
        padding=Padding(None, side, None, side),
        title=_title(block),
    )
    rows = [*head_rows(context), *_body(context)]
    above = caption(block, assembly, ParagraphProps("Caption"))
    below = source_lines(block.source, block.notes, block.mark, assembly, keep_next=leads_on)
    drawn = [table(frame, rows)] if rows else []
    return [*above, *drawn, *(below or [paragraph(ParagraphProps("Penutup", keep_next=leads_on))])]


def _context(block: Table, assembly: Assembly) -> TableContext:
    fit = fit_columns(block)
    widths = shares(block_width(block.width), tuple(line_twips(width) for width in fit.widths))
    hangs = any(ends_with_sign(one.content) for line in block.rows for one in line.cells[-1:])
    is_framed = hangs or any(line.emphasis or _is_grounded(line) for line in block.rows)
    is_short = estimated_lines(block, fit) <= _SMALL
    return TableContext(block, widths, table_look(block, fit), assembly, is_framed, is_short=is_short)


def _is_grounded(line: Row) -> bool:
    """Whether a row of several cells stands on a ground: figures of the other rows stand below its own."""
    return line.kind is RowKind.GROUP and len(line.cells) > 1


def _title(block: Table) -> str:
    words = "".join(part.text for part in block.caption if isinstance(part, Text))
    return f"{block.label} {words}".strip()


def _body(context: TableContext) -> list[str]:
    block = context.table
    places = lay_out([line.cells for line in block.rows], len(block.columns), block.label or "Tabel")
    return [
        row([body_cell(place, _row_context(number, context), context) for place in found])
        for number, found in enumerate(places)
    ]


def _row_context(number: int, context: TableContext) -> RowContext:
    rows = context.table.rows
    following = rows[number + 1] if number + 1 < len(rows) else None
    look = _above_rule(row_look(rows[number], context.look), following, context)
    return RowContext(rows[number], look, _keeps_with_next(number, following, context))


def _above_rule(look: RowLook, following: Row | None, context: TableContext) -> RowLook:
    """Leave the line to the next row where that draws its own above: programs differ in who wins."""
    if following is None or not row_look(following, context.look).top:
        return look
    return replace(look, bottom="")


def _keeps_with_next(number: int, following: Row | None, context: TableContext) -> bool:
    """Whether a page may not end after this row; the words of a merged cell need the one below it too."""
    block = context.table
    if following is None:  # source, notes and mark never begin a page
        return bool(block.source or block.notes or block.mark) or context.leads_on
    rows = block.rows
    is_opening = number < _OPENING or context.is_short
    if is_opening or number == _OPENING:
        return is_opening
    is_closing = number >= max(len(rows), _LONG) - _CLOSING
    is_merged = any(one.rows > 1 for one in rows[number].cells)
    return is_merged or is_closing or rows[number].kind is RowKind.GROUP or following.kind in _SUMS
