"""Tables of data: caption, repeated head, rows, source, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from capaian.documents.tree import (
    Align,
    Cell,
    Column,
    Glyph,
    Inlines,
    LineBreak,
    Row,
    Table,
    Text,
)
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.bars import bar_paragraph
from capaian.writers.docx.captions import caption, source_lines
from capaian.writers.docx.cells import SIDE, CellProps, Padding, TableFrame, cell, row, table
from capaian.writers.docx.grid import Merge, Place, lay_out
from capaian.writers.docx.inlines import glyph, runs
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import block_left, block_width, shares, twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, no_border, tint
from capaian.writers.docx.row_looks import RowLook, TableLook, keeps_with_next, row_look, table_look
from capaian.writers.docx.table_heads import head_rows
from capaian.writers.theme import band_look

_HANG: Final = 90
"""Twips that a closing footnote sign hangs out, so that figures stay aligned."""
_SIGNS: Final = frozenset("†‡*§¹²³")
_SMALL: Final = 14
"""Rows up to which a table stays on one page."""
_OPENING: Final = 2
"""Rows that a page never ends after: a head needs three rows at least."""
_STEP: Final = twips(5)
_JUSTIFICATION: Final = {Align.LEFT: "", Align.RIGHT: "right", Align.CENTER: "center"}


@dataclass(frozen=True, slots=True)
class TableContext:
    """What every cell of a table shares."""

    table: Table
    widths: tuple[int, ...]
    look: TableLook
    assembly: Assembly
    is_framed: bool
    """Grounded rows or hanging signs ask for space at the ends of the rules."""

    def width(self, place: Place[Cell]) -> int:
        """Width of the columns that a place covers."""
        return sum(self.widths[place.column : place.column + place.columns])

    def column(self, place: Place[Cell]) -> Column:
        """The first column that a place covers."""
        return self.table.columns[place.column]


def table_block(block: Table, assembly: Assembly) -> list[str]:
    """Return a table with everything that belongs to it; the last piece is a paragraph."""
    context = _context(block, assembly)
    frame = TableFrame(
        context.widths,
        left=block_left(block.width),
        padding=Padding(None, SIDE, None, SIDE),
        title=_title(block),
    )
    rows = [*head_rows(block, context.widths, is_framed=context.is_framed), *_body(context)]
    above = caption(block, assembly, ParagraphProps("Caption"))
    below = source_lines(block.source, block.notes, block.mark, assembly)
    return [*above, table(frame, rows), *(below or [paragraph("Penutup")])]


def _context(block: Table, assembly: Assembly) -> TableContext:
    widths = shares(block_width(block.width), tuple(column.width for column in block.columns))
    is_framed = any(line.emphasis for line in block.rows) or any(
        _hangs(one) for line in block.rows for one in line.cells[-1:]
    )
    return TableContext(block, widths, table_look(block), assembly, is_framed)


def _title(block: Table) -> str:
    words = "".join(part.text for part in block.caption if isinstance(part, Text))
    return f"{block.label} {words}".strip()


def _body(context: TableContext) -> list[str]:
    block = context.table
    places = lay_out([line.cells for line in block.rows], len(block.columns), block.label or "Tabel")
    following = (*block.rows[1:], None)
    is_small = len(block.rows) <= _SMALL
    return [
        _row(
            line,
            (after is not None and (is_small or place < _OPENING)) or keeps_with_next(line, after),
            found,
            context,
        )
        for place, (line, after, found) in enumerate(zip(block.rows, following, places, strict=True))
    ]


def _row(line: Row, keep: bool, places: list[Place[Cell]], context: TableContext) -> str:
    look = row_look(line, context.look)
    return row([_cell(place, line, keep, look, context) for place in places])


def _cell(place: Place[Cell], line: Row, keep: bool, look: RowLook, context: TableContext) -> str:
    content = place.cell or Cell()
    props = CellProps(
        width=context.width(place),
        columns=place.columns,
        merge=place.merge,
        borders=_borders(place, look),
        ground=look.ground,
        pattern=_band_ground(content, look),
        padding=_padding(place, look, context),
    )
    return cell(props, _paragraphs(content, place, line, keep, context))


def _borders(place: Place[Cell], look: RowLook) -> str:
    """Inside a vertical span there are no lines."""
    top = no_border("top") if place.merge is Merge.CONTINUE else look.top
    return top + (look.bottom if place.is_last_row else no_border("bottom"))


def _band_ground(content: Cell, look: RowLook) -> str:
    if content.band is None or look.ground is not None:
        return ""
    return tint(band_look(content.band, _band_sign(content)).fill)


def _band_sign(content: Cell) -> str | None:
    return next((part.sign for part in content.content if isinstance(part, Glyph) and part.band), None)


def _padding(place: Place[Cell], look: RowLook, context: TableContext) -> Padding:
    """First and last cell stand flush with the ends of the rules, unless a ground shows the edge."""
    flush = look.tight_sides and not context.is_framed
    left = 0 if flush and place.column == 0 else None
    right = 0 if flush and place.column + place.columns == len(context.widths) else None
    return Padding(look.pad_top, left, look.pad_bottom, right)


def _paragraphs(content: Cell, place: Place[Cell], line: Row, keep: bool, context: TableContext) -> str:
    look = row_look(line, context.look)
    words = ""
    if content.content or content.bar is None:
        words = _words(content, place, line, keep, context)
    if content.bar is None:
        return words
    room = context.width(place) - 2 * SIDE
    style = ParagraphProps(context.look.text_style, keep_next=keep)
    return words + bar_paragraph(content.bar, room, look.bar, style)


def _words(content: Cell, place: Place[Cell], line: Row, keep: bool, context: TableContext) -> str:
    look = row_look(line, context.look)
    base = RunProps(bold=True if look.bold else None, color=look.color)
    sign = ""
    if content.band is not None and _band_sign(content) is None:
        sign = glyph(band_look(content.band).sign, content.band) + run(" ")
    props = ParagraphProps(
        context.look.text_style,
        keep_next=keep,
        indent=_indent(content, place, line, context),
        align="" if place.columns > 1 else _JUSTIFICATION[context.column(place).align],
    )
    return paragraph(props, sign + runs(content.content, context.assembly, base))


def _indent(content: Cell, place: Place[Cell], line: Row, context: TableContext) -> Indent | None:
    if place.column == context.table.indent_column and line.level:
        return Indent(left=line.level * _STEP)
    if context.column(place).align is Align.RIGHT and _hangs(content):
        return Indent(right=-_HANG)
    lines = _hanging_lines(content.content)
    return Indent(left=lines, hanging=lines) if lines else None


def _hangs(content: Cell) -> bool:
    """Whether the cell ends with a footnote sign after its figure."""
    last = content.content[-1] if len(content.content) > 1 else None
    return isinstance(last, Text) and bool(last.text) and _SIGNS.issuperset(last.text)


def _hanging_lines(content: Inlines) -> int:
    """Second lines under a glyph begin where its words begin."""
    starts = bool(content) and isinstance(content[0], Glyph)
    return twips(3.4) if starts and any(isinstance(part, LineBreak) for part in content) else 0
