"""What the rows of a table are: items, levels of a work plan, totals, means, bands of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from capaian.auditor.printed.table import PrintedRow, PrintedTable
from capaian.auditor.understanding.vocabulary import AREA_ROW, MEAN_ROW, TOTAL_ROW


class RowKind(StrEnum):
    """What a row is."""

    ITEM = "item"
    TOTAL = "total"
    MEAN = "mean"
    BAND = "band"
    """Words alone: the title of the rows below it."""


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    """A row with its kind and its place in the tree that numbering or words make."""

    row: PrintedRow
    kind: RowKind
    level: int = 0
    """0 for the outermost items."""
    parent: int | None = None
    """Index of the row that it is a part of."""
    band: int = 0
    """Rows between two bands share it."""


_NUMBER: Final = re.compile(r"^(?:[IVXLC]+|\d+|[A-Za-z])(?:\.(?:\d+|[a-z]))*\.?$")
_WORDS: Final = (
    re.compile(r"^sub\s?kegiatan\b", re.IGNORECASE),
    re.compile(r"^kegiatan\b", re.IGNORECASE),
    re.compile(r"^program\b", re.IGNORECASE),
)


def understand_rows(table: PrintedTable) -> tuple[UnderstoodRow, ...]:
    """Return the rows of a table with what they are."""
    kinds = [*_kinds(table.rows)]
    levels = _levels(table.rows, kinds)
    made: list[UnderstoodRow] = []
    band = 0
    open_rows: dict[int, int] = {}
    for place, (row, kind, level) in enumerate(zip(table.rows, kinds, levels, strict=True)):
        if kind is RowKind.BAND:
            band += 1
            open_rows = {}
        if kind is RowKind.ITEM:
            parent = open_rows.get(level - 1)
            open_rows = {depth: index for depth, index in open_rows.items() if depth < level} | {level: place}
        else:
            parent = None
        made.append(UnderstoodRow(row, kind, level, parent, band))
        if kind is RowKind.TOTAL:
            open_rows = {}
    return tuple(made)


def _kinds(rows: Sequence[PrintedRow]) -> Iterator[RowKind]:
    last = len(rows) - 1
    for place, row in enumerate(rows):
        words = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        label = row.label
        has_figures = any(cell.numbers or cell.is_dash for cell in row.cells[1:])
        if TOTAL_ROW.match(label) or (not label and has_figures and place == last):
            yield RowKind.TOTAL
        elif MEAN_ROW.match(label):
            yield RowKind.MEAN
        elif place in (0, last) and AREA_ROW.match(label) and len(rows) > 3 and not _is_numbered(row):
            yield RowKind.TOTAL
        elif len(words) <= 2 and not has_figures:
            yield RowKind.BAND
        else:
            yield RowKind.ITEM


def _is_numbered(row: PrintedRow) -> bool:
    return bool(row.cells) and bool(_NUMBER.match(row.cells[0].text.strip()))


def _levels(rows: Sequence[PrintedRow], kinds: Sequence[RowKind]) -> list[int]:
    """Levels by numbers such as I.1.1, else by the words program, kegiatan, sub kegiatan, else all equal."""
    numbers = [row.cells[0].text.strip().rstrip(".") if row.cells else "" for row in rows]
    items = [place for place, kind in enumerate(kinds) if kind is RowKind.ITEM]
    if items and sum("." in numbers[i] for i in items) * 2 >= len(items):
        return [number.count(".") for number in numbers]
    depths = [_depth(row.label) for row in rows]
    if items and sum(depths[i] is not None for i in items) * 2 > len(items):
        top = min(depth for depth in depths if depth is not None)
        return [0 if depth is None else depth - top for depth in depths]
    return [0] * len(rows)


def _depth(label: str) -> int | None:
    return next((2 - place for place, pattern in enumerate(_WORDS) if pattern.match(label)), None)
