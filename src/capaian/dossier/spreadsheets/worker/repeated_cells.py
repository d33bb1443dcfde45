"""Cells whose address a sheet has more than once: programs read the first of them, or the last."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from itertools import groupby, islice, pairwise

from .refusal import MOST_NAMED, Flaw
from .sheet_cells import LAST_COLUMN, Cell, EnoughError, scan_cells
from .whole_rows import whole_rows
from .zip_directory import Entry, Unpacking

_ADDRESS = re.compile(rb'<c r="([A-Z]{1,3}([1-9][0-9]{0,6}))"')
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
        return [place for place, _ in islice(groupby(different), MOST_NAMED)]


def _place(cell: Cell) -> int:
    return cell.row * LAST_COLUMN + cell.column - 1


def stand_in_order(pieces: Iterable[bytes]) -> bool:
    """Say whether rows stand one below the other and none has a cell twice, as the bytes of a sheet tell.

    That is told of cells as nearly every program writes them, six times as fast as each is read.

    Examples:
        >>> [stand_in_order([b'<row r="1"><c r="A1"/>', last]) for last in (b'<c r="B1"/>', b'<c r="A1"/>')]
        [True, False]
    """
    last = 0
    for rows in whole_rows(pieces):
        found = _ADDRESS.findall(rows)
        if found:
            addresses, numbers = ({*each} for each in zip(*found, strict=True))
            places = [*map(int, numbers)]
            if len(addresses) < len(found) or min(places) <= last:
                return False
            last = max(places)
    return True


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
        if stand_in_order(unpacking.again(entry)):
            return []
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
