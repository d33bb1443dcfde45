"""Heads of tables: words, unit on a second line, spans, the customary row of column numbers."""

from __future__ import annotations

from typing import Final

from capaian.documents.tree import Column, HeadCell, Table
from capaian.writers import theme
from capaian.writers.docx.cells import CellProps, Padding, cell, row
from capaian.writers.docx.grid import Merge, Place, lay_out
from capaian.writers.docx.markup import LINE, paragraph, run
from capaian.writers.docx.measures import twips
from capaian.writers.docx.props import ParagraphProps, RunProps, border
from capaian.writers.docx.table_cells import JUSTIFICATION
from capaian.writers.theme import Token

_TOP: Final = twips(1.2)
_BOTTOM: Final = twips(1.1)
_INNER: Final = twips(0.5)
_UNIT: Final = RunProps("Satuan")


def head_rows(table: Table, widths: tuple[int, ...], *, is_framed: bool) -> list[str]:
    """Return the rows that repeat on each page."""
    places = lay_out(table.head, len(widths), f"{table.label or 'Tabel'}, kepala")
    has_numbers = bool(table.column_numbers)
    last = len(places) - 1
    rows = [
        row(
            [
                _cell(place, (line == 0, line == last and not has_numbers), table, widths, is_framed)
                for place in line_places
            ],
            head=True,
        )
        for line, line_places in enumerate(places)
    ]
    return rows + ([_numbers(table, widths, is_framed)] if has_numbers else [])


def _cell(
    place: Place[HeadCell], edges: tuple[bool, bool], table: Table, widths: tuple[int, ...], is_framed: bool
) -> str:
    is_first, is_last = edges
    props = CellProps(
        width=sum(widths[place.column : place.column + place.columns]),
        columns=place.columns,
        merge=place.merge,
        borders=_borders(place, is_first, is_last),
        padding=_padding(
            place.column,
            place.columns,
            len(widths),
            is_framed,
            (_TOP if is_first else _INNER, _BOTTOM if is_last else _INNER),
        ),
        align="bottom",
    )
    return cell(props, _paragraph(place, table.columns[place.column]))


def _borders(place: Place[HeadCell], is_first: bool, is_last: bool) -> str:
    """Heavy rule on top, medium at the foot, a thin one under a head that covers columns."""
    top = border("top", theme.RULE_HEAVY, Token.TINTA) if is_first else ""
    if is_last:
        return top + border("bottom", theme.RULE_MEDIUM, Token.TINTA)
    if place.columns > 1 and place.merge is Merge.NONE:
        return top + border("bottom", theme.RULE_HAIR, Token.GARIS_2)
    return top


def _padding(column: int, columns: int, total: int, is_framed: bool, ends: tuple[int, int]) -> Padding:
    top, bottom = ends
    left = 0 if column == 0 and not is_framed else None
    right = 0 if column + columns == total and not is_framed else None
    return Padding(top, left, bottom, right)


def _paragraph(place: Place[HeadCell], column: Column) -> str:
    head = place.cell
    align = "center" if place.columns > 1 else JUSTIFICATION[column.align]
    props = ParagraphProps("KepalaTabel", align=align)
    if head is None:
        return paragraph(props)
    unit = (LINE if head.text else "") + run(head.unit, _UNIT) if head.unit else ""
    return paragraph(props, run(head.text) + unit)


def _numbers(table: Table, widths: tuple[int, ...], is_framed: bool) -> str:
    given = (*table.column_numbers, *("",) * len(widths))[: len(widths)]
    cells = [
        cell(
            CellProps(
                width,
                borders=border("bottom", theme.RULE_MEDIUM, Token.TINTA),
                padding=_padding(place, 1, len(widths), is_framed, (0, _INNER)),
            ),
            paragraph(ParagraphProps("NomorKolom", align=JUSTIFICATION[column.align]), run(words)),
        )
        for place, (words, width, column) in enumerate(zip(given, widths, table.columns, strict=True))
    ]
    return row(cells, head=True)
