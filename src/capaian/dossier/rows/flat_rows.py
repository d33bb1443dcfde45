"""Rows of a sheet: one by one, or by columns where a hundred thousand of them repeat few texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from capaian.dossier.rows.sheets import NUMBER


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of a sheet."""

    cells: Mapping[str, str]
    """Texts by the ids of columns. Empty: not provided. A column that is not there stays as it is."""
    number: int = 0
    """Its place in its list in the file, from 1; 0 where it was not in the file."""


Flat = Mapping[str, tuple[FlatRow, ...]]
"""Rows by the id of their sheet."""


class RowsByColumn(Sequence[FlatRow]):
    """Rows of which each is put together when it is looked at."""

    def __init__(self, columns: Mapping[str, Sequence[str]], count: int) -> None:
        """Take the texts by the ids of columns, and how many rows there are."""
        self.columns = columns
        self._count = count

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> FlatRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FlatRow]: ...
    def __getitem__(self, index: int | slice) -> FlatRow | Sequence[FlatRow]:
        """Return a row, or some."""
        places = range(self._count)[index]
        return self._row(places) if isinstance(places, int) else [self._row(place) for place in places]

    def _row(self, place: int) -> FlatRow:
        cells = {name: texts[place] for name, texts in self.columns.items()}
        return FlatRow(cells, whole(cells.get(NUMBER, "")))


def whole(text: str) -> int:
    """Return the number that a text is; 0 of any other text."""
    return int(text) if text.isascii() and text.isdigit() else 0


def texts_of(rows: Sequence[FlatRow], column: str) -> Sequence[str]:
    """Return the texts of a column; empty ones in rows that have it not."""
    if isinstance(rows, RowsByColumn):
        return rows.columns.get(column) or [""] * len(rows)
    return [row.cells.get(column, "") for row in rows]
