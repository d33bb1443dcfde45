"""Cells whose address a sheet has more than once: programs read the first of them, or the last."""

from __future__ import annotations

from array import array
from itertools import groupby, islice, pairwise

from .refusal import Flaw
from .sheet_cells import LAST_COLUMN, Cell, EnoughError, scan_cells
from .zip_directory import Entry, Unpacking

_NAMED = 20
"""Cells named one by one; more of them say nothing new."""
_FIRST_LOOK = 10_000
"""Cells after which those so far are looked at; then after four times as many."""
_SHOWN = 30
"""Signs of a value that are shown."""
_OF_TEXTS = "teks"
_HASH_BITS = 29
"""Beside 35 of a place; the salt of hashes is another in each process."""
_HASH_MASK = (1 << _HASH_BITS) - 1


class Seen:
    """Cells as they go by, each as one number: its place, and behind it a part of the hash of what it holds.

    A million cells from below to above are ten megabytes so.
    """

    def __init__(self) -> None:
        """Begin before the first cell."""
        self._cells = array("Q")
        self._last = -1
        self._is_in_order = True
        self._next_look = _FIRST_LOOK

    def take(self, cell: Cell) -> None:
        """Take the next cell of the file.

        Raises:
            EnoughError: Some are there twice.
        """
        place = _place(cell)
        self._is_in_order = self._is_in_order and place > self._last
        self._last = place
        self._cells.append(place << _HASH_BITS | hash(_held(cell)) & _HASH_MASK)
        if len(self._cells) == self._next_look:
            self._next_look *= 4
            if self.repeated():
                raise EnoughError

    def repeated(self) -> list[int]:
        """Return the first places of which there are several cells that hold different things."""
        if self._is_in_order:
            return []
        sorted_cells = sorted(self._cells)
        different = (
            one >> _HASH_BITS
            for one, other in pairwise(sorted_cells)
            if one != other and one >> _HASH_BITS == other >> _HASH_BITS
        )
        return [place for place, _ in islice(groupby(different), _NAMED)]


def _place(cell: Cell) -> int:
    return cell.row * LAST_COLUMN + cell.column - 1


def find_repeated_cells(
    sheet: str, entry: Entry, unpacking: Unpacking, seen: Seen | None = None
) -> list[Flaw]:
    """Return the cells of which a sheet has several that hold different things, with the first two.

    Args:
        sheet: Its name.
        entry: Its part.
        unpacking: Gives the part again.
        seen: Its cells as they went by, where they did.
    """
    if seen is None:
        seen = Seen()
        scan_cells(entry.name, unpacking.again(entry), seen.take)
    found: dict[int, list[Cell]] = {place: [] for place in seen.repeated()}
    if not found:
        return []
    found_twice: set[int] = set()

    def take(cell: Cell) -> None:
        same = found.get(_place(cell))
        if same is not None and len(same) < 2 and all(_held(cell) != _held(other) for other in same):
            same.append(cell)
            found_twice.update({_place(cell)} if len(same) == 2 else ())
            if len(found_twice) == len(found):
                raise EnoughError

    scan_cells(entry.name, unpacking.again(entry), take)
    return [
        Flaw("book_cell_repeated", {"first": _shown(a), "second": _shown(b)}, sheet, a.row, a.column)
        for a, b in found.values()
    ]


def _held(cell: Cell) -> tuple[str, str | None, str | None]:
    return cell.kind, cell.value, cell.formula


def _shown(cell: Cell) -> str:
    """Return what a cell holds; of a text that cells share only that it is one."""
    if cell.kind == "s":
        return _OF_TEXTS
    return (cell.value or f"={cell.formula}")[:_SHOWN]
