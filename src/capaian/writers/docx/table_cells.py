"""Cells of a table's body: rules, ground, words, hanging signs, bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from capaian.documents.tree import Align, Cell, Column, Glyph, Inlines, LineBreak, Quotient, Row, Table, Text
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.bars import bar_paragraph
from capaian.writers.docx.cells import CellProps, Padding, cell
from capaian.writers.docx.grid import Merge, Place
from capaian.writers.docx.inlines import glyph, runs
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import twips
from capaian.writers.docx.props import Indent, ParagraphProps, RunProps, no_border, tint
from capaian.writers.docx.quotients import quotient_pieces
from capaian.writers.docx.row_looks import RowLook, TableLook
from capaian.writers.theme import band_look

_HANG: Final = 90
"""Twips that a closing footnote sign hangs out, so that figures stay aligned."""
_SIGNS: Final = frozenset("†‡*§¹²³")
_STEP: Final = twips(5)
_AFTER_GLYPH: Final = twips(3.4)
JUSTIFICATION: Final = {Align.LEFT: "", Align.RIGHT: "right", Align.CENTER: "center"}


@dataclass(frozen=True, slots=True)
class TableContext:
    """What every cell of a table shares."""

    table: Table
    widths: tuple[int, ...]
    look: TableLook
    assembly: Assembly
    is_framed: bool
    """Grounded rows or hanging signs ask for space at the ends of the rules."""
    is_short: bool = False
    """Whether the table stays on one page."""
    leads_on: bool = False
    """Whether a signature follows, which never stands on a page of its own."""

    def width(self, place: Place[Cell]) -> int:
        """Width of the columns that a place covers."""
        return sum(self.widths[place.column : place.column + place.columns])

    def column(self, place: Place[Cell]) -> Column:
        """The first column that a place covers."""
        return self.table.columns[place.column]


@dataclass(frozen=True, slots=True)
class RowContext:
    """What every cell of a row shares."""

    row: Row
    look: RowLook
    keep_next: bool


def body_cell(place: Place[Cell], line: RowContext, context: TableContext) -> str:
    """Return one cell; an empty one where the row is short or a vertical span goes on."""
    content = place.cell or Cell()
    props = CellProps(
        width=context.width(place),
        columns=place.columns,
        merge=place.merge,
        borders=_borders(place, line.look),
        ground=line.look.ground,
        pattern=_band_ground(content, line.look),
        padding=_padding(place, line.look, context),
    )
    return cell(props, _paragraphs(content, place, line, context))


def ends_with_sign(content: Inlines) -> bool:
    """Whether a cell ends with a footnote sign after its figure."""
    last = content[-1] if len(content) > 1 else None
    return isinstance(last, Text) and bool(last.text) and _SIGNS.issuperset(last.text)


def _borders(place: Place[Cell], look: RowLook) -> str:
    """Inside a vertical span there are no lines."""
    top = no_border("top") if place.merge is Merge.CONTINUE else look.top
    return top + (look.bottom if place.is_last_row else no_border("bottom"))


def _band_ground(content: Cell, look: RowLook) -> str:
    if content.band is None or look.ground is not None:
        return ""
    return tint(band_look(content.band, _band_sign(content.content)).fill)


def _band_sign(content: Inlines) -> str | None:
    return next((part.sign for part in content if isinstance(part, Glyph) and part.band), None)


def _padding(place: Place[Cell], look: RowLook, context: TableContext) -> Padding:
    """First and last cell stand flush with the ends of the rules, unless a ground shows the edge."""
    flush = look.tight_sides and not context.is_framed
    left = 0 if flush and place.column == 0 else None
    right = 0 if flush and place.column + place.columns == len(context.widths) else None
    return Padding(look.pad_top, left, look.pad_bottom, right)


def _paragraphs(content: Cell, place: Place[Cell], line: RowContext, context: TableContext) -> str:
    words = ""
    if content.content or content.bar is None:
        words = _words(content, place, line, context)
    if content.bar is None:
        return words
    room = context.width(place) - 2 * context.look.side
    style = ParagraphProps(context.look.text_style, keep_next=line.keep_next)
    return words + bar_paragraph(content.bar, room, line.look.bar, style)


def _words(content: Cell, place: Place[Cell], line: RowContext, context: TableContext) -> str:
    base = RunProps(bold=True if line.look.bold else None, color=line.look.color)
    sign = ""
    if content.band is not None and _band_sign(content.content) is None:
        sign = glyph(band_look(content.band).sign, content.band) + run(" ")
    props = ParagraphProps(
        context.look.text_style,
        keep_next=line.keep_next,
        indent=_indent(content.content, place, line.row, context),
        align="" if place.columns > 1 else JUSTIFICATION[context.column(place).align],
    )
    before, quotient = _split_quotient(content.content)
    if quotient is None:
        return paragraph(props, sign + runs(content.content, context.assembly, base))
    lead = [paragraph(props, runs(before, context.assembly, base))] if before else []
    room = context.width(place) - 2 * context.look.side
    return "".join([*lead, *quotient_pieces(quotient, room, props)])


def _split_quotient(content: Inlines) -> tuple[Inlines, Quotient | None]:
    """The words before a fraction at the end of a cell, without the break between them."""
    last = content[-1] if content else None
    if not isinstance(last, Quotient):
        return content, None
    before = content[:-1]
    return (before[:-1] if before and isinstance(before[-1], LineBreak) else before), last


def _indent(content: Inlines, place: Place[Cell], line: Row, context: TableContext) -> Indent | None:
    if place.column == context.table.indent_column and line.level:
        return Indent(left=line.level * _STEP)
    if context.column(place).align is Align.RIGHT and ends_with_sign(content):
        return Indent(right=-_HANG)
    if _continues_below_glyph(content):
        return Indent(left=_AFTER_GLYPH, hanging=_AFTER_GLYPH)
    return None


def _continues_below_glyph(content: Inlines) -> bool:
    """Whether second lines should begin where the words beside a glyph begin."""
    return (
        bool(content)
        and isinstance(content[0], Glyph)
        and any(isinstance(part, LineBreak) for part in content)
    )
