"""Writing a CSV part in its one canonical form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TypeVar

from capaian.dossier.tables.declaration import Column, Table
from capaian.dossier.tables.kinds import Kind

T = TypeVar("T")


def write_csv(table: Table[T], rows: Iterable[T]) -> str:
    """Return records as CSV: all declared columns, rows in the given order, quotes only where needed.

    Reading the result gives the same records, except for their places.
    """
    cells = ([write_cell(column, getattr(row, column.target)) for column in table.columns] for row in rows)
    return write_rows([column.name for column in table.columns], cells)


def write_rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return cells as CSV with LF at the end of each row."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return stream.getvalue()


def write_cell(column: Column, value: object) -> str:
    """Return a value as the canonical text of a cell."""
    return column.kind.write_cell(value) if isinstance(column.kind, Kind) else str(value)
