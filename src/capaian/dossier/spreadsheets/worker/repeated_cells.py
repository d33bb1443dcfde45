"""Cells whose address a sheet has more than once: programs read the first of them, or the last."""

from __future__ import annotations

from .refusal import Flaw
from .sheet_cells import LAST_COLUMN, Cell, scan_cells
from .zip_directory import Entry, Unpacking

_NAMED = 20
"""Cells named one by one; more of them say nothing new."""
_SHOWN = 30
"""Signs of a value that are shown."""
_OF_TEXTS = "teks"


class Order:
    """Cells as they go by: where each stands behind the one before, none stands there twice."""

    def __init__(self) -> None:
        """Begin before the first cell."""
        self._last = 0
        self.late: set[int] = set()
        """Those that do not stand behind all cells before them."""

    def take(self, cell: Cell) -> None:
        """Take the next cell of the file."""
        place = _place(cell)
        if place > self._last:
            self._last = place
        else:
            self.late.add(place)


def _place(cell: Cell) -> int:
    return cell.row * (LAST_COLUMN + 1) + cell.column


def find_repeated_cells(
    sheet: str, entry: Entry, unpacking: Unpacking, order: Order | None = None
) -> list[Flaw]:
    """Return the cells of which a sheet has several that hold different things, with the first two.

    Args:
        sheet: Its name.
        entry: Its part.
        unpacking: Gives the part again.
        order: Its cells as they went by, where they did.
    """
    if order is None:
        order = Order()
        scan_cells(entry.name, unpacking.again(entry), order.take)
    if not order.late:
        return []
    late, found = order.late, dict[int, list[Cell]]()

    def take(cell: Cell) -> None:
        if (place := _place(cell)) in late:
            same = found.setdefault(place, [])
            if len(same) < 2 and all(_held(cell) != _held(other) for other in same):
                same.append(cell)

    scan_cells(entry.name, unpacking.again(entry), take)
    several = [cells for _, cells in sorted(found.items()) if len(cells) > 1]
    return [
        Flaw("book_cell_repeated", {"first": _shown(a), "second": _shown(b)}, sheet, a.row, a.column)
        for a, b in several[:_NAMED]
    ]


def _held(cell: Cell) -> tuple[str, str | None, str | None]:
    return cell.kind, cell.value, cell.formula


def _shown(cell: Cell) -> str:
    """Return what a cell holds; of a text that cells share only that it is one."""
    if cell.kind == "s":
        return _OF_TEXTS
    return (cell.value or f"={cell.formula}")[:_SHOWN]
