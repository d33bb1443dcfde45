"""What a table is, for every writer alike: where its cells stand, whether it is a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.documents.tree import Cell, HeadCell, Table
from capaian.domain.errors import WriterError


def is_tree(table: Table) -> bool:
    """Whether rows stand under other rows.

    A table that could be indented, but whose rows are all of the first level, is an ordinary table:
    set as a tree, every row of it would be a bold head.
    """
    return table.indent_column is not None and any(row.level for row in table.rows)


def place_cells(
    rows: Sequence[Sequence[HeadCell | Cell]], columns: int, what: str = "Tabel"
) -> Iterator[tuple[int, ...]]:
    """Yield, row by row, the column in which each cell begins, minding cells that span rows.

    Raises:
        WriterError: when a row holds more cells than there are columns; `what` names the table.
    """
    covered: dict[int, int] = {}
    for line, cells in enumerate(rows, start=1):
        free = [column for column in range(columns) if not covered.get(column)]
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        starts = []
        for cell in cells:
            if not free:
                raise WriterError(too_many_cells(f"{what}, baris {line}", columns))
            starts.append(free[0])
            taken, free = free[: cell.columns], free[cell.columns :]
            covered |= {column: cell.rows - 1 for column in taken if cell.rows > 1}
        yield tuple(starts)


def too_many_cells(what: str, columns: int) -> str:
    """Return the sentence about a row that does not fit its table; `what` names table and row."""
    return f"{what}: sel lebih banyak daripada {columns} kolom. Periksa susunan tabelnya."
