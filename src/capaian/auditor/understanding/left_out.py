"""Figures that a dash leaves out where its row has all that they follow from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.law import Law, compute
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.understanding.columns import Column, Relation, inputs_of
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow

_FEWEST: Final = 3
_MOST: Final = 0.8
_LAWS: Final = (Law.PERCENT, Law.DIFFERENCE)


def relations_of_dashes(understood: UnderstoodTable) -> list[Relation]:
    """Return how columns follow from others that nearly all of their rows compute."""
    return [
        relation
        for relation in understood.relations
        if relation.law in _LAWS and relation.held >= max(_FEWEST, _MOST * relation.of)
    ]


def left_out(understood: UnderstoodTable, row: UnderstoodRow, relation: Relation) -> PrintedNumber | None:
    """Return the figure that should stand in place of a dash, written like its column; `None` if none should.

    Nothing to compute from, or nothing that changed, may well be a dash.
    """
    cell, inputs = row.row.cells[relation.result.index], inputs_of(row, relation)
    is_left = row.kind is RowKind.ITEM and cell.is_dash
    if not is_left or len(inputs) != len(relation.inputs) or not all(number.value for number in inputs):
        return None
    found = compute(relation.law, [number.value for number in inputs])
    shown = [
        each.number for each in understood.table.column(relation.result.index) if each.number is not None
    ]
    finest = max(shown, key=lambda number: number.decimals)
    text = finest.write(found, finest.decimals) if isinstance(found, Decimal) else ""
    return next(iter(read_numbers(text, cell.line, cell.column, finest.style)), None) if _says(text) else None


def left_out_of(
    understood: UnderstoodTable, items: Sequence[UnderstoodRow], column: Column
) -> tuple[PrintedNumber, ...]:
    """Return the figures that dashes of some rows leave out in a column."""
    relations = [each for each in relations_of_dashes(understood) if each.result == column]
    found = (left_out(understood, row, relation) for relation in relations[:1] for row in items)
    return tuple(number for number in found if number is not None)


def _says(text: str) -> bool:
    return bool(text.strip("-\u22120,."))
