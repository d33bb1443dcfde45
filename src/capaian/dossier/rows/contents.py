"""The rows of every sheet, from the files of a dossier as they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, overload

from capaian.dossier.folder import Folder
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.paragraphs import split_paragraphs
from capaian.dossier.rows.text_sheets import (
    FILE,
    LAYOUT_SHEET,
    LINE,
    NARRATIVE_SHEET,
    NUMBER,
    PARAGRAPH,
)
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table

Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""
_AT_ONCE: Final = 1000
"""Rows that are turned into columns together."""


def rows_of(folder: Folder) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of the files that a dossier has; it must be free of errors."""
    rows: dict[str, Sequence[FlatRow]] = {}
    for part in ALL:
        if part.file in folder.parts:
            rows |= _part_rows(part, _text(folder.parts[part.file]))
    layouts = {file: content for file, content in folder.parts.items() if file not in {p.file for p in ALL}}
    rows[NARRATIVE_SHEET.id] = [*_paragraphs(folder.narratives)]
    rows[LAYOUT_SHEET.id] = [*_lines(layouts)]
    return rows


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _part_rows(part: Part, text: str) -> Rows:
    return {part.file: TableRows(text)} if isinstance(part, Table) else unfold(part, text)


class TableRows(Sequence[FlatRow]):
    """The rows of a CSV part, kept by columns: a hundred thousand of them repeat few texts.

    As in reading, lines without a text are passed over, and so are spaces around names of columns and empty
    cells behind the last of them.
    """

    def __init__(self, text: str, count: int | None = None) -> None:
        """Read a table.

        Args:
            text: The whole of it.
            count: How many rows it has, where that is known: they are read no further than to one that is
                asked for.

        Raises:
            ValueError: if a row has more cells than there are names of columns, or fewer.
        """
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        filled = (cells for cells in reader if any(map(str.strip, cells)))
        self._names = names_of(next(filled, []))
        self._unread = filled
        self._lanes: Sequence[list[str]] = [[] for _ in self._names]
        self._texts: dict[str, str] = {}
        self._read = 0
        self._count = self._read_to(None) if count is None else count

    def _read_to(self, place: int | None) -> int:
        """Read on until a row has been read, or all; return how many have been."""
        most = _AT_ONCE if place is None else max(place + 1 - self._read, 0)
        same = self._texts.setdefault
        while some := [_cut(cells, len(self._names)) for cells in islice(self._unread, min(most, _AT_ONCE))]:
            for lane, texts in zip(self._lanes, zip(*some, strict=True), strict=True):
                lane.extend(map(same, texts, texts))
            self._read += len(some)
            most = most if place is None else place + 1 - self._read
        return self._read

    def lane(self, name: str) -> Sequence[str]:
        """Return the texts of a column of all rows; a column that is not there is empty.

        Of columns with the same name the last one counts.
        """
        self._read_to(None)
        lanes = dict(zip(self._names, self._lanes, strict=True))
        return lanes[name] if name in lanes else [""] * self._count

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[FlatRow]:
        """Yield each row."""
        return map(self._row, range(self._count))

    @overload
    def __getitem__(self, index: int) -> FlatRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FlatRow]: ...
    def __getitem__(self, index: int | slice) -> FlatRow | Sequence[FlatRow]:
        """Return rows by their place, reading on where they were not read yet."""
        places = range(self._count)[index]
        return self._row(places) if isinstance(places, int) else [*map(self._row, places)]

    def _row(self, place: int) -> FlatRow:
        if place >= self._read:
            self._read_to(place)
        return FlatRow(dict(zip(self._names, [lane[place] for lane in self._lanes], strict=True)), place + 1)


def _cut(cells: list[str], width: int) -> list[str]:
    """Return the cells of a row without empty ones behind the last column."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells


def lane_of(rows: Sequence[FlatRow], name: str) -> Sequence[str]:
    """Return the texts of a column of all rows."""
    return rows.lane(name) if isinstance(rows, TableRows) else [row.cells.get(name, "") for row in rows]


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


def _paragraphs(narratives: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in narratives.items():
        for number, text in enumerate(split_paragraphs(_text(content)), 1):
            yield FlatRow({FILE: file, NUMBER: str(number), PARAGRAPH: text}, number)


def _lines(layouts: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in layouts.items():
        lines = _text(content).removesuffix("\n").split("\n")
        for number, text in enumerate(lines, 1):
            yield FlatRow({FILE: file, NUMBER: str(number), LINE: text}, number)
