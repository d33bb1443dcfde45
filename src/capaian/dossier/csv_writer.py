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
    table = [header, *rows]
    joined = "\n".join(map(",".join, table))
    if {*map(len, table)} == {len(header)} != {1} and _needs_no_quotes(joined, len(table), len(header)):
        return f"{joined}\n"
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerows(table)
    return stream.getvalue()


def _needs_no_quotes(joined: str, rows: int, columns: int) -> bool:
    """Say whether no cell holds a sign that parts cells or rows, which takes half the time to see."""
    signs = joined.count(",") == rows * (columns - 1) and joined.count("\n") == rows - 1
    return signs and '"' not in joined and "\r" not in joined


def write_cell(column: Column, value: object) -> str:
    """Return a value as the canonical text of a cell."""
    return column.kind.write_cell(value) if isinstance(column.kind, Kind) else str(value)
