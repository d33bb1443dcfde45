"""Rows of a sheet, and those of a CSV part."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of a sheet."""

    cells: Mapping[str, str]
    """Texts by the ids of columns. Empty: not provided. A column that is
    not there stays as it is.
    """
    number: int = 0
    """Its place in its list in the file, from 1; 0 where it was not in the file."""


Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


def open_table(text: str) -> tuple[list[str], list[FlatRow]]:
    """Return the names of the columns of a CSV part, none of an empty one, and its rows.

    As in reading, lines without a text are passed over, and so are spaces around names of columns
    and empty cells behind the last of them. Of columns with the same name the last one counts.

    Raises:
        ValueError: if a row has more cells than there are names of columns, or fewer.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = (cells for cells in reader if any(map(str.strip, cells)))
    names = [name.strip() for name in next(lines, [])]
    while names and not names[-1]:
        names.pop()
    known: dict[str, str] = {}  # one object for each text, however many cells repeat it
    found = []
    for number, cells in enumerate(lines, 1):
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        shared = (known.setdefault(cell, cell) for cell in cells)
        found.append(FlatRow(dict(zip(names, shared, strict=True)), number))
    return names, found


def clean(text: str) -> str:
    """Return a text as it is compared: with line feeds only, and without spaces around it."""
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()
