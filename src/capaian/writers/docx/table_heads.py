"""Heads of tables: words, unit on a second line, spans, the customary row of column numbers."""

from __future__ import annotations

from typing import Final

from capaian.documents.tree import HeadCell
from capaian.writers import theme
from capaian.writers.docx.cells import CellProps, Padding, cell, row
from capaian.writers.docx.grid import Merge, Place, lay_out
from capaian.writers.docx.markup import LINE, paragraph, run
from capaian.writers.docx.measures import twips
from capaian.writers.docx.props import ParagraphProps, RunProps, border
from capaian.writers.docx.table_cells import JUSTIFICATION, TableContext
from capaian.writers.theme import Token

_TOP: Final = twips(1.2)
_BOTTOM: Final = twips(1.1)
_INNER: Final = twips(0.5)
_UNIT: Final = RunProps("Satuan")


def head_rows(context: TableContext) -> list[str]:
    """Return the rows that repeat on each page."""
    table = context.table
    places = lay_out(table.head, len(context.widths), f"{table.label or 'Tabel'}, kepala")
    has_numbers = bool(table.column_numbers)
    last = len(places) - 1
    rows = [
        row(
            [_cell(place, (line == 0, line == last and not has_numbers), context) for place in line_places],
            head=True,
        )
        for line, line_places in enumerate(places)
    ]
    return rows + ([_numbers(context)] if has_numbers else [])


def _cell(place: Place[HeadCell], edges: tuple[bool, bool], context: TableContext) -> str:
    is_first, is_last = edges
    ends = (_TOP if is_first else _INNER, _BOTTOM if is_last else _INNER)
    props = CellProps(
        width=sum(context.widths[place.column : place.column + place.columns]),
        columns=place.columns,
        merge=place.merge,
        borders=_borders(place, is_first, is_last),
        padding=_padding(place.column, place.columns, ends, context),
        align="bottom",
    )
    return cell(props, _paragraph(place, context))


def _borders(place: Place[HeadCell], is_first: bool, is_last: bool) -> str:
    """Heavy rule on top, medium at the foot, a thin one under a head that covers columns."""
    top = border("top", theme.RULE_HEAVY, Token.TINTA) if is_first else ""
    if is_last:
        return top + border("bottom", theme.RULE_MEDIUM, Token.TINTA)
    if place.columns > 1 and place.merge is Merge.NONE:
        return top + border("bottom", theme.RULE_HAIR, Token.GARIS_2)
    return top


def _padding(column: int, columns: int, ends: tuple[int, int], context: TableContext) -> Padding:
    top, bottom = ends
    left = 0 if column == 0 and not context.is_framed else None
    right = 0 if column + columns == len(context.widths) and not context.is_framed else None
    return Padding(top, left, bottom, right)


def _paragraph(place: Place[HeadCell], context: TableContext) -> str:
    head = place.cell
    align = "center" if place.columns > 1 else JUSTIFICATION[context.table.columns[place.column].align]
    props = ParagraphProps(context.look.head_style, align=align)
    if head is None:
        return paragraph(props)
    unit = (LINE if head.text else "") + run(head.unit, _UNIT) if head.unit else ""
    return paragraph(props, run(head.text) + unit)


def _numbers(context: TableContext) -> str:
    columns, widths = context.table.columns, context.widths
    given = (*context.table.column_numbers, *("",) * len(widths))[: len(widths)]
    cells = [
        cell(
            CellProps(
                width,
                borders=border("bottom", theme.RULE_MEDIUM, Token.TINTA),
                padding=_padding(place, 1, (0, _INNER), context),
            ),
            paragraph(ParagraphProps("NomorKolom", align=JUSTIFICATION[column.align]), run(words)),
        )
        for place, (words, width, column) in enumerate(zip(given, widths, columns, strict=True))
    ]
    return row(cells, head=True)
