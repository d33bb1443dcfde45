"""Writing a CSV part in its one canonical form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
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


def write_columns(columns: Mapping[str, Sequence[str]]) -> str:
    """Return columns of one length by their names as the CSV of their rows, which mostly nobody keeps."""
    rows = zip(*columns.values(), strict=True)
    joined = "\n".join(map(",".join, chain([columns], rows)))
    count = 1 + max(map(len, columns.values()), default=0)
    if len(columns) > 1 and _needs_no_quotes(joined, count, len(columns)):
        return f"{joined}\n"
    return write_rows([*columns], zip(*columns.values(), strict=True))


def _needs_no_quotes(joined: str, rows: int, columns: int) -> bool:
    """Say whether no cell holds a sign that parts cells or rows, which takes half the time to see."""
    signs = joined.count(",") == rows * (columns - 1) and joined.count("\n") == rows - 1
    return signs and '"' not in joined and "\r" not in joined


def write_cell(column: Column, value: object) -> str:
    """Return a value as the canonical text of a cell."""
    return column.kind.write_cell(value) if isinstance(column.kind, Kind) else str(value)
