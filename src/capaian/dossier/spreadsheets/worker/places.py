"""Where the cells of a sheet stand: the rectangle that the reader makes of them, and how full it is."""

from __future__ import annotations

import re
from operator import methodcaller
from typing import Final

from .limits import Limits
from .refusal import refuse
from .sheet_cells import LAST_COLUMN, LAST_ROW, column_number

_FILLED: Final = rb'"[^<>/]*>(?!</c>)'
"""The rest of the tag of a cell that is more than a format, as nearly every program writes it."""
_CELL: Final = b'<c r="'
_ROWS: Final = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})' + _FILLED)
_ROWS_OF_ALL: Final = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
"""The same where no cell is a format alone, found half as fast again."""
_FILLED_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})' + _FILLED)
_MOST_AHEAD: Final = len(_CELL) + 3
"""How far before its row the tag of a cell begins, at most."""
_LETTERS: Final = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}' + _FILLED)
_ORDER: Final = methodcaller("rjust", 3)
"""Puts letters in the order of their columns: Z before AA."""


class Places:
    """The rectangle of cells with values, from the first row on: the reader fills the rows above too.

    A cell that stands too far out is named and not left out: somebody may have meant it.
    """

    def __init__(self) -> None:
        """Begin without a cell."""
        self.last_row = self.last_column = 0
        self.values = 0
        """Cells with a value."""
        self.rows = 0
        """Rows that hold one."""
        self._first_column = 0
        self._row = 0
        self._lowest = self._rightmost = (0, 0)

    @property
    def cells(self) -> int:
        """How many places there are, empty ones too."""
        return self.last_row * (self.last_column - self._first_column + 1)

    @property
    def farthest(self) -> tuple[int, int]:
        """The row and column of the cell that stands nearest to where sheets end."""
        is_low = self.last_row * LAST_COLUMN >= self.last_column * LAST_ROW
        return self._lowest if is_low else self._rightmost

    @property
    def is_on_sheet(self) -> bool:
        """Whether every cell stands where a table program can have one."""
        return self.last_row <= LAST_ROW and self.last_column <= LAST_COLUMN

    def take(self, row: int, column: int) -> None:
        """Take a cell, in the order of the file."""
        self.values += 1
        self.rows += row != self._row
        self._row = row
        self._widen(row, column)

    def take_bytes(self, window: bytes, shapes: bytes) -> None:
        """Take the cells of whole tags; rows parted by a window count in both.

        Args:
            window: The tags.
            shapes: Each kind of cell among them at least once, whatever its row.
        """
        filled = _LETTERS.findall(shapes)
        if not filled:
            return
        rows = (_ROWS_OF_ALL if len(filled) == shapes.count(_CELL) else _ROWS).findall(window)
        distinct = {*rows}
        self.values += len(rows)
        self.rows += len(distinct)
        letters = {*filled}
        lowest = max(distinct, key=int)
        leftmost, rightmost = min(letters, key=_ORDER), max(letters, key=_ORDER)
        # Which cells these are is only asked where they are farther out than those before.
        if int(lowest) > self.last_row:
            self._widen(*_find(window, 2, lowest))
        if column_number(rightmost.decode()) > self.last_column:
            self._widen(*_find(window, 1, rightmost))
        self._widen(0, column_number(leftmost.decode()))

    def _widen(self, row: int, column: int) -> None:
        if row > self.last_row:
            self.last_row, self._lowest = row, (row, column)
        if column > self.last_column:
            self.last_column, self._rightmost = column, (row, column)
        self._first_column = min(self._first_column or column, column)


def require_few(values: int, rows: int, limits: Limits) -> None:
    """Refuse more cells or rows with a value than are taken.

    Raises:
        RefusedError: They are too many.
    """
    for what, number, most in (("sel berisi", values, limits.values), ("baris berisi", rows, limits.rows)):
        if number > most:
            raise refuse("book_of_too_many_cells", limit=f"{most:,} {what}".replace(",", "."))


def _find(window: bytes, part: int, name: bytes) -> tuple[int, int]:
    """Return row and column of the first filled cell with such letters (part 1) or row (part 2): it is there.

    A pattern made of the name would be compiled for each window, which takes longer than to look for it.
    """
    sought = _CELL + name if part == 1 else name + b'"'
    at = window.find(sought)
    while at >= 0:
        begun = at if part == 1 else window.find(_CELL, max(0, at - _MOST_AHEAD), at)
        cell = _FILLED_CELL.match(window, begun) if begun >= 0 else None
        if cell is not None and cell[part] == name:
            return int(cell[2]), column_number(cell[1].decode())
        at = window.find(sought, at + 1)
    raise ValueError("a cell that was there is gone")
