"""Columns of a sheet that are read, and blocks of rows of which nothing is to be said, column by column.

By columns a long table takes half of the time: each cell is only looked up, and no row is put together that
nobody looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from capaian.dossier.excel.read.cell_texts import is_typed_percentage, text_of_cell
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError

_WIDEST: Final = 200
"""Cells of a row; turning rows of thousands of cells into columns takes more memory than they do."""

Cells = Sequence[CellValue]


class Lane:
    """A column that is read; cells that were met before are looked up."""

    def __init__(self, column: SheetColumn, place: int) -> None:
        """Begin with none met.

        Args:
            column: Its declaration.
            place: Where it stands, from 1.
        """
        self.column = column
        self.index = place - 1
        self.known: dict[CellValue, str] = {None: ""}
        self.blanks: set[CellValue] = {None}
        """Those of them that do not make a row."""

    def take(self, value: CellValue, text: str) -> None:
        """Remember the text of a cell."""
        self.known[value] = text
        if not holds(value):
            self.blanks.add(value)

    def learn(self, values: Iterable[CellValue]) -> bool:
        """Read the values that were not met before; say whether nothing is to be said or counted of any."""
        for value in {*values}.difference(self.known):
            text = _plain_text(self.column.kind, value)
            if text is None:
                return False
            self.take(value, text)
        return True


def holds(value: CellValue) -> bool:
    """Say whether a cell holds more than blanks."""
    return value is not None and not (isinstance(value, str) and value.isspace())


def _plain_text(kind: Kind, value: CellValue) -> str | None:
    """Return the text of a cell; `None` where something is to be said of it, or it is to be counted."""
    if is_typed_percentage(kind, value):
        return None
    try:
        return text_of_cell(kind, value)
    except RejectedValueError:
        return None


def take_plain(
    rows: Sequence[Cells], lanes: Sequence[Lane], makers: Sequence[Lane]
) -> Sequence[Iterable[str]] | None:
    """Return the texts of rows of which nothing is to be said, by lanes; `None` where that is not sure.

    Args:
        rows: Rows in none of which a cell is more than its value.
        lanes: The columns that are read.
        makers: Those of them in which a value makes a row.
    """
    if max(map(len, rows)) > _WIDEST:
        return None
    columns = [*zip_longest(*rows)]
    nothing = [None] * len(rows)
    values = {lane: columns[lane.index] if lane.index < len(columns) else nothing for lane in lanes}
    # True equals 1, so that they cannot be looked up side by side.
    if any(bool in map(type, own) for own in values.values()):
        return None
    if not all(lane.learn(own) for lane, own in values.items()):
        return None
    if not any(lane.blanks.isdisjoint(values[lane]) for lane in makers):
        return None
    return [map(lane.known.__getitem__, own) for lane, own in values.items()]
