"""What a table is, for every writer alike: where its cells stand, whether it is a tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Generic, Protocol, TypeVar

from capaian.documents.tree import Inlines, Table, Text
from capaian.domain.errors import WriterError


def is_tree(table: Table) -> bool:
    """Whether rows stand under other rows.

    A table that could be indented, but whose rows are all of the first level, is an ordinary
    table: set as a tree, every row of it would be a bold head.
    """
    return table.indent_column is not None and any(row.level for row in table.rows)


class Spanning(Protocol):
    """A cell of the tree, of head or body."""

    @property
    def columns(self) -> int:
        """Columns covered."""

    @property
    def rows(self) -> int:
        """Rows covered."""


CellT = TypeVar("CellT", bound=Spanning)


class Merge(Enum):
    """Part of a cell in a vertical span."""

    NONE = auto()
    START = auto()
    CONTINUE = auto()


@dataclass(frozen=True, slots=True)
class GridPlace(Generic[CellT]):
    """One cell of the grid; without `cell` where a span goes on or the row is short."""

    column: int
    columns: int
    merge: Merge
    cell: CellT | None
    is_last_row: bool = True
    """Whether a vertical span ends here."""


@dataclass(slots=True)
class _Span:
    left: int
    columns: int


def lay_out_cells(
    rows: Sequence[Sequence[CellT]], columns: int, what: str
) -> list[list[GridPlace[CellT]]]:
    """Return each row with as many places as it needs to fill all columns.

    Raises:
        WriterError: when a row holds more cells than there are columns; `what` names the table.
    """
    spans: dict[int, _Span] = {}
    return [
        _lay_out_row(row, columns, spans, f"{what}, baris {n}")
        for n, row in enumerate(rows, start=1)
    ]


def _lay_out_row(
    row: Sequence[CellT], columns: int, spans: dict[int, _Span], what: str
) -> list[GridPlace[CellT]]:
    places: list[GridPlace[CellT]] = []
    waiting = list(reversed(row))
    column = 0
    while column < columns:
        place = _next_place(column, columns, spans, waiting)
        places.append(place)
        column += place.columns
    if waiting:
        message = f"{what}: sel lebih banyak daripada {columns} kolom. Periksa susunan tabelnya."
        raise WriterError(message)
    return places


def _next_place(
    column: int, columns: int, spans: dict[int, _Span], waiting: list[CellT]
) -> GridPlace[CellT]:
    if column in spans:
        return _continue(column, spans)
    if not waiting:
        return GridPlace(column, 1, Merge.NONE, None)
    cell = waiting.pop()
    free = next((place for place in range(column, columns) if place in spans), columns) - column
    width = max(1, min(cell.columns, free))
    if cell.rows > 1:
        spans[column] = _Span(cell.rows - 1, width)
    merge = Merge.START if cell.rows > 1 else Merge.NONE
    return GridPlace(column, width, merge, cell, is_last_row=cell.rows <= 1)


def _continue(column: int, spans: dict[int, _Span]) -> GridPlace[CellT]:
    span = spans[column]
    span.left -= 1
    if span.left == 0:
        del spans[column]
    return GridPlace(column, span.columns, Merge.CONTINUE, None, is_last_row=span.left == 0)


def place_cells(
    rows: Sequence[Sequence[CellT]], columns: int, what: str = "Tabel"
) -> list[tuple[int, ...]]:
    """Return, row by row, the column in which each cell begins, minding cells that span rows.

    Raises:
        WriterError: when a row holds more cells than there are columns; `what` names the table.
    """
    places = lay_out_cells(rows, columns, what)
    return [tuple(place.column for place in row if place.cell is not None) for row in places]


_FOOTNOTE_SIGNS: Final = frozenset("†‡*§¹²³")


def split_footnote_sign(content: Inlines) -> tuple[Inlines, str]:
    """Split off a footnote sign that closes a figure: it hangs beside it,
    so that commas stay in line.
    """
    last = content[-1] if len(content) > 1 else None
    if isinstance(last, Text) and last.text and _FOOTNOTE_SIGNS.issuperset(last.text):
        return content[:-1], last.text
    return content, ""
