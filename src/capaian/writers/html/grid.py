"""Where the cells of a table with spans stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanning(Protocol):
    """A cell that covers columns to its right and rows below."""

    @property
    def columns(self) -> int:
        """Number of columns covered, 1 or more."""

    @property
    def rows(self) -> int:
        """Number of rows covered, 1 or more."""


C = TypeVar("C", bound=Spanning)


@dataclass(frozen=True, slots=True)
class Placed(Generic[C]):
    """A cell with the index of its first column."""

    cell: C
    column: int


@dataclass(frozen=True, slots=True)
class PlacedRow(Generic[C]):
    """The cells that begin in a row."""

    cells: tuple[Placed[C], ...]
    is_continued: bool
    """Whether a cell from above reaches into this row."""


def place(rows: Iterable[Sequence[C]]) -> Iterator[PlacedRow[C]]:
    """Yield each row with the column of each cell, counting cells that reach down from above."""
    open_rows: dict[int, int] = {}
    for cells in rows:
        placed = tuple(_place_row(cells, frozenset(open_rows)))
        yield PlacedRow(placed, bool(open_rows))
        open_rows = {column: left - 1 for column, left in open_rows.items() if left > 1}
        open_rows |= _reaching_down(placed)


def _place_row(cells: Sequence[C], taken: frozenset[int]) -> Iterator[Placed[C]]:
    column = 0
    for cell in cells:
        while column in taken:
            column += 1
        yield Placed(cell, column)
        column += cell.columns


def _reaching_down(placed: Iterable[Placed[C]]) -> dict[int, int]:
    return {
        column: item.cell.rows - 1
        for item in placed
        if item.cell.rows > 1
        for column in range(item.column, item.column + item.cell.columns)
    }
