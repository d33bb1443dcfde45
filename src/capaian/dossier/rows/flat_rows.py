"""Rows of a sheet: one by one, or by columns where a hundred thousand of them repeat few texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, overload

from capaian.dossier.rows.sheets import NUMBER

_ROWS_AT_ONCE: Final = 1000
"""Rows that are turned into columns together."""


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of a sheet."""

    cells: Mapping[str, str]
    """Texts by the ids of columns. Empty: not provided. A column that is not there stays as it is."""
    number: int = 0
    """Its place in its list in the file, from 1; 0 where it was not in the file."""


Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


class RowsByColumn(Sequence[FlatRow]):
    """Rows of which each is put together when it is looked at."""

    def __init__(
        self, columns: Mapping[str, Sequence[str]], count: int, *, is_numbered: bool = False
    ) -> None:
        """Take the texts by the ids of columns, and how many rows there are.

        Args:
            columns: Texts by the ids of columns.
            count: How many rows there are.
            is_numbered: They are the rows of a file, in its order; else a column tells their numbers.
        """
        self.columns = columns
        self._count = count
        self._is_numbered = is_numbered

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
        return FlatRow(cells, place + 1 if self._is_numbered else whole(cells.get(NUMBER, "")))


def table_rows(text: str) -> RowsByColumn:
    """Return the rows of a CSV part.

    As in reading, lines without a text are passed over, and so are spaces around names of columns and empty
    cells behind the last of them. Of columns with the same name the last one counts.

    Raises:
        ValueError: if a row has more cells than there are names of columns, or fewer.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    filled = (cells for cells in reader if any(map(str.strip, cells)))
    names = names_of(next(filled, []))
    lanes: list[list[str]] = [[] for _ in names]
    known: dict[str, str] = {}  # one object for each text, however many cells repeat it
    count = 0
    while some := [_cut(cells, len(names)) for cells in islice(filled, _ROWS_AT_ONCE)]:
        for lane, texts in zip(lanes, zip(*some, strict=True), strict=True):
            lane.extend(map(known.setdefault, texts, texts))
        count += len(some)
    return RowsByColumn(dict(zip(names, lanes, strict=True)), count, is_numbered=True)


def _cut(cells: list[str], width: int) -> list[str]:
    """Return the cells of a row without empty ones behind the last column."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells


def names_of(head: Sequence[str]) -> list[str]:
    """Return the names of columns in the first row of a table, without empty cells behind them.

    Examples:
        >>> names_of(["code", " name ", "", ""])
        ['code', 'name']
    """
    names = [name.strip() for name in head]
    while names and not names[-1]:
        names.pop()
    return names


def whole(text: str) -> int:
    """Return the number that a text is; 0 of any other text."""
    return int(text) if text.isascii() and text.isdigit() else 0


def texts_of(rows: Sequence[FlatRow], column: str) -> Sequence[str]:
    """Return the texts of a column; empty ones in rows that do not have it."""
    if isinstance(rows, RowsByColumn):
        return rows.columns.get(column) or [""] * len(rows)
    return [row.cells.get(column, "") for row in rows]


def clean(text: str) -> str:
    """Return a text as it is compared: with line feeds only, and without spaces around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
