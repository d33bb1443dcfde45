"""Tables of data: caption, repeated head, rows, source, notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from math import ceil
from typing import Final

from capaian.documents import tree
from capaian.writers import theme
from capaian.writers.columns import fit_columns
from capaian.writers.docx import props as w
from capaian.writers.docx.cells import (
    CellPadding,
    CellProps,
    RowLook,
    TableFrame,
    TableLook,
    cell,
    row,
    row_look,
    table,
    table_look,
)
from capaian.writers.docx.headings import caption, source_lines
from capaian.writers.docx.inlines import glyph, runs
from capaian.writers.docx.outline import Assembly
from capaian.writers.letters import width_of
from capaian.writers.row_heights import divide_merges, estimated_lines
from capaian.writers.table_shape import CellT, GridPlace, Merge, lay_out_cells, split_footnote_sign
from capaian.writers.theme import SANS, SANS_REGULAR, TABLE, Token, band_look

_FULL_BAR: Final = 104 * w.EMU_PER_PIXEL // 635
"""104 pixels in twips: the length of 100 in every table."""
_HEIGHT: Final = 6
"""Type size of the tabs, in points, which makes the bar about 8 points high."""
_SMALLEST_BAR: Final = 20
_HUNDRED: Final = Decimal(100)


def bar_paragraph(share: str, room: int, fill: Token, props: w.ParagraphProps) -> str:
    """Return a bar of `share` out of 100, at most `room` twips long."""
    full = min(_FULL_BAR, room)
    filled = _filled(share, full)
    stops = tuple(w.Tab(end) for end in sorted({filled, full}) if end)
    parts = [_part(fill)] if filled else []
    if filled < full:
        parts.append(_part(None))
    return w.paragraph(replace(props, tabs=stops), "".join(parts))


def _part(fill: Token | None) -> str:
    look = w.RunProps(font=SANS, size=_HEIGHT, frame=Token.GARIS_2, ground=fill)
    return f"<w:r>{look.xml}<w:tab/></w:r>"


def _filled(share: str, full: int) -> int:
    """Return the filled length; a share above 100 fills the bar, a tiny one stays visible."""
    try:
        value = Decimal(share)
    except InvalidOperation:
        return 0
    if not value.is_finite() or value <= 0:
        return 0
    if value >= _HUNDRED:
        return full
    return max(int(value * full / _HUNDRED), _SMALLEST_BAR)


_GAP: Final = w.twips(1.2)
_LINE: Final = 0.5


def quotient_pieces(quotient: tree.Quotient, room: int, props: w.ParagraphProps) -> list[str]:
    """Return the fraction as a table as wide as the room (twips),
    and the paragraph a cell must end with.
    """
    times = (
        ceil(width_of(quotient.times, SANS_REGULAR, TABLE.size) * 1.06) * 20 + _GAP
        if quotient.times
        else 0
    )
    widths = (room - times, times) if times else (room,)
    centered = replace(props, align="center", indent=None)
    line = w.border("bottom", _LINE, Token.TINTA)
    above = [
        cell(CellProps(widths[0], borders=line), w.paragraph(centered, w.run(quotient.above)))
    ]
    below = [cell(CellProps(widths[0]), w.paragraph(centered, w.run(quotient.below)))]
    if times:
        beside = CellProps(
            times, merge=Merge.START, padding=CellPadding(left=_GAP), align="center"
        )
        above.append(cell(beside, w.paragraph(replace(props, indent=None), w.run(quotient.times))))
        below.append(cell(replace(beside, merge=Merge.CONTINUE), w.paragraph(props)))
    end = w.paragraph(
        w.ParagraphProps(
            "Penutup", keep_next=props.keep_next, spacing=w.Spacing(0, 0, 1, exact=True)
        )
    )
    return [table(TableFrame(widths), [row(above), row(below)]), end]


_HANG: Final = 90
"""Twips that a closing footnote sign hangs out, so that figures stay aligned."""
_STEP: Final = w.twips(5)
_AFTER_GLYPH: Final = w.twips(3.4)
JUSTIFICATION: Final = {
    tree.Align.LEFT: "",
    tree.Align.RIGHT: "right",
    tree.Align.CENTER: "center",
}


@dataclass(frozen=True, slots=True)
class TableContext:
    """What every cell of a table shares."""

    table: tree.Table
    widths: tuple[int, ...]
    look: TableLook
    assembly: Assembly
    is_framed: bool
    """Grounded rows or hanging signs ask for space at the ends of the rules."""
    is_short: bool = False
    """Whether the table stays on one page."""
    leads_on: bool = False
    """Whether a signature follows, which never stands on a page of its own."""

    def width(self, place: GridPlace[CellT]) -> int:
        """Width of the columns that a place covers."""
        return sum(self.widths[place.column : place.column + place.columns])

    def column(self, place: GridPlace[tree.Cell]) -> tree.Column:
        """The first column that a place covers."""
        return self.table.columns[place.column]


@dataclass(frozen=True, slots=True)
class RowContext:
    """What every cell of a row shares."""

    row: tree.Row
    look: RowLook
    keep_next: bool


def body_cell(place: GridPlace[tree.Cell], line: RowContext, context: TableContext) -> str:
    """Return one cell; an empty one where the row is short or a vertical span goes on."""
    content = place.cell or tree.Cell()
    props = CellProps(
        width=context.width(place),
        columns=place.columns,
        merge=place.merge,
        borders=_borders(place, line.look),
        ground=line.look.ground,
        pattern=_band_ground(content, line.look),
        padding=_padding(
            place, (line.look.pad_top, line.look.pad_bottom), context, line.look.tight_sides
        ),
    )
    return cell(props, _paragraphs(content, place, line, context))


def _borders(place: GridPlace[tree.Cell], look: RowLook) -> str:
    """Inside a vertical span there are no lines."""
    top = w.no_border("top") if place.merge is Merge.CONTINUE else look.top
    return top + (look.bottom if place.is_last_row else w.no_border("bottom"))


def _band_ground(content: tree.Cell, look: RowLook) -> str:
    if content.band is None or look.ground is not None:
        return ""
    return w.tint(band_look(content.band, _band_sign(content.content)).fill)


def _band_sign(content: tree.Inlines) -> str | None:
    return next(
        (part.sign for part in content if isinstance(part, tree.Glyph) and part.band), None
    )


def _padding(
    place: GridPlace[CellT], ends: tuple[int, int], context: TableContext, is_flush: bool = True
) -> CellPadding:
    """First and last cell stand flush with the ends of the rules,
    unless a ground shows the edge.
    """
    flush = is_flush and not context.is_framed
    left = 0 if flush and place.column == 0 else None
    right = 0 if flush and place.column + place.columns == len(context.widths) else None
    return CellPadding(ends[0], left, ends[1], right)


def _paragraphs(
    content: tree.Cell, place: GridPlace[tree.Cell], line: RowContext, context: TableContext
) -> str:
    words = ""
    if content.content or content.bar is None:
        words = _words(content, place, line, context)
    if content.bar is None:
        return words
    room = context.width(place) - 2 * context.look.side
    style = w.ParagraphProps(context.look.text_style, keep_next=line.keep_next)
    return words + bar_paragraph(content.bar, room, line.look.bar, style)


def _words(
    content: tree.Cell, place: GridPlace[tree.Cell], line: RowContext, context: TableContext
) -> str:
    base = w.RunProps(bold=True if line.look.bold else None, color=line.look.color)
    sign = ""
    if content.band is not None and _band_sign(content.content) is None:
        sign = glyph(band_look(content.band).sign, content.band) + w.run(" ")
    props = w.ParagraphProps(
        context.look.text_style,
        keep_next=line.keep_next,
        indent=_indent(content.content, place, line.row, context),
        align="" if place.columns > 1 else JUSTIFICATION[context.column(place).align],
    )
    before, quotient = _split_quotient(content.content)
    if quotient is None:
        return w.paragraph(props, sign + runs(content.content, context.assembly, base))
    lead = [w.paragraph(props, runs(before, context.assembly, base))] if before else []
    room = context.width(place) - 2 * context.look.side
    return "".join([*lead, *quotient_pieces(quotient, room, props)])


def _split_quotient(content: tree.Inlines) -> tuple[tree.Inlines, tree.Quotient | None]:
    """The words before a fraction at the end of a cell, without the break between them."""
    last = content[-1] if content else None
    if not isinstance(last, tree.Quotient):
        return content, None
    before = content[:-1]
    return (before[:-1] if before and isinstance(before[-1], tree.LineBreak) else before), last


def _indent(
    content: tree.Inlines, place: GridPlace[tree.Cell], line: tree.Row, context: TableContext
) -> w.Indent | None:
    if place.column == context.table.indent_column and line.level:
        return w.Indent(left=line.level * _STEP)
    if context.column(place).align is tree.Align.RIGHT and split_footnote_sign(content)[1]:
        return w.Indent(right=-_HANG)
    if _continues_below_glyph(content):
        return w.Indent(left=_AFTER_GLYPH, hanging=_AFTER_GLYPH)
    return None


def _continues_below_glyph(content: tree.Inlines) -> bool:
    """Whether second lines should begin where the words beside a glyph begin."""
    return (
        bool(content)
        and isinstance(content[0], tree.Glyph)
        and any(isinstance(part, tree.LineBreak) for part in content)
    )


_TOP: Final = w.twips(1.2)
_BOTTOM: Final = w.twips(1.1)
_INNER: Final = w.twips(0.5)
_UNIT: Final = w.RunProps("Satuan")


def head_rows(context: TableContext) -> list[str]:
    """Return the rows that repeat on each page."""
    table = context.table
    places = lay_out_cells(table.head, len(context.widths), f"{table.label or 'Tabel'}, kepala")
    has_numbers = bool(table.column_numbers)
    last = len(places) - 1
    rows = [
        row(
            [
                _cell(place, (line == 0, line == last and not has_numbers), context)
                for place in line_places
            ],
            head=True,
        )
        for line, line_places in enumerate(places)
    ]
    return rows + ([_numbers(context)] if has_numbers else [])


def _cell(place: GridPlace[tree.HeadCell], edges: tuple[bool, bool], context: TableContext) -> str:
    is_first, is_last = edges
    ends = (_TOP if is_first else _INNER, _BOTTOM if is_last else _INNER)
    props = CellProps(
        width=context.width(place),
        columns=place.columns,
        merge=place.merge,
        borders=_borders_table_heads(place, is_first, is_last),
        padding=_padding(place, ends, context),
        align="bottom",
    )
    return cell(props, _paragraph(place, context))


def _borders_table_heads(place: GridPlace[tree.HeadCell], is_first: bool, is_last: bool) -> str:
    """Heavy rule on top, medium at the foot, a thin one under a head that covers columns."""
    top = w.border("top", theme.RULE_HEAVY, Token.TINTA) if is_first else ""
    if is_last:
        return top + w.border("bottom", theme.RULE_MEDIUM, Token.TINTA)
    if place.columns > 1 and place.merge is Merge.NONE:
        return top + w.border("bottom", theme.RULE_HAIR, Token.GARIS_2)
    return top


def _paragraph(place: GridPlace[tree.HeadCell], context: TableContext) -> str:
    head = place.cell
    align = (
        "center" if place.columns > 1 else JUSTIFICATION[context.table.columns[place.column].align]
    )
    props = w.ParagraphProps(context.look.head_style, align=align)
    if head is None:
        return w.paragraph(props)
    unit = (w.LINE if head.text else "") + w.run(head.unit, _UNIT) if head.unit else ""
    return w.paragraph(props, w.run(head.text) + unit)


def _numbers(context: TableContext) -> str:
    columns, widths = context.table.columns, context.widths
    given = (*context.table.column_numbers, *("",) * len(widths))[: len(widths)]
    cells = [
        cell(
            CellProps(
                width,
                borders=w.border("bottom", theme.RULE_MEDIUM, Token.TINTA),
                padding=_padding(GridPlace(place, 1, Merge.NONE, None), (0, _INNER), context),
            ),
            w.paragraph(
                w.ParagraphProps("NomorKolom", align=JUSTIFICATION[column.align]), w.run(words)
            ),
        )
        for place, (words, width, column) in enumerate(zip(given, widths, columns, strict=True))
    ]
    return row(cells, head=True)


_SMALL_TABLE_LINES: Final = 14
"""Lines up to which a table stays on one page;
a longer one would leave much of the page before empty.
"""
_OPENING: Final = 1
"""Rows that no page ends after: below a head stand two rows at least.

Where two rows in a row may not end a page and the third does not fit, LibreOffice 7.4 drops all
that follow.
"""
_CLOSING: Final = 3
"""Rows at the end of a long table that stay together,
so that no page holds the last one or two alone.
"""
_LONG_TABLE_ROWS: Final = 9
"""Rows from which a table is long: shorter ones may have few rows to a page."""
_SUMS: Final = frozenset({tree.RowKind.SUBTOTAL, tree.RowKind.TOTAL})


def table_block(block: tree.Table, assembly: Assembly, *, leads_on: bool = False) -> list[str]:
    """Return a table with everything that belongs to it; the last piece is a paragraph."""
    block = divide_merges(block, fit_columns(block))
    context = replace(_context(block, assembly), leads_on=leads_on)
    side = context.look.side
    frame = TableFrame(
        context.widths,
        left=w.block_left(block.width),
        padding=CellPadding(None, side, None, side),
        title=_title(block),
    )
    rows = [*head_rows(context), *_body(context)]
    above = caption(block, assembly, w.ParagraphProps("Caption"))
    below = source_lines(block.source, block.notes, block.mark, assembly, keep_next=leads_on)
    drawn = [table(frame, rows)] if rows else []
    return [
        *above,
        *drawn,
        *(below or [w.paragraph(w.ParagraphProps("Penutup", keep_next=leads_on))]),
    ]


def _context(block: tree.Table, assembly: Assembly) -> TableContext:
    fit = fit_columns(block)
    widths = w.shares(
        w.block_width(block.width), tuple(w.line_twips(width) for width in fit.widths)
    )
    hangs = any(
        split_footnote_sign(one.content)[1] for line in block.rows for one in line.cells[-1:]
    )
    is_framed = hangs or any(line.emphasis or _is_grounded(line) for line in block.rows)
    is_short = estimated_lines(block, fit) <= _SMALL_TABLE_LINES
    return TableContext(
        block, widths, table_look(block, fit), assembly, is_framed, is_short=is_short
    )


def _is_grounded(line: tree.Row) -> bool:
    """Whether a row of several cells stands on a ground:
    figures of the other rows stand below its own.
    """
    return line.kind is tree.RowKind.GROUP and len(line.cells) > 1


def _title(block: tree.Table) -> str:
    words = "".join(part.text for part in block.caption if isinstance(part, tree.Text))
    return f"{block.label} {words}".strip()


def _body(context: TableContext) -> list[str]:
    block = context.table
    places = lay_out_cells(
        [line.cells for line in block.rows], len(block.columns), block.label or "Tabel"
    )
    return [
        row([body_cell(place, _row_context(number, context), context) for place in found])
        for number, found in enumerate(places)
    ]


def _row_context(number: int, context: TableContext) -> RowContext:
    rows = context.table.rows
    following = rows[number + 1] if number + 1 < len(rows) else None
    look = _above_rule(row_look(rows[number], context.look), following, context)
    return RowContext(rows[number], look, _keeps_with_next(number, following, context))


def _above_rule(look: RowLook, following: tree.Row | None, context: TableContext) -> RowLook:
    """Leave the line to the next row where that draws its own above:
    programs differ in who wins.
    """
    if following is None or not row_look(following, context.look).top:
        return look
    return replace(look, bottom="")


def _keeps_with_next(number: int, following: tree.Row | None, context: TableContext) -> bool:
    """Whether a page may not end after this row;
    the words of a merged cell need the one below it too.
    """
    block = context.table
    if following is None:  # source, notes and mark never begin a page
        return bool(block.source or block.notes or block.mark) or context.leads_on
    rows = block.rows
    is_opening = number < _OPENING or context.is_short
    if is_opening or number == _OPENING:
        return is_opening
    is_closing = number >= max(len(rows), _LONG_TABLE_ROWS) - _CLOSING
    is_merged = any(one.rows > 1 for one in rows[number].cells)
    return (
        is_merged
        or is_closing
        or rows[number].kind is tree.RowKind.GROUP
        or following.kind in _SUMS
    )
