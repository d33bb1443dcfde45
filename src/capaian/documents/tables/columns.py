"""Columns of a table: repeated ones unfolded, heads joined, the row of column numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.specs import ColumnSpec
from capaian.documents.scope.values import Series, Value
from capaian.documents.tree import HeadCell
from capaian.domain.issue import Place

_NUMBERED_FROM = 5
"""Tables with this many columns print the customary row (1) (2) (3)."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column ready to be filled: its path has no `*` any more."""

    spec: ColumnSpec
    id: str
    field: str
    head: tuple[str, ...]
    unit: str
    thing: Value | None = None
    """What a repeated column stands for; `column` in its templates."""
    number: str = ""


def unfold_columns(specs: tuple[ColumnSpec, ...], desk: Desk, place: Place) -> tuple[TableColumn, ...]:
    """Return one column per spec, or one per thing of a repeated spec's query; `place` is the table's."""
    none: list[TableColumn] = []
    found = (desk.attempt(_place_of(spec, place), partial(_unfold, spec, desk), none) for spec in specs)
    return tuple(column for columns in found for column in columns)


def _place_of(spec: ColumnSpec, place: Place) -> Place:
    return place if spec.origin is None else replace(place, row=spec.origin.row)


def _unfold(spec: ColumnSpec, desk: Desk) -> list[TableColumn]:
    if not spec.each:
        return [_column(spec, spec.field, desk, None)]
    series = desk.select(spec.each)
    things = series.items if isinstance(series, Series) else ()
    return [
        _column(each, each.field.replace("*", thing.key), desk.inside(column=thing), thing)
        for thing in things
        for each in spec.columns or (spec,)
    ]


def _column(spec: ColumnSpec, field: str, desk: Desk, thing: Value | None) -> TableColumn:
    head = (spec.head,) if isinstance(spec.head, str) else spec.head
    return TableColumn(
        spec,
        spec.id or field,
        field,
        tuple(desk.words(words) for words in head),
        desk.words(spec.unit),
        thing,
        desk.words(spec.number),
    )


def head_rows(columns: tuple[TableColumn, ...]) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the head: equal neighbours below the same heading join, short paths reach down."""
    depth = max(len(column.head) for column in columns)
    rows = [_head_row(columns, level, depth) for level in range(depth)]
    return tuple(tuple(row) for row in rows)


def _head_row(columns: tuple[TableColumn, ...], level: int, depth: int) -> list[HeadCell]:
    cells: list[HeadCell] = []
    start = 0
    while start < len(columns):
        column = columns[start]
        end = start + 1
        if level < len(column.head) - 1:
            path = column.head[: level + 1]
            while end < len(columns) and _is_below(columns[end].head, path):
                end += 1
            cells.append(HeadCell(path[-1], columns=end - start))
        elif level == len(column.head) - 1:
            cells.append(HeadCell(column.head[-1], column.unit or None, rows=depth - level))
        start = end
    return cells


def _is_below(head: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a heading stands below a path of headings; one that ends there stands beside it."""
    return len(head) > len(path) and head[: len(path)] == path


def number_row(columns: tuple[TableColumn, ...], wanted: bool | None) -> tuple[str, ...]:
    """Return `(1)`, `(2)`, `(5) = (4) ÷ (3)`; empty where the row is not printed."""
    printed = len(columns) >= _NUMBERED_FROM if wanted is None else wanted
    if not printed:
        return ()
    return tuple(_number(n, column) for n, column in enumerate(columns, start=1))


def _number(position: int, column: TableColumn) -> str:
    number, formula = column.number or f"({position})", column.spec.formula
    return f"{number} = {formula}" if formula else number
